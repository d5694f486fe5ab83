"""Today's sellers: who makes each product, first and as a backup, and on what terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...arrays import Flags, Mills, Numbers, Units, np
from ...scenario.part import cents, mills
from .supplier import Supplier


class Part(NamedTuple):
    """What one supplier makes: some rows, and in which tiers and worlds, (T, rows, 1 or W)."""

    supplier: int
    rows: Numbers
    makes: Flags


class Terms:
    """What ordering costs and takes at each of all suppliers; P are some rows in their order."""

    def __init__(self, suppliers: Sequence[Supplier], rows: Numbers) -> None:
        terms = [supplier.terms for supplier in suppliers]
        minima = [term.minimum_per_purchase_order for term in terms]
        self.price = np.array([supplier.prices.list[rows] for supplier in suppliers])
        """Mills of a unit, (S, P)."""
        self.deposit = np.array([term.deposit_share for term in terms])
        """Share of the price that is due with an order, (S,)."""
        self.least = np.array([term.minimum_order for term in terms])
        """Units of a product, (S,)."""
        self.fee = np.array([[cents(term.order_fee)] for term in terms])
        """Cents of a purchase order, (S, 1)."""
        self.minimum = np.array(
            [[(m.units or mills(m.money or 0.0)) if m else 0] for m in minima], np.int64
        )
        """Units or mills of a purchase order, (S, 1)."""
        in_units = np.array([[bool(m and m.units)] for m in minima])
        self.weight = np.where(in_units, 1, self.price)
        """What a unit counts towards that minimum, (S, P)."""


class Sellers:
    """The supplier of each product by tier, first and backup: a number, (T, P, 1 or W)."""

    def __init__(self, terms: Terms, number: Numbers) -> None:
        row = np.arange(number.shape[1])[:, None]
        self.terms, self.number = terms, number
        self.price: Mills = terms.price[number, row]
        self.deposit = terms.deposit[number]
        self.least: Units = terms.least[number]
        self.parts = [*_parts(number)]
        """What each supplier makes, in the order of their names."""

    def among(self, worlds: Numbers) -> Sellers:
        """Return the sellers in some of the worlds."""
        alike = self.number.shape[-1] == 1
        return self if alike else Sellers(self.terms, self.number.take(worlds, axis=-1))

    def by_supplier(self, amounts: Numbers) -> Numbers:
        """Return amounts by row, (T, P, W), added up by supplier, (S, W)."""
        total = np.zeros((len(self.terms.fee), amounts.shape[-1]), np.int64)
        for supplier, rows, makes in self.parts:
            total[supplier] = (amounts[:, rows] * makes).sum(axis=(0, 1))
        return total

    def by_row(self, of_supplier: Flags) -> Flags:
        """Spread what holds of a supplier, (S, W), over what it makes, (T, P, W)."""
        spread = np.zeros((*self.price.shape[:2], of_supplier.shape[-1]), np.bool_)
        for supplier, rows, makes in self.parts:
            spread[:, rows] |= makes & of_supplier[supplier]
        return spread


def _parts(number: Numbers) -> Iterator[Part]:
    """Yield what each supplier makes."""
    for supplier in np.unique(number).tolist():
        makes = number == supplier
        (rows,) = np.nonzero(makes.any(axis=(0, 2)))
        yield Part(supplier, rows, makes[:, rows])
