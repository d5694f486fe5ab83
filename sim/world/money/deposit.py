"""Deposits: cash that the platform locks up, on a date or once enough orders left (M3, M20)."""

import math

from ...arrays import Units, np
from ...network.shop import Shop
from ...scenario.part import cents
from ...scenario.settlement import Deposit as Terms
from ..core.causes import EARLIER_DEPOSIT, PLATFORM_DEPOSIT
from ..core.ledger import Ledger
from .tier import units_per_order


class Deposit:
    """Books a deposit as paid, and as owed to the seller until it comes back."""

    def __init__(self, terms: Terms, shop: Shop, ledger: Ledger) -> None:
        self._ledger, self._amount = ledger, cents(terms.amount)
        self._due = _due_day(terms, shop)
        self._after = terms.after_orders or math.inf
        self._back = shop.day(terms.back_on) if terms.back_on else shop.days
        self._basket = units_per_order(shop)
        self._orders = np.zeros(len(ledger.cash))
        self._on_trial = np.ones(len(ledger.cash), np.bool_)
        if self._due < 0:
            self._lock_before()
        self._end_trial(0)

    def _lock_before(self) -> None:
        """Take it as paid before the first day, and owed to the seller until it comes back."""
        self._on_trial[:] = False
        if self._back >= 0:
            amount = np.full_like(self._ledger.cash, self._amount)
            self._ledger.book(EARLIER_DEPOSIT, amount, self._back)

    def close(self, day: int, parcels: Units) -> None:
        """Count the orders of what left today, (P, W); lock up tomorrow what falls due."""
        self._orders += (parcels / self._basket).sum(axis=0)
        self._end_trial(day + 1)

    def _end_trial(self, day: int) -> None:
        """Lock up the deposit on a day in the worlds whose trial is over, until it comes back."""
        over = (self._orders > self._after - 1e-6) | (self._due <= day)
        (world,) = np.nonzero(self._on_trial & over)
        self._on_trial[world] = False
        if self._back > day:
            amount = np.full(len(world), self._amount)
            self._ledger.book_some(PLATFORM_DEPOSIT, -amount, np.full_like(world, day), world)
            self._ledger.book_some(PLATFORM_DEPOSIT, amount, np.full_like(world, self._back), world)


class NoDeposit:
    """Nothing is locked up."""

    def close(self, day: int, parcels: Units) -> None:
        """Lock up nothing."""


def deposit(shop: Shop, ledger: Ledger) -> Deposit | NoDeposit:
    """Return the deposit of a shop, a null object where there is none."""
    terms = shop.settlement.deposit
    return Deposit(terms, shop, ledger) if terms else NoDeposit()


def _due_day(terms: Terms, shop: Shop) -> int:
    """Return the day by which the deposit is due whatever is shipped; beyond the end for never."""
    if terms.due_on:
        return shop.day(terms.due_on)
    return shop.days if terms.after_orders else 0
