"""The credit line: interest on cash below zero."""

from __future__ import annotations

import numpy as np

from ...scenario.cash import Credit as Terms
from ..core.causes import INTEREST
from ..core.ledger import Ledger

DAYS_OF_A_YEAR = 365


class Credit:
    """Charges interest on what is drawn at the close, in whole cents a day."""

    def __init__(self, terms: Terms) -> None:
        self._rate = terms.interest_per_year / DAYS_OF_A_YEAR

    def charge(self, ledger: Ledger) -> None:
        """Pay a day's interest."""
        drawn = np.minimum(ledger.cash, 0)
        ledger.post(INTEREST, np.rint(drawn * self._rate).astype(np.int64))


class NoCredit:
    """Cash below zero costs nothing, and is nobody's promise."""

    def charge(self, ledger: Ledger) -> None:
        """Pay nothing."""


def credit(terms: Terms | None) -> Credit | NoCredit:
    """Return the credit line, a null object where there is none."""
    return Credit(terms) if terms else NoCredit()
