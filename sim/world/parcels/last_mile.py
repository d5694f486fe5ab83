"""The last mile: what the carrier of parcels is paid, and when it fetches none (M18).

Siblings have one anatomy: `fetches` says in which worlds parcels can leave, `bill` books the
day's fulfilment.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np

from ...arrays import Cents, Flags
from ...network.shop import Shop
from ...scenario.part import cents
from ..core.causes import FULFILMENT
from ..core.ledger import Ledger


class LastMile(Protocol):
    """Who fetches the parcels."""

    def fetches(self) -> Flags | bool:
        """Say in which worlds parcels are fetched today, (W,)."""
        ...

    def bill(self, day: int, cents: Cents) -> None:
        """Book what the day's parcels cost, (W,)."""
        ...


class Prompt:
    """Paid as parcels leave, and never in arrears."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def fetches(self) -> bool:
        """Fetch always."""
        return True

    def bill(self, day: int, cents: Cents) -> None:
        """Pay at once."""
        self._ledger.post(FULFILMENT, -cents)


class OnCredit:
    """Paid some days later; while there is no money its bills stand open and it fetches nothing."""

    def __init__(self, credit_days: int, line: int, ledger: Ledger) -> None:
        self._ledger, self._credit_days, self._line = ledger, credit_days, line

    def fetches(self) -> Flags:
        """Fetch where cash is not below 0, or below the limit of the bank's credit line."""
        return np.asarray(self._ledger.cash >= -self._line)

    def bill(self, day: int, cents: Cents) -> None:
        """Book the bill for a later day, tomorrow at the earliest."""
        self._ledger.book(FULFILMENT, -cents, day + max(self._credit_days, 1))


def last_mile(shop: Shop, ledger: Ledger) -> LastMile:
    """Return the terms of a shop's parcel carrier."""
    terms = shop.packing
    if terms is None or terms.carrier_credit_days is None:
        return Prompt(ledger)
    line = cents(shop.scenario.cash.credit.limit) if shop.scenario.cash.credit else 0
    return OnCredit(terms.carrier_credit_days, line, ledger)
