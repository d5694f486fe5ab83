"""The table of mechanisms in the package's readme, and the list of those that are left out."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from typing import NamedTuple

from sim.policy.desk import Desk
from sim.scenario.keys import known_keys
from sim.study.figures import FIGURES

from .readme import READMES, ROOT, between, rules_of

LAST = 154
WORDS = 8
FIGURE_KEYS = {figure.key for figure in FIGURES}
DESK = {field.name for field in fields(Desk)} | {name for name in vars(Desk) if name[0] != "_"}


class Row(NamedTuple):
    """A line of the table, cell by cell."""

    mechanisms: str
    what: str
    module: str
    parameter: str
    test: str


def rows() -> list[Row]:
    """Return the lines of the table."""
    marked = between(READMES["sim"].read_text("utf-8"), "mechanisms")
    lines = [line for line in marked.splitlines() if line.startswith("| M")]
    return [Row(*(cell.strip() for cell in line.strip("|").split("|"))) for line in lines]


def left_out() -> list[int]:
    """Return the numbers that the list below the table says are not modelled."""
    return numbers(between(READMES["sim"].read_text("utf-8"), "left out"))


def numbers(text: str) -> list[int]:
    """Return the mechanisms that a text names; `M75-M79` are five."""
    found = re.findall(r"\bM(\d+)(?:-M(\d+))?\b", text)
    return [n for first, last in found for n in range(int(first), int(last or first) + 1)]


def miscounted(told: list[int]) -> dict[int, int]:
    """Return how often a mechanism is told, where that is not once."""
    count = Counter(told)
    return {n: count[n] for n in {*range(1, LAST + 1), *count} if count[n] != 1 or n > LAST}


def faults(row: Row) -> list[str]:
    """Return what a line names that is not there."""
    return [
        *(f"no mechanism in {row.mechanisms}" for _ in range(not numbers(row.mechanisms))),
        *(f"more than {WORDS} words" for _ in range(len(row.what.split()) > WORDS)),
        *_missing_files(row.module, "sim"),
        *_missing_files(row.test, "."),
        *(f"no parameter {name}" for name in _told(row.parameter) if not is_parameter(name)),
        *(f"the tests do not touch {row.parameter}" for _ in range(not is_tested(row))),
    ]


def is_tested(row: Row) -> bool:
    """Say whether the tests of a line name one of its parameters, or the module itself.

    Of a key the last part, of a rule its name; a file that is not there is another fault.
    """
    files = [ROOT / name for name in _told(row.test) if (ROOT / name).is_file()]
    text = " ".join(file.read_text("utf-8") for file in files)
    names = [re.split(r' = "|\.', name.strip('"'))[-1] for name in _told(row.parameter)]
    stem = _told(row.module)[0].rsplit("/", 1)[-1].removesuffix(".py")
    touched = rf"(?<![a-z])({'|'.join(map(re.escape, [*names, stem]))})(?![a-z])"
    return not files or re.search(touched, text) is not None


def _told(cell: str) -> list[str]:
    """Return what a cell names; a cell that names nothing names a fault."""
    return re.findall(r"`([^`]+)`", cell) or ["(nothing)"]


def _missing_files(cell: str, folder: str) -> Iterator[str]:
    for name in _told(cell):
        if not (ROOT / folder / name).is_file():
            yield f"no file {name}"


def is_parameter(name: str) -> bool:
    """Say whether a key, a rule, a figure or something on the desk is there."""
    rule = re.fullmatch(r'policy\.(\w+) = "(.+)"', name)
    if rule:
        return rule[2] in rules_of(rule[1])
    place, _, last = name.partition(".")
    if place == "figures":
        return last in FIGURE_KEYS
    return last in DESK if place == "desk" else is_key(name)


def is_key(name: str) -> bool:
    """Say whether a scenario has a dotted key; lists are entered without their number."""
    place: tuple[str | int, ...] = ()
    for key in name.split("."):
        if key not in known_keys(place):
            place = (*place, 0)
        if key not in known_keys(place):
            return False
        place = (*place, key)
    return True
