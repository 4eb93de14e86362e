"""Main text: the paragraphs of a page's article, as trafilatura found them, or as the page marks them.

Where a page has little text, trafilatura gives all of it as one paragraph, with the headline and the captions.
Source: https://html.spec.whatwg.org/multipage/sections.html#the-article-element
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any, Final

from pipeline.articles.markup import local_name, paragraphs_of

_SHORT: Final = 20_000
"""So many characters at most has a text that can be one of a page with little text."""
_NOTE: Final = 250
"""So many characters at most has a byline, or a caption with its credit."""
_SENTENCE: Final = 20
"""So many characters at least have paragraphs that stand in another by no chance."""
_BESIDE: Final = frozenset(("nav", "aside", "footer", "form", "figure", "button"))
_ABOUT: Final = re.compile(
    r"(?<![a-z])(?:by-?line|captions?|credits?|authors?|shar(?:e|ing)|related|comments?|cookies?)(?![a-z])",
    re.IGNORECASE,
)
_CREDIT: Final = re.compile(
    r"(?:photo(?:graph)?|image|picture|credit)s?(?: credit)?\s?[:/].*"
    r"|.{0,200}\b(?:Photo(?:graph)?|Image|Picture)s?(?: credit)?:[^.:]{1,60}",
    re.IGNORECASE,
)


def main_text(tree: Any, found: Any) -> list[str]:
    """The paragraphs of the main text that was found in a page, those apart that the page has apart, no captions."""
    lines = paragraphs_of(found)
    if sum(map(len, lines)) <= _SHORT:
        marked = _marked(tree)
        told = [each for each in marked if len(each) >= _SENTENCE]
        if any(sum(each in line for each in told) > 1 for line in lines):
            lines = marked
    return [line for line in lines if not (len(line) <= _NOTE and _CREDIT.fullmatch(line))]


def _marked(tree: Any) -> list[str]:
    """The paragraphs of the first article in a page, or of its main part, or else of all that is in its body."""
    root = next((each for name in ("article", "main", "body") for each in tree.iter(name)), tree)
    root = deepcopy(root)
    for element in [each for each in root.iter() if each is not root and _is_beside(each)]:
        element.drop_tree()
    return paragraphs_of(root)


def _is_beside(element: Any) -> bool:
    """Whether an element is no part of the text, by its name or by what the page calls it."""
    if local_name(element) in _BESIDE:
        return True
    called = f"{element.get('class', '')} {element.get('id', '')} {element.get('itemprop', '')}"
    return bool(_ABOUT.search(called)) and len("".join(element.itertext())) <= _NOTE
