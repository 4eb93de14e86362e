"""Articles: four kinds of files into text, what they say about it, and what is no article at all."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from datetime import date
from pathlib import Path

import pytest

from pipeline.anchor import anchor
from pipeline.articles import language_of, read_article
from pipeline.errors import InputError
from pipeline.proposals import SourceArticle

COURT = """\
Court Fines Ferry Line
A court in Port Ellory fined the Northway line two million crowns on Monday, May 3, over a collapsed crane.
"Every bolt was checked", said Ines Falk, the line's lawyer. The dockers' union disputed that.
"""
FLOOD = [
    "Flood cuts off three villages",
    "The river Elm rose by two metres overnight and cut off three villages in the valley, the district office said "
    "on Sunday. An old mill was swept away, and 400 people were brought to safety by boats and "
    "by many helicopters of the army.",
    '"We had an hour", said Tom Reed, the mayor of Lower Elm. He blamed the water board, which denied that its '
    "warning had come too late, and said that the sirens had sounded at two in the morning.",
    "The damage is put at 30 million crowns by the insurers, who have been asked to pay for the repair of the dams "
    "and for the roads that were washed away.",
]
HEADLINE = "Vale Bank To Buy Its Rival"
PARAGRAPHS = [
    "Vale Bank said on Tuesday that it would buy Orm Savings for 300 million crowns, the largest merger in years.",
    'The offer is "fair and final", its chairman, Ada Holm, told reporters after a meeting of the shareholders.',
    "Orm Savings declined to comment. The competition office said it would look into the merger by autumn.",
]
MERGER = "\n".join([HEADLINE, *PARAGRAPHS]) + "\n"
XHTML = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)


def read(text: str, name: str = "article.txt", media_type: str = "") -> SourceArticle:
    return read_article(text.encode(), name, media_type)


def fault(content: bytes, name: str = "article.txt", media_type: str = "") -> str:
    with pytest.raises(InputError) as caught:
        read_article(content, name, media_type)
    return str(caught.value)


# ------------------------------------------------------------------------------------------------------- plain text


def test_plain_text_stays_as_it_is() -> None:
    article = read(COURT)
    assert article == SourceArticle(text=COURT, headline="Court Fines Ferry Line")
    assert len(anchor(article.text, "en").sentences) == 4


@pytest.mark.parametrize(
    "text",
    [
        "Head\n\nOne line, a paragraph.\n\n\n  Another, indented.  \nA third right below.\n",
        "Head\r\n\r\nLine ends of another system.\r\n",
        "\n\n Head after blank lines\nText without an end",
        "[Update] A tag in front\nText.\n",
        "< 5 per cent\nText that starts with a sign.\n",
        "Head\n\nShort lines\nof a poem\nthat nobody\nhas wrapped\nto a width\n",
        "Head\n\n"
        + "\n".join(f"Sentence number {n} stands in a line of its own, and it is long enough." for n in range(1, 9)),
    ],
)
def test_plain_text_of_many_shapes_stays_as_it_is(text: str) -> None:
    assert read("\ufeff" + text).text == text.replace("\r\n", "\n")


def test_the_headline_is_the_first_line_that_is_not_blank() -> None:
    assert read("\n\n  Head of it \nText.\n").headline == "Head of it"


def test_wrapped_lines_are_joined() -> None:
    wrapped = """\
Flood Cuts Off Three Villages

The river Elm rose by two metres overnight and cut off three villages
in the valley, the district office said on Sunday. An old and well-
known mill was swept away, and 400 people were brought to safety.

"We had an hour", said Tom Reed, the mayor of Lower Elm since last May
3. He blamed the water board, which denied that its warning had come -
as it had last year - too late, and said:

- the gauges had worked, as they had in all of the years before this
  one, and
