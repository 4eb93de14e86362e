"""The verb `validate`: one wrong file a constraint, in three forms, each found in its line; and what surrounds it."""

from __future__ import annotations

import io
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox
import pytest
import yaml

from pipeline.namespaces import PREFIXES, RDF, XSD
from tests.command import Command
from tests.shapes.cases import Expected, Graph, cases, good

OUTPUT = Path(__file__).parents[1] / "output"
SHAPES = Path(__file__).parents[1] / "shapes"


# ------------------------------------------------------------------------------------- wrong files, one fault each


class Written(NamedTuple):
    """A graph as a file, and the line in which each node stands first: as a subject, else as a value."""

    text: str
    lines: dict[str, int]


def by_subject(graph: Graph) -> dict[str, list[ox.Triple]]:
    subjects: dict[str, list[ox.Triple]] = defaultdict(list)
    for triple in sorted(graph, key=str):
        subjects[str(triple.subject)].append(triple)
    return subjects


def numbered(lines: Iterable[tuple[str, str, str]]) -> Written:
    """A file of lines, each with the subject that begins in it and the value that stands in it."""
    text, subjects, values = "", dict[str, int](), dict[str, int]()
    for number, (line, subject, value) in enumerate(lines, 1):
        text += f"{line}\n"
        subjects.setdefault(subject, number)
        values.setdefault(value, number)
    return Written(text, values | subjects)


def as_nquads(graph: Graph) -> Written:
    name = "<https://ex.example/graph>"
    rows = [triple for triples in by_subject(graph).values() for triple in triples]
    return numbered((f"{triple} {name} .", str(triple.subject), str(triple.object)) for triple in rows)


def as_turtle(graph: Graph) -> Written:
    """Turtle with prefixed names for the classes and properties, a base, comments, and a line a value."""
    base = "https://example.org/newsfacts/"
    lines = [(f"@base <{base}> .", "", "")]
    lines += [(f"@prefix {prefix}: <{iri}> .", "", "") for prefix, iri in PREFIXES.items()]
    for subject, triples in by_subject(graph).items():
        lines += [("", "", ""), (f"# {subject} a <decoy> .", "", ""), (subject.replace(base, ""), subject, "")]
        for triple in triples:
            end = "." if triple is triples[-1] else ";"
            lines.append((f"    {curie(triple.predicate)} {curie(triple.object)} {end}", "", str(triple.object)))
    return numbered(lines)


def curie(term: object) -> str:
    if isinstance(term, ox.NamedNode):
        for prefix, iri in PREFIXES.items():
            local = term.value.removeprefix(iri)
            if term.value.startswith(iri) and local.replace("-", "").isalnum():
                return f"{prefix}:{local}"
    return str(term)


def as_jsonld(graph: Graph) -> Written:
    lines = [("[", "", "")]
    for number, (subject, triples) in enumerate(by_subject(graph).items()):
        lines.append(("{" if not number else ",{", "", ""))
        lines.append((f'  "@id": {json.dumps(subject.strip("<>"))}', subject, ""))
        values: dict[str, list[ox.Triple]] = defaultdict(list)
        for triple in triples:
            values[triple.predicate.value].append(triple)
        for predicate, each in values.items():
            lines.append((f"  ,{json.dumps(predicate)}: [", "", ""))
            for triple in each:
                comma = "" if triple is each[-1] else ","
                lines.append((f"    {json.dumps(value_of(triple.object))}{comma}", "", str(triple.object)))
            lines.append(("  ]", "", ""))
        lines.append(("}", "", ""))
    return numbered([*lines, ("]", "", "")])


def value_of(term: object) -> dict[str, str]:
    if isinstance(term, ox.Literal):
        if term.language:
            return {"@value": term.value, "@language": term.language}
        return {"@value": term.value, "@type": term.datatype.value}
    return {"@id": str(term).strip("<>")}


FORMS = {"ttl": as_turtle, "nq": as_nquads, "jsonld": as_jsonld}
WRONG = cases()


def test_there_are_enough_wrong_files() -> None:
    assert len(WRONG) >= 40


@pytest.mark.parametrize("form", FORMS)
def test_each_wrong_file_is_found_with_its_line_and_its_message(newsfacts: Command, form: str) -> None:
    written = {f"{number}.{form}": FORMS[form](case.graph) for number, case in enumerate(WRONG)}
    for name, file in written.items():
        Path(name).write_text(file.text)
    ran = newsfacts("validate", *written, "--format", "json")
    assert ran.code == 1
    files = {each["file"]: each for each in json.loads(ran.out)["files"]}
    for case, (name, file) in zip(WRONG, written.items(), strict=True):
        findings = files[name]["findings"]
        assert {expected_of(each) for each in findings} == case.expected, case.name
        for each in findings:
            assert each["file"] == name
            assert each["line"] == file.lines[each["focus"]], (case.name, each)


