"""The engines of `draft`, from the options to what they propose: the rules, or a language model behind a server."""

from __future__ import annotations

import argparse
import json
import os
import sys
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from pipeline.cli import options as shared
from pipeline.cli.options import Arguments, Parser, plural

if TYPE_CHECKING:
    from pipeline.anchors import Anchors
    from pipeline.chat import Usage
    from pipeline.drafting import Proposed
    from pipeline.house import House
    from pipeline.proposals import SourceArticle

_KEY = "NEWSFACTS_API_KEY"
_SECONDS = 120
_ATTEMPTS = 4
_OF_MODEL = ("endpoint", "model", "key", "timeout", "attempts", "price", "dry_run")
"""The options that only a language model needs, by the names of their values."""


def add_options(parser: Parser) -> None:
    """Which engine, and what the language model needs."""
    parser.add_argument(
        "--engine", choices=("rules", "llm"), default="rules", help="the rules (default), or a language model"
    )
    model = parser.add_argument_group("for --engine llm")
    model.add_argument(
        "--endpoint", metavar="URL", help="a server that speaks OpenAI's protocol: http://localhost:8000/v1"
    )
    model.add_argument("--model", metavar="NAME", help="the model to ask")
    model.add_argument("--key", metavar="VARIABLE", help=f"the environment variable of the key (default: {_KEY})")
    model.add_argument("--timeout", type=_amount, metavar="SECONDS", help=f"for an answer (default: {_SECONDS})")
    model.add_argument(
        "--attempts",
        type=int,
        choices=range(1, 11),
        metavar="N",
        help=f"times that a question is asked, 1 to 10, while the server fails (default: {_ATTEMPTS})",
    )
    model.add_argument(
        "--price",
        nargs=2,
        type=_amount,
        metavar=("IN", "OUT"),
        help="what a million tokens of questions, and of answers, cost",
    )
    model.add_argument("--dry-run", action="store_true", help="print what would be asked, and ask nothing")


def _amount(text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal(-1)
    if not number.is_finite() or number < 0:
        raise argparse.ArgumentTypeError(f"`{text}` is no amount; write a number such as 0.5")
    return number


def refuse_useless(options: Arguments) -> None:
    """Raises `InputError` where an option is given that the engine has no use for, or names a key that is not set."""
    given = [name for name in _OF_MODEL if (value := getattr(options, name)) is not None and value is not False]
    if given and options.engine != "llm":
        raise shared.usage(f"`--{given[0].replace('_', '-')}` is for a language model; add --engine llm")
    if options.key and not os.environ.get(options.key, "").strip():
        raise shared.usage(f"the environment variable {options.key}, which --key names, is not set")


def propose(article: SourceArticle, anchors: Anchors, house: House, options: Arguments) -> Proposed:
    """What the chosen engine proposes for an article."""
    if options.engine == "rules":
        return _by_rules(article, anchors)
    return _by_model(article, anchors, house, options)


def _by_rules(article: SourceArticle, anchors: Anchors) -> Proposed:
    from pipeline.draft.rules import engine, propose
    from pipeline.drafting import Proposed

    composed = propose(article, anchors)
    return Proposed(engine(), composed.proposals, (), composed.credits, composed.omitted)


def _by_model(article: SourceArticle, anchors: Anchors, house: House, options: Arguments) -> Proposed:
    """What a language model proposes; it is told on the standard error what that took."""
    from pipeline.chat import Chat, find_key, new_session
    from pipeline.draft.ask import VERSION, ask
    from pipeline.drafting import Proposed
    from pipeline.proposals import Engine

    if not options.endpoint or not options.model:
        raise shared.usage("`--engine llm` needs a server and a model; add --endpoint URL and --model NAME")
    key = find_key(os.environ, options.key or _KEY)
    seconds = float(_SECONDS if options.timeout is None else options.timeout)
    attempts = options.attempts or _ATTEMPTS
    chat = Chat(options.endpoint, options.model, new_session(), key, seconds=seconds, attempts=attempts)
    asked = ask(article, _sentences(article, anchors), chat, house.vocabulary)
    for each in asked.unanswered:
        print(f"newsfacts: no answer for {each}", file=sys.stderr)
    print(f"newsfacts: {_cost(asked.usage, options.price)}", file=sys.stderr)
    return Proposed(Engine("llm", VERSION, options.model), asked.proposals, asked.aside)


def print_questions(article: SourceArticle, anchors: Anchors) -> int:
    """What would be asked, as the messages of the protocol, a question a line of JSON."""
    from pipeline.draft.ask import prompts

    questions = prompts(article, _sentences(article, anchors))
    for each in questions:
        question = {"sentences": [each.first, each.last], "tokens": each.tokens, "messages": list(each.messages)}
        print(json.dumps(question, ensure_ascii=False))
    total = sum(each.tokens for each in questions)
    print(
        f"newsfacts: {plural(len(questions), 'question')}, about {total:,} tokens; nothing was asked", file=sys.stderr
    )
    return 0


def _sentences(article: SourceArticle, anchors: Anchors) -> list[str]:
    return [article.text[anchor.start : anchor.end] for anchor in anchors.sentences]


def _cost(usage: Usage, prices: list[Decimal] | None) -> str:
    from pipeline.draft.ask import price

    about = "about " if usage.estimated else ""
    cost = f", which cost {price(usage, *prices):.4f}" if prices else ""
    return f"{about}{usage.prompt:,} tokens asked and {usage.completion:,} answered{cost}"
