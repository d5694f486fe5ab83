"""Payouts: what the platform releases goes to the bank on its payout runs (M1, M11)."""

import numpy as np

from ...arrays import Cents, Days
from ...network.shop import Shop
from ...scenario.lane import WEEKDAYS
from ...scenario.part import cents
from ..core.causes import PAYOUTS, WITHDRAWAL
from ..core.ledger import Ledger
from ..core.rounding import part_of

Day = int | Days
"""A day, or one a world, (W,)."""


class Payouts:
    """Books payouts, and what their transfer costs, on the day on which the bank has them."""

    def __init__(self, shop: Shop, ledger: Ledger) -> None:
        terms = shop.settlement
        self._ledger, self._account = ledger, shop.name
        self._runs, self._transfer = next_runs(shop), terms.transfer_days
        self._cost, self._minimum = terms.withdrawal_share, cents(terms.minimum_payout)

    def book(self, amount: Cents, released: Day, day: int) -> None:
        """Book today, (W,), what is released on a later day; the bank opens before the market."""
        arrives = self._arrives(np.maximum(released, day + 1))
        self._ledger.book(PAYOUTS, amount, arrives, self._account)
        if self._cost:
            cost = part_of(amount, self._cost)
            self._ledger.book(WITHDRAWAL, -cost, arrives, self._account)

    def _arrives(self, released: Day) -> Days:
        """Return when the bank has what is released on a day."""
        return np.asarray(self._runs[np.minimum(released, len(self._runs) - 1)] + self._transfer)

    def hold_small(self, day: int) -> None:
        """Let what the bank would get today wait for the next run where it is too small."""
        if not self._minimum:
            return
        due = self._ledger.due(PAYOUTS, self._account, day)
        (small,) = np.nonzero((due != 0) & (due < self._minimum))
        if len(small):
            later = self._arrives(day - self._transfer + 1)
            self._ledger.hold(self._account, day, np.full_like(small, later), small)


def next_runs(shop: Shop) -> Days:
    """Return the first payout run on or after each day; the last entry is beyond the horizon."""
    on = {WEEKDAYS.index(name) for name in shop.settlement.payout_weekdays} or set(range(7))
    runs = np.arange(shop.days + 1)
    for day in reversed(range(shop.days)):
        if shop.date(day).weekday() not in on:
            runs[day] = runs[day + 1]
    return runs


def end_of_cycle(day: int, every: int) -> int:
    """Return the last day of the settlement cycle that a day lies in."""
    return day // every * every + every - 1
