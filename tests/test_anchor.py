"""Anchor: a text into sentences that are known by place and digest; and what has changed since."""

from __future__ import annotations

import re
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.anchor import anchor, compare, digest
from pipeline.anchors import Anchor, Anchors, read_anchors
from pipeline.documents import read_text
from pipeline.errors import InputError

ROOT = Path(__file__).parent.parent
ARTICLE = ROOT.parent / "shared" / "seed" / "article.txt"
with_the_article = pytest.mark.skipif(not ARTICLE.is_file(), reason="the source text is not republished here")

TEXT = (
    "The Dyke Holds: Nordby Breathes Again\n\n"
    "Mr. Olsen of the water board said the dyke at St. Anne held. It rose 2.5 m, i.e. more than ever. "
    '"We were lucky," she said.\n   \n'
    "What comes next\n"
    "  The U.S. team left at 5 p.m. on Monday. Nobody was hurt.\n"
    "Last line without a stop\n"
)
SENTENCES = [
    "The Dyke Holds: Nordby Breathes Again",
    "Mr. Olsen of the water board said the dyke at St. Anne held.",
    "It rose 2.5 m, i.e. more than ever.",
    '"We were lucky," she said.',
    "What comes next",
    "The U.S. team left at 5 p.m. on Monday.",
    "Nobody was hurt.",
    "Last line without a stop",
]
MADE = anchor(TEXT, "en")


def told(text: str, anchors: Anchors = MADE) -> list[str]:
    return [str(difference) for difference in compare(text, anchors)]


# ------------------------------------------------------------------------------------------------------------- making


def test_headings_and_abbreviations() -> None:
    """Sentences are numbered from 1, headline and section headings included, blank lines left out."""
    assert [TEXT[found.start : found.end] for found in MADE.sentences] == SENTENCES


def test_offsets_and_digests() -> None:
    """Start, end (characters, end exclusive), SHA-256 of every sentence, no text."""
    places = [(TEXT.index(words), TEXT.index(words) + len(words)) for words in SENTENCES]
    assert MADE.sha256 == sha256(TEXT.encode()).hexdigest()
    assert (MADE.language, MADE.splitter) == ("en", f"sentencex {version('sentencex')}")
    assert MADE.sentences == tuple(
        Anchor(start=start, end=end, sha256=sha256(words.encode()).hexdigest())
        for (start, end), words in zip(places, SENTENCES, strict=True)
    )


def test_characters_are_code_points() -> None:
    text = "Ünï 😀 one. Two 日本。\nZoë’s."
    assert [(found.start, found.end, text[found.start : found.end]) for found in anchor(text, "en").sentences] == [
        (0, 10, "Ünï 😀 one."),
        (11, 18, "Two 日本。"),
        (19, 25, "Zoë’s."),
    ]


def test_sentences_that_are_alike_have_places_of_their_own() -> None:
    found = anchor("No. No. Yes.\nNo.", "en").sentences
    assert [(each.start, each.end) for each in found] == [(0, 3), (4, 7), (8, 12), (13, 16)]
    assert found[0].sha256 == found[1].sha256 == found[3].sha256 == digest("No.")


@pytest.mark.parametrize("text", ["", "\n", " \n\t\n"])
def test_a_text_without_a_sentence(text: str) -> None:
    assert anchor(text, "en").sentences == ()


@pytest.mark.parametrize("language", ["de", "uk", "ja", "xx", "pt-BR"])
def test_any_language_is_split_somehow(language: str) -> None:
    text = "Eins. Zwei.\nDrei"
    found = anchor(text, language)
    assert found.language == language
    assert "".join(text[each.start : each.end] for each in found.sentences).replace(" ", "") == "Eins.Zwei.Drei"


@given(st.text(st.characters(codec="utf-8"), max_size=60), st.sampled_from(["en", "de", "ru"]))
def test_nothing_but_white_space_is_left_out(text: str, language: str) -> None:
    """The offsets (start, end) of each sentence, without the white space around it."""
    at = 0
    for found in anchor(text, language).sentences:
        words = text[found.start : found.end]
        assert at <= found.start
        assert text[at : found.start].strip() == ""
        assert words == words.strip() != ""
        assert "\n" not in words
        assert found.sha256 == digest(words)
        at = found.end
    assert text[at:].strip() == ""


