"""Returns: which of the units sent out come back, when, and fit for sale or not (M138 to M140)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from ...scenario.scenario import Scenario
from ..delay_line import DelayLine
from ..portion import Portion

Units = NDArray[np.int64]


class Returns:
    """A fixed share of each product's units, a fixed number of days after delivery."""

    def __init__(self, scenario: Scenario, shape: tuple[int, int]) -> None:
        products, delivery = scenario.products, scenario.settlement.delivery_days
        days = np.array([[max(delivery + product.return_days, 1)] for product in products])
        self._lots = [(int(apart), days == apart) for apart in np.unique(days)]
        """Days between parcel and return, and the products that they hold for, (P, 1)."""
        self._share = Portion(np.array([[p.return_share] for p in products]), shape)
        self._good = Portion(np.array([[p.resaleable_share] for p in products]), shape)
        self._line = DelayLine(scenario.days, *shape)
        self.returned = np.zeros(shape[1], np.int64)
        """Units that came back so far, (W,)."""

    def send(self, day: int, parcels: Units) -> Iterator[tuple[int, Units]]:
        """Send what comes back of a day's parcels on its way; yield the days and units, (P, W)."""
        units = self._share.of(parcels)
        for days, products in self._lots:
            lot = units * products
            self._line.send(lot, day + days)
            yield day + days, lot

    def is_due(self, day: int) -> bool:
        """Say whether anything comes back on a day."""
        return self._line.is_due(day)

    def take_back(self, day: int) -> Units:
        """Return the units that came back today and are fit for sale, (P, W)."""
        units = self._line.due(day)
        self.returned += units.sum(axis=0)
        return self._good.of(units)


class NoReturns:
    """Buyers keep everything."""

    def __init__(self, worlds: int) -> None:
        self.returned = np.zeros(worlds, np.int64)

    def send(self, day: int, parcels: Units) -> Iterator[tuple[int, Units]]:
        """Send nothing back."""
        return iter(())

    def is_due(self, day: int) -> bool:
        """Say that nothing comes."""
        return False

    def take_back(self, day: int) -> Units:
        """Never asked: nothing is due."""
        raise AssertionError("nothing was sent back")


def returns(scenario: Scenario, shape: tuple[int, int]) -> Returns | NoReturns:
    """Return the returns of a shop, a null object where nothing ever comes back."""
    if any(product.return_share for product in scenario.products):
        return Returns(scenario, shape)
    return NoReturns(shape[1])
