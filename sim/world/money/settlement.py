"""Settlement: a sale is paid out days after delivery, less fees, reserve and refunds (M1, M11)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ...scenario.part import cents
from ...scenario.scenario import Scenario
from ...scenario.shop import Settlement as Terms
from ..ledger import Ledger
from ..portion import share_of

Units = NDArray[np.int64]
Cents = NDArray[np.int64]


class Settlement:
    """Books what a shop's parcels earn, and what its returns cost, on the days they move."""

    def __init__(self, scenario: Scenario, ledger: Ledger) -> None:
        self._terms = terms = scenario.settlement
        self._ledger, self._account = ledger, scenario.name
        kept = terms.commission * terms.commission_kept_on_refund
        self._clawed_back = 1.0 - terms.commission + kept
        self._reserve_share = terms.reserve_share
        self._payday = [payday(day, terms) for day in range(scenario.days)]
        self._reserve_days = max(terms.delivery_days + terms.reserve_days, 1)

    def sell(self, day: int, parcels: Units, price: Cents) -> None:
        """Book what left today, (P, W), at a price in cents a unit, (P, W) or (P, 1)."""
        net = (parcels * net_price(price, self._terms)).sum(axis=0)
        held = share_of(net, self._reserve_share)
        self._ledger.book("payouts", net - held, self._payday[day], self._account)
        if self._reserve_share:
            self._ledger.book("payouts", held, day + self._reserve_days, self._account)

    def refund(self, day: int, units: Units, price: Cents) -> None:
        """Book the refund of units sold at a price that come back on a day, shapes as above."""
        refund: Cents = np.rint(price * self._clawed_back).astype(np.int64)
        self._ledger.book("refunds", -(units * refund).sum(axis=0), day)


def net_price(price: Cents, terms: Terms) -> Cents:
    """Return the cents of a sale after fees, at a price in cents; any shape."""
    commission = np.rint(price * terms.commission).astype(np.int64)
    return np.asarray(price - commission - cents(terms.fee_per_unit))


def payday(day: int, terms: Terms) -> int:
    """Return the day on which a sale of a day is paid out; the bank opens before the market."""
    every = terms.payout_every_days
    last_of_cycle = (day + terms.delivery_days) // every * every + every - 1
    return max(last_of_cycle + terms.payout_after_days, day + 1)
