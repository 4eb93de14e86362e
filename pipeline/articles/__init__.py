"""Articles: the bytes of a file or of a page into the article's text, and what the file says about it.

Four kinds are read: plain text, HTML, ninjs (JSON of the IPTC), NewsML-G2 (XML of the IPTC). The kind is told by the
content first, then by the media type, then by the ending of the name.

The text of a plain file stays as it is, so that the file itself can be held against the anchors that are made of it;
where its lines are wrapped by hand, and for the other kinds, the text is one that is made here: the headline first,
a paragraph a line.
"""

from __future__ import annotations

from pipeline.articles.html import read_html
from pipeline.articles.kinds import Kind, kind_of
from pipeline.articles.language import language_of
from pipeline.articles.newsml import read_newsml
from pipeline.articles.ninjs import read_ninjs
from pipeline.articles.plain import read_plain
from pipeline.proposals import SourceArticle

__all__ = ["language_of", "read_article"]


def read_article(content: bytes, name: str, media_type: str = "") -> SourceArticle:
    """The article in the content of a file, or of a page, of that name or URL.

    `media_type` is what a server calls it, such as ``text/html; charset=utf-8``. Raises `InputError` where there is
    no article in it, and says what there is instead.
    """
    match kind_of(content, name, media_type):
        case Kind.HTML:
            return read_html(content, name, media_type)
        case Kind.JSON:
            return read_ninjs(content, name)
        case Kind.XML:
            return read_newsml(content, name)
        case Kind.PLAIN:
            return read_plain(content, name)
