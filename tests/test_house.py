"""The architecture, held to the code: what may import what, who may print, that every room says why it is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "pipeline"

FLOORS: dict[str, set[str]] = {
    "ground": {
        *("__init__", "addresses", "dates", "documents", "errors", "fields", "files", "harmless", "identifiers"),
        "iris",
        *("namespaces", "nquads"),
        *("ordered", "rdf", "resources", "salvage", "sparql", "vocabulary", "words"),
    },
    "records": {
        *("anchors", "answers", "findings", "graphs", "proposals", "quads", "rml", "rows", "shapes", "sheet"),
        *("targets",),
    },
    "doors": {"chat", "journal", "reconciler", "stores", "web"},
    "stages": {
        *("anchor", "beside", "diff", "foreign", "load", "mapping", "materialise", "query", "read", "resolve"),
        *("serialise", "validate"),
    },
    "tellers": {"charts", "hypertext", "pages", "reports", "tables"},
    "drafters": {"articles", "draft", "reconcile", "review"},
    "faces": {"__main__", "cli", "corpus", "drafting", "examine", "house", "origins", "publish", "run"},
}
"""The floors from the lowest up, with their rooms: the modules and packages right below `pipeline`.

Doors lead out of the house, to the network and to the stores' folders; a stage can be given one.
"""

ROOMS = [room for rooms in FLOORS.values() for room in rooms]


def name_of(path: Path) -> str:
    """The dotted name of a module below `pipeline`: `cli.check`, and `cli` for the package itself."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


MODULES = {name_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}


def room_of(module: str) -> str:
    return module.partition(".")[0]


def floor_of(module: str) -> str:
    """The floor of a module's room; of a room that the table does not know, which one test tells, none."""
    return next((floor for floor, rooms in FLOORS.items() if room_of(module) in rooms), "")


def height_of(module: str) -> int:
    return [*FLOORS, ""].index(floor_of(module))


def imports(module: str) -> Iterator[tuple[str, int]]:
    """The modules of the package that a module imports, wherever in it, each with its line."""
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno}: imports are written out"
            if node.module == "pipeline" or (node.module or "").startswith("pipeline."):
                package = (node.module or "").removeprefix("pipeline").removeprefix(".")
                for alias in node.names:
                    inside = f"{package}.{alias.name}".removeprefix(".")
                    yield (inside if inside in MODULES else package or "__init__"), node.lineno
        if isinstance(node, ast.Import):
            for alias in node.names:
                assert room_of(alias.name) != "pipeline", f"{module}:{node.lineno}: write `from pipeline import ...`"


def outside_imports(module: str) -> set[str]:
    """The top names of what a module imports from elsewhere."""
    found = set()
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
    return {name for name in found if room_of(name) != "pipeline"}


def test_every_room_stands_on_one_floor() -> None:
    rooms = {room_of(module) for module in MODULES}
    assert sorted(rooms) == sorted(ROOMS), "a new room, or one that is gone: say in FLOORS where it stands"


@pytest.mark.parametrize("module", MODULES)
def test_no_import_runs_up(module: str) -> None:
    wrong = [
        f"{module}:{line} imports {other}, which stands higher"
        for other, line in imports(module)
        if height_of(other) > height_of(module)
    ]
    assert wrong == []


@pytest.mark.parametrize("module", [module for module in MODULES if floor_of(module) == "stages"])
def test_stages_know_nothing_of_each_other(module: str) -> None:
    wrong = [
        f"{module}:{line} imports {other}"
        for other, line in imports(module)
        if floor_of(other) == "stages" and room_of(other) != room_of(module)
    ]
    assert wrong == []


def test_no_import_runs_in_a_circle() -> None:
    graph = {module: {other for other, _ in imports(module)} - {module} for module in MODULES}
    order = list(TopologicalSorter(graph).static_order())
    assert set(order) == set(MODULES)


def test_nothing_imports_the_command_but_the_command() -> None:
    users = {module for module in MODULES for other, _ in imports(module) if room_of(other) == "cli"}
    assert {room_of(user) for user in users} == {"cli", "__main__"}


