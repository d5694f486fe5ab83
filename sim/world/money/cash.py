"""Cash: the gate, which is what orders and ads may spend, and the credit line (M6)."""

import numpy as np

from ...arrays import Cents
from ...scenario.cash import Cash
from ...scenario.cash import Credit as CreditTerms
from ...scenario.part import cents
from ..core.causes import INTEREST
from ..core.ledger import Ledger
from ..core.rounding import half_up

_DAYS_OF_A_YEAR = 365


class KeepAtLeast:
    """All but a reserve; below 0 it is what a credit line adds."""

    def __init__(self, reserve: int) -> None:
        self._reserve = reserve

    def spendable(self, cash: Cents) -> Cents:
        """Return the cents above the reserve, never below 0, (W,)."""
        return np.maximum(cash - self._reserve, 0)


class NoGate:
    """As much as one likes, for textbook cases."""

    def spendable(self, cash: Cents) -> Cents:
        """Return more than any order costs."""
        return np.full_like(cash, 2**53)


Gate = KeepAtLeast | NoGate


def gate(terms: Cash) -> Gate:
    """Return the gate that a scenario's terms describe; a credit line may stand behind it."""
    if terms.spend_freely:
        return NoGate()
    behind = terms.credit.limit if terms.credit and terms.credit.pays_for_orders else 0.0
    return KeepAtLeast(cents(terms.keep_at_least) - cents(behind))


class Credit:
    """Charges interest on what is drawn at the close, in whole cents a day."""

    def __init__(self, terms: CreditTerms) -> None:
        self._rate = terms.interest_per_year / _DAYS_OF_A_YEAR

    def charge(self, ledger: Ledger) -> None:
        """Pay a day's interest."""
        drawn = np.maximum(-ledger.cash, 0)
        ledger.post(INTEREST, -half_up(drawn * self._rate))


class NoCredit:
    """Cash below zero costs nothing, and no bank stands behind it."""

    def charge(self, ledger: Ledger) -> None:
        """Pay nothing."""


def credit(terms: CreditTerms | None) -> Credit | NoCredit:
    """Return the credit line, a null object where there is none."""
    return Credit(terms) if terms else NoCredit()
