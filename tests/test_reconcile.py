"""Reconciliation: a wrong identifier is worse than none, and no service is asked twice, or in haste."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
import requests

from pipeline import reconciler
from pipeline.documents import Document
from pipeline.errors import InputError, StoreError
from pipeline.house import House
from pipeline.read import read
from pipeline.reconcile import Asked, Candidate, Kinds, splice
from pipeline.reconcile.choose import choose, normal
from pipeline.reconcile.kinds import WIKIDATA_CLASSES
from pipeline.reconcile.protocol import Answer, Query
from pipeline.reconciler import Reconciler, new_session
from pipeline.sheet import Sheet
from tests.command import Command
from tests.reconciliation import AGENCY, BUSINESS, COUNTRY, HUMAN, Fault, Handler, Service, Thing, run_service

SHEET = """\
# Of the crane.
article: {id: crane, headline: Crane Falls, language: en}
entities:
  falk: {type: Person, name: Ines Falk, alias: [Falk]}   # the lawyer
  aro: {type: Person, name: "Jon Aro"}
  port-ellory:
    type: City
    name: Port Ellory  # a town

    note: By the sea.
  northway: {type: Corporation, name: the Northway line,   note: "A  line."}
  union: {type: WorkersUnion, name: the dockers, alias: [dockers' union of Ellory]}
  nobody: {type: Person, name: Xaver Quillfeather}
  varga: {type: Person, name: Varga}
  crane: {type: Product, name: Lumen}
  usa: {type: Country, name: United States, wikidata: Q30}
  office: {type: Organization, unnamed: true, name: an office}
  locals: {type: Group, name: locals}
"""
WRITTEN = {
    "Ines Falk,": "Ines Falk, wikidata: Q1001,",
    "Port Ellory  # a town\n": "Port Ellory  # a town\n    wikidata: Q1004\n",
    "the Northway line,": "the Northway line, wikidata: Q1005,",
    "the dockers,": "the dockers, wikidata: Q1006,",
}


@pytest.fixture(params=("0.2", "1.0-draft"))
def either(request: pytest.FixtureRequest) -> Iterator[Service]:
    with run_service(request.param) as running:
        yield running


@pytest.fixture
def service() -> Iterator[Service]:
    with run_service() as running:
        yield running


@pytest.fixture(autouse=True)
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that would have been waited."""
    waited: list[float] = []
    monkeypatch.setattr("pipeline.cli.reconcile.sleep", waited.append)
    return waited


@pytest.fixture
def sheet(newsfacts: Command) -> Path:
    return write(SHEET)


def write(text: str, name: str = "crane.yaml") -> Path:
    path = Path(name)
    path.write_text(text)
    return path


def of(*entities: str) -> str:
    """A sheet of these entities, one a line."""
    return "article: {id: a, headline: A, language: en}\nentities:\n" + "".join(f"  {each}\n" for each in entities)


def outcomes(newsfacts: Command, service: Service, *options: str) -> dict[str, str]:
    """What becomes of each entity: an item, or the reason why there is none."""
    ran = newsfacts("reconcile", "crane.yaml", "--service", service.url, "--json", *options)
    assert ran.err == ""
    found = json.loads(ran.out)["entities"]
    assert ran.code == int(any(each["outcome"] == "open" for each in found))
    return {each["entity"]: each["wikidata"] or each.get("reason") or each["outcome"] for each in found}


class TestProposals:
    def test_both_versions_of_the_protocol(self, newsfacts: Command, sheet: Path, either: Service) -> None:
        assert outcomes(newsfacts, either) == {
            "falk": "Q1001",
            "aro": "2 candidates have this name",
            "port-ellory": "Q1004",
            "northway": "Q1005",
            "union": "Q1006",
            "nobody": "unknown",
            "varga": "unknown",
            "crane": "its type is too wide to be compared",
        }
        assert either.asked == [
            {
                "Ines Falk": "Q5",
                "Jon Aro": "Q5",
                "Port Ellory": "Q515",
                "the Northway line": "Q4830453",
                "the dockers": "Q178790",
                "Xaver Quillfeather": "Q5",
                "Varga": "Q5",
                "Lumen": None,
            },
            {"dockers' union of Ellory": "Q178790"},
        ]
        assert sheet.read_text() == SHEET

    def test_as_people_read_it(self, newsfacts: Command, service: Service) -> None:
        write(of("falk: {type: Person, name: Ines Falk}", "aro: {type: Person, name: Jon Aro}"))
        assert newsfacts("reconcile", "crane.yaml", "--service", service.url).out == (
            "entity   name        item    what is known of it\n"
            "────────────────────────────────────────────────────────────────────────────────────\n"
            "falk     Ines Falk   Q1001   Ines Falk; lawyer in Port Ellory; human (100)\n"
            "aro      Jon Aro     ?       2 candidates have this name\n"
            "                     Q1002   Jon Aro; politician, minister of transport; human (100)\n"
            "                     Q1003   Jon Aro; speed skater, 1911-1987; human (100)\n"
            "\n"
            "1 of 2 names identified, 0 without an item, 1 open; decide in crane.reconciled.json\n"
        )

    def test_nothing_to_ask(self, newsfacts: Command) -> None:
        """No service is asked, so that the default one need not be there, and no file is written."""
        write(of("usa: {type: Country, name: United States, wikidata: Q30}", "locals: {type: Group, name: locals}"))
        ran = newsfacts("reconcile", "crane.yaml", "--write")
        assert ran == (0, "no entity to ask for: all have an identifier, or are unnamed or groups\n", "")
        assert [path.name for path in Path().iterdir()] == ["crane.yaml"]

    def test_a_service_that_does_not_filter(self, newsfacts: Command, service: Service) -> None:
        service.filters = False
        service.catalogue |= {"Q1": Thing("Lumen", (BUSINESS,)), "Q2": Thing("Ministry of Quays", (AGENCY,))}
        write(
            of(
                "v: {type: Person, name: Varga}",
                "l: {type: Country, name: Lumen}",
                "q: {type: Person, name: Ministry of Quays}",
            )
        )
        assert outcomes(newsfacts, service) == {
            "v": "what has this name is of another type",
            "l": "the service does not take it for a match",
            "q": "what has this name is of another type",
        }

    def test_one_item_for_two(self, newsfacts: Command, service: Service) -> None:
        write(
            of(
                "a: {type: Person, name: Ines Falk}",
                "b: {type: Person, name: INES FALK}",
                "c: {type: City, name: Port Ellory}",
                "d: {type: City, name: Ellory, wikidata: Q1004}",
                "e: {type: City, name: Aberellory, wikidata: Q1004}",
            )
        )
        assert outcomes(newsfacts, service) == {
            "a": "`b` is Q1001 as well; are the two one?",
            "b": "`a` is Q1001 as well; are the two one?",
            "c": "`e` is Q1004 as well; are the two one?",
        }
        said = newsfacts("reconcile", "crane.yaml", "--service", service.url).out
        assert "crane.yaml: Q1004 stands at `d` and `e`; one looks wrong\n" in said

    def test_aliases_that_say_less_than_the_name(self, newsfacts: Command, service: Service) -> None:
        write(
            of("v: {type: Person, name: Ulla Varga-Holm, alias: [Varga, Ulla Varga-Holm, Holmsky, Mara Lindqvist]}")
        )
        assert outcomes(newsfacts, service) == {"v": "the service does not take it for a match"}
        assert service.asked[1] == {"Mara Lindqvist": "Q5"}

    def test_names_in_other_languages(self, newsfacts: Command, service: Service) -> None:
        write(
            of("f: {type: Person, name: {uk: Інес Фальк, en: Ines Falk}}", "p: {type: City, name: {de: Port Ellory}}")
        )
        assert outcomes(newsfacts, service) == {"f": "Q1001", "p": "Q1004"}

    def test_the_size_of_batches(
        self, newsfacts: Command, sheet: Path, service: Service, pauses: list[float]
    ) -> None:
        service.manifest["batchSize"] = 3
        outcomes(newsfacts, service)
        assert [len(batch) for batch in service.asked] == [3, 3, 2, 1]
        assert pauses == [1.0] * 4
        agents = {agent for _, _, agent in service.requests}
        assert len(agents) == 1
        assert re.fullmatch(r"newsfacts/\S+ \(\+https://w3id\.org/newsfacts\)", agents.pop())

    def test_other_identifiers(self, newsfacts: Command, sheet: Path, service: Service) -> None:
        service.manifest["identifierSpace"] = "https://d-nb.info/gnd/"
        service.catalogue = {"118540238": Thing("Ines Falk", (HUMAN,))}
        found = outcomes(newsfacts, service, "--write")
        assert found["falk"] == "the identifiers of this service are not Wikidata's"
        assert {text: kind for batch in service.asked for text, kind in batch.items()}["Ines Falk"] is None
        assert sheet.read_text() == SHEET


class TestChoice:
    """What follows from answers that no service of ours gives."""

    KINDS = Kinds(House().vocabulary)

    def outcome(self, *answer: Candidate, type_: str = "Person", **further: Answer) -> str:
        classes = tuple(self.KINDS.classes([type_], {}))
        asked = Asked("x", "Ann Bell", tuple(further), self.KINDS.asked(classes), classes)
        answers = {asked.query: answer, **{Query(text, asked.type): each for text, each in further.items()}}
        choice = choose(asked, answers, self.KINDS)
        return choice.wikidata or choice.reason or choice.outcome

    @pytest.mark.parametrize(
        ("answer", "outcome"),
        [
            ([("Q1", "Ann Bell", 100, True)], "Q1"),
            ([("Q1", "ANN  BELL", 100, True), ("Q2", "Ann Belling", 90, False)], "Q1"),
            ([("Q1", "Ann Bell", None, True)], "Q1"),
            ([("Q1", "Ann Bell", 0.9, True), ("Q2", "Ann Belling", 0.5, False)], "Q1"),
            (
                [("Q1", "Ann Bell", 100, True), ("Q2", "Ann Belling", 95, False)],
                "another candidate scores nearly as high",
            ),
            (
                [("Q1", "Ann Bell", None, True), ("Q2", "Ann Belling", 5, False)],
                "another candidate scores nearly as high",
            ),
            ([("Q1", "Ann Bell", 100, True), ("Q2", "Ann Bell", 20, False)], "2 candidates have this name"),
            ([("Q1", "Ann Bell", 100, False)], "the service does not take it for a match"),
            ([("Q1", "Ann Bel", 100, True)], "no candidate has this name"),
            ([], "unknown"),
        ],
    )
    def test_labels_and_scores(self, answer: list[tuple[str, str, float | None, bool]], outcome: str) -> None:
        found = [
            Candidate(id=item, names=(name,), types={"Q5": ""}, score=score, match=match)
            for item, name, score, match in answer
        ]
        assert self.outcome(*found) == outcome

    @pytest.mark.parametrize(
        ("type_", "types", "fits"),
        [
            ("Person", ["Q5"], True),
            ("Person", ["Q15632617"], False),  # a fictional human
            ("Person", [], False),
            ("Country", ["Q3624078"], True),  # a sovereign state, as only the service knows
            ("Country", ["Q4167410"], False),  # a disambiguation page
            ("Country", ["Q43229"], False),  # an organisation
            ("Corporation", ["Q515", "Q5"], False),
            ("Corporation", ["Q515", "Q6881511"], True),
        ],
    )
    def test_types(self, type_: str, types: list[str], fits: bool) -> None:
        found = Candidate(id="Q1", names=("Ann Bell",), types=dict.fromkeys(types, ""), score=100, match=True)
        assert self.outcome(found, type_=type_) == ("Q1" if fits else "what has this name is of another type")

    def test_names_that_lead_apart(self) -> None:
        bob, cy = (Candidate(id=f"Q{n}", names=(n * "x",), types={"Q5": ""}, match=True, exact=True) for n in (2, 3))
        assert self.outcome(bob=(bob,), cy=(cy,)) == "its names lead to different candidates"
        assert self.outcome(bob=(bob,), cy=(bob,)) == "Q2"
        assert self.outcome(bob=(bob,), cy=(bob, cy)) == "2 candidates have this name"

    def test_what_writing_adds_to_a_name(self) -> None:
        assert normal("The Dockers’  Union") == normal("dockers' union")
        assert normal("Muller") != normal("Müller")

    def test_every_class_of_the_table_is_known(self) -> None:
        assert WIKIDATA_CLASSES.keys() <= self.KINDS.vocabulary.classes.keys()
        assert all(re.fullmatch("Q[1-9][0-9]*", item) for item in WIKIDATA_CLASSES.values())

    @pytest.mark.parametrize(
        ("types", "asked"),
        [
            (["GovernmentOrganization", "Country"], COUNTRY),
            (["PoliceStation"], "Q43229"),
            (["State"], "Q56061"),
            (["Place"], ""),
            (["Weapon", "wd:Q728"], "Q728"),
            (["nobody:Knows"], ""),
        ],
    )
    def test_what_is_asked_for(self, types: list[str], asked: str) -> None:
        assert self.KINDS.asked(self.KINDS.classes(types, {})) == asked


class TestNotebook:
    def test_a_second_run_asks_nothing(self, newsfacts: Command, sheet: Path, service: Service) -> None:
        first = outcomes(newsfacts, service)
        kept = Path("crane.reconciled.json").read_bytes()
        asked = len(service.requests)
        assert outcomes(newsfacts, service) == first
        assert len(service.requests) == asked
        assert Path("crane.reconciled.json").read_bytes() == kept
        assert outcomes(newsfacts, service, "--renew") == first
        assert len(service.requests) == 2 * asked
        assert Path("crane.reconciled.json").read_bytes() == kept
        assert outcomes(newsfacts, service, "--cache", "other.json") == first
        assert Path("other.json").read_bytes() == kept

    def test_its_form(self, newsfacts: Command, service: Service) -> None:
        write(of("aro: {type: Person, name: Jon Aro}"))
        service.catalogue = {"Q1003": Thing("Jon Aro", (HUMAN,), "skater"), "Q1002": Thing("Jon Aro", ("Q5",))}
        outcomes(newsfacts, service)
        human = {"Q5": "human"}
        assert json.loads(Path("crane.reconciled.json").read_text()) == {
            "answers": {
                service.url: {
                    "Q5": {
                        "Jon Aro": [
                            {"id": "Q1002", "names": ["Jon Aro"], "types": human, "score": 100.0, "exact": True},
                            {
                                "id": "Q1003",
                                "names": ["Jon Aro"],
                                "description": "skater",
                                "types": human,
                                "score": 100.0,
                                "exact": True,
                            },
                        ]
                    }
                }
            },
            "entities": {
                "aro": {
                    "name": "Jon Aro",
                    "open": "2 candidates have this name",
                    "candidates": {"Q1002": "Jon Aro", "Q1003": "Jon Aro: skater"},
                }
            },
            "services": {service.url: {"batch": 10, "is_new": False, "space": "http://www.wikidata.org/entity/"}},
        }

    def decide(self, **decisions: str | None) -> None:
        path = Path("crane.reconciled.json")
        value = json.loads(path.read_text()) if path.exists() else {"entities": {}}
        for name, item in decisions.items():
            value["entities"].setdefault(name, {})["decided"] = item
        path.write_text(json.dumps(value))

    def test_what_an_editor_decides(self, newsfacts: Command, sheet: Path, service: Service) -> None:
        outcomes(newsfacts, service)
        self.decide(aro="Q1002", crane=None)
        for options in ((), ("--renew",), ("--write",)):
            found = outcomes(newsfacts, service, *options)
            assert (found["aro"], found["crane"]) == ("Q1002", "none")
        assert '  aro: {type: Person, name: "Jon Aro", wikidata: Q1002}\n' in sheet.read_text()
        assert json.loads(Path("crane.reconciled.json").read_text())["entities"] == {
            "aro": {"name": "Jon Aro", "decided": "Q1002"},
            "crane": {"name": "Lumen", "decided": None},
        }

    def test_all_decided(self, newsfacts: Command, service: Service) -> None:
        """Then nobody is asked."""
        write(of("aro: {type: Person, name: Jon Aro}"))
        self.decide(aro="Q1003")
        assert newsfacts("reconcile", "crane.yaml", "--service", service.url).code == 0
        assert service.requests == []

    def test_a_decision_on_another_name(self, newsfacts: Command, service: Service) -> None:
        write(of("aro: {type: Person, name: Jon Aro}"))
        self.decide(aro="Q1003")
        outcomes(newsfacts, service)
        write(of("aro: {type: Person, name: Jonna Aro}"))
        kept = Path("crane.reconciled.json").read_bytes()
        assert outcomes(newsfacts, service) == {"aro": "what was decided is noted for the name `Jon Aro`"}
        assert Path("crane.reconciled.json").read_bytes() == kept

    @pytest.mark.parametrize(
        ("content", "says"),
        [
            ("{", "crane.reconciled.json:1:2: expected a key in double quotes"),
            ("[]", "crane.reconciled.json: is no notebook of `newsfacts reconcile`; name another file with --cache"),
            (
                '{"entities": {"aro": {"decided": "<b>"}}}',
                "crane.reconciled.json:1:34: entities.aro.decided: String should match pattern '^Q[1-9][0-9]*$'; "
                "correct it, or delete the file to ask anew",
            ),
            ('{"answers": {"x": {"Q5": {"a": [{"id": 1}]}}}}', "correct it, or delete the file to ask anew"),
        ],
    )
    def test_one_that_is_none(
        self, content: str, says: str, newsfacts: Command, sheet: Path, service: Service
    ) -> None:
        write(content, "crane.reconciled.json")
        ran = newsfacts("reconcile", "crane.yaml", "--service", service.url)
        assert ran.code == 2
        assert says in ran.err
        assert Path("crane.reconciled.json").read_text() == content
        assert service.requests == []


P, Q, B = "type: Person", "wikidata: Q7", "b: {type: Person, name: &n B}"


class TestWriting:
    def test_only_those_lines_change(self, newsfacts: Command, sheet: Path, service: Service) -> None:
        ran = newsfacts("reconcile", "crane.yaml", "--service", service.url, "--write")
        assert ran.out.endswith(
            "4 of 8 names identified, 2 without an item, 2 open; 4 identifiers put into crane.yaml; "
            "decide in crane.reconciled.json\n"
        )
        expected = SHEET
        for old, new in WRITTEN.items():
            expected = expected.replace(old, new)
        assert sheet.read_text() == expected
        assert set(outcomes(newsfacts, service, "--write")) == {"aro", "nobody", "varga", "crane"}
        assert sheet.read_text() == expected

    def test_an_authority_file(self, newsfacts: Command, service: Service) -> None:
        path = write("entities:\n  falk: {type: Person, name: Ines Falk}\n", "entities.yaml")
        ran = newsfacts("reconcile", "entities.yaml", "--service", service.url, "--write")
        assert ran.code == 0
        assert path.read_text() == "entities:\n  falk: {type: Person, name: Ines Falk, wikidata: Q1001}\n"
        assert Path("entities.reconciled.json").exists()

    def test_json_is_read_and_not_written(self, newsfacts: Command, service: Service) -> None:
        entities = {"falk": {"type": "Person", "name": "Ines Falk"}}
        article = {"id": "a", "headline": "A", "language": "en"}
        write(json.dumps({"article": article, "entities": entities}), "crane.json")
        assert newsfacts("reconcile", "crane.json", "--service", service.url).code == 0
        ran = newsfacts("reconcile", "crane.json", "--service", service.url, "--write")
        says = "newsfacts: `--write` puts identifiers into YAML, and crane.json is none\n"
        assert (ran.code, ran.err) == (2, says + "newsfacts: 1 fault; nothing was written\n")

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("a: {name: A B, type: Person}", "a: {name: A B, wikidata: Q7, type: Person}"),
            ("a: {'name': 'A B'  , type: Person}", "a: {'name': 'A B', wikidata: Q7  , type: Person}"),
            ("a: {type: Person, name: {en: A}}", "a: {type: Person, name: {en: A}, wikidata: Q7}"),
            (f"a:\n    name: A\n      B\n    {P}", f"a:\n    name: A\n      B\n    {Q}\n    {P}"),
            (f"a:\n    name: {{en: A}}\n    {P}", f"a:\n    name: {{en: A}}\n    {Q}\n    {P}"),
            (f"a:\n    {P}\n    name: >-\n      A\n", f"a:\n    {P}\n    {Q}\n    name: >-\n      A\n"),
            (f"a:\n    {P}\n    name:\n      en: A", f"a:\n    {P}\n    {Q}\n    name:\n      en: A"),
            (
                f"b: {{name: &n B, {P}}}\n  a: {{name: *n, {P}}}",
                f"b: {{name: &n B, {P}}}\n  a: {{{Q}, name: *n, {P}}}",
            ),
        ],
    )
    @pytest.mark.parametrize("line_end", ["\n", "\r\n"])
    @pytest.mark.parametrize("mark", ["", "\ufeff"])
    def test_all_styles(self, before: str, after: str, line_end: str, mark: str) -> None:
        def as_bytes(entity: str) -> bytes:
            return (mark + of(entity).rstrip("\n").replace("\n", line_end)).encode()

        assert splice(as_bytes(before), {"a": "Q7"}, "x.yaml", read_one) == as_bytes(after)

    def test_what_cannot_be_put_in(self) -> None:
        """One mapping for two entities: both would change."""
        content = of("b: &b {type: Person, name: B}", "a: *b").encode()
        with pytest.raises(InputError) as raised:
            splice(content, {"a": "Q7"}, "x.yaml", read_one)
        says = "is written so that nothing can be put in safely; add `wikidata: Q7` by hand"
        assert str(raised.value) == f"x.yaml:4:3: entities.a: {says}"


