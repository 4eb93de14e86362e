"""Kinds: what a file is, by its first bytes, then by its media type, then by the ending of its name."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import Final
from urllib.parse import urlsplit

from pipeline.errors import Fault, InputError

MAX_BYTES: Final = 10 * 1024 * 1024
EXPECTED: Final = "expected plain text, HTML, ninjs (JSON) or NewsML-G2 (XML)"


class Kind(Enum):
    """The kinds of files that articles come in."""

    PLAIN = auto()
    HTML = auto()
    JSON = auto()
    XML = auto()


SAVE: Final = "save its text as a file in UTF-8, and give that"
_SIGNATURES: Final = (
    (b"%PDF-", "is a PDF", SAVE),
    (b"%!PS", "is PostScript", SAVE),
    (b"{\\rtf", "is Rich Text (RTF)", SAVE),
    (b"\xd0\xcf\x11\xe0", "is a document of an old office program (DOC)", SAVE),
    (b"\xff\xfe", "is UTF-16", "save it as UTF-8"),
    (b"\xfe\xff", "is UTF-16", "save it as UTF-8"),
    (b"\x1f\x8b", "is packed with gzip", "unpack it first"),
    (b"\x89PNG", "is an image (PNG)", "give the article's text"),
    (b"\xff\xd8\xff", "is an image (JPEG)", "give the article's text"),
    (b"GIF8", "is an image (GIF)", "give the article's text"),
)
_ARCHIVES: Final = (
    (b"word/document", "is a Word document (DOCX)", SAVE),
    (b"opendocument.text", "is an OpenDocument text (ODT)", SAVE),
    (b"", "is a ZIP archive", "unpack it first"),
)
_PROLOGUE = re.compile(rb"(?:\s+|<!--.*?-->|<\?.*?\?>|<!doctype[^>\[]*(?:\[.*?\]\s*)?>)*", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(rb"<([A-Za-z_][\w.\-]*:)?([A-Za-z_][\w.\-]*)[\s/>]")
_DOCTYPE = re.compile(rb"<!doctype\s+html\b", re.IGNORECASE)
_JSON = re.compile(rb"\{\s*[\"}]|\[\s*[\[\]{\"]")
_HTML: Final = frozenset(
    b"html head body title meta link script style main article section header footer nav aside div span p a "
    b"h1 h2 h3 h4 h5 h6 ul ol li table tr td blockquote figure img br hr b i em strong center font pre form "
    b"template".split()
)
_MEDIA_TYPES: Final = (
    (re.compile(r"html"), Kind.HTML),
    (re.compile(r"[/+]json$"), Kind.JSON),
    (re.compile(r"[/+]xml$"), Kind.XML),
)
_ENDINGS: Final = {"html": Kind.HTML, "htm": Kind.HTML, "xhtml": Kind.HTML, "json": Kind.JSON, "xml": Kind.XML}


def kind_of(content: bytes, name: str, media_type: str = "") -> Kind:
    """The kind of a file. Raises `InputError` where it is empty, too large, or no text at all."""
    if len(content) > MAX_BYTES:
        limit = MAX_BYTES // 1024 // 1024
        raise refused(f"is larger than {limit} MiB", name, "give the article alone")
    if not content.removeprefix(b"\xef\xbb\xbf").strip():
        raise refused("is empty", name, "is it the right file?")
    _refuse_binary(content, name)
    return _by_content(content.removeprefix(b"\xef\xbb\xbf")) or _by_name(name, media_type)


def refused(what: str, name: str, remedy: str) -> InputError:
    """The fault of a file in which no article can be read: what it is, what was expected, what to do."""
    return InputError([Fault(f"{what}; {EXPECTED}: {remedy}", name)])


def _refuse_binary(content: bytes, name: str) -> None:
    for start, what, remedy in _SIGNATURES:
        if content.startswith(start):
            raise refused(what, name, remedy)
    if content.startswith(b"PK\x03\x04"):
        what, remedy = next((what, remedy) for mark, what, remedy in _ARCHIVES if mark in content)
        raise refused(what, name, remedy)
    if b"\0" in content:
        raise refused("holds NUL bytes, so it is no text in UTF-8", name, SAVE)


def _by_content(content: bytes) -> Kind | None:
    """The kind that the content tells of, where it does."""
    start = content[: 64 * 1024]
    prologue = _PROLOGUE.match(start)
    at = prologue.end() if prologue else 0
    is_xml = start.lstrip().startswith(b"<?xml")
    if _DOCTYPE.search(start, 0, at):
        return Kind.HTML
    root = _ROOT.match(start, at)
    if root:
        is_html = not root[1] and root[2].lower() in (_HTML if not is_xml else (b"html",))
        return Kind.HTML if is_html else Kind.XML
    if is_xml:
        return Kind.XML
    return Kind.JSON if _JSON.match(start.lstrip()) else None


def _by_name(name: str, media_type: str) -> Kind:
    """The kind that the media type tells of, or else the ending of the name."""
    media_type = media_type.partition(";")[0].strip().lower()
    for pattern, kind in _MEDIA_TYPES:
        if pattern.search(media_type):
            return kind
    if media_type.startswith("text/"):
        return Kind.PLAIN
    path = urlsplit(name).path if is_url(name) else name
    return _ENDINGS.get(path.rpartition(".")[2].lower(), Kind.PLAIN)


def is_url(name: str) -> bool:
    """Whether a name is a URL of the web, as far as can be told without asking for it."""
    return re.fullmatch(r"https?://[^\s<>\"{}|\\^`\x00-\x1f\x7f]+", name, re.IGNORECASE) is not None
