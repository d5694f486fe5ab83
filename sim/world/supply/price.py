"""What a supplier asks: its premium, and less for large orders (M96)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ...scenario.part import cents
from ...scenario.product import Product
from ...scenario.supplier import Supplier

Units = NDArray[np.int64]


class Prices:
    """Cents a unit, by product and size of the order."""

    def __init__(self, supplier: Supplier, products: Sequence[Product]) -> None:
        self._from = [step.from_units for step in supplier.price_breaks]
        discounts = [0.0, *(step.discount for step in supplier.price_breaks)]
        self._cost = np.array([[unit_cost(p, supplier, d) for p in products] for d in discounts])
        self.list = self._cost[0]
        """Cents of a unit before any discount, (P,)."""

    def of(self, product: int, units: Units) -> Units:
        """Return the cents of an order; the discount holds for all its units."""
        step = np.searchsorted(self._from, units, side="right")
        return np.asarray(units * self._cost[step, product])


def unit_cost(product: Product, supplier: Supplier, discount: float = 0.0) -> int:
    """Return the cents of a unit at a supplier."""
    return cents(product.unit_cost * (1.0 + supplier.premium) * (1.0 - discount))
