"""The shelves between which goods may be moved: how long each lasts, and what it can spare."""

from __future__ import annotations

from typing import Annotated

import numpy as np
from pydantic import Field

from ..desk import Desk, Rates, Units
from ..rule import PerProduct, Rule, Window, per_product

FOREVER = 1e6
"""Days of cover of what nobody buys."""


class Shelves:
    """Every row's stock on a morning; shapes (P, W).

    A row that takes goods counts what arrives while the slowest transfer to it is on the road, so
    that nothing is sent twice, and a ship that comes too late does not count.
    """

    def __init__(self, desk: Desk, window: int, keep: Rates) -> None:
        self._row = {name: row for row, name in enumerate(desk.products)}
        self.daily = desk.average_sales(window)
        slowest = np.zeros(len(desk.products), np.int64)
        for (_, taker), days in desk.transfer_days.items():
            row = self._row[taker]
            slowest[row] = max(slowest[row], int(np.ceil(days)))
        self.there = desk.position_within(slowest)
        """Units on hand or soon there, less those that buyers wait for."""
        self.cover = np.where(self.daily > 0, self.there / np.maximum(self.daily, 1e-9), FOREVER)
        """Days that they last."""
        self.spare = np.maximum(np.floor(desk.on_hand - keep * self.daily), 0).astype(np.int64)
        """Units on hand beyond what a giver keeps."""

    def ends(self, names: tuple[str, str]) -> tuple[int, int]:
        """Return the rows that give and take."""
        return self._row[names[0]], self._row[names[1]]


class KeepsCover(Rule):
    """A giver keeps some days of average sales on its shelf."""

    keep_days: Annotated[PerProduct, Field(description="days of cover that the giver keeps")]
    window: Window = 7

    def shelves(self, desk: Desk) -> Shelves:
        """Look at all shelves."""
        return Shelves(desk, self.window, per_product(self.keep_days, desk))


def moved(wanted: Rates, spare: Units) -> Units:
    """Return whole units, at most what can be spared."""
    return np.minimum(np.maximum(np.floor(wanted), 0), spare).astype(np.int64)
