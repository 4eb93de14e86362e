"""Hostile sheets, all of our own invention: each tries to break the page that is made of it, or to run a script.

Most carry one text in every kind of field that a sheet has, behind the name of the field, so that a test can tell
which of them a page has lost. ``alert`` stands for whatever a script would do.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

Json = dict[str, Any]

FIELDS = (
    *(
        "headline",
        "name",
        "alias",
        "entity note",
        "event",
        "wording",
        "event note",
        "title",
        "office note",
        "measure",
    ),
    *("amount", "figure note", "unit", "claim", "claim note", "clash note", "medium", "quote", "saying note"),
    *("link note", "reason", "publisher note"),
)
"""The kinds of field in which a sheet has a text that its page shows."""
SHORT = {"alias": 75, "wording": 75}
"""How much of a field is shown at least, in characters, where that is not all of it."""
LISTED = ("headline", "name", "event", "claim")
"""Those that schema.org has a word for, so that they stand in the page's JSON-LD, too."""


@dataclass(frozen=True, slots=True)
class Hostile:
    """A sheet (JSON), the texts that its page shows, and those that its JSON-LD holds."""

    sheet: Json
    shown: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The article's id."""
        return str(self.sheet["article"]["id"])

    @property
    def headline(self) -> str:
        """The article's headline."""
        return str(self.sheet["article"]["headline"])

    @property
    def text(self) -> str:
        """The sheet as a file."""
        return json.dumps(self.sheet)


def everywhere(name: str, text: str, seen: str = "", language: str = "en") -> Hostile:
    """A sheet with a text in every field; `seen` is how the page shows it, where that is not as it is written."""
    fields = _filled(text)
    listed = tuple(fields[field] for field in LISTED)
    shown = (each[: SHORT.get(field)] for field, each in _filled(seen or text).items())
    return Hostile(_sheet(name, fields, language), tuple(shown), listed)


def _filled(text: str) -> dict[str, str]:
    """The text of each field; a measure has no colon, which would make it a CURIE."""
    return {field: f"{field} {text}" for field in FIELDS} | {"measure": f"measure {text.replace(':', ' ')}"}


def _sheet(name: str, fields: dict[str, str], language: str) -> Json:
    sayings: list[Json] = [
        {"by": "speaker", "stance": "alleges", "quote": fields["quote"], "medium": fields["medium"], "s": 2},
        {"by": "board", "stance": "denies", "note": fields["saying note"], "s": 3},
    ]
    sayings[1]["via"] = [{"by": "speaker", "note": fields["link note"], "s": 3}]
    wording = {"value": "2021-05-03", "basis": "inferred", "text": fields["wording"]}
    storm = {"type": "Event", "name": fields["event"], "date": wording, "note": fields["event note"], "s": 1}
    figure = {"of": "storm", "property": fields["measure"], "s": 2}
    return {
        "article": {
            "id": name,
            "headline": fields["headline"],
            "language": language,
            "text": {"sentences": 4},
            "publisher": {"entity": "paper", "note": fields["publisher note"]},
        },
        "entities": {
            "speaker": {"type": "Person", "name": fields["name"], "alias": fields["alias"]},
            "board": {"type": "Organization", "name": "Water Board", "note": fields["entity note"]},
            "paper": {"type": "NewsMediaOrganization", "name": "The Gazette"},
        },
        "events": {"storm": storm},
        "offices": {"chair": {"holder": "speaker", "title": fields["title"], "note": fields["office note"], "s": 2}},
        "figures": {
            "some": {**figure, "description": fields["amount"], "note": fields["figure note"]},
            "seven": {**figure, "value": 7, "unit": fields["unit"]},
        },
        "claims": {
            "late": {"text": fields["claim"], "about": "storm", "note": fields["claim note"], "said": sayings},
            "early": {"text": "It was early.", "contradicts": {"fact": "late", "note": fields["clash note"]}, "s": 3},
        },
        "omitted": {"4": fields["reason"]},
    }


