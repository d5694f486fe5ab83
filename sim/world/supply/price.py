"""What a supplier asks: its premium, and less for large orders (M96)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ...scenario.part import cents
from ...scenario.product import Product
from ...scenario.supplier import Supplier

Units = NDArray[np.int64]


class ListPrices:
    """Cents a unit, by product."""

    def __init__(self, supplier: Supplier, products: Sequence[Product]) -> None:
        self.list = np.array([unit_cost(p, supplier) for p in products])
        """Cents of a unit before any discount, (P,)."""

    def of(self, product: int, units: Units) -> Units:
        """Return the cents of an order."""
        return np.asarray(units * self.list[product])


class PriceBreaks(ListPrices):
    """Cents a unit, by product and size of the order; a discount holds for all its units."""

    def __init__(self, supplier: Supplier, products: Sequence[Product]) -> None:
        super().__init__(supplier, products)
        self._from = [step.from_units for step in supplier.price_breaks]
        discounts = [0.0, *(step.discount for step in supplier.price_breaks)]
        self._cost = np.array([[unit_cost(p, supplier, d) for p in products] for d in discounts])

    def of(self, product: int, units: Units) -> Units:
        """Return the cents of an order."""
        step = np.searchsorted(self._from, units, side="right")
        return np.asarray(units * self._cost[step, product])


def prices(supplier: Supplier, products: Sequence[Product]) -> ListPrices:
    """Return what a supplier asks."""
    return (PriceBreaks if supplier.price_breaks else ListPrices)(supplier, products)


def unit_cost(product: Product, supplier: Supplier, discount: float = 0.0) -> int:
    """Return the cents of a unit at a supplier."""
    return cents(product.unit_cost * (1.0 + supplier.premium) * (1.0 - discount))
