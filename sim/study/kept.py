"""What is kept of runs: all of the first, and of the many that follow what rare risks are told by.

Days of a million futures under nine policies would fill 50 GB, and their totals 5 GB, to tell
nothing that the first do not; only of what is rare do more runs say more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from ..world.core.measures import CASH_LOW, CASH_SHORT, DAYS_BANNED, PROFIT, STOCKED_OUT_IN_SALE
from ..world.run.block import Record

DAYS_OF: Final = 20_000
"""Runs of which days are kept: a line that 5 % of futures lie below is then one that 4.7 % to 5.3 %
do, nearer than a chart of days can show."""
TOTALS_OF: Final = 100_000
"""Runs of which all totals are kept: the interval of a mean is then 0.6 % of a run's spread to
each side, and ten times the runs, with ten times the memory, would only make that 0.2 %."""
PATHS: Final = ("on_hand", "cash", "received", "level", "receivable", "payable")
"""Daily paths that the charts of a comparison need."""
MEASURED: Final = (PROFIT, CASH_LOW, CASH_SHORT, DAYS_BANNED, STOCKED_OUT_IN_SALE)
"""What rare risks and tails are told by; a run has those that its scenario knows."""
_MANY = 2**62


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of each run of a task, beside its totals."""

    name: str
    """Tells the files of finished tasks apart."""
    paths: tuple[str, ...] = ()
    """Daily paths that are written down."""
    measures: tuple[str, ...] = ()
    """Keys of the only totals that are kept; all where none is named."""
    money: bool = False
    """Whether where the money went is kept, too."""
    by_listing: bool = False
    """Whether each listing's own figures are kept, too."""

    def of(self, world: int) -> "Kept":
        """Return what is kept of worlds from a number on: the same of all."""
        del world
        return self

    def cut(self, record: Record) -> Record:
        """Return of a record what must come home of it."""
        return record.only(self.measures) if self.measures else record


TOTALS: Final = Kept("totals")
LISTINGS: Final = Kept("by-listing", by_listing=True)
DAYS: Final = Kept("days", PATHS, money=True)
FIGURES: Final = Kept("figures", money=True)
RARE: Final = Kept("rare", measures=tuple(measure.key for measure in MEASURED))


def with_paths(paths: Sequence[str]) -> Kept:
    """Return totals and daily paths of one's own choice."""
    return Kept("paths", tuple(paths))


class Keep(Protocol):
    """What is kept of which worlds."""

    def of(self, world: int) -> Kept:
        """Return what is kept of a block, or a piece of one, that begins with a world."""


@dataclass(frozen=True, slots=True)
class Firsts:
    """Days of the first runs, totals of more of them, and of all others what rare risks need.

    What begins below a number is kept whole; both numbers here are whole blocks of any scenario.
    """

    days: int
    totals: int

    def of(self, world: int) -> Kept:
        """Return what is kept of a block, or a piece of one, that begins with a world."""
        if world < self.days:
            return DAYS
        return FIGURES if world < self.totals else RARE


EVERYTHING: Final = Firsts(_MANY, _MANY)


def usual() -> Firsts:
    """Return what is kept where nobody asks for more."""
    return Firsts(DAYS_OF, TOTALS_OF)


def every_total() -> Firsts:
    """Return the same with the totals of all runs."""
    return Firsts(DAYS_OF, _MANY)