SCRIPT = "<script>alert(1)</script>"
OVERRIDE, ISOLATE = "\u202e", "\u2067"
SUBSTITUTE = "\ufffd"
MARKS = "\u0310\u0353\u0489"

TEXTS = {
    "script": SCRIPT,
    "script-end": f"</script>{SCRIPT}",
    "script-comment": "<!--<script>",
    "comment-end": f"--> {SCRIPT} <!--",
    "cdata": f"]]> <![CDATA[ {SCRIPT} ]]>",
    "image": '"><img src=x onerror=alert(1)>',
    "drawing": "<svg/onload=alert(1)><iframe srcdoc='<script>parent.alert(1)</script>'>",
    "attribute": "' onmouseover='alert(1)' x='",
    "attribute-double": '" autofocus onfocus="alert(1)" x="',
    "swallow": "<plaintext><textarea><noscript><title><xmp><template>",
    "refresh": '<meta http-equiv="refresh" content="0;url=javascript:alert(1)"><base href="//evil.example/">',
    "style": "</style><style>*{display:none}</style><link rel=stylesheet href=//evil.example/>",
    "form": "<form action=//evil.example/><input name=by><button>Show all</button></form>",
    "jinja": "{{7*7}} {% raw %} {# gone #} {{ ''.__class__.__mro__ }} {% endraw %}",
    "formula": "${alert(1)} `${alert(1)}` #{7*7} =cmd|'/C calc'!A0",
    "references": "&lt;script&gt; &amp;lt; &#60;b&#62; &NotEqualTilde; &lt",
    "percent": "100% #main ?by=x&stance=y %3Cscript%3E %E0%A4%A %",
    "backslash": r"\u003cscript\u003e \" \' \\ \n \x3cb\x3e",
    "emoji": "👨\u200d👩\u200d👧\u200d👦 🏳\ufe0f\u200d🌈 🇺🇦 👍🏿",
    "arabic": "قالت المحكمة إن السد انهار (2021) \u200fقبل الفجر",
    "hebrew": "בית המשפט said 12.5% (שלוש) of the dam – סוף",
}  # fmt: skip
"""Texts that are shown as they are written, and in how they are written nothing is lost."""

ALTERED = {
    "marks": (f"z{MARKS * 20}algo", f"z{MARKS}{MARKS[0]}algo"),
    "override": (f"{OVERRIDE}evil{OVERRIDE} \u202ddone", f"{SUBSTITUTE}evil{SUBSTITUTE} {SUBSTITUTE}done"),
    "isolate": (f"{ISOLATE}open \u2066twice \u2068thrice", f"{SUBSTITUTE}open {SUBSTITUTE}twice {SUBSTITUTE}thrice"),
    "control": ("a\x00b\x07c\x1bd\x85e\x7ff", SUBSTITUTE.join("abcdef")),
    "nonsense": ("a\ufffeb\uffffc \ufeffd", f"a{SUBSTITUTE}b{SUBSTITUTE}c \ufeffd"),
    "lines": ("one\u2028two\u2029three\x0bfour\x0cfive", f"one\u2028two\u2029three{SUBSTITUTE}four{SUBSTITUTE}five"),
}
"""Texts with characters that a page replaces, and how it shows them."""

RIGHT_TO_LEFT = {"arabic": "ar", "hebrew": "he"}


def hostile_sheets() -> Iterator[Hostile]:
    """All of them, in a fixed order."""
    for name, text in TEXTS.items():
        yield everywhere(name, text, language=RIGHT_TO_LEFT.get(name, "en"))
    for name, (text, seen) in ALTERED.items():
        yield everywhere(name, text, seen)
    yield long_words()
    yield many_invisible()
    yield links()
    yield numbers()
    yield dates()
    yield many_parties()
    yield many_vouchers()
    yield long_chain()
    yield clashing_ids()
    yield many_languages()
    yield nothing()
    yield one_fact()


