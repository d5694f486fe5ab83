"""Conservation between stock points: what leaves one of them comes to another, or is on the road.

Siblings have one anatomy: `check` asserts it at the close of a day.
"""

from __future__ import annotations

import numpy as np

from ..scenario.scenario import Scenario
from .stock import Stock, Units
from .supply.transfers import NoTransfers, Transfers


class Moves:
    """Goods that are lent, borrowed, put together and transferred."""

    def __init__(self, scenario: Scenario, stock: Stock, road: Transfers | NoTransfers) -> None:
        self._stock, self._road = stock, road
        skus = [row.product for row in scenario.listings]
        self._order = np.argsort(skus, kind="stable")
        """Rows, those of a product side by side."""
        self._starts = np.unique(np.sort(skus), return_index=True)[1]

    def check(self) -> None:
        """Assert that no unit of a product is lost between its rows."""
        stock = self._stock
        moved = stock.moved_out - stock.moved_in - stock.on_road
        assert not self._by_product(moved).any(), "units lent, borrowed and moved do not add up"
        on_road = self._road.under_way == stock.on_road
        assert np.all(on_road), "goods on the road do not add up"

    def _by_product(self, units: Units) -> Units:
        """Return the sums of (P, W) over the rows of each product."""
        return np.asarray(np.add.reduceat(units[self._order], self._starts, axis=0))


class NoMoves:
    """Every row keeps its goods."""

    def check(self) -> None:
        """Assert nothing: nothing moves."""


def moves(scenario: Scenario, stock: Stock, road: Transfers | NoTransfers) -> Moves | NoMoves:
    """Return what is checked of moves, a null object where a scenario has no way for them."""
    lends = any(len(shop.ways) > len(shop.products) for shop in scenario.shops)
    shares = not all(row.owns_shelf for row in scenario.listings)
    still = not (lends or shares or scenario.transfer_routes)
    return NoMoves() if still else Moves(scenario, stock, road)
