"""A file that `extends` another: the files behind it, and the tables of all of them as one."""

import os
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from .markets import markets, shipped
from .merge import DROP_ALL, Table, merged
from .problem import Problem, ScenarioError, nearest
from .product_rows import KEY, rows_beside
from .source import Source, neighbours, read, text_of
from .sources import still_true

_NAMES_A_FILE = {"extends", KEY}
OTHER_MONEY = (
    "what is there already is in {was}, and would only be called {now}: write your own amounts in"
    " {was}, or all of them in a file of your own"
)
MOST_PARENTS = 10
"""More files behind a scenario are a slip, and nobody could follow them."""


def parents(first: Source, folder: Path) -> dict[str, Source]:
    """Return the files behind a file, nearest first, by their paths from its folder.

    Errors: ScenarioError when one is missing or cannot be used, when they go round in a circle,
    or when there are too many.
    """
    behind: dict[str, Source] = {}
    seen: set[Path] = set()
    child, beside = first, PurePath()
    while "extends" in child.table:
        place = beside / _named(child, folder / beside)
        whole = (folder / place).resolve()
        if whole in seen:
            circle = " → ".join([*behind, place.as_posix()])
            raise _refused(child, f"goes round in a circle: {circle}")
        if len(behind) == MOST_PARENTS:
            raise _refused(child, f"more than {MOST_PARENTS} files behind one scenario")
        seen.add(whole)
        child, beside = read(shipped(folder / place)), place.parent
        behind[place.as_posix()] = child
    return behind


def _named(child: Source, folder: Path) -> str:
    """Return the name of the file that a file extends."""
    name = child.table["extends"]
    if not isinstance(name, str) or not re.fullmatch(r"[^\x00-\x1f\x7f]+", name):
        raise _refused(child, f"expected the name of a file in quotes, found {name!r}")
    if not os.path.exists(shipped(folder / name)):
        raise _refused(child, f'no file "{name}"{_another(name, folder / name)}')
    return name


def _another(name: str, path: Path) -> str:
    """Return a hint for a file that is missing, which may be a market by its name alone."""
    known = markets()
    market = known.get(name.removesuffix(".toml").lower())
    if market:
        return f'; did you mean "{market.name}"?'
    beside = [str(PurePath(name).parent / file.name) for file in path.parent.glob("*.toml")]
    files = [*beside, *(file.name for file in known.values())]
    return nearest(name, files) or neighbours(path, name)


def _refused(child: Source, message: str) -> ScenarioError:
    return ScenarioError(child.name, [Problem("extends", message)])


class Layer(NamedTuple):
    """A file, and the rows of its own file of products, which stand below it."""

    place: str
    """The path from the folder of the file that was asked for."""
    rows: list[Source]
    file: Source

    @property
    def sources(self) -> list[Source]:
        """All of it, in the order in which one says what differs from those before."""
        return [*self.rows, self.file]

    @property
    def folder(self) -> PurePath:
        """Where the file lies, from there."""
        return PurePath(self.place).parent


def layers(first: Source, behind: dict[str, Source], folder: Path) -> list[Layer]:
    """Return a file and those behind it, the farthest first, with their rows of products.

    Errors: ScenarioError for a file of products that is missing or wrong.
    """
    files = [*reversed(behind.items()), ("", first)]
    return [
        Layer(place, rows_beside(file, folder / PurePath(place).parent), file)
        for place, file in files
    ]


def tables(files: Sequence[Layer], folder: Path) -> dict[str, str]:
    """Return the texts of the files of products, by their paths."""
    names = [(layer.folder / layer.file.table[KEY]) for layer in files if layer.rows]
    return {name.as_posix(): text_of(folder / name) for name in names}


def as_one(files: Sequence[Layer]) -> tuple[Table, list[Problem]]:
    """Return the tables of a file and of those behind it as one.

    A file of products takes the place of those that are inherited.

    Errors: ScenarioError when tables lie too deep in one another.
    """
    table: Table = {}
    problems: list[Problem] = []
    for layer in files:
        if layer.rows:
            table.pop("product", None)
        for source in layer.sources:
            given = {key: value for key, value in source.table.items() if key not in _NAMES_A_FILE}
            problems += _other_money(table, given, source.name)
            own = given.get("product")
            if layer.rows and isinstance(own, list) and own[:1] == [DROP_ALL]:
                given["product"] = own[1:]  # it means the inherited ones, not the rows
                if not own[1:]:
                    del given["product"]
            try:
                before = table
                table, wrong = merged(before, _with_own_files(given, layer.folder))
                if "sources" in before:
                    table["sources"] = still_true(before, given, table)
            except RecursionError:
                message = "tables lie too deep in one another"
                raise ScenarioError(source.name, [Problem("", message)]) from None
            problems += [replace(problem, source=source.name) for problem in wrong]
    return table, problems


def _other_money(table: Table, given: Table, file: str) -> list[Problem]:
    """Find a currency that would only give another name to the amounts that are inherited."""
    was, now = table.get("currency"), given.get("currency")
    if was is None or now in {None, was}:
        return []
    message = OTHER_MONEY.format(was=was, now=now)
    return [Problem("currency", message, ("currency",), source=file)]


def _with_own_files(table: Table, folder: PurePath) -> Table:
    """Return tables in which own policy files are named from the first file's folder."""
    policies = table.get("policy")
    if not isinstance(policies, list) or folder == PurePath():
        return table
    return {**table, "policy": [_moved(policy, folder) for policy in policies]}


def _moved(policy: Any, folder: PurePath) -> Any:  # noqa: ANN401 - any TOML value
    own = policy.get("own") if isinstance(policy, dict) else None
    return {**policy, "own": (folder / own).as_posix()} if isinstance(own, str) else policy
