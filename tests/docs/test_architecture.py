"""The shape of the package: floors, sizes, file names in documents, no hidden randomness."""

import ast
import re
import statistics
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FLOORS = {
    "arrays": 0, "errors": 0, "words": 0, "device": 1, "stats": 1, "policy": 1, "scenario": 2,
    "network": 3, "chance": 4, "world": 5, "study": 6, "history": 7, "chart": 8, "plot": 9,
    "studies": 9, "report": 10, "cli": 11, "__main__": 12, "__init__": 12,
}  # fmt: skip
ROOMS = {
    "core": set(),
    "money": {"core"},
    "platform": {"core"},
    "parcels": {"core"},
    "freight": {"core"},
    "warehouse": {"core", "freight"},
    "buying": {"core", "freight", "money"},
    "demand": {"core", "warehouse"},
    "run": {"core", "money", "platform", "parcels", "freight", "warehouse", "buying", "demand"},
}
"""Which rooms of the world each room knows; the README of the package says the same."""
MODULES = sorted((ROOT / "sim").rglob("*.py"))
LONG_MODULES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {}


def floor_of(path: Path) -> str:
    return path.relative_to(ROOT / "sim").parts[0].removesuffix(".py")


def name_of(path):
    """Return the full name of a module; a package's is that of its folder."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


NAMES = {name_of(path) for path in MODULES}


def imported(path: Path) -> set[str]:
    """Return the full names of the modules of sim that a module imports, wherever it does so."""
    names = set()
    package = ["sim", *path.relative_to(ROOT / "sim").parent.parts]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            inner = {f"{module}.{alias.name}" for alias in node.names}
            names |= {name if name in NAMES else module for name in inner}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return {name for name in names if name.startswith("sim.")}


def circles(graph):
    """Return the sets of modules that import each other, directly or by way of others."""

    def reached(start):
        seen, left = set(), [start]
        while left:
            new = graph.get(left.pop(), set()) - seen
            seen |= new
            left += new
        return seen

    known = {name: reached(name) for name in graph}
    return {
        frozenset(other for other in known[name] if name in known[other])
        for name in graph
        if name in known[name]
    }


def functions(path: Path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            yield node.name, (node.end_lineno - body[0].lineno + 1) if body else 0


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_imports_only_from_its_own_floor_and_the_floors_below(path):
    here = FLOORS[floor_of(path)]
    above = [name for name in imported(path) if FLOORS[name.split(".")[1]] > here]
    assert not above


def test_two_floors_of_the_same_height_do_not_know_each_other():
    for path in MODULES:
        floor = floor_of(path)
        if floor in {"words", "stats", "policy"}:
            assert {name.split(".")[1] for name in imported(path)} <= {
                floor,
                "arrays",
                "errors",
                "words",
            }


def test_a_circle_is_found_by_whatever_way_it_closes():
    graph = {"a": {"b"}, "b": {"c", "d"}, "c": {"a"}, "d": {"d"}, "e": {"a"}}
    assert circles(graph) == {frozenset("abc"), frozenset("d")}


def test_an_import_counts_under_type_checking_and_inside_a_function(monkeypatch):
    file = ROOT / "sim" / "study" / "trace.py"
    text = "if TYPE_CHECKING:\n    from . import parts\ndef f():\n    from ..world.run import block"
    monkeypatch.setattr(Path, "read_text", lambda *_: text)
    assert imported(file) == {"sim.study.parts", "sim.world.run.block"}


def test_no_modules_import_each_other_in_a_circle():
    assert circles({name_of(path): imported(path) for path in MODULES}) == set()


def room_of(name):
    """Return the room of a module of the world, by its full name."""
    return name.split(".")[2]


def test_the_rooms_of_the_world_know_exactly_each_other_as_drawn():
    known = {room: set() for room in ROOMS}
    for path in (ROOT / "sim" / "world").glob("*/*.py"):
        rooms = {room_of(name) for name in imported(path) if name.startswith("sim.world.")}
        known[path.parent.name] |= rooms - {path.parent.name}
    assert known == ROOMS


def test_no_module_of_the_world_lies_outside_its_rooms():
    assert [p.name for p in (ROOT / "sim" / "world").glob("*.py")] == ["__init__.py"]


def test_only_charts_import_matplotlib():
    for path in MODULES:
        if floor_of(path) not in {"chart", "plot"}:
            assert not re.search(r"^\s*(import|from) matplotlib", path.read_text("utf-8"), re.M), (
                path
            )


def test_no_module_draws_from_a_generator_that_it_was_not_given():
    forbidden = re.compile(
        r"np\.random\.(?!Generator|SeedSequence|SFC64)|^import random|default_rng"
    )
    for path in MODULES:
        assert not forbidden.search(path.read_text("utf-8")), path


OTHER_MONEY = re.compile(
    r"(network|shop|self)\.scenario\b|[/*] 100(\.0)?\b|np\.rint\(.*(money|price|cost)"
)
"""What would count money in another unit than the minor one, or round it by another rule."""


def test_the_world_reads_money_in_minor_units_and_knows_no_currency():
    for path in (ROOT / "sim" / "world").rglob("*.py"):
        assert not OTHER_MONEY.search(path.read_text("utf-8")), path
    assert OTHER_MONEY.search("cents(network.scenario.cash.opening)")
    assert OTHER_MONEY.search("self._paid / 100}")
    assert not OTHER_MONEY.search("cents(network.terms.cash.opening)")


def test_modules_stay_small():
    lengths = {
        str(p.relative_to(ROOT)): p.read_text("utf-8").count("\n")
        for p in MODULES
        if p.name != "__init__.py"
    }
    assert statistics.median(lengths.values()) <= 120
    assert {name for name, lines in lengths.items() if lines > 400} == set(LONG_MODULES)


def test_functions_stay_small():
    sizes = {f"{p.relative_to(ROOT)}:{n}": k for p in MODULES for n, k in functions(p)}
    assert statistics.median(sizes.values()) <= 8
    assert {name for name, lines in sizes.items() if lines > 50} == set(LONG_FUNCTIONS)


@pytest.mark.parametrize("folder", [".", "sim", "scenarios", "tests"])
def test_the_files_that_a_readme_names_exist(folder):
    text = (ROOT / folder / "README.md").read_text("utf-8")
    named = re.findall(r"`([\w./-]+(?:\.py|\.toml|\.json|\.md|/))`", text)
    study = {"manifest.json", "verdict.json", "charts/", "results/", "results/tour/"}
    written = {*study, "mine.toml", "my_rules.py", "my-shop.toml"}
    for name in set(named) - written:
        places = [ROOT / folder / name, ROOT / name, ROOT / "sim" / name]
        assert any(place.exists() for place in places), name


def test_every_folder_of_the_package_is_in_its_readme():
    text = (ROOT / "sim" / "README.md").read_text("utf-8")
    for folder in {
        p.parent.relative_to(ROOT / "sim").parts[0] for p in MODULES if p.parent.name != "sim"
    }:
        assert f"`{folder}/`" in text


def test_what_every_study_gets_knows_no_study():
    shared = [f"sim.study.{name}" for name in ("study", "runner", "replay", "folder", "parts")]
    shared += ["sim.chart.save", "sim.cli.app", "sim.cli.study"]
    known = {name: imported(path) for path in MODULES if (name := name_of(path)) in shared}
    assert len(known) == len(shared)
    for name, others in known.items():
        assert not [other for other in others if other.startswith("sim.study.compar")], name