# ---------------------------------------------------------------------------------------------------------- comparing


def test_the_same_text_is_unchanged() -> None:
    assert told(TEXT) == []


def moved(number: int, by: int) -> str:
    start = TEXT.index(SENTENCES[number - 1])
    end = start + len(SENTENCES[number - 1])
    return f"sentence {number} moved from characters {start}-{end} to {start + by}-{end + by}"


@pytest.mark.parametrize(
    ("text", "differences"),
    [
        (
            TEXT.replace("What comes next", "What comes then"),
            ["sentence 5 changed, or is gone", "sentence 5 of the text now is new or changed"],
        ),
        (TEXT + "A last word.\n", ["sentence 9 of the text now is new or changed"]),
        (
            TEXT.replace("Nobody was hurt.\n", "Nobody was hurt. At all.\n"),
            [moved(8, 8), "sentence 8 of the text now is new or changed"],
        ),
        (TEXT.replace("Nobody was hurt.\n", "\n"), ["sentence 7 changed, or is gone", moved(8, -16)]),
        (TEXT.replace(" Again\n\n", " Again\n"), [moved(number, -1) for number in range(2, 9)]),
        ("", [f"sentence {number} changed, or is gone" for number in range(1, 9)]),
    ],
    ids=["changed", "added behind", "added between", "gone", "moved", "all gone"],
)
def test_every_sentence_that_moved_or_changed_is_named(text: str, differences: list[str]) -> None:
    """The text is compared with them, and every sentence that moved or changed is named."""
    assert told(text) == differences


def test_of_sentences_that_are_alike_each_has_moved_from_its_own_place_to_its_own() -> None:
    anchors = anchor("No. Yes. No.", "en")
    assert told("So. No. Yes. No.", anchors) == [
        "sentence 1 moved from characters 0-3 to 4-7",
        "sentence 2 moved from characters 4-8 to 8-12",
        "sentence 3 moved from characters 9-12 to 13-16",
        "sentence 1 of the text now is new or changed",
    ]


@pytest.mark.parametrize("text", ["No. Yes.\nNo.", "No. Yes. Yes."])
def test_a_sentence_that_is_repeated_is_one_more(text: str) -> None:
    assert told(text, anchor("No. Yes.", "en")) == ["sentence 3 of the text now is new or changed"]


def test_the_same_text_is_unchanged_though_it_would_be_split_in_another_way_today() -> None:
    """Sentences are numbered by splitting the source text once."""
    text = "No. Yes.\nNo."
    known = Anchors(
        sha256=digest(text),
        language="en",
        splitter="another 1.0",
        sentences=(Anchor(start=0, end=8, sha256=digest("No. Yes.")), Anchor(start=9, end=12, sha256=digest("No."))),
    )
    assert told(text, known) == []


@given(st.lists(st.sampled_from(["No.", "Yes.", "The dyke held."]), min_size=1, max_size=4), st.data())
def test_no_change_of_the_sentences_goes_unseen(sentences: list[str], data: st.DataObject) -> None:
    anchors = anchor(" ".join(sentences), "en")
    other = data.draw(st.lists(st.sampled_from(["No.", "Yes.", "The dyke held."]), max_size=5))
    assert (told(" ".join(other), anchors) == []) == (other == sentences)


# -------------------------------------------------------------------------------------------------- the anchors' file


def test_anchors_are_written_one_sentence_a_line_and_read_back() -> None:
    written = MADE.write()
    lines = written.splitlines()
    assert len(lines) == 1 + len(SENTENCES) + 1
    assert lines[0] == (f'{{"sha256":"{MADE.sha256}","language":"en","splitter":"{MADE.splitter}","sentences":[')
    assert lines[1] == f'  {{"start":0,"end":37,"sha256":"{MADE.sentences[0].sha256}"}},'
    assert lines[-1] == "]}"
    assert not [words for words in SENTENCES if words in written]
    assert read_anchors(written.encode(), "flood.anchors.json") == MADE


