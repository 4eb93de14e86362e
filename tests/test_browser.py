"""The pages in a real browser: what a reader sees, finds, filters and prints, and that nothing else ever happens."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from pipeline.anchor import anchor
from pipeline.cli import main
from pipeline.house import House
from pipeline.publish import publish
from pipeline.run import check, serialise_all
from tests.browser import (
    DESKTOP,
    PHONE,
    Tab,
    audit,
    illegible,
    overflowing,
    painted,
    run_browser,
    serve,
    until,
)
from tests.hostile import ALTERED, SCRIPT, TEXTS, Hostile, everywhere, hostile_sheets
from tests.samples import RULING, RULING_AUTHORITY, RULING_TEXT
from tests.servers import NotInstalledError
from tests.unreviewed import HALF

ROOT = Path(__file__).parents[1]
SEED = ROOT / "output" / "defense-chiefs-call.trig"
FLOOD = """\
article: {id: inundacao, headline: Inundação em São João, language: pt, date: 2024-05-01}
claims: {c1: {text: A barragem rompeu., s: 1}}
"""
"""An article with accents, for the search."""
FRAGMENTS = (
    *("appeal", "wanted", "unwanted", "stop", "merger", "costs", "fees", "judge"),
    *("wanted/said/port-denies", "costs/said/carvalho-asserts/via/1-reyes", "contradiction/unwanted--wanted"),
    *("sentence/3", "entity/port", "entity/westhaven"),
)
"""What the ruling's facts, and all else that has an address, are called there: the last parts of their IRIs."""


def export(folder: Path, sheets: Mapping[str, str]) -> list[Path]:
    """Sheets through the whole program, into their folder, and their pages beside them; the pages."""
    for name, text in sheets.items():
        (folder / name).write_text(text, encoding="utf-8")
    house = House(drafts=True)
    paths = [folder / name for name in sheets if not name.startswith("entities.")]
    files = serialise_all(list(check(paths, house)), house)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return write(folder, [folder / name for name in files if name.endswith(".trig")])


