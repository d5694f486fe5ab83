"""The shelves between which goods may be moved: what lies there, and what each can spare."""

from typing import Annotated

from pydantic import Field

from ...arrays import Floats, Units, np
from ..desk import Desk
from ..rule import InStockDaysOnly, PerListing, Rule, Window


class Shelves:
    """Every listing's stock on a morning; shapes (P, W).

    A listing that takes goods counts what arrives while the slowest transfer to it is on the road,
    so that nothing is sent twice, and a ship that comes too late does not count.
    """

    def __init__(self, desk: Desk, keep: Floats) -> None:
        self._row = {name: row for row, name in enumerate(desk.listings)}
        slowest = np.zeros(len(desk.listings), np.int64)
        for (_, taker), days in desk.transfer_days.items():
            row = self._row[taker]
            slowest[row] = max(slowest[row], int(np.ceil(days)))
        self.position = desk.position_within(slowest)
        """Units on hand or there before a transfer is, less those that buyers wait for."""
        self.spare = np.maximum(np.floor(desk.on_hand - keep), 0).astype(np.int64)
        """Units on hand beyond what a giver keeps."""

    def rows(self, ends: tuple[str, str]) -> tuple[int, int]:
        """Return the rows of the listings that give and take."""
        return self._row[ends[0]], self._row[ends[1]]


class KeepsCover(Rule):
    """A giver keeps some days of cover on its shelf."""

    keep_days: Annotated[PerListing, Field(description="days of cover that the giver keeps")]
    window: Window = 7
    in_stock_days_only: InStockDaysOnly = True


def movable(wanted: Floats, spare: Units) -> Units:
    """Return whole units, at most what can be spared."""
    return np.minimum(np.maximum(np.floor(wanted), 0), spare).astype(np.int64)
