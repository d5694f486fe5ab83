"""The cash gate: what orders and ads may spend (M6)."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from ...arrays import Cents
from ...scenario.cash import Cash
from ...scenario.part import cents


class Gate(Protocol):
    """Says how many cents may be spent on orders and ads now."""

    def spendable(self, cash: Cents) -> Cents:
        """Return the cents, (W,)."""
        ...


class KeepAtLeast:
    """All but a reserve; below 0 it is what a credit line adds."""

    def __init__(self, reserve: int) -> None:
        self._reserve = reserve

    def spendable(self, cash: Cents) -> Cents:
        """Return cash above the reserve, never below 0."""
        return np.maximum(cash - self._reserve, 0)


class NoGate:
    """As much as one likes, for textbook cases."""

    def spendable(self, cash: Cents) -> Cents:
        """Return more than any order costs."""
        return np.full_like(cash, 2**53)


def gate(terms: Cash) -> Gate:
    """Return the gate that a scenario's terms describe; a credit line may stand behind it."""
    if terms.spend_freely:
        return NoGate()
    behind = terms.credit.limit if terms.credit and terms.credit.pays_for_orders else 0.0
    return KeepAtLeast(cents(terms.keep_at_least) - cents(behind))