def write(folder: Path, graphs: list[Path], texts: Mapping[str, str] = {}) -> list[Path]:
    """The pages of graphs, in a folder."""
    pages = dict(publish(graphs, folder, texts))
    for name, content in pages.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in pages]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, running: one for all tests."""
    try:
        with run_browser() as browser:
            yield browser
    except NotInstalledError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def context(browser: Browser) -> BrowserContext:
    """Where all tabs are opened."""
    return browser.new_context(reduced_motion="reduce")


@pytest.fixture(scope="module")
def only_tab(context: BrowserContext) -> Tab:
    """The tab of all tests: a new one takes longer than most of them."""
    return Tab(context)


@pytest.fixture
def tab(only_tab: Tab) -> Iterator[Tab]:
    """A tab whose console stays empty throughout a test, that asks for nothing, and runs no script of others."""
    yield only_tab
    assert only_tab.troubles() == []


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages of articles: the ruling, the flood and the seed, their index, and a report on a damaged graph.

    In `draft/` those of a draft of which half was reviewed.
    """
    folder = tmp_path_factory.mktemp("pages")
    export(folder, {"entities.yaml": RULING_AUTHORITY, "ruling.yaml": RULING, "inundacao.yaml": FLOOD})
    write(folder, [folder / "ruling.trig", folder / "inundacao.trig", SEED])
    (folder / "draft").mkdir()
    export(folder / "draft", {"weir.yaml": HALF})
    damaged = (folder / "ruling.ttl").read_text("utf-8").replace("nf:denies", "nf:regrets")
    (folder / "damaged.ttl").write_text(damaged, encoding="utf-8")
    with redirect_stdout(StringIO()) as printed:
        assert main(["validate", str(folder / "damaged.ttl"), "--format", "html"]) == 1
    (folder / "report.html").write_text(printed.getvalue(), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def hostile_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of all hostile sheets, of a tame one, and their index."""
    folder = tmp_path_factory.mktemp("hostile")
    export(folder, {f"{each.id}.json": each.text for each in [everywhere("tame", "text"), *hostile_sheets()]})
    return folder


PAGES = {
    **{name: f"{name}.html" for name in ("ruling", "defense-chiefs-call", "index", "report")},
    **{f"draft {name}": f"draft/{name}.html" for name in ("weir", "index")},
    **{f"site {name}": f"docs/site/{name}.html" for name in ("index", "vocabulary", "shapes")},
}


@pytest.fixture(params=PAGES)
def page_file(request: pytest.FixtureRequest, folder: Path) -> Path:
    """A page of each kind."""
    place = PAGES[request.param]
    return ROOT / place if place.startswith("docs/") else folder / place


# Of every page.


def test_a_page_is_whole(page_file: Path, tab: Tab) -> None:
    """It has a title, one heading above all others, ids that are its own, and links that lead somewhere.

    It is never wider than its screen. Over HTTP, where a browser would look for a picture of the site by itself, it
    asks for nothing but the page.
    """
    with serve(page_file.parent) as (address, asked):
        page = tab.open(f"{address}/{page_file.name}")
        page.wait_for_timeout(100)
    assert asked == [f"/{page_file.name}"]
    assert page.title().strip()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("h1").count() == 1
    ids = page.evaluate("() => [...document.querySelectorAll('[id]')].map((element) => element.id)")
    assert [name for name, times in Counter(ids).items() if times > 1] == []
    hrefs = page.evaluate("() => [...document.links].map((link) => link.getAttribute('href'))")
    assert [href for href in sorted(set(hrefs)) if not _is_alive(href, page_file, set(ids))] == []
    for width in (320, PHONE, 768, DESKTOP):
        page.set_viewport_size({"width": width, "height": 740})
        assert (width, overflowing(page)) == (width, [])


def _is_alive(href: str, file: Path, ids: set[str]) -> bool:
    parts = urlsplit(href)
    if parts.scheme:
        return parts.scheme in ("http", "https")
    fragment = unquote(parts.fragment)
    if not parts.path:
        return fragment in ids
    target = file.parent / unquote(parts.path)
    return target.exists() and (not fragment or fragment in _ids(target))


@cache
def _ids(file: Path) -> set[str]:
    return set(re.findall(' id="([^"]+)"', file.read_text("utf-8")))


def test_a_page_can_be_used_by_all(page_file: Path, tab: Tab) -> None:
    """Axe finds nothing, in neither scheme."""
    page = tab.open(page_file.as_uri())
    assert audit(page) == []


@pytest.fixture(scope="module")
def scriptless(browser: Browser) -> Page:
    """A tab in which no script runs."""
    return browser.new_context(java_script_enabled=False).new_page()


def test_a_page_can_be_read_without_scripts(page_file: Path, scriptless: Page) -> None:
    """All of its text is there, and no control that would do nothing."""
    scriptless.goto(page_file.as_uri())
    controls = scriptless.locator("button, select, input, output")
    assert controls.filter(visible=True).count() == 0
    hidden = scriptless.locator("main [hidden]")
    assert hidden.count() == hidden.filter(has=controls).count()
    assert overflowing(scriptless) == []


# An article's page.


def control(page: Page, name: str) -> str:
    """The selector of a control by its id."""
    return f'[id="/{name}"]'


def shown_facts(page: Page) -> set[str]:
    """The ids of the facts that can be seen."""
    return set(page.eval_on_selector_all(".fact:not([hidden])", "(facts) => facts.map((fact) => fact.id)"))


@pytest.mark.parametrize(
    ("party", "stance", "facts"),
    [
        ("port", "", {"wanted", "appeal"}),
        ("", "denies", {"wanted"}),
        ("port", "pledges", {"appeal"}),
        ("ministry", "", {"appeal"}),  # on whose behalf
        ("reyes", "asserts", {"costs"}),  # who passes it on
        ("article", "", {"unwanted", "stop", "merger", "fees", "judge"}),
        ("port", "alleges", set()),
    ],
)
def test_the_filter_shows_what_a_party_says_in_a_stance(
    folder: Path, tab: Tab, party: str, stance: str, facts: set[str]
) -> None:
    page = tab.open((folder / "ruling.html").as_uri())
    page.select_option(control(page, "by"), party)
    page.select_option(control(page, "stance"), stance)
    assert shown_facts(page) == facts
    assert page.inner_text(control(page, "count")) == f"{len(facts)} of 8 facts"
    cells = page.eval_on_selector_all(".cell:not([hidden])", "(cells) => cells.map((cell) => cell.dataset.said)")
    wanted = [[word for word in (party, stance) if word and word not in re.split("[: ]", said)] for said in cells]
    assert wanted == [[]] * len(cells)
    page.reload()
    assert shown_facts(page) == facts, "the address remembers the filter"
    page.get_by_role("button", name="Show all").click()
    until(page, "document.querySelectorAll('.fact:not([hidden])').length === 8")
    assert page.inner_text(control(page, "count")) == ""
    assert urlsplit(page.url).query == ""


def test_the_filter_hides_the_columns_of_all_others(folder: Path, tab: Tab) -> None:
    page = tab.open((folder / "ruling.html").as_uri())
    columns = page.locator(".matrix thead th").filter(visible=True)
    everybody = ["Statement", "Westhaven Port", "unnamed", "Ines Carvalho", "the article itself"]
    assert columns.all_inner_texts() == everybody
    page.select_option(control(page, "by"), "port")
    assert columns.all_inner_texts() == ["Statement", "Westhaven Port"]
    page.select_option(control(page, "by"), "article")
    page.select_option(control(page, "stance"), "denies")
    assert columns.all_inner_texts() == ["Statement"]


def test_the_filter_leaves_nothing_empty(folder: Path, tab: Tab) -> None:
    """A heading under which nothing is left is gone, too."""
    page = tab.open(f"{(folder / 'ruling.html').as_uri()}?by=port&stance=denies")

    def seen(selector: str) -> list[str]:
        return page.locator(selector).filter(visible=True).all_inner_texts()

    assert seen(".profile h3") == ["Westhaven Port"]
    assert seen(".profile .says > li > .stance") == ["denies"]
    assert seen(".profile .says a") == ["The ministry wanted the merger."]
    assert not {"When", "How many"}.intersection(seen("h2"))
    assert seen(".kind") == ["Claims"]
    page.select_option(control(page, "by"), "reyes")
    page.select_option(control(page, "stance"), "asserts")
    assert seen(".profile h3") == ["Tom Reyes"], "who passes something on asserts it"


def test_an_address_can_ask_for_a_party_and_a_stance(folder: Path, tab: Tab) -> None:
    address = (folder / "ruling.html").as_uri()
    page = tab.open(f"{address}?by=port&stance=denies")
    assert shown_facts(page) == {"wanted"}
    assert page.input_value(control(page, "by")) == "port"
    tab.open(f"{address}?by=nobody&stance=%3Cscript%3E")
    assert len(shown_facts(page)) == 8, "what the article does not know filters nothing"


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_what_has_a_name_has_an_address(folder: Path, tab: Tab, width: int) -> None:
    """It is marked, and stands where it is seen, whether the page was opened there or a link leads there."""
    page = tab.open(f"{(folder / 'ruling.html').as_uri()}#{FRAGMENTS[0]}", width)
    assert page.evaluate(_SEEN) == FRAGMENTS[0]
    for fragment in FRAGMENTS:
        page.evaluate(f"location.hash = '{fragment}'")
        assert page.evaluate(_SEEN) == fragment


_SEEN = """() => {
  const target = document.querySelector(":target"), top = target.getBoundingClientRect().top;
  const bar = document.querySelector(".bar").getBoundingClientRect();
  return top < innerHeight && top >= Math.max(0, bar.bottom) ? target.id : `${target.id} at ${top}`;
}"""
"""The id of the target of an address, where it stands within the screen and below the bar that may stay on top."""


def test_a_link_to_what_the_filter_hides_ends_the_filter(folder: Path, tab: Tab) -> None:
    address = (folder / "ruling.html").as_uri()
    page = tab.open(f"{address}?by=unnamed#costs")
    assert "costs" in shown_facts(page)
    until(page, "document.querySelector('[id=costs]').getBoundingClientRect().top < innerHeight")
    page.select_option(control(page, "by"), "port")
    assert "costs" not in shown_facts(page)
    page.evaluate("location.hash = 'wanted'")
    assert shown_facts(page) == {"wanted", "appeal"}, "a link to what is there changes nothing"
    page.evaluate("location.hash = 'stop'")
    until(page, "!document.querySelector('[id=stop]').hidden")
    assert urlsplit(page.url).query == ""


def test_a_link_can_be_followed_twice(folder: Path, tab: Tab) -> None:
    """The address is the same, and still its reader wants to see the fact."""
    page = tab.open(f"{(folder / 'ruling.html').as_uri()}#costs")
    page.select_option(control(page, "by"), "port")
    assert shown_facts(page) == {"wanted", "appeal"}
    page.evaluate("document.querySelector('h1').innerHTML = '<a href=#costs>again</a>'")
    page.get_by_role("link", name="again").click()
    until(page, "!document.querySelector('[id=costs]').hidden")


@pytest.mark.parametrize("fragment", ["nowhere", "%E0%A4%A", "%", "/by", "//", "constructor", ":target", "'\"<>"])
def test_an_address_that_leads_nowhere_harms_nothing(folder: Path, tab: Tab, fragment: str) -> None:
    page = tab.open(f"{(folder / 'ruling.html').as_uri()}?by=port#{fragment}")
    assert shown_facts(page) == {"wanted", "appeal"}


def test_the_keyboard_reaches_everything(folder: Path, tab: Tab) -> None:
    page = tab.open((folder / "ruling.html").as_uri())
    painted(page)
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    assert skip.evaluate("(link) => link === document.activeElement && link.getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null"), "the content comes next"
    assert page.evaluate("document.activeElement.matches('.scroll')"), "and first in it, the box that scrolls"
    links = page.eval_on_selector_all("main a[href]", "(all) => all.map((a) => a.getAttribute('href'))")
    for href in links[:12]:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == href
        assert page.evaluate("getComputedStyle(document.activeElement).outline").endswith("solid 3px")
    assert page.locator("[tabindex]:not(.scroll)").count() == 0, "nothing is taken out of the order, or put before it"


def test_arrow_keys_go_from_sign_to_sign(folder: Path, tab: Tab) -> None:
    page = tab.open((folder / "ruling.html").as_uri())
    painted(page)
    page.focus(".cell[href='#wanted/said/port-denies']")

    def press(key: str) -> str:
        page.keyboard.press(key)
        return str(page.evaluate("document.activeElement.getAttribute('href')"))

    assert press("ArrowRight") == "#wanted/said/unnamed-alleges"
    assert press("ArrowRight") == "#wanted/said/unnamed-alleges", "it is the last of its row"
    assert press("ArrowUp") == "#unwanted/said/article-asserts"
    assert press("ArrowDown") == "#wanted/said/unnamed-alleges"
    assert press("ArrowLeft") == "#wanted/said/port-denies"
    assert press("ArrowDown") == "#costs/said/carvalho-asserts"
    page.keyboard.press("Enter")
    assert page.locator(":target").get_attribute("id") == "costs/said/carvalho-asserts"


def test_the_matrix_scrolls_by_the_keyboard(folder: Path, tab: Tab) -> None:
    page = tab.open((folder / "defense-chiefs-call.html").as_uri())
    painted(page)
    page.focus(".matrix-box")
    for key, edge in (("ArrowRight", "scrollLeft"), ("ArrowDown", "scrollTop")):
        page.keyboard.press(key, delay=50)
        until(page, f"document.querySelector('.matrix-box').{edge} > 0")


def test_a_print_shows_all_facts_and_no_controls(folder: Path, tab: Tab) -> None:
    page = tab.open((folder / "ruling.html").as_uri(), 720)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator("nav, form, .skip, select, button").filter(visible=True).count() == 0
    assert page.locator(".fact, .saying, .entry, .profile, .matrix tr[data-said]").filter(visible=False).count() == 0
    assert overflowing(page) == []
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('.fact')).color") == "rgb(0, 0, 0)"
    assert [each for each in illegible(page) if each.startswith("color-contrast")] == []


def test_a_print_tells_what_nobody_has_reviewed(folder: Path, scriptless: Page) -> None:
    """And so does a page on a telephone without scripts."""
    scriptless.goto((folder / "draft" / "weir.html").as_uri())
    scriptless.set_viewport_size({"width": PHONE, "height": 740})
    marks = scriptless.locator(".unreviewed")
    for media in ("screen", "print"):
        scriptless.emulate_media(media=media)
        head = scriptless.locator(".draft strong")
        assert head.filter(visible=True).inner_text().startswith("A draft by a program (newsfacts draft, rules 1): ")
        assert marks.filter(visible=True).count() == marks.count() == 17
        assert {mark.partition(",")[0] for mark in marks.all_inner_texts()} == {"not reviewed"}
        assert overflowing(scriptless) == []
    scriptless.emulate_media(media="screen")


@pytest.mark.parametrize(("address", "width"), [("?by=port", DESKTOP), ("?stance=denies", PHONE)])
def test_an_article_can_be_used_by_all_filtered_and_on_a_telephone(
    folder: Path, tab: Tab, address: str, width: int
) -> None:
    page = tab.open((folder / "ruling.html").as_uri() + address, width)
    assert audit(page) == []


def test_the_seed_is_light(folder: Path) -> None:
    """How soon it is ready is measured by `bench.pages`."""
    assert (folder / "defense-chiefs-call.html").stat().st_size < 300_000


def test_the_words_of_an_article_stand_beside_its_facts(tmp_path: Path, tab: Tab) -> None:
    """Where they may be shown; and they are hostile, too."""
    text = RULING_TEXT.replace("stopped", f"{SCRIPT}<img src=x onerror=alert(2)>")
    (tmp_path / "ruling.anchors.json").write_text(anchor(text, "en").write(), encoding="utf-8")
    export(tmp_path, {"entities.yaml": RULING_AUTHORITY, "ruling.yaml": RULING})
    write(tmp_path, [tmp_path / "ruling.trig"], {"text.txt": text})
    page = tab.open((tmp_path / "ruling.html").as_uri(), PHONE)
    assert page.locator("[id='sentence/2'] .text").inner_text() == text.splitlines()[1]
    assert page.locator(".text").count() == 8
    assert overflowing(page) == []
    assert audit(page) == []


# The index.


@pytest.mark.parametrize(
    ("words", "headlines"),
    [
        ("merger", {"Court Stops Harbour Merger"}),
        ("MERGER court", {"Court Stops Harbour Merger"}),
        ("inundacao", {"Inundação em São João"}),
        ("são  JOÃO", {"Inundação em São João"}),
        ("ines carvalho", {"Court Stops Harbour Merger"}),  # who speaks
        ("merger joao", set()),
        (SCRIPT, set()),
        ("  ", {"Court Stops Harbour Merger", "Inundação em São João", "US and Russian"}),
    ],
)
def test_the_index_is_searched(folder: Path, tab: Tab, words: str, headlines: set[str]) -> None:
    page = tab.open((folder / "index.html").as_uri())
    page.fill(control(page, "q"), words)

    def found() -> set[str]:
        texts = page.locator(".entries h3").filter(visible=True).all_inner_texts()
        return {text[:14] if text.startswith("US and") else text for text in texts}

    assert found() == headlines
    assert page.inner_text(control(page, "count")) == (f"{len(headlines)} of 3 articles" if words.strip() else "")
    assert page.locator(control(page, "none")).is_visible() is not bool(headlines)
    page.reload()
    assert found() == headlines, "the address remembers what was asked"
    if not headlines:
        page.get_by_role("button", name="Show all").click()
        assert len(found()) == 3
        assert page.evaluate("document.activeElement.id") == "/q"
        assert urlsplit(page.url).query == ""


def test_the_index_leads_to_the_facts_that_are_disputed(folder: Path, tab: Tab) -> None:
    page = tab.open(f"{(folder / 'index.html').as_uri()}?q=merger")
    page.locator(".entries").get_by_role("link", name="The ministry wanted the merger.").click()
    assert page.url.endswith("ruling.html#wanted")
    assert page.locator(":target h4").inner_text().startswith("The ministry wanted the merger.")
    page.get_by_role("link", name="All articles").click()
    assert page.url.endswith("index.html")


# Hostile sheets.

TEMPLATES = "".join(
    (ROOT / "pipeline" / name).read_text("utf-8")
    for name in ("hypertext/page.html", "pages/article.html", "pages/index.html", "pages/macros.html")
)
TAGS = {*re.findall(r"<([a-z]\w*)", TEMPLATES)}
ATTRIBUTES = {*re.findall(r'[ }]([a-z][\w:-]*)="', TEMPLATES), "hidden"}
LINK = re.compile(r"#|https?:|data:,$|[a-z0-9-]+\.(html|ttl|jsonld|trig|nq)(#|$)")
ONCE = {"style": 1, "script": 2, "title": 1, "form": 1}
"""What the templates write: elements, attributes, where links lead; and what there is so many times."""

Element = tuple[str, dict[str, str]]


def elements(page: Page) -> list[Element]:
    """The elements of a page in their order, each with its attributes."""
    found: list[Element] = page.evaluate("""() => [...document.querySelectorAll("*")].map((element) =>
      [element.localName, Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]))])""")
    return found


def strange(found: list[Element]) -> Iterator[str]:
    """What no template makes."""
    for name, attributes in found:
        yield from {name} - TAGS
        yield from (f"{name} {attribute}" for attribute in attributes.keys() - ATTRIBUTES)
        if not LINK.match(attributes.get("href", "#")):
            yield attributes["href"]
    times = Counter(name for name, _ in found)
    yield from (f"{times[name]} times {name}" for name in ONCE if times[name] != ONCE[name])


def skeleton(found: list[Element]) -> list[str]:
    """The names of elements."""
    return [name for name, _ in found]


def folded(text: str) -> str:
    """A text with single blanks, as a page shows it."""
    return " ".join(text.split())


def linked_data(page: Page) -> set[str]:
    """All texts of the page's JSON-LD."""

    def walk(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from walk(each)

    (content,) = page.locator('script[type="application/ld+json"]').all_text_contents()
    return set(walk(json.loads(content)))


@pytest.fixture(scope="module")
def tame(hostile_pages: Path, only_tab: Tab) -> list[str]:
    """The elements of the page of a tame sheet."""
    return skeleton(elements(only_tab.open((hostile_pages / "tame.html").as_uri(), PHONE)))


@pytest.mark.parametrize("hostile", list(hostile_sheets()), ids=lambda hostile: str(hostile.id))
def test_a_hostile_sheet_makes_an_honest_page(
    hostile: Hostile, hostile_pages: Path, tab: Tab, tame: list[str]
) -> None:
    page = tab.open((hostile_pages / f"{hostile.id}.html").as_uri(), PHONE)
    found = elements(page)
    assert list(strange(found)) == []
    assert skeleton(found) == tame or hostile.id not in {*TEXTS, *ALTERED}, "the text is text, and nothing else"
    text = folded(page.inner_text("body"))
    assert [each for each in hostile.shown if folded(each) not in text] == []
    assert set(hostile.listed) <= linked_data(page)
    assert overflowing(page) == []
    sections = page.locator("main > section > h2").all_inner_texts()
    assert [sections[0], sections[-1]] == ["Who says what", "Every fact, and who vouches for it"]
    assert page.locator("h1").inner_text().strip()


def test_a_long_text_can_be_read_to_its_end(hostile_pages: Path, tab: Tab) -> None:
    page = tab.open((hostile_pages / "long.html").as_uri(), PHONE)
    page.eval_on_selector_all("details", "(all) => all.forEach((details) => { details.open = true; })")
    whole = {text for text in page.locator("details p").all_inner_texts() if text.endswith("W" * 10_000)}
    assert {text.removesuffix(f" {'W' * 10_000}") for text in whole} >= {
        "claim",
        "event",
        "claim note",
        "entity note",
    }
    assert overflowing(page) == []


@pytest.mark.parametrize("name", ["arabic", "languages", "long", "nothing"])
def test_a_hostile_page_can_be_used_by_all(hostile_pages: Path, tab: Tab, name: str) -> None:
    page = tab.open((hostile_pages / f"{name}.html").as_uri())
    assert audit(page) == []


def test_a_text_from_right_to_left_leaves_what_is_around_it(hostile_pages: Path, tab: Tab) -> None:
    """Each text has a direction of its own, and the tag of its language."""
    page = tab.open((hostile_pages / "languages.html").as_uri())
    page_direction = page.evaluate("getComputedStyle(document.body).direction")
    assert page_direction == "ltr"
    assert page.locator("bdi[lang=ar]").first.evaluate("(text) => getComputedStyle(text).unicodeBidi") == "isolate"
    assert page.locator("bdi[lang=ar]").first.evaluate("(text) => getComputedStyle(text).direction") == "rtl"


def test_ids_that_clash_with_the_page_are_facts(hostile_pages: Path, tab: Tab) -> None:
    """A fact called `main` is found, and the page's own controls work as ever."""
    page = tab.open((hostile_pages / "ids.html").as_uri())
    for word in ("claim/main", "claim/when", "filter", "constructor", "top", "1"):
        page.evaluate(f"location.hash = '{word}'")
        assert page.locator(":target").get_attribute("class") == "card fact"
    for word in ("constructor", "length", "main"):
        page.select_option(control(page, "by"), word)
        wanted = {f"claim/{word}", f"event/{word}"} if word == "main" else {word}
        assert shown_facts(page) == wanted


def test_the_index_of_hostile_sheets_is_honest(hostile_pages: Path, tab: Tab) -> None:
    page = tab.open((hostile_pages / "index.html").as_uri(), PHONE)
    assert list(strange(elements(page))) == []
    assert overflowing(page) == []
    sheets = list(hostile_sheets())
    assert page.locator(".entries > li").count() == len(sheets) + 1
    headlines = set(page.locator(".entries h3").all_text_contents())
    assert {each.shown[0] for each in sheets if each.id in TEXTS} <= headlines
    assert {each.headline for each in sheets} <= linked_data(page)
    page.fill(control(page, "q"), SCRIPT)
    assert (
        "headline <script>alert(1)</script>" in page.locator(".entries h3").filter(visible=True).all_text_contents()
    )