- the sirens had sounded at two.
"""
    assert read(wrapped).text.split("\n") == [
        "Flood Cuts Off Three Villages",
        "The river Elm rose by two metres overnight and cut off three villages in the valley, the district office "
        "said on Sunday. An old and well-known mill was swept away, and 400 people were brought to safety.",
        '"We had an hour", said Tom Reed, the mayor of Lower Elm since last May 3. He blamed the water board, which '
        "denied that its warning had come - as it had last year - too late, and said:",
        "- the gauges had worked, as they had in all of the years before this one, and",
        "- the sirens had sounded at two.",
        "",
    ]


@pytest.mark.parametrize("width", [60, 72, 80])
def test_lines_wrapped_without_blank_lines_between_paragraphs_are_joined(width: int) -> None:
    wrapped = "\n".join(line for each in FLOOD for line in textwrap.wrap(each, width)) + "\n"
    assert read(wrapped).text == "\n".join(FLOOD) + "\n"


def test_a_headline_that_fills_its_line_is_one_still() -> None:
    headline = "Flood cuts off three villages in the valley of the Elm"
    wrapped = "\n".join([headline, *(line + " " for each in FLOOD[1:] for line in textwrap.wrap(each, 60))])
    assert read(wrapped).text == "\n".join([headline, *FLOOD[1:]]) + "\n"


@pytest.mark.parametrize(
    "lines",
    [
        FLOOD,
        [f"Sentence number {n} is long enough to fill its line, as many do" for n in range(9)],
        [f"Sentence number {n} is one of many that stand in lines of their own." for n in range(9)],
        ["Five things to know of the flood in the valley of the Elm", *(f"{n}. A thing of it" for n in range(9))],
        ["Minutes", *("the members of the council voted on an item of the agenda", "short one") * 5],
    ],
)
def test_lines_that_are_paragraphs_are_never_joined(lines: list[str]) -> None:
    text = "\n".join(lines) + "\n"
    assert read(text).text == text


def test_marks_of_direction_stay_in_a_text() -> None:
    text = "Head\nThe mayor of \u2067\u05d7\u05d9\u05e4\u05d4\u2069 denied it.\n"
    assert read(text).text == text


# ------------------------------------------------------------------------------------------------------------- HTML

SHORT = ["A court fined Vale Bank on Monday<br>over its merger.", "Vale Bank denied it.", "Ada Holm will appeal."]


@pytest.mark.parametrize("element", ["article", "main"])
def test_the_paragraphs_of_a_short_page_stay_apart(element: str) -> None:
    figure = "<figure><img src=x><figcaption>A bank. Photo: AP</figcaption></figure><p>The bank. Photo: Ines Falk</p>"
    body = f"""<p class="byline">By Ines Falk</p><p>{SHORT[0]}</p>{figure}<p>{SHORT[1]}</p>
<aside>Read more: ten banks that were fined</aside><blockquote><p>{SHORT[2]}</p></blockquote>"""
    content = f"<html><body><nav>Home</nav><{element}><h1>{HEADLINE}</h1>{body}</{element}></body></html>"
    expected = [HEADLINE, SHORT[0].replace("<br>", " "), *SHORT[1:]]
    assert read(content, "page.html").text == "\n".join(expected) + "\n"


def test_credits_of_pictures_are_left_out_of_a_page_and_sentences_are_not() -> None:
    kept = "Photographs that the agency took show the bank."
    body = XHTML + f"<p>Photo: Ines Falk / Courier</p><p>{kept}</p><p>A view of the bank. Image credit: Jon Aro</p>"
    assert read(page(body=body), "page.html").text == MERGER + kept + "\n"


DATA = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "Organization", "@id": "#us", "name": "The Ellory Courier"},
        {"@type": "WebPage", "name": "A page"},
        {
            "@type": ["NewsArticle"],
            "headline": HEADLINE.replace("To", "&#84;o"),
            "datePublished": "2024-03-05T23:30:00-05:00",
            "inLanguage": "en-GB",
            "publisher": {"@id": "#us"},
            "author": [{"@type": "Person", "name": "Ines Falk"}, "Jon Aro"],
            "sourceOrganization": {"name": "Coast News Agency"},
        },
    ],
}


def page(head: str = "", body: str = XHTML, start: str = '<!DOCTYPE html>\n<html lang="en">') -> str:
    return f"""{start}<head><meta charset="utf-8"><title>Guessed | Courier</title>{head}</head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>{HEADLINE}</h1>{body}</article>