def test_the_inside_of_a_stage_is_its_own() -> None:
    """Who uses a stage uses what its room offers; the layout of Turtle alone is shared."""
    shared = {"serialise.turtle"}
    reached = {
        f"{module}:{line} imports {other}"
        for module in MODULES
        for other, line in imports(module)
        if "." in other and floor_of(other) == "stages" and room_of(other) != room_of(module) and other not in shared
    }
    assert reached == set()


def calls(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """The dotted names of all that is called, with their lines."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node.lineno


LOUD = {"print", "input", "exit", "quit", "sys.exit", "os._exit", "os.abort", "breakpoint"}


@pytest.mark.parametrize("module", [module for module in MODULES if room_of(module) not in ("cli", "__main__")])
def test_only_the_command_prints_or_exits(module: str) -> None:
    wrong = [f"{module}:{line}: {name}" for name, line in calls(TREES[module]) if name in LOUD]
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.Attribute) and ast.unparse(node) in ("sys.stdout", "sys.stderr", "sys.stdin"):
            wrong.append(f"{module}:{node.lineno}: {ast.unparse(node)}")
        if isinstance(node, ast.Name) and node.id == "SystemExit":
            wrong.append(f"{module}:{node.lineno}: SystemExit")
    assert wrong == []


OPENING = {"pathlib", "os", "os.path", "shutil", "tempfile", "glob", "socket", "ssl", "subprocess"}
NETWORK = {"urllib.request", "http", "http.client", "requests", "httpx", "aiohttp", "urllib3", "socket", "ftplib"}
TAKING_VALUES = ("records", "stages", "drafters")


@pytest.mark.parametrize("module", [module for module in MODULES if floor_of(module) in TAKING_VALUES])
def test_stages_and_records_open_no_files(module: str) -> None:
    """They take values and return values; files are opened at the edge."""
    assert outside_imports(module) & OPENING == set()
    assert [f"{module}:{line}" for other, line in imports(module) if room_of(other) == "resources"] == []
    assert [f"{module}:{line}" for name, line in calls(TREES[module]) if name == "open"] == []


@pytest.mark.parametrize("module", [module for module in MODULES if floor_of(module) != "doors"])
def test_only_doors_know_the_network(module: str) -> None:
    assert outside_imports(module) & NETWORK == set()


def public(tree: ast.Module) -> Iterator[tuple[str, int, str | None]]:
    """Public functions, classes and methods: name, line, docstring."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node.name, node.lineno, ast.get_docstring(node)
            if isinstance(node, ast.ClassDef):
                for inner in node.body:
                    if isinstance(inner, ast.FunctionDef) and not inner.name.startswith("_"):
                        yield f"{node.name}.{inner.name}", inner.lineno, ast.get_docstring(inner)


@pytest.mark.parametrize("module", MODULES)
def test_what_is_public_says_what_it_is_for(module: str) -> None:
    docstring = ast.get_docstring(TREES[module])
    assert docstring, f"{module} has no docstring"
    assert docstring.split("\n")[0].endswith((".", ":")), f"the first line of {module} is a sentence"
    assert [f"{module}:{line}: {name}" for name, line, text in public(TREES[module]) if not text] == []


@pytest.mark.parametrize("module", MODULES)
def test_no_module_is_long(module: str) -> None:
    lines = MODULES[module].read_text(encoding="utf-8").count("\n")
    assert lines <= 300


def test_the_verbs_of_the_command_are_its_modules() -> None:
    """One module a verb, each with the two functions that `cli` calls."""
    offered = {module: {name for name, _, _ in public(TREES[module])} for module in MODULES}
    verbs = {
        module.removeprefix("cli.") for module in MODULES if module.startswith("cli.") and "act" in offered[module]
    }
    (table,) = [
        ast.unparse(node.value)
        for node in TREES["cli"].body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "VERBS"
    ]
    assert set(table.strip("()").split(", ")) == verbs
    for verb in verbs:
        assert "add_options" in offered[f"cli.{verb}"]
