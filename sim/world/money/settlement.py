"""Settlement: a sale is paid out days after delivery, less fees, reserve and refunds (M1, M11)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ...scenario.part import cents
from ...scenario.scenario import Scenario
from ...scenario.shop import Settlement as Terms
from ..delay_line import DelayLine
from .portion import Portion, share_of

Cents = NDArray[np.int64]
Units = NDArray[np.int64]


class Settlement:
    """Receivables of the shop, and the goods and money of returns."""

    def __init__(self, scenario: Scenario, shape: tuple[int, int]) -> None:
        terms, products = scenario.settlement, scenario.products
        self._net = np.array([[net_price(p.price, terms)] for p in products])
        kept = terms.commission * terms.commission_kept_on_refund
        clawed_back = 1.0 - terms.commission + kept
        self._refund = np.array([[cents(p.price * clawed_back)] for p in products])
        self._reserve_share = terms.reserve_share
        self._payday = [payday(day, terms) for day in range(scenario.days)]
        self._reserve_days = terms.delivery_days + terms.reserve_days
        self._back_days = [max(terms.delivery_days + p.return_days, 1) for p in products]
        self._returned = Portion(np.array([[p.return_share] for p in products]), shape)
        self._good = Portion(np.array([[p.resaleable_share] for p in products]), shape)
        self._returns = bool(any(p.return_share for p in products))
        self._shape = shape
        self.payouts = DelayLine(scenario.days, shape[1])
        self.returns = DelayLine(scenario.days, *shape)
        self.returned = np.zeros(shape[1], np.int64)
        """Units that came back so far."""
        self.revenue = np.zeros(shape[1], np.int64)
        """Net sales so far, in cents."""

    def sell(self, day: int, shipped: Units) -> None:
        """Book what left today, (P, W): its money and its returns are on their way."""
        net = (shipped * self._net).sum(axis=0)
        held = share_of(net, self._reserve_share)
        self.revenue += net
        self.payouts.send(net - held, self._payday[day])
        if self._reserve_share:
            self.payouts.send(held, day + max(self._reserve_days, 1))
        if self._returns:
            self._send_back(day, self._returned.of(shipped))

    def _send_back(self, day: int, units: Units) -> None:
        """Send today's share of returns on its way, product by product."""
        for row, days in enumerate(self._back_days):
            lot = np.zeros(self._shape, np.int64)
            lot[row] = units[row]
            self.returns.send(lot, day + days)

    def take_back(self, day: int) -> tuple[Units, Cents]:
        """Return the good units that came back today, (P, W), and the cents refunded, (W,)."""
        units = self.returns.due(day)
        self.returned += units.sum(axis=0)
        return self._good.of(units), (units * self._refund).sum(axis=0)

    def refunds_ahead(self) -> Cents:
        """Return the cents that returns under way will cost."""
        return np.asarray((self.returns.outstanding * self._refund).sum(axis=0))


def net_price(price: float, terms: Terms) -> int:
    """Return the cents of a sale after fees."""
    return cents(price) - cents(price * terms.commission) - cents(terms.fee_per_unit)


def payday(day: int, terms: Terms) -> int:
    """Return the day on which a sale of a day is paid out; the bank opens before the market."""
    every = terms.payout_every_days
    last_of_cycle = (day + terms.delivery_days) // every * every + every - 1
    return max(last_of_cycle + terms.payout_after_days, day + 1)
