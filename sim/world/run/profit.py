"""Profit: what the days so far have earned, and what is left of them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ...arrays import Cents, Units
from ..core import causes
from .seller import Seller


def earned(seller: Seller, opened_with: Cents) -> Cents:
    """Return the cents that the days so far have brought, but for the goods that are left, (W,).

    Change of cash, of the ad wallet and of what platforms hold (less the cost of its transfer),
    plus what buyers owe, less what is owed, less goods at the start (on the shelf or on their way
    to it) at their cost.
    """
    transfers = sum(shop.settlement.balance.transfer_cost for shop in seller.shops)
    return np.asarray(seller.ledger.earned - transfers + seller.ad_account.gain - opened_with)


class LateSales:
    """What goods earn that sell once new ones could be there.

    A policy that ends its plan with more goods is not better for it: from that day on whoever has
    none could have had some, at what they cost to have again.
    """

    def __init__(self, seller: Seller, opened_with: Cents, day: int) -> None:
        self._seller, self._opened_with, self._eve = seller, opened_with, day - 1
        self._then = self._now()

    def close(self, day: int) -> None:
        """Remember what was earned, kept and held at the close before."""
        if day == self._eve:
            self._then = self._now()

    @property
    def earned(self) -> Cents:
        """Cents earned since, beyond what the goods sold would cost again and were stored for."""
        now, then = self._now(), self._then
        sold = self._seller.worth.landed(then.goods - now.goods)
        return now.earned - then.earned - sold + now.holding - then.holding

    def _now(self) -> _Close:
        seller, booked = self._seller, self._seller.ledger.booked
        gone = seller.stock.expired + seller.stock.shrunk
        holding = -sum((booked(cause) for cause in HOLDING), np.zeros_like(seller.ledger.cash))
        return _Close(earned(seller, self._opened_with), seller.goods + gone, holding)


HOLDING = (causes.STORAGE, causes.OVER_CAPACITY, causes.CAPITAL)
"""What goods cost that wait for buyers."""


class _Close(NamedTuple):
    earned: Cents
    goods: Units
    """Those there, and those that were lost on the shelf."""
    holding: Cents
