"""What becomes of units that come back: the shelf, repair, liquidation or scrap (M139, M140).

Siblings have one anatomy: `receive` takes what came back, `is_due` and `due` say what goes on the
shelf on a day.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np

from ...arrays import Floats, Units
from ...network.shop import Shop
from ...scenario.parcels import Handling
from ...scenario.part import cents
from ..core.causes import LIQUIDATION, RETURN_COSTS
from ..core.delay_line import DelayLine
from ..core.ledger import Ledger
from ..core.measures import RETURN_COST, UNITS_SCRAPPED, Totals
from ..core.portion import Portion


class Inspection(Protocol):
    """The desk to which returns and refused parcels come."""

    @property
    def waiting(self) -> Units:
        """Units that will go back on the shelf, (P, W)."""
        ...

    def receive(self, day: int, units: Units) -> None:
        """Take what came back on a day, (P, W)."""
        ...

    def is_due(self, day: int) -> bool:
        """Say whether anything goes on the shelf on a day."""
        ...

    def due(self, day: int) -> Units:
        """Return what goes on the shelf on a day, (P, W)."""
        ...

    def check(self) -> None:
        """Assert that every unit that came back went somewhere."""
        ...


class AtOnce:
    """What is fit for sale is back on the shelf at once; the rest is scrap."""

    def __init__(self, shop: Shop, shape: tuple[int, int]) -> None:
        self._fit = Portion(resaleable(shop), shape)
        self._fit_for_sale = np.zeros(shape, np.int64)
        self._any = False

    @property
    def waiting(self) -> Units:
        """What came today."""
        return self._fit_for_sale

    def receive(self, day: int, units: Units) -> None:
        """Sort out what is fit for sale."""
        self._fit_for_sale += self._fit.of(units)
        self._any = True

    def is_due(self, day: int) -> bool:
        """Say whether anything came."""
        return self._any

    def due(self, day: int) -> Units:
        """Return what came and is fit for sale."""
        units = self._fit_for_sale.copy()
        self._fit_for_sale[:] = 0
        self._any = False
        return units

    def check(self) -> None:
        """Assert nothing: nothing is kept."""


class Workshop:
    """Returns are inspected; what is not fit for sale is refurbished, liquidated or scrapped."""

    def __init__(self, shop: Shop, terms: Handling, ledger: Ledger, shape: tuple[int, int]) -> None:
        self._terms, self._ledger = terms, ledger
        fit = resaleable(shop)
        self._fit = Portion(fit, shape)
        self._mended = Portion((1.0 - fit) * terms.refurbished_share, shape)
        self._sold = Portion((1.0 - fit) * terms.liquidated_share, shape)
        value = [cents(p.unit_cost * terms.liquidation_value) for p in shop.listings]
        self._value = np.array(value)[:, None]
        self._line = DelayLine(shop.days, *shape)
        self._received, self._shelved, self._liquidated, self._scrapped = (
            np.zeros(shape, np.int64) for _ in range(4)
        )
        self._paid = np.zeros(shape[1], np.int64)

    @property
    def waiting(self) -> Units:
        """Units that will go back on the shelf, (P, W)."""
        return self._line.outstanding

    def receive(self, day: int, units: Units) -> None:
        """Inspect what came back, and send it where it belongs."""
        terms = self._terms
        fit, mended, sold = self._fit.of(units), self._mended.of(units), self._sold.of(units)
        ready = day + terms.inspection_days
        self._line.send(fit, ready)
        self._line.send(mended, ready + terms.refurbish_days)
        self._ledger.post(LIQUIDATION, (sold * self._value).sum(axis=0))
        each = cents(terms.freight_per_unit) + cents(terms.inspection_per_unit)
        cost = (units * each + mended * cents(terms.refurbish_per_unit)).sum(axis=0)
        self._ledger.post(RETURN_COSTS, -cost)
        self._paid += cost
        self._received += units
        self._liquidated += sold
        self._scrapped += units - fit - mended - sold

    def is_due(self, day: int) -> bool:
        """Say whether anything is ready for the shelf."""
        return self._line.is_due(day)

    def due(self, day: int) -> Units:
        """Return what is ready for the shelf."""
        units = self._line.due(day)
        self._shelved += units
        return units

    def check(self) -> None:
        """Assert that every unit that came back went somewhere."""
        whole = self._shelved + self.waiting + self._liquidated + self._scrapped
        assert (self._received == whole).all(), "returned units do not add up"
        assert (self._scrapped >= 0).all(), "more units were mended and sold than came back"

    def totals(self) -> Totals:
        """Return what was scrapped and what it all cost, (W,)."""
        scrapped = np.asarray(self._scrapped.sum(axis=0), dtype=np.float64)
        return {RETURN_COST: self._paid / 100, UNITS_SCRAPPED: scrapped}


def inspection(shop: Shop, ledger: Ledger, shape: tuple[int, int]) -> Inspection:
    """Return what a shop does with returns."""
    terms = shop.returns.handling
    return Workshop(shop, terms, ledger, shape) if terms else AtOnce(shop, shape)


def resaleable(shop: Shop) -> Floats:
    """Return the share of each product's returns that is fit for sale, (P, 1)."""
    return np.array([[product.resaleable_share] for product in shop.listings])