<div class="comments"><p>A reader says that this is all wrong.</p></div><footer>All rights reserved</footer>
</body></html>"""


def script(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def test_a_page_gives_its_main_text_and_what_schema_org_says() -> None:
    broken = '<script type="application/ld+json">{"@type": </script>'
    article = read(page(broken + script(DATA) + '<meta property="og:site_name" content="Other">'), "page.html")
    assert article == SourceArticle(
        text=MERGER,
        headline=HEADLINE,
        language="en-GB",
        date=date(2024, 3, 5),
        publisher="The Ellory Courier",
        authors=("Ines Falk", "Jon Aro"),
        credit=("Coast News Agency",),
    )


def test_microdata_says_the_same() -> None:
    head = '<meta itemprop="datePublished" content="2024-03-05"><meta itemprop="inLanguage" content="en">'
    organization = 'itemprop="publisher" itemscope itemtype="https://schema.org/Organization"'
    publisher = f'<span {organization}><meta itemprop="name" content="Courier"></span>'
    body = f'<div itemscope itemtype="https://schema.org/NewsArticle">{head}{publisher}{XHTML}</div>'
    article = read(page(body=body), "page.html")
    assert (article.date, article.language, article.publisher) == (date(2024, 3, 5), "en", "Courier")
    assert article.text == MERGER


def test_a_page_without_schema_org_is_guessed_at() -> None:
    head = (
        '<meta property="og:title" content="Vale Bank To Buy Its Rival"><meta name="author" content="Ines Falk">'
        '<meta property="og:site_name" content="The Ellory Courier">'
        '<meta property="article:published_time" content="2024-03-05T10:00:00Z">'
    )
    article = read(page(head), "https://courier.example/merger?id=1", "text/html")
    assert article.url == "https://courier.example/merger?id=1"
    assert (article.headline, article.date, article.language) == (HEADLINE, date(2024, 3, 5), "en")
    assert (article.publisher, article.authors) == ("The Ellory Courier", ("Ines Falk",))


def test_lists_are_kept_an_item_a_line_and_scripts_are_not() -> None:
    items = "<ul><li>The gauges worked in all of the villages.</li><li>The sirens <b>sounded</b> at two.</li></ul>"
    article = read(page(body=XHTML + "<script>alert(1)</script>" + items), "page.html")
    assert article.text == MERGER + "The gauges worked in all of the villages.\nThe sirens sounded at two.\n"


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (page(body=XHTML.replace("Ada", "Ádá")).replace("utf-8", "windows-1252").encode("windows-1252"), ""),
        (page(body=XHTML.replace("Ada", "Ádá")).replace('<meta charset="utf-8">', "").encode("latin-1"), ""),
        (page(body=XHTML.replace("Ada", "Ádá")).encode("latin-1"), "text/html; charset=iso-8859-1"),
        (page(body=XHTML.replace("Ada", "&Aacute;dá")).encode(), ""),
    ],
)
def test_a_page_is_decoded_as_browsers_do(content: bytes, media_type: str) -> None:
    assert read_article(content, "page.html", media_type).text == MERGER.replace("Ada", "Ádá")


@pytest.mark.parametrize(
    "start",
    [
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "x" "y"><html lang="en">',
        "<!-- saved --><HTML>",
        "",
    ],
)
def test_a_page_is_told_by_its_content(start: str) -> None:
    assert read(page(start=start), "article.txt").text == MERGER


def test_broken_bytes_and_control_characters_do_no_harm() -> None:
    content = page(body=XHTML.replace("Ada", "A\u200bd\u00ada &#xD800;&#0;&#27;")).encode() + b"\xff\xfe\xfa"
    text = read_article(content, "page.html").text
    assert "its chairman, Ada" in text
    assert all(each == "\n" or each.isprintable() or each == "\ufffd" for each in text)


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 50_000 + XHTML,
        XHTML + "<b>" * 50_000,
        XHTML + '<script type="application/ld+json">' + "[" * 50_000 + "</script>",
        XHTML + '<div id=a itemscope itemref="a b"><i id=b itemscope itemref="a" itemprop=x></i></div>',
        XHTML + "<!--" + "<p" * 50_000,
        XHTML + "<table><tr><td>" * 5_000,
    ],
)
def test_hostile_pages_are_read_or_refused(body: str) -> None:
    try:
        outcome = read(page(body=body), "page.html").text
    except InputError as error:
        outcome = str(error)
    assert "Vale Bank said" in outcome or "is HTML" in outcome


def test_pages_beyond_the_limits() -> None:
    assert fault(page(body="<i>x</i>" * 100_001).encode(), "page.html") == (
        "page.html: is HTML of more than 100,000 elements; expected plain text, HTML, ninjs (JSON) or NewsML-G2 "
        "(XML): save its text as a file in UTF-8, and give that"
    )
    assert "holds 450," in fault(page(body="<p>" + "word and word. " * 30_000 + "</p>").encode(), "page.html")
    assert "is larger than 10 MiB" in fault(b"<html>" + b" " * 10 * 1024 * 1024)


def test_a_page_without_an_article() -> None:
    for body in ("<html><body></body></html>", "<html></html>", "<html><body><script>x()</script></body></html>"):
        assert "is HTML" in fault(body.encode(), "page.html")


def test_a_page_gives_the_same_under_every_hash_seed() -> None:
    code = "import sys; from pipeline.articles import *; print(read_article(sys.stdin.buffer.read(), 'p.html'))"
    root = Path(__file__).parents[1]
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            input=page(script(DATA)).encode(),
            env={"PYTHONHASHSEED": seed},
            cwd=root,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(outputs) == 1


# ------------------------------------------------------------------------------------------------------------ ninjs

VERSION_1 = {
    "uri": "urn:example:merger",
    "type": "text",
    "versioncreated": "2024-03-06T10:00:00Z",
    "firstcreated": "2024-03-05T22:00:00-05:00",
    "language": "en",
    "headline": HEADLINE,
    "byline": "By Ines Falk and Jon Aro, staff writers",
    "copyrightholder": "The Ellory Courier",
    "usageterms": "None of this is text.",
    "infosource": [{"name": "Coast News Agency"}],
    "body_text": " ".join(PARAGRAPHS),
    "body_xhtml": XHTML,
}
VERSION_2 = {
    "uri": "https://courier.example/merger",
    "versioncreated": "2024-03-05T10:00:00Z",
    "language": "en",
    "headlines": [{"role": "short", "value": "Merger"}, {"role": "main", "value": HEADLINE}],
    "by": "By Ines Falk & Jon Aro",
    "copyrightholder": "The Ellory Courier",
    "infosources": [{"name": "Coast News Agency"}],
    "bodies": [
        {"role": "teaser", "contenttype": "text/html", "value": "<p>A</p><p>merger</p><p>of</p><p>banks</p><p>!</p>"},
        {"role": "html", "contenttype": "text/html", "value": f"<section>{XHTML}<br/></section>"},
    ],
}
VERSION_3 = {
    "uri": "urn:example:merger",
    "versionCreated": "2024-03-05T10:00:00Z",
    "language": "en",
    "headlines": [{"value": HEADLINE, "contentType": "text/plain"}],
    "by": "Ines Falk; Jon Aro",
    "copyrightHolder": "The Ellory Courier",
    "infoSources": [{"name": "Coast News Agency"}],
    "bodies": [{"contentType": "text/plain", "value": "\n\n".join(PARAGRAPHS)}],
}


@pytest.mark.parametrize("item", [VERSION_1, VERSION_2, VERSION_3], ids=["1", "2", "3"])
def test_ninjs_of_each_version(item: dict[str, object]) -> None:
    assert read(json.dumps(item), "item.json") == SourceArticle(
        text=MERGER,
        headline=HEADLINE,
        language="en",
        date=date(2024, 3, 5),
        publisher="The Ellory Courier",
        url=str(item["uri"]) if item is VERSION_2 else "",
        authors=("Ines Falk", "Jon Aro"),
        credit=("Coast News Agency",),
    )


def test_breaks_in_markup_end_a_paragraph_where_two_stand() -> None:
    table = "<table><tr><td>a</td><td>b</td></tr></table>"
    body = f"One<br>line of <i>it</i>.<br/> <br>Another <a href='javascript:x'>one</a>.{table}"
    article = read(json.dumps({"uri": "urn:x", "headline": "Head", "body_xhtml": body}))
    assert article.text == "Head\nOne line of it.\nAnother one.\na b\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"articles": [1]}', "is JSON, but no ninjs object; expected plain text"),
        ('[{"uri": "urn:x"}]', "is JSON, but no ninjs object"),
        (
            '{"uri": "urn:x", "type": "picture", "headline": "H"}',
            "is a ninjs object (picture) without a body of text",
        ),
        ('{"uri": "urn:x", "bodies": "?", "headlines": {}}', "without a body of text"),
        ('{"uri": "urn:x",\n "headline": }', "item.json:2:14: expected a value, found `}`"),
        (
            '{"uri": "urn:x", "headline": "H", "body_text": "half \\ud83d of it"}',
            "holds half a character (the surrogate U+D83D)",
        ),
        ('{"uri": ' + "[" * 5000, "is nested more than 32 levels deep"),
    ],
)
def test_json_that_is_no_article(text: str, message: str) -> None:
    assert message in fault(text.encode(), "item.json")


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({"pubstatus": "canceled"}, "item.json: is canceled by its provider; take the version that is usable"),
        ({"pubStatus": "stat:withheld"}, "item.json: is withheld by its provider; take the version that is usable"),
        ({"type": "picture"}, "is an item of the kind `picture`, whose text goes with what is seen or heard"),
        ({"type": "video"}, "is an item of the kind `video`, whose text goes with what is seen or heard"),
        ({"type": "composite", "body_xhtml": None, "body_text": "", "description_text": "A text."}, "(composite)"),
    ],
)
def test_ninjs_that_is_not_to_be_drafted(members: dict[str, object], message: str) -> None:
    assert message in fault(json.dumps(VERSION_1 | members).encode(), "item.json")


def test_ninjs_says_its_embargo() -> None:
    item = VERSION_1 | {"embargoed": "2024-03-06T06:00:00Z", "pubstatus": "usable", "type": "composite"}
    assert read(json.dumps(item)).embargo == "2024-03-06T06:00:00Z"
    assert read(json.dumps(VERSION_1 | {"embargoed": None})).embargo == ""


def test_control_characters_leave_the_text_of_json_or_are_refused() -> None:
    article = read(json.dumps(VERSION_1 | {"headline": "\x1b[31mVale Bank\x1b[0m \x1b]0;x\x07To Buy\x07 Its Rival"}))
    assert article.text == MERGER
    assert fault(json.dumps({"text": "Head\nIt \x1b[31mfell."}).encode(), "a.json") == (
        "a.json: text: holds control characters (U+001B): save it as plain text"
    )


# ------------------------------------------------------------------------------------------------------- NewsML-G2

NAR = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
NAMED = XHTML.replace("Ada Holm", "<person>Ada\n  Holm</person><!-- who? -->")
NITF = f"""<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>
<body.head><hedline><hl1>Other</hl1></hedline><byline>By Nobody</byline><dateline>ELLORY</dateline></body.head>
<body.content>{NAMED}
<media><media-caption>A bank.</media-caption></media></body.content><body.end><tagline>ends</tagline></body.end>
</body></nitf></inlineXML>"""
INLINE_XHTML = f"""<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>Other</title></head><body>{XHTML}</body></html></inlineXML>"""
INLINE_DATA = f'<inlineData contenttype="text/plain">{chr(10).join(PARAGRAPHS)}</inlineData>'


def news_item(content: str, start: str = '<?xml version="1.0" encoding="UTF-8"?>\n') -> str:
    return f"""{start}<newsItem {NAR} guid="urn:x" version="1" standard="NewsML-G2" xml:lang="en-US">
