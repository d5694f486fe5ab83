"""Collection: what is paid at the door comes later, less the service fee (M138).

Siblings have one anatomy: `sell` books what was paid at the door, and returns it as sales.
"""

from collections.abc import Sequence

from ...arrays import Mills, Units, np
from ...network.shop import Shop
from ...scenario.parcels import CashOnDelivery as Terms
from ...scenario.part import mills
from ..core import causes, measures
from ..core.measures import Totals
from ..core.rounding import extended, part_of
from .settlement import Sale, Settlement


class CollectionAgent:
    """The carrier collects for the platform, which has it some days later; its fee is netted."""

    def __init__(self, terms: Terms, settlement: Settlement) -> None:
        self._settlement = settlement
        self._share, self._each = terms.fee_share, mills(terms.fee_per_unit)
        self._later = terms.remitted_after_days
        self._fees = np.zeros_like(settlement.fees)

    def sell(self, day: int, units: Units, price: Mills, later: int) -> Sequence[Sale]:
        """Book what left on a day, (P, W), and its fee, which is taken from its own payout.

        Its money comes some days later than usual, and the agent's days later still.
        """
        sale = self._settlement.sell(day, units, price, later + self._later)
        fees = extended(units, part_of(price, self._share) + self._each).sum(axis=0)
        self._fees += fees
        self._settlement.balance.earn(causes.COD_FEES, -fees, sale.released)
        return (sale,)

    def totals(self) -> Totals:
        """Return what the service cost, (W,)."""
        return {measures.COD_FEES: self._fees}


class NoCollection:
    """All is paid for beforehand."""

    def sell(self, day: int, units: Units, price: Mills, later: int) -> Sequence[Sale]:
        """Book nothing."""
        return ()


Collection = CollectionAgent | NoCollection


def collection(shop: Shop, settlement: Settlement) -> Collection:
    """Return who collects a shop's money at the door, a null object where all is prepaid."""
    terms = shop.cash_on_delivery
    return CollectionAgent(terms, settlement) if terms else NoCollection()