def long_words() -> Hostile:
    """Words of 10,000 characters without a place to break."""
    hostile = everywhere("long", "W" * 10_000)
    return replace(hostile, shown=tuple(f"{field} WWWWW" for field in FIELDS))


def many_invisible() -> Hostile:
    """A flood of characters without a width."""
    hostile = everywhere("invisible", "\u200b\u200d\u2060\ufeff" * 2000 + "end")
    return replace(hostile, shown=tuple(f"{field} \u200b" for field in FIELDS))


def _claims(texts: Iterable[str], said: Iterable[list[Json]] | None = None) -> Json:
    voices: Iterable[list[Json]] = said or iter(lambda: [{"s": 1}], None)
    return {f"c{n}": {"text": text, "said": each} for n, (text, each) in enumerate(zip(texts, voices, strict=False))}


def _article(name: str, **sections: Json) -> Json:
    return {"article": {"id": name, "headline": f"Hostile {name}", "language": "en"}, **sections}


def links() -> Hostile:
    """Addresses that are no links, or that try to be more."""
    addresses = [
        *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html;base64,PHNjcmlwdD4=", "vbscript:alert(1)"),
        *("file:///etc/passwd", "blob:https://evil.example/1", "https://ships.example/'onmouseover='alert(1)"),
        *(
            "https://ships.example/#javascript:alert(1)",
            "https://bank.example@evil.example/",
            "view-source:https://a.b",
        ),
    ]
    prefixes = {"js": "javascript:alert(1)//", "d": "data:text/html,"}
    entity = {"type": ["Person", "js:Person"], "name": "Ada Olsen", "sameAs": addresses, "wikidata": "Q1"}
    content = {"subject": "olsen", "relation": "js:knows", "object": "olsen"}
    claim = {"text": "She knows herself.", "content": content, "said": [{"by": "olsen", "s": 1}]}
    figure = {"of": "c", "property": "d:count", "value": 1, "s": 1}
    sheet = _article(
        "links", prefixes=prefixes, entities={"olsen": entity}, claims={"c": claim}, figures={"f": figure}
    )
    return Hostile(sheet, ("Ada Olsen", "She knows herself."), ("Ada Olsen", "She knows herself."))


def numbers() -> Hostile:
    """Numbers as long as they can be, far below nothing, side by side on one axis."""
    values = ["9" * 100, f"-{'9' * 100}", "0.0000000001", "0", "-0.0", "1" * 18]
    figures: Json = {
        f"f{n}": {"of": "dam", "property": "height", "value": json.loads(value), "unit": "m", "s": 1}
        for n, value in enumerate(values)
    }
    figures["range"] = {"of": "dam", "property": "height", "min": -5, "max": int("9" * 100), "unit": "m", "s": 1}
    figures["least"] = {"of": "dam", "property": "height", "min": 10**90, "unit": "m", "s": 1}
    entities = {"dam": {"type": "Place", "name": "The dam"}}
    return Hostile(_article("numbers", entities=entities, figures=figures), ("9" * 80, "1" * 18), ())


def dates() -> Hostile:
    """Dates at both ends of what can be written, unsure, open, and wrong way round for a reader."""
    values = (
        *("-9999", "9999-12-31", "0000", "-0001-12-31", "202X", "19XX", "2021-23", "2020-02-29", "1582-10-10"),
        *("2021?", "2021-05~", "2021-05-03%", "../2014", "2021/..", "2021-01/2021-02", "2021-05-03T23:59:59Z"),
    )
    events: Json = {
        f"e{n}": {"type": "Event", "name": f"Event {n}", "date": {"value": value, "text": f"then {n}"}, "s": 1}
        for n, value in enumerate(values)
    }
    events["lasting"] = {"type": "Event", "name": "Lasting", "from": "-9999", "until": "..", "s": 1}
    shown = (*(f"Event {n}" for n in range(len(values))), "Lasting", "then 3")
    return Hostile(_article("dates", events=events), shown, ("Event 0", "Lasting"))


