"""Markup: the paragraphs of a tree of elements, be it XHTML, NITF or what was extracted of a page.

Trees are lxml's, parsed within its limits: no network, no entities but the five, at most 255 levels.
Sources: https://html.spec.whatwg.org/multipage/grouping-content.html, https://iptc.org/std/NITF/3.6/
"""

from __future__ import annotations

import re
from html import unescape
from typing import Any, Final

from pipeline.articles.compose import one_line
from pipeline.articles.kinds import SAVE, refused

_BLOCKS: Final = frozenset(
    (
        *("html", "body", "div", "section", "article", "main", "header", "footer", "aside", "details", "summary"),
        *("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr", "address"),
        *("ul", "ol", "dl", "li", "dt", "dd", "table", "thead", "tbody", "tfoot", "tr", "caption"),
        *("list", "item", "head", "quote", "row"),  # as trafilatura calls them
        *("body.content", "body.head", "body.end", "block", "hl1", "hl2", "bq", "note", "fn", "nitf-table"),
    )
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}));?")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_CELLS: Final = frozenset(("td", "th", "cell"))
_BREAKS: Final = frozenset(("br", "lb"))
_SKIPPED: Final = frozenset(
    (
        *("script", "style", "template", "noscript", "iframe", "object", "svg", "math", "title", "meta", "link"),
        *("form", "button", "select", "textarea", "figure", "figcaption", "graphic", "audio", "video", "canvas"),
        *("media", "media-caption"),
    )
)


def parse_html(text: str, name: str) -> Any:
    """A text of HTML as a tree, a root of its own included, or nothing where there is nothing in it.

    Raises `InputError` where the parser gave up in the middle, so that half a text is never taken for the whole.
    """
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    text = _CONTROL.sub("", _REFERENCE.sub(_without_control, text))
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.LxmlError:
        return None
    for error in parser.error_log:
        if error.type_name == "ERR_RESOURCE_LIMIT":
            raise refused(f"is HTML that cannot be read to its end ({error.message.partition(',')[0]})", name, SAVE)
    return tree


def local_name(element: Any) -> str:
    """The name of an element without its namespace, in lower case; empty for what is no element."""
    return str(element.tag).rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def paragraphs_of(root: Any) -> list[str]:
    """The paragraphs below an element, in order, each in one line; so are the items of a list, the rows of a table.

    One line break is a space, as in an address; two in a row end a paragraph.
    """
    from lxml import etree

    lines: list[str] = []
    pieces: list[str] = []
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        name = local_name(element)
        begins = event == "start"
        if name in _BLOCKS:
            _close(pieces, lines)
        if begins and name in _SKIPPED:
            walker.skip_subtree()
        elif begins:
            pieces.append("\n" if name in _BREAKS else " " if name in _CELLS else "")
            pieces.append(_spaced(element.text))
        if not begins and element is not root:
            pieces.append(_spaced(element.tail))
    _close(pieces, lines)
    return lines


def paragraphs_of_html(text: str, name: str) -> list[str]:
    """The paragraphs of a piece of HTML, such as the one that a feed carries in a string. Raises `InputError`."""
    root = parse_html(text, name)
    if root is None:
        return []
    body = root.find("body")
    return paragraphs_of(root if body is None else body)


def text_of_html(text: str) -> str:
    """A headline or a name in HTML as text in one line."""
    return one_line(unescape(_TAG.sub("", re.sub("<br[^<>]*>", " ", text))))


def best_of(bodies: list[list[str]]) -> list[str]:
    """The one of several bodies that is the article whole: of the longest, the one with the most paragraphs.

    A file may hold a text as plain text and with its markup, and a summary of it beside.
    """
    sizes = [sum(map(len, body)) for body in bodies]
    whole = [body for body, size in zip(bodies, sizes, strict=True) if size >= 0.9 * max(sizes)]
    return max(whole, key=len, default=[])


def _without_control(reference: re.Match[str]) -> str:
    """A character reference, unless it is to a control character, which no XML tree may hold."""
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    return "" if number < 0x110000 and _CONTROL.match(chr(number)) else reference[0]


def _spaced(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def _close(pieces: list[str], lines: list[str]) -> None:
    """Ends a paragraph, if there is one."""
    lines += [line for part in re.split(r"\n\s*\n", "".join(pieces)) if (line := one_line(part))]
    pieces.clear()