<rightsInfo><copyrightHolder><name>Holder</name></copyrightHolder></rightsInfo>
<itemMeta><provider qcode="p:1"><name>The Ellory Courier</name></provider>
<versionCreated>2024-03-05T22:00:00-05:00</versionCreated></itemMeta>
<contentMeta><by>By Ines Falk and Jon Aro</by><infoSource><name>Coast News Agency</name></infoSource>
<language tag="en"/><headline role="h:short">Merger</headline><headline>{HEADLINE}</headline></contentMeta>
<contentSet>{content}</contentSet></newsItem>"""


@pytest.mark.parametrize(
    "content", [NITF, INLINE_XHTML, INLINE_DATA, INLINE_DATA + NITF], ids=["nitf", "xhtml", "data", "both"]
)
def test_newsml_with_each_kind_of_content(content: str) -> None:
    assert read(news_item(content), "item.xml") == SourceArticle(
        text=MERGER,
        headline=HEADLINE,
        language="en",
        date=date(2024, 3, 5),
        publisher="The Ellory Courier",
        authors=("Ines Falk", "Jon Aro"),
        credit=("Coast News Agency",),
    )


def message(*items: str) -> str:
    return f"<newsMessage {NAR}><header/><itemSet><packageItem/>{''.join(items)}</itemSet></newsMessage>"


def test_a_message_carries_one_item() -> None:
    item = news_item(NITF, "")
    assert read(message(item), "message").text == MERGER
    assert "is a news message with 2 news items, where one is read" in fault(message(item, item).encode())
    assert "is a news message with no news items" in fault(message().encode())


def test_newsml_that_is_not_to_be_drafted() -> None:
    def with_meta(meta: str) -> bytes:
        return news_item(NITF).replace("</itemMeta>", f"{meta}</itemMeta>").encode()

    assert "x.xml: is canceled by its provider" in fault(with_meta('<pubStatus qcode="stat:canceled"/>'), "x.xml")
    uri = "http://cv.iptc.org/newscodes/pubstatusg2/withheld"
    assert "x.xml: is withheld by its provider" in fault(with_meta(f'<pubStatus uri="{uri}"/>'), "x.xml")
    assert "is an item of the kind `picture`" in fault(with_meta('<itemClass qcode="ninat:picture"/>'), "x.xml")
    usable = '<itemClass qcode="ninat:text"/><pubStatus qcode="stat:usable"/>'
    assert read_article(with_meta(usable), "x.xml").embargo == ""
    embargoed = usable + "<embargoed>2024-03-06T06:00:00Z</embargoed>"
    assert read_article(with_meta(embargoed), "x.xml").embargo == "2024-03-06T06:00:00Z"
    assert read_article(with_meta("<embargoed/>"), "x.xml").embargo == "until it is released"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<rss><channel/></rss>", "is XML (<rss>), but no NewsML-G2; expected plain text"),
        ("<?xml version='1.0'?><a:x xmlns:a='urn:x'/>", "is XML (<x>), but no NewsML-G2"),
        (f"<packageItem {NAR}/>", "is a packageItem of NewsML-G2, which holds no article"),
        ("<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY b 'c'>]>\n<a>&b;</a>", "x.xml:2: declares a DOCTYPE"),
        (f"<newsItem {NAR}>\n<b></newsItem>", "x.xml:2:6: is not XML: mismatched tag"),
        (
            news_item(NITF).replace("UTF-8", "UTF-9"),
            "x.xml:1: cannot be decoded (unknown encoding: UTF-9); save it as",
        ),
        (news_item(NITF).replace("UTF-8", "gb2312"), "cannot be decoded (multi-byte encodings are not supported)"),
        (f"<newsItem {NAR}>&nbsp;</newsItem>", "is not XML: undefined entity"),
        (news_item("<b>" * 300 + "</b>" * 300), "is not XML that can be read: Excessive depth"),
        (news_item("<remoteContent href='https://x.example/a.pdf'/>"), "is a news item whose text stands elsewhere"),
        (news_item(""), "is a news item whose text is missing"),
        (news_item('<inlineData encoding="e:base64">QUJD</inlineData>'), "is a news item whose text is missing"),
    ],
)
def test_xml_that_is_no_article(text: str, expected: str) -> None:
    assert expected in fault(text.encode(), "x.xml")


# -------------------------------------------------------------------------------------------------- no article at all


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty; expected plain text, HTML, ninjs (JSON) or NewsML-G2 (XML): is it the right file?"),
        (b"\xef\xbb\xbf \n\t\n", "is empty"),
        (b"%PDF-1.7 ...", "is a PDF; expected plain text, HTML, ninjs (JSON) or NewsML-G2 (XML): save its text"),
        (b"PK\x03\x04\x14\0word/document.xml", "is a Word document (DOCX)"),
        (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", "is an OpenDocument text (ODT)"),
        (b"PK\x03\x04x", "is a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n", "is an image (PNG)"),
        (b"\xff\xd8\xff\xe0", "is an image (JPEG)"),
        (b"{\\rtf1 x}", "is Rich Text (RTF)"),
        (
            "Größe".encode("utf-16"),
            "is UTF-16; expected plain text, HTML, ninjs (JSON) or NewsML-G2 (XML): save it as UTF-8",
        ),
        (b"text\0text", "holds NUL bytes, so it is no text in UTF-8"),
        ("Größe\n".encode("latin-1"), "is not UTF-8 text (byte 2); save it as UTF-8"),
        (b"\xed\xa0\x80 half", "is not UTF-8 text (byte 0); save it as UTF-8"),
        (b"12 34\n-----\n", "holds no word"),
        (b"Head\n\tThe \x1b[31mred one\n", "thing:2:6: holds control characters (U+001B): save it as plain text"),
        ("Head\r\nof \x9b31m it\n".encode(), "thing:2:4: holds control characters (U+009B)"),
        (b"Head\x0cof it\n", "thing:1:5: holds control characters (U+000C)"),
        (
            b"word " * 400_001,
            "holds 2,000,005 characters of text; an article has 300,000 at most (about 50,000 words): give a part",
        ),
    ],
)
def test_what_is_no_article_is_called_by_its_name(content: bytes, message: str) -> None:
    assert fault(content, "thing").startswith("thing")
    assert message in fault(content, "thing")


def test_the_media_type_tells_more_than_the_ending_and_the_content_more_than_both() -> None:
    assert read(COURT, "court.html", "text/plain; charset=utf-8").text == COURT
    assert read(page(), "page.txt", "text/plain").text == MERGER
    assert "expected a value" in fault(b"Not JSON", "x.txt", "application/json")
    assert "is not XML" in fault(b"Not XML", "https://x.example/feed.xml?x=1")


# ---------------------------------------------------------------------------------------------------------- language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (COURT, "en"),
        (
            "Ein Gericht hat die Reederei am Montag zu zwei Millionen Kronen Strafe verurteilt, sagte ein Sprecher.",
            "de",
        ),
        (
            "Суд оштрафував судноплавну компанію на два мільйони крон через падіння крана, повідомила прокуратура.",
            "uk",
        ),
        (
            "Un tribunal a condamné lundi la compagnie à une amende de deux millions de couronnes, dit son avocate.",
            "fr",
        ),
        ("Court Fines Ferry Line", ""),
        ("政府否认指控", "zh"),
        ("قال الوزير", "ar"),
        ("Το δικαστήριο επέβαλε πρόστιμο", "el"),
        ("अदालत ने कंपनी पर जुर्माना लगाया", "hi"),
        ("Суд оштрафовал компанию", "und"),
        ("Mayor of 上海 denies it", ""),
        ("12,345 67.8 % 99 " * 50, ""),
        ("Zxq vbnm qwrt plkj hgfd szxc vbnm trew yuio plkj mnbv cxza qwer tyui opas dfgh jklz", ""),
    ],
)
def test_the_language_of_a_text(text: str, code: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize(
    ("said", "language"),
    [("eng", "en"), ("ger", "de"), ("en_US", "en-US"), ("ENG-GB", "en-GB"), ("gsw", "gsw"), ("not a language", "")],
)
def test_the_language_that_a_file_says_is_a_tag_of_bcp_47(said: str, language: str) -> None:
    assert read(json.dumps(VERSION_1 | {"language": said})).language == language


def test_a_page_that_says_english_of_a_text_in_other_letters_says_nothing() -> None:
    body = "<p>Суд оштрафовал судоходную компанию на два миллиона крон из-за падения крана в порту.</p>"
    content = f'<html lang="en"><body><article><h1>Суд оштрафовал компанию</h1>{body}</article></body></html>'
    article = read(content, "page.html")
    assert (article.language, language_of(article.text)) == ("", "ru")


def test_a_paragraph_beyond_what_the_parser_takes_is_cut_at_sentences() -> None:
    from pipeline.draft.english.nlp import _paragraphs

    text = "Head\n" + "The mayor denied it. " * 60_000 + "\n" + "x" * 25_000 + "\n\nEnd.\n"
    places = list(_paragraphs(text))
    assert max(end - start for start, end in places) <= 20_000
    assert "".join(text[start:end] for start, end in places).replace(" ", "") == "".join(text.split())
    assert {text[start:end][-10:] for start, end in places[1:-3]} == {"denied it."}
