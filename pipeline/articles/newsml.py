"""NewsML-G2: a news item, or a message that carries one, with its text as NITF, as XHTML or plain.

A document type is refused before anything is built: it can define entities. Nothing is fetched, no catalogue either.
Sources: https://iptc.org/std/NewsML-G2/, https://iptc.org/std/NITF/3.6/
"""

from __future__ import annotations

from typing import Any, Final, NoReturn
from xml.parsers import expat

from pipeline.articles.compose import About, authors_of, compose, day_of, one_line
from pipeline.articles.kinds import refused
from pipeline.articles.markup import best_of, local_name, paragraphs_of, paragraphs_of_html
from pipeline.articles.usable import RELEASED_LATER, refuse_captions, refuse_taken_back
from pipeline.errors import Fault, InputError
from pipeline.proposals import SourceArticle

_OTHER_ITEMS: Final = ("packageitem", "conceptitem", "knowledgeitem", "planningitem", "catalogitem")
_DATES: Final = ("itemMeta/firstCreated", "itemMeta/versionCreated", "contentMeta/contentCreated")


def read_newsml(content: bytes, name: str) -> SourceArticle:
    """The article in NewsML-G2. Raises `InputError` where it is other XML, or holds no text, or several items."""
    item = _item(_parse(content, name), name)
    for status in _codes(item, "itemMeta/pubStatus"):
        refuse_taken_back(status, name)
    bodies = [body for body in map(_paragraphs, _all(item, "contentSet/inlineXML")) if body]
    bodies += [body for each in _all(item, "contentSet/inlineData") if (body := _data(each, name))]
    if not bodies:
        where = "stands elsewhere (remoteContent)" if _all(item, "contentSet/remoteContent") else "is missing"
        what = f"is a news item whose text {where}"
        raise refused(what, name, "give an item with inlineXML or inlineData, or the text itself")
    for kind in _codes(item, "itemMeta/itemClass"):
        refuse_captions(kind, name)
    return compose(best_of(bodies), _about(item), name)


def _parse(content: bytes, name: str) -> Any:
    """The root of the document. Raises `InputError` where it has a DOCTYPE, or is not XML within the limits."""
    from lxml import etree

    _refuse_doctype(content, name)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise InputError([Fault(f"is not XML that can be read: {error.msg}", name, *error.position)]) from None


def _refuse_doctype(content: bytes, name: str) -> None:
    parser = expat.ParserCreate()

    def refuse(*_: object) -> NoReturn:
        message = "declares a DOCTYPE, which can define entities; remove it"
        raise InputError([Fault(message, name, parser.CurrentLineNumber)])

    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        message = f"is not XML: {expat.ErrorString(error.code)}"
        raise InputError([Fault(message, name, error.lineno, error.offset + 1)]) from None
    except (LookupError, ValueError) as error:  # as the XML declaration has it
        raise InputError([Fault(f"cannot be decoded ({error}); save it as UTF-8", name, 1)]) from None


def _item(root: Any, name: str) -> Any:
    """The one news item."""
    kind = local_name(root)
    remedy = "save the one item of the article as a file of its own"
    if kind in _OTHER_ITEMS:
        raise refused(f"is a {root.tag.rpartition('}')[2]} of NewsML-G2, which holds no article", name, remedy)
    if kind not in ("newsitem", "newsmessage"):
        raise refused(f"is XML (<{one_line(root.tag.rpartition('}')[2])[:40]}>), but no NewsML-G2", name, remedy)
    items = [root] if kind == "newsitem" else _all(root, "itemSet/newsItem")
    if len(items) != 1:
        raise refused(f"is a news message with {len(items) or 'no'} news items, where one is read", name, remedy)
    return items[0]


def _about(item: Any) -> About:
    dates = [day for path in _DATES for each in _all(item, path) if (day := day_of(each.text))]
    languages = [each.get("tag") or "" for each in _all(item, "contentMeta/language")]
    languages.append(item.get("{http://www.w3.org/XML/1998/namespace}lang") or "")
    publishers = [*_names(item, "itemMeta/provider"), *_names(item, "rightsInfo/copyrightHolder")]
    bylines = [_text(each) for each in [*_all(item, "contentMeta/by"), *_nitf(item, "byline")]]
    creators = _names(item, "contentMeta/creator")
    embargoes = [_text(each) or RELEASED_LATER for each in _all(item, "itemMeta/embargoed")]
    return About(
        headline=_headline(item),
        language=next(filter(None, languages), ""),
        date=dates[0] if dates else None,
        publisher=next(iter(publishers), ""),
        authors=authors_of(next(filter(None, bylines), "")) or tuple(creators),
        credit=(*map(_text, _all(item, "contentMeta/creditline")), *_names(item, "contentMeta/infoSource")),
        embargo=next(iter(embargoes), ""),
    )


def _headline(item: Any) -> str:
    """The headline without a role, or with that of the main one, or else the first that stands anywhere."""
    given = _all(item, "contentMeta/headline")
    main = [each for each in given if (each.get("role") or "main").endswith("main")]
    found = [*main, *given, *_nitf(item, "hl1"), *_all(item, "itemMeta/title")]
    return next((text for each in found if (text := _text(each))), "")


def _paragraphs(inline: Any) -> list[str]:
    """The paragraphs of XML that stands in the item: of the content of NITF, of the body of XHTML, or of all."""
    for name in ("body.content", "body"):
        found = [each for each in inline.iter() if local_name(each) == name]
        if found:
            return paragraphs_of(found[0])
    return paragraphs_of(inline)


def _data(inline: Any, name: str) -> list[str]:
    """The paragraphs of text that stands in the item; nothing of what is encoded otherwise."""
    if inline.get("encoding"):
        return []
    text = "".join(inline.itertext())
    is_markup = "html" in (inline.get("contenttype") or "") or text.lstrip().startswith("<")
    return paragraphs_of_html(text, name) if is_markup else [line for line in text.splitlines() if line.strip()]


def _all(element: Any, path: str) -> list[Any]:
    """The elements at a path of local names."""
    found = [element]
    for name in path.lower().split("/"):
        found = [child for parent in found for child in parent if local_name(child) == name]
    return found


def _nitf(item: Any, name: str) -> list[Any]:
    return [
        each for inline in _all(item, "contentSet/inlineXML") for each in inline.iter() if local_name(each) == name
    ]


def _names(item: Any, path: str) -> list[str]:
    """The names of parties, or what else they are called in text."""
    parties = _all(item, path)
    names = [next(iter(map(_text, _all(each, "name"))), "") or each.get("literal") or "" for each in parties]
    return [name for name in names if name]


def _codes(item: Any, path: str) -> list[str]:
    """The codes that elements have, as QCodes or as URIs."""
    return [each.get("qcode") or each.get("uri") or "" for each in _all(item, path)]


def _text(element: Any) -> str:
    return one_line("".join(element.itertext()))
