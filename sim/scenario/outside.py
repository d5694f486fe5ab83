"""What a file inherits and cannot use: dates outside of its days, and what they leave idle.

Who moves the first day of a market's file, or drops its products, has not said these things.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from .change import without
from .merge import Table, with_sources
from .problem import Fault, Problem
from .reference import dates_outside, promotions, spans
from .source import Source

_WHOLE = {"live": 2, "promotion": 2}
"""How much of a place is the entry that goes, of tables in which a date stands."""
_DATES = {"start", "sale_from"}
"""Keys that say when such an entry is."""


def usable(
    table: Table,
    faults: Iterable[Fault],
    own: Sequence[str],
    sources: Sequence[Source],
) -> tuple[Table, list[str]]:
    """Return tables without the inherited entries that some faults name, and a line for each.

    `own` are the names of the sources that are not inherited.
    """
    found = [Problem.at(place, table, message) for place, message in faults]
    told = with_sources(found, table, sources) if found else []
    gone = [problem for problem in told if problem.source not in own]
    return without(table, [p.place for p in gone]), list(map(in_a_line, gone))


def in_a_line(problem: Problem) -> str:
    """Say what is left out, and of which file."""
    return f"{replace(problem, source='')} ({PurePath(problem.source).name})"


def entries_outside(table: Table) -> Iterator[Fault]:
    """Find closures, seasons, sessions, hits and sales of other days, each as a whole entry."""
    yield from spans(table)
    for place, message in (*dates_outside(table), *promotions(table)):
        if place[0] in _WHOLE and place[-1] in _DATES:
            yield place[: _WHOLE[str(place[0])]], message
        elif "hits_on" in place:
            yield place, message
