"""All sayings of an article, from every group of rules, in the order of the text, each once."""

from __future__ import annotations

from pipeline.draft.english.continued import with_continued
from pipeline.draft.english.credits import credits
from pipeline.draft.english.nlp import Article
from pipeline.draft.english.nominal import nominal
from pipeline.draft.english.phrases import phrases
from pipeline.draft.english.records import Attribution
from pipeline.draft.english.reporting import reports
from pipeline.draft.english.speech import speech


def attributions(article: Article) -> tuple[Attribution, ...]:
    """The sayings of an article."""
    rules = (reports, speech, phrases, nominal)
    found = [a for unit in article.units for rule in rules for a in rule(unit, article.text)]
    found = with_continued(article, [*found, *credits(article)])
    return tuple(sorted(found, key=lambda a: (a.cue, a.content)))