def read_one(content: bytes, file: str) -> Document[Sheet]:
    (document,) = read(content, file)
    return document


def answering(status: int, body: str = "", **headers: str) -> Fault:
    return lambda handler: handler.reply(status, body, **headers)


def with_candidate(**parts: object) -> Fault:
    """One candidate that has, or lacks, these parts."""
    candidate = {"id": "Q1", "name": "Ines Falk", "type": [{"id": "Q5"}], "score": 100, "match": True, **parts}
    body = json.dumps({"q0": {"result": [{key: each for key, each in candidate.items() if each}]}})
    return answering(200, body.replace('"1e400"', "1e400"))


class TestBadServices:
    @pytest.fixture(autouse=True)
    def _one(self, newsfacts: Command) -> None:
        write(of("falk: {type: Person, name: Ines Falk}"))

    def test_one_that_is_busy(self, newsfacts: Command, service: Service, pauses: list[float]) -> None:
        service.faults = [
            answering(429, Retry_After="7"),
            answering(503),
            None,
            answering(500),
            answering(429, Retry_After="9999"),
        ]
        assert outcomes(newsfacts, service) == {"falk": "Q1001"}
        assert pauses == [7.0, 4.0, 1.0, 2.0, 60.0]

    SAYS = "; is it a reconciliation service?"
    NO_JSON = " answers with what is no JSON; is it the address of a reconciliation service?"
    BAD = (
        ([answering(500)] * 4, " is busy or broken (HTTP 500), 4 times; try again later"),
        ([answering(404)], " refuses the request (HTTP 404); is it the address of a reconciliation service?"),
        ([answering(200, "<html>")], NO_JSON),
        ([answering(200, "[" * 9999)], NO_JSON),
        ([answering(200, '{"versions": NaN}')], NO_JSON),
        (
            [answering(302, Location="http://other.example/x")],
            " redirects to http://other.example, which is not followed; name that with --service, if it is right",
        ),
        ([answering(200, "[]")], " answers with no manifest" + SAYS),
        ([answering(200, '{"versions": 2}')], " answers with a manifest whose `versions` are no list" + SAYS),
        (
            [answering(200, '{"versions": ["9"]}')],
            " answers with a manifest of the versions 9, of which none is known here" + SAYS,
        ),
        ([answering(200, "{}")], " answers with a manifest that does not say whose identifiers it has" + SAYS),
        ([None, answering(200, "{}")], " answers with no result for `q0`" + SAYS),
        ([None, answering(200, '{"q0": {}}')], " answers with a result without a list of candidates" + SAYS),
        (
            [None, answering(200, '{"status": "error", "message": "too\\u001b[31m\\nmuch"}')],
            " answers with an error: too\ufffd[31m much" + SAYS,
        ),
        ([None, with_candidate(id=None)], " answers with a candidate without an `id`" + SAYS),
        ([None, with_candidate(name=None)], " answers with a candidate without a `name`, `Q1`" + SAYS),
        ([None, with_candidate(id="Q0'\u202e")], " answers with `Q0'\ufffd`, which is no item of Wikidata" + SAYS),
        ([None, with_candidate(id="P31\n")], " answers with `P31`, which is no item of Wikidata" + SAYS),
    )  # fmt: skip

    @pytest.mark.parametrize(("faults", "says"), BAD)
    def test_what_is_said_of_it(
        self, faults: list[Fault | None], says: str, newsfacts: Command, service: Service
    ) -> None:
        service.faults = list(faults)
        ran = newsfacts("reconcile", "crane.yaml", "--service", service.url, "--write")
        assert ran == (3, "", f"newsfacts: {service.url}{says}\n")
        assert Path("crane.yaml").read_text() == of("falk: {type: Person, name: Ines Falk}")
        assert not Path("crane.reconciled.json").exists()

    @pytest.mark.parametrize(
        "parts",
        [{"match": "yes"}, {"match": None}, {"score": "1e400"}, {"score": "9"}, {"type": "Q5"}, {"type": None}],
    )
    def test_parts_of_the_wrong_kind(self, parts: dict[str, object], newsfacts: Command, service: Service) -> None:
        """They count for nothing, so that at most less is proposed."""
        service.faults = [None, with_candidate(**parts)]
        (said,) = outcomes(newsfacts, service).values()
        assert (
            said
            in {
                "match": ["the service does not take it for a match"],
                "type": ["what has this name is of another type"],
                "score": ["Q1"],
            }[next(iter(parts))]
        )

    def test_the_answers_before_the_failure_are_kept(
        self, newsfacts: Command, service: Service, pauses: list[float]
    ) -> None:
        entities = [f"e{n}: {{type: Person, name: Person {n}}}" for n in range(12)]
        write(of(*entities))
        service.faults = [None, None, *[answering(503)] * 4]
        ran = newsfacts("reconcile", "crane.yaml", "--service", service.url)
        assert ran.code == 3
        assert pauses == [1.0, 1.0, 2.0, 4.0, 8.0]
        assert newsfacts("reconcile", "crane.yaml", "--service", service.url).code == 0
        assert [sorted(batch) for batch in service.asked] == [
            sorted(f"Person {n}" for n in range(10)),
            ["Person 10", "Person 11"],
        ]

    def test_hostile_labels(self, newsfacts: Command, service: Service) -> None:
        evil = "\ud800\u202e\x1b]0;x\x07[red]<script>\nx" + "e\u0301\u0301\u0301\u0301\u0301\u0301" + "a" * 10_000
        service.catalogue = {}
        service.faults = [None, with_candidate(name=evil, description=evil, type=[{"id": "Q5", "name": evil}])]
        ran = newsfacts("reconcile", "crane.yaml", "--service", service.url)
        assert ran.code == 1
        noted = Path("crane.reconciled.json").read_text()
        for text in (ran.out, noted):
            assert not {"\u202e", "\x1b", "\x07"} & set(text)
            assert "[red]<script>" in text
        assert "?\ufffd\ufffd]0;x\ufffd[red]<script> xe\u0301\u0301\u0301\u0301a" in noted
        assert "a" * 251 not in noted

    def test_one_that_is_not_there(self, newsfacts: Command) -> None:
        url = "http://127.0.0.1:9/api"
        says = f"newsfacts: {url} cannot be reached, 4 times; try again later\n"
        assert newsfacts("reconcile", "crane.yaml", "--service", url) == (3, "", says)

    @pytest.mark.parametrize(
        "url", ["ftp://x.example/", "x.example", "http://", "http://h:port/", "http://h/?q=1", "http://[x/"]
    )
    def test_no_address(self, url: str, newsfacts: Command) -> None:
        ran = newsfacts("reconcile", "crane.yaml", "--service", url)
        says = f"newsfacts: `{url}` is no address of a service; write one such as https://example.org/en/api\n"
        assert (ran.code, ran.err.splitlines(keepends=True)[0]) == (2, says)

    def test_credentials_in_the_address(self, newsfacts: Command) -> None:
        ran = newsfacts("reconcile", "crane.yaml", "--service", "https://me:secret@h.example/")
        assert ran.code == 2
        assert "secret" not in ran.err

    def test_no_credentials_of_a_netrc(
        self, service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "netrc").write_text("default login me password secret\n")
        (tmp_path / "netrc").chmod(0o600)
        monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
        sent: list[requests.PreparedRequest] = []
        session = new_session()
        send = session.send
        monkeypatch.setattr(session, "send", lambda request, **how: sent.append(request) or send(request, **how))  # type: ignore[func-returns-value]
        Reconciler(service.url, "uk", session, lambda _: None).manifest()
        assert "Authorization" not in sent[0].headers
        assert sent[0].headers["Accept-Language"] == "uk"

    @pytest.mark.parametrize(
        ("fault", "says"),
        [
            (answering(200, " " * 5000), "answers with more than 0 MiB, which is not read"),
            (
                partial(Handler.drip, pause=0.05, pieces=20),
                "takes longer than 0.4 seconds to answer; try again later",
            ),
            (
                partial(Handler.drip, pause=0.6, pieces=1),
                "did not answer within 0.4 seconds, 4 times; try again later",
            ),
        ],
    )
    def test_large_and_slow_ones(
        self, fault: Fault, says: str, service: Service, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(reconciler, "MAX_BYTES", 4000)
        service.faults = [fault] * 4
        with pytest.raises(StoreError) as raised:
            Reconciler(service.url, "en", new_session(), lambda _: None, seconds=0.4).manifest()
        assert str(raised.value) == f"{service.url} {says}"
