"""The last mile: what the carrier of parcels is paid, and when it picks up none (M18).

Siblings have one anatomy: `picks_up` says in which worlds parcels can leave, (W,), and `bill` books
what the day's parcels cost, (W,).
"""

from ...arrays import Cents, Flags, np
from ...network.shop import Shop
from ...scenario.part import cents
from ..core.causes import FULFILMENT
from ..core.ledger import Ledger


class PaidAtOnce:
    """Paid as parcels leave, and never in arrears."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def picks_up(self) -> bool:
        """Pick up always."""
        return True

    def bill(self, day: int, cents: Cents) -> None:
        """Pay at once."""
        if cents.any():
            self._ledger.post(FULFILMENT, -cents)


class OnCredit:
    """Paid some days later; while its bills cannot be paid it picks up nothing."""

    def __init__(self, credit_days: int, line: int, ledger: Ledger) -> None:
        self._ledger, self._credit_days, self._line = ledger, credit_days, line

    def picks_up(self) -> Flags:
        """Pick up where cash is not below 0, or below the limit of the bank's credit line."""
        return np.asarray(self._ledger.cash >= -self._line)

    def bill(self, day: int, cents: Cents) -> None:
        """Book the bill for a later day, tomorrow at the earliest."""
        if cents.any():
            self._ledger.book(FULFILMENT, -cents, day + max(self._credit_days, 1))


LastMile = PaidAtOnce | OnCredit


def last_mile(shop: Shop, ledger: Ledger) -> LastMile:
    """Return the terms of a shop's parcel carrier."""
    terms = shop.packing
    if terms is None or terms.carrier_credit_days is None:
        return PaidAtOnce(ledger)
    line = cents(shop.terms.cash.credit.limit) if shop.terms.cash.credit else 0
    return OnCredit(terms.carrier_credit_days, line, ledger)
