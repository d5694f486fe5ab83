"""The cash gate on orders: what is due at once must be there (M6)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from ...arrays import Flags, Floats, Mills, Units
from ...scenario.part import cents
from ..core.ration import ration
from ..core.rounding import extended, in_proportion, part_of
from .supplier import Supplier


class Due(NamedTuple):
    """What is due at once with an order at some sellers, one a product; (P, 1) each."""

    cost: Mills
    """Of a unit."""
    share: Floats
    """Of the cost, as a deposit."""
    fee: Units
    """Cents of every lot."""

    @staticmethod
    def at(sellers: Sequence[Supplier]) -> Due:
        """Return the terms of each product's supplier."""
        return Due(
            np.array([[seller.prices.list[row]] for row, seller in enumerate(sellers)]),
            np.array([[seller.terms.deposit_share] for seller in sellers]),
            np.array([[cents(seller.terms.order_fee)] for seller in sellers]),
        )

    def deposits(self, orders: Units) -> Units:
        """Return the cents of all deposits on orders, (modes, P, W), in each world, (W,)."""
        return np.asarray(part_of(extended(orders, self.cost), self.share).sum(axis=(0, 1)))

    def fees(self, orders: Units) -> Units:
        """Return the cents of all order fees, (W,)."""
        return np.asarray(((orders > 0) * self.fee).sum(axis=(0, 1)))


def affordable(
    orders: Units, spendable: Units, sellers: Sequence[Supplier], carton: Units
) -> Units:
    """Cut orders, (modes, P, W), in proportion where deposits and order fees exceed the cash.

    Of the products that fall below their supplier's minimum, the worse half is given up, and its
    cash goes to the others, until all that is left can be ordered.
    """
    due, minimum = Due.at(sellers), least(sellers)
    short = due.deposits(orders) + due.fees(orders) > spendable
    if not short.any():
        return orders
    kept = orders.copy()
    wanted, cash = orders[..., short], spendable[short]
    while True:
        cut = _cut(wanted, cash, due, carton)
        asked = wanted.sum(axis=0) > 0
        given_up = _worse_half(cut.sum(axis=0), asked, minimum)
        if not given_up.any():
            break
        wanted = np.where(given_up, 0, wanted)
    kept[..., short] = cut
    return kept


def _cut(orders: Units, spendable: Units, due: Due, carton: Units) -> Units:
    """Cut orders in proportion to what their deposits and fees leave of the cash."""
    deposits, fees = due.deposits(orders), due.fees(orders)
    cash = np.maximum(spendable - fees, 0)
    wanted = orders.reshape(-1, orders.shape[-1])
    units = wanted.sum(axis=0)
    enough = deposits + fees <= spendable
    within = np.where(
        enough, units, in_proportion(units, np.minimum(cash, deposits), np.maximum(deposits, 1))
    )
    cut = ration(wanted, within).reshape(orders.shape)
    over = due.deposits(cut) > cash
    down = (wanted * within // np.maximum(units, 1)).reshape(orders.shape)
    return np.asarray(np.where(over, down, cut) // carton * carton)


def _worse_half(units: Units, asked: Flags, minimum: Units) -> Flags:
    """Return the products, (P, W), that get the least of their minimum; at least one that lacks.

    Of equals the later product is given up.
    """
    lacking = asked & (units < minimum)
    share = np.where(lacking, units / np.maximum(minimum, 1), np.inf)
    order = np.argsort(share[::-1], axis=0, kind="stable")
    rank = np.argsort(order, axis=0, kind="stable")[::-1]
    return np.asarray(lacking & (rank < np.maximum(lacking.sum(axis=0) // 2, 1)))


def least(sellers: Sequence[Supplier]) -> Units:
    """Return the minimum order of each product's supplier, (P, 1)."""
    return np.array([[seller.terms.minimum_order] for seller in sellers])