def many_parties() -> Hostile:
    """A hundred parties, one a column of the matrix, four of them on each claim."""
    names = [f"Speaker number {n} of the harbour council" for n in range(100)]
    entities = {f"p{n}": {"type": "Person", "name": name} for n, name in enumerate(names)}
    stances = ("asserts", "denies", "doubts", "believes")
    said = [[{"by": f"p{4 * n + m}", "stance": stances[m], "s": 1} for m in range(4)] for n in range(25)]
    texts = [f"Claim {n} holds." for n in range(25)]
    sheet = _article("parties", entities=entities, claims=_claims(texts, said))
    return Hostile(sheet, (*names, *texts), (*names, *texts))


def many_vouchers() -> Hostile:
    """Sixty parties that vouch for one claim."""
    entities = {f"p{n}": {"type": "Person", "name": f"Witness {n}"} for n in range(60)}
    said: list[Json] = [{"by": f"p{n}", "stance": "denies" if n % 2 else "asserts", "s": n + 1} for n in range(60)]
    sheet = _article("vouchers", entities=entities, claims=_claims(["The dyke broke."], [said]))
    return Hostile(sheet, (*(f"Witness {n}" for n in range(60)), "The dyke broke."), ("The dyke broke.",))


def long_chain() -> Hostile:
    """A saying that ten parties passed on, one to the next."""
    entities = {f"p{n}": {"type": "Person", "name": f"Messenger {n}"} for n in range(11)}
    via = [{"by": f"p{n}", "note": f"Heard it from {n - 1}."} for n in range(1, 11)]
    said: list[Json] = [{"by": "p0", "stance": "warns", "via": via, "s": 1}]
    sheet = _article("chain", entities=entities, claims=_claims(["The dyke breaks."], [said]))
    return Hostile(sheet, (*(f"Messenger {n}" for n in range(11)), "Heard it from 9."), ("The dyke breaks.",))


def clashing_ids() -> Hostile:
    """Facts and parties whose ids mean something to a page, to its script, or to every object of the language."""
    words = (
        *("main", "when", "who", "facts", "filter", "by", "stance", "count", "said", "where", "search", "q", "none"),
        *("constructor", "prototype", "location", "document", "window", "forms", "length", "name", "top", "1", "all"),
    )
    entities = {word: {"type": "Person", "name": f"Party {word}"} for word in words}
    claims = {word: {"text": f"Claim {word}.", "said": [{"by": word, "s": 1}]} for word in words}
    events = {word: {"type": "Event", "name": f"Event {word}", "said": [{"by": word, "s": 1}]} for word in words[:4]}
    shown = tuple(f"{kind} {word}" for kind in ("Party", "Claim") for word in words)
    return Hostile(_article("ids", entities=entities, claims=claims, events=events), shown, ("Party main",))


def many_languages() -> Hostile:
    """One name and one claim in many languages at once, in both directions."""
    text = {
        "en": "The dyke",
        "ar": "السد",
        "he": "הסכר",
        "zh": "堤坝",
        "uk": "Дамба",
        "ja": "堤防",
        "th": "เขื่อน",
        "hi": "बाँध",
    }
    entities = {"dyke": {"type": "Place", "name": text, "alias": text}}
    claims = {"broke": {"text": text, "about": "dyke", "s": 1}}
    return Hostile(
        _article("languages", entities=entities, claims=claims), tuple(text.values()), tuple(text.values())
    )


def nothing() -> Hostile:
    """An article without a fact."""
    return Hostile(_article("nothing"), ("Hostile nothing",), ("Hostile nothing",))


def one_fact() -> Hostile:
    """An article of one fact, in the article's own voice."""
    return Hostile(_article("one", claims=_claims(["The dyke holds."])), ("The dyke holds.",), ("The dyke holds.",))