def expected_of(finding: dict[str, str]) -> Expected:
    """What a case foretells of a finding; it does not foretell the labels of blank nodes."""
    return Expected(*(re.sub(r"_:\S+", "_:", finding.get(name, "")) for name in Expected._fields))


@pytest.mark.parametrize("form", FORMS)
def test_the_good_graph_passes(newsfacts: Command, form: str) -> None:
    Path(f"good.{form}").write_text(FORMS[form](good()).text)
    ran = newsfacts("validate", f"good.{form}", "--strict")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"good.{form}: no findings; ")
    assert "none" not in ran.out


def test_our_own_output_finds_nothing(newsfacts: Command) -> None:
    files = [str(OUTPUT / f"defense-chiefs-call.{form}") for form in ("ttl", "trig", "nq", "jsonld")]
    ran = newsfacts("validate", *files, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    for each in json.loads(ran.out)["files"]:
        assert (each["findings"], each["notices"], each["graphs"]) == ([], [], 1)
        assert each["targets"]["https://w3id.org/newsfacts/shapes#AssertionShape"] == 97


# ------------------------------------------------------------------------------------------------------- the report

HEAD = "@prefix schema: <https://schema.org/> .\n@prefix old: <http://schema.org/> .\n"
WRONG_CLAIM = f'{HEAD}\n<https://ex.example/c> a schema:Claim ;\n  schema:text "x" .\n'


def test_the_report_in_words(newsfacts: Command) -> None:
    Path("claim.ttl").write_text(WRONG_CLAIM)
    ran = newsfacts("validate", "claim.ttl")
    assert (ran.code, ran.err) == (1, "")
    assert (
        "\nClaim: 1 violation in the 1 node that it met\nclaim.ttl:4:1: violation: https://ex.example/c: A claim "
        "must name the article that it stands in. [at schema:appearance]\n"
    ) in ran.out
    assert "\nclaim.ttl: 2 violations; 2 triples in 1 graph, validated by shacl\n  nodes met: Claim 1, " in ran.out


def test_schema_org_under_http_is_noted_where_no_article_stands(newsfacts: Command) -> None:
    Path("old.ttl").write_text(f'{HEAD}<https://ex.example/a> a old:Thing ;\n  old:name "x" .\n')
    ran = newsfacts("validate", "old.ttl")
    assert ran.code == 0
    assert ran.out.startswith(
        "old.ttl:3:1: warning: schema.org appears under http://schema.org/ (2 times, first <http://schema.org/"
    )
    assert newsfacts("validate", "old.ttl", "--strict").code == 1


def test_nothing_met_is_noted(newsfacts: Command) -> None:
    Path("other.ttl").write_text("<https://ex.example/a> <https://ex.example/p> 1 .\n")
    Path("empty.ttl").write_text("")
    shape = "[] a <http://www.w3.org/ns/shacl#NodeShape> ; <http://www.w3.org/ns/shacl#targetClass> <urn:x:Y> .\n"
    Path("shape.ttl").write_text(shape)
    ran = newsfacts("validate", "other.ttl", "empty.ttl", "--shapes", "shape.ttl")
    assert ran.code == 0
    assert (
        "other.ttl: warning: holds nothing that any of the shapes speaks of, so that nothing was checked" in ran.out
    )
    assert "empty.ttl: warning: holds no statement at all" in ran.out


# ------------------------------------------------------------------------------------------------ shapes of others

FOREIGN = """\
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix ex: <https://ex.example/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
ex:S a sh:NodeShape ; sh:targetClass ex:T ; sh:property [
  sh:path ex:from ; sh:minCount 1 ; sh:datatype xsd:date ; sh:lessThan ex:to ; sh:message "From when?"@en ] .
"""


@pytest.mark.parametrize("engine", [[], ["--engine", "shacl"]], ids=["pyshacl", "shacl"])
def test_foreign_shapes_run_on_the_reference_unless_asked(newsfacts: Command, engine: list[str]) -> None:
    Path("s.ttl").write_text(FOREIGN)
    Path("d.ttl").write_text("@prefix ex: <https://ex.example/> .\nex:a a ex:T .\n[] a ex:T .\n")
    ran = newsfacts("validate", "d.ttl", "--shapes", "s.ttl", *engine)
    assert ran.code == 1
    assert f"validated by {engine[-1] if engine else 'pyshacl'}\n" in ran.out
    assert "d.ttl:2:1: violation: https://ex.example/a: From when? [at https://ex.example/from]" in ran.out
    assert "d.ttl:3:1: violation: _:unnamed-1: From when?" in ran.out


@pytest.mark.parametrize("engine", ["pyshacl", "shacl"])
def test_malformed_dates_are_findings_or_a_fault_and_never_a_traceback(newsfacts: Command, engine: str) -> None:
    Path("s.ttl").write_text(FOREIGN)
    Path("d.ttl").write_text(
        f'@prefix ex: <https://ex.example/> .\nex:a a ex:T ;\n ex:from "2024-13-99"^^<{XSD}date> ;\n'
        f' ex:to "yesterday"^^<{XSD}date> .\n'
    )
    ran = newsfacts("validate", "d.ttl", "--shapes", "s.ttl", "--engine", engine)
    assert ran.code in (1, 2)
    assert (ran.out + ran.err).lstrip().partition("\n")[0]
    assert "d.ttl:2:1: " in ran.out + ran.err


def test_an_engine_that_raises_is_a_fault_at_the_literal_that_it_raised_over(
    newsfacts: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def give_up(*_: object, **__: object) -> None:
        raise TypeError("'<' not supported")

    monkeypatch.setattr("pyshacl.validate", give_up)
    Path("s.ttl").write_text(FOREIGN)
    Path("d.ttl").write_text(f'<https://ex.example/a> <https://ex.example/p> "2024-13-99"^^<{XSD}date> .\n')
    ran = newsfacts("validate", "d.ttl", "--shapes", "s.ttl")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith('d.ttl:1:1: https://ex.example/a: "2024-13-99"^^')
    assert "is not of its type, over which pyshacl gives up" in ran.err
    Path("d.ttl").write_text("<https://ex.example/a> <https://ex.example/p> 1 .\n")
    ran = newsfacts("validate", "d.ttl", "--shapes", "s.ttl")
    assert ran.code == 2
    assert (
        "s.ttl: pyshacl gives up over these shapes ('<' not supported); correct them, or try `--engine shacl`"
        in ran.err
    )


@pytest.mark.parametrize("word", ["SERVICE", "service", "SERV\\\\u0049CE"])
def test_shapes_that_would_ask_another_machine_are_refused(newsfacts: Command, word: str) -> None:
    select = f"SELECT $this WHERE {{ {word} <http://127.0.0.1:9/> {{ ?s ?p $this }} }}"
    Path("s.ttl").write_text(f'{FOREIGN}ex:S sh:sparql [ sh:select "{select}" ] .\n')
    ran = newsfacts("validate", "d.ttl", "--shapes", "s.ttl")
    assert (ran.code, ran.out) == (2, "")
    assert "SERVICE would ask another machine; SHACL forbids it" in ran.err


# ---------------------------------------------------------------------------------------- what stands in a store


def split() -> tuple[Graph, Graph]:
    """The good graph without its entities, and the entities."""
    away = {triple for triple in good() if "/entity/" in str(triple.subject)}
    return good() - away, frozenset(away)


@pytest.mark.parametrize("engine", ["shacl", "pyshacl"])
def test_data_may_refer_to_what_stands_in_a_store(newsfacts: Command, engine: str) -> None:
    new, known = split()
    Path("new.ttl").write_text(as_turtle(new).text)
    assert newsfacts("validate", "new.ttl", "--engine", engine).code == 1
    broken = known | {triple for triple in WRONG[0].graph if "/entity/" in str(triple.subject)}
    nameless = ox.Triple(
        ox.NamedNode("https://example.org/newsfacts/entity/new"),
        ox.NamedNode(f"{RDF}type"),
        ox.NamedNode("https://schema.org/Person"),
    )
    with_graph = ox.NamedNode("https://ex.example/other")
    store = ox.Store("store")
    store.extend(
        ox.Quad(triple.subject, triple.predicate, triple.object, with_graph) for triple in (*broken, nameless)
    )
    store.flush()
    del store
    ran = newsfacts("validate", "new.ttl", "--engine", engine, "--data-context", "store")
    assert (ran.code, ran.err) == (0, ""), ran.out
    Path("known.ttl").write_text(as_turtle(known).text)
    assert newsfacts("validate", "new.ttl", "--engine", engine, "--data-context", "known.ttl").code == 0


def test_the_stores_own_version_of_a_graph_is_not_mixed_with_the_new_one(newsfacts: Command) -> None:
    """A corrected headline beside the old one would be two."""
    Path("old.nq").write_text(as_nquads(good()).text)
    Path("new.nq").write_text(as_nquads(good()).text.replace("Flood cuts off", "Flood does not cut off"))
    assert newsfacts("validate", "new.nq", "--data-context", "old.nq").code == 0


def test_a_folder_that_is_no_store(newsfacts: Command) -> None:
    Path("claim.ttl").write_text(WRONG_CLAIM)
    Path("empty").mkdir()
    ran = newsfacts("validate", "claim.ttl", "--data-context", "empty")
    assert ran.code == 3
    assert ran.err.startswith("newsfacts: empty: cannot be opened as a store: ")


# ------------------------------------------------------------------------------------------------ input and faults


def test_standard_input_needs_its_form(newsfacts: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    assert newsfacts("validate", "-").code == 2
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(WRONG_CLAIM.encode())))
    ran = newsfacts("validate", "-", "--form", "ttl")
    assert ran.code == 1
    assert "standard input:4:1: violation: " in ran.out


def test_a_broken_file_is_told_behind_the_findings_on_the_others(newsfacts: Command) -> None:
    Path("claim.ttl").write_text(WRONG_CLAIM)
    Path("broken.ttl").write_text("<https://ex.example/a> <b .\n")
    ran = newsfacts("validate", "claim.ttl", "broken.ttl", "none.ttl")
    assert ran.code == 2
    assert "claim.ttl:4:1: violation: " in ran.out
    assert ran.err.splitlines()[0].startswith("broken.ttl:1:24: is not Turtle: ")
    assert ran.err.splitlines()[1] == "none.ttl: cannot be read: No such file or directory"
    on_github = newsfacts("validate", "broken.ttl", "--format", "github")
    assert on_github.out.startswith("::error file=broken.ttl,line=1,col=24,title=newsfacts::is not Turtle")


def test_graphs_are_validated_apart_unless_they_are_united(newsfacts: Command) -> None:
    new, known = split()
    lines = [*(f"{triple} <urn:g:new> .\n" for triple in new), *(f"{triple} <urn:g:known> .\n" for triple in known)]
    Path("two.nq").write_text("".join(sorted(lines)))
    assert newsfacts("validate", "two.nq").code == 1
    ran = newsfacts("validate", "two.nq", "--union")
    assert (ran.code, ran.out.partition("\n")[0].count("no findings")) == (0, 1)


def test_very_many_findings_are_counted_though_not_all_are_listed(newsfacts: Command) -> None:
    count = 1_500
    claims = "".join(f"<https://ex.example/{each:04}> a schema:Claim .\n" for each in range(count))
    Path("many.ttl").write_text(HEAD + claims)
    found = json.loads(newsfacts("validate", "many.ttl", "--format", "json").out)["files"][0]
    assert len(found["findings"]) == 1_000
    assert sum(each["count"] for each in found["counts"]) == 3 * count
    assert found["findings"][0]["line"] == 3


# ------------------------------------------------------------------------------------------- hooks and the action

ROOT = Path(__file__).parents[1]


def test_the_hooks_call_verbs_that_there_are() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert [hook["entry"] for hook in hooks] == ["newsfacts check", "newsfacts validate"]
    check, validate = hooks
    assert is_hooked("facts/flood.yaml", check)
    assert not is_hooked("facts/entities.yaml", check)
    assert not is_hooked("facts/sheet.schema.json", check)
    assert is_hooked("output/flood.trig", validate)
    assert not is_hooked("shapes/article.ttl", validate)


def is_hooked(path: str, hook: dict[str, str]) -> bool:
    return bool(re.search(hook["files"], path)) and not re.search(hook["exclude"], path)


def test_the_action_puts_no_input_into_a_script() -> None:
    """What a pull request can name must not become part of a shell's program."""
    action = yaml.safe_load((ROOT / "action.yml").read_text())
    scripts = [step["run"] for step in action["runs"]["steps"] if "run" in step]
    assert any("newsfacts validate" in script and "--format github" in script for script in scripts)
    assert not any("${{" in script for script in scripts)


def test_the_action_turns_what_check_says_into_annotations() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text())
    (script,) = (step["run"] for step in action["runs"]["steps"] if "add-matcher" in step.get("run", ""))
    matchers = json.loads(script.partition("<<'MATCHER'\n")[2].partition("MATCHER\n")[0])["problemMatcher"]
    warnings, errors = (matcher["pattern"][0]["regexp"] for matcher in matchers)
    assert re.search(errors, "facts/a.yaml:2:9: claims.x: is no stance")
    assert re.search(errors, "facts/a.yaml:2:9: violation: claims.x: Say who.")
    assert re.search(warnings, "facts/a.yaml:2:9: warning: claims.x: Say more.")
    assert not re.search(errors, "facts/a.yaml:2:9: warning: claims.x: Say more.")


def test_a_folder_is_told_as_one(newsfacts: Command) -> None:
    Path("data").mkdir()
    ran = newsfacts("validate", "data")
    assert ran.code == 2
    assert ran.err.startswith("data: is a folder; name the files in it, as in output/*.trig\n")