REMEDY = "write the anchors anew with `newsfacts anchor`"


@pytest.mark.parametrize(
    ("sound", "broken", "faults"),
    [
        ('"sha256": "0', '"sha256": "x', ["f:1:12: sha256: String should match pattern '^[0-9a-f]{64}$'"]),
        ('"language"', '"text": "", "language"', ["f:1:88: text: Extra inputs are not permitted"]),
        ('"start": 0', '"start": -1', ["f:1:149: sentences[0].start: Input should be greater than or equal to 0"]),
        ('"end": 1', '"end": 0', ["f:1:159: sentences[0].end: Input should be greater than or equal to 1"]),
        ('"language": "en", ', "", ["f:1:1: Field required"]),
    ],
)
def test_anchors_that_are_refused(sound: str, broken: str, faults: list[str]) -> None:
    zeros = "0" * 64
    text = f'{{"sha256": "{zeros}", "language": "en", "splitter": "sentencex 1", '
    text += f'"sentences": [{{"start": 0, "end": 1, "sha256": "{zeros}"}}]}}'
    assert read_anchors(text.encode(), "f").sentences[0].end == 1
    with pytest.raises(InputError) as caught:
        read_anchors(text.replace(sound, broken, 1).encode(), "f")
    assert [str(fault) for fault in caught.value.faults] == [f"{fault}; {REMEDY}" for fault in faults]


@pytest.mark.parametrize("content", [b"", b"null", b"[]", b"{", b"\xff"])
def test_what_is_no_file_of_anchors(content: bytes) -> None:
    with pytest.raises(InputError):
        read_anchors(content, "f")


# ----------------------------------------------------------------------------------------------------------- the seed

SEED = ROOT / "facts" / "defense-chiefs-call.anchors.json"


def test_the_anchors_of_the_seed_are_in_order() -> None:
    known = read_anchors(SEED.read_bytes(), SEED.name)
    assert len(known.sentences) == 34
    ends = [0, *(found.end for found in known.sentences)]
    assert all(end <= found.start < found.end for end, found in zip(ends, known.sentences, strict=False))
    assert known.write() == SEED.read_text("utf-8")


@with_the_article
def test_the_anchors_of_the_seed_are_those_of_the_article() -> None:
    text = read_text(ARTICLE.read_bytes(), str(ARTICLE))
    known = read_anchors(SEED.read_bytes(), SEED.name)
    assert anchor(text, "en") == known
    assert compare(text, known) == []


FOLDERS = ("facts", "docs", "queries", "tests")
ENDINGS = {".cff", ".csv", ".html", ".js", ".json", ".jsonl", ".md", ".mmd", ".py", ".rq", ".sparql", ".svg", ".toml"}
ENDINGS |= {".ttl", ".trig", ".nq", ".txt", ".yaml", ".yml"}


def bare(text: str) -> str:
    """The text in straight quotes, and with one space wherever it has white space."""
    return re.sub(r"\s+", " ", text.translate(str.maketrans("‘’“”", "''\"\"")))


@with_the_article
def test_nothing_of_the_article_is_republished() -> None:
    """Evidence is exact and checkable by whoever holds the article, and nothing of the article is republished."""
    text = read_text(ARTICLE.read_bytes(), str(ARTICLE))
    sentences = [text[found.start : found.end] for found in anchor(text, "en").sentences]
    wanted = [bare(words) for words in sentences[1:] if len(words.split()) >= 8]
    assert len(wanted) >= 30
    files = [ROOT / "README.md", *(path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*")))]
    texts = [path for path in files if path.is_file() and path.suffix in ENDINGS and "node_modules" not in path.parts]
    assert SEED in texts
    found = [
        f"{path.relative_to(ROOT)}: {words}"
        for path in texts
        for content in [bare(path.read_text("utf-8"))]
        for words in wanted
        if words in content
    ]
    assert found == []
