"""Cash: the gate, which is what orders and ads may spend, and what cash and goods cost (M6)."""

from collections.abc import Callable

from ...arrays import Cents, np
from ...scenario.cash import Cash
from ...scenario.part import cents
from ..core.causes import CAPITAL, INTEREST
from ..core.ledger import Ledger
from ..core.rounding import half_up

_DAYS_OF_A_YEAR = 365


class KeepAtLeast:
    """All but a reserve; below 0 it is what a credit line adds."""

    def __init__(self, reserve: int) -> None:
        self.reserve = reserve

    def spendable(self, cash: Cents) -> Cents:
        """Return the cents above the reserve, never below 0, (W,)."""
        return np.maximum(cash - self.reserve, 0)


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


class Overdraft:
    """Charges what cash below zero costs, in whole cents a day at the close.

    What is drawn within a credit line costs the line's interest, what is beyond it the overdraft's.
    """

    def __init__(self, terms: Cash) -> None:
        line = terms.credit
        self._limit = cents(line.limit) if line else 0
        self._within = (line.interest_per_year if line else 0.0) / _DAYS_OF_A_YEAR
        beyond = 0.0 if terms.spend_freely else terms.overdraft_per_year
        self._beyond = beyond / _DAYS_OF_A_YEAR

    def charge(self, ledger: Ledger) -> None:
        """Pay a day's interest, where any cash is below zero."""
        if ledger.cash.min() >= 0:
            return
        drawn = np.maximum(-ledger.cash, 0)
        within = np.minimum(drawn, self._limit)
        owed = half_up(within * self._within + (drawn - within) * self._beyond)
        ledger.post(INTEREST, -owed)


class NoOverdraft:
    """Cash below zero costs nothing."""

    def charge(self, ledger: Ledger) -> None:
        """Pay nothing."""


def overdraft(terms: Cash) -> Overdraft | NoOverdraft:
    """Return what cash below zero costs, a null object where that is nothing."""
    costs = terms.credit or (terms.overdraft_per_year and not terms.spend_freely)
    return Overdraft(terms) if costs else NoOverdraft()


class Capital:
    """Charges what goods tie up: their cost, in whole cents a day at the close."""

    def __init__(self, terms: Cash) -> None:
        self._rate = terms.capital_per_year / _DAYS_OF_A_YEAR

    def charge(self, ledger: Ledger, goods: Callable[[], Cents]) -> None:
        """Pay for a day of goods that cost so much, (W,)."""
        ledger.post(CAPITAL, -half_up(goods() * self._rate))


class NoCapital:
    """What goods tie up costs nothing."""

    def charge(self, ledger: Ledger, goods: Callable[[], Cents]) -> None:
        """Pay nothing."""


def capital(terms: Cash) -> Capital | NoCapital:
    """Return what goods tie up costs, a null object where that is nothing."""
    return Capital(terms) if terms.capital_per_year else NoCapital()
