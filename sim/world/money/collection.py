"""Collection: what is paid at the door comes later, less the service fee (M138)."""

import numpy as np

from ...arrays import Mills, Units
from ...network.shop import Shop
from ...scenario.parcels import CashOnDelivery as Terms
from ...scenario.part import mills
from ..core import causes, measures
from ..core.ledger import Ledger
from ..core.measures import Totals
from ..core.rounding import extended, part_of
from .settlement import Settlement


class CollectionAgent:
    """The carrier collects, keeps its fee and remits the rest some days later."""

    def __init__(self, shop: Shop, terms: Terms, settlement: Settlement, ledger: Ledger) -> None:
        self._settlement, self._ledger = settlement, ledger
        self._share, self._each = terms.fee_share, mills(terms.fee_per_unit)
        self._later = terms.remitted_after_days
        self._delivery = shop.settlement.delivery_days
        self._fees = np.zeros_like(ledger.cash)

    def sell(self, day: int, units: Units, price: Mills, later: int) -> None:
        """Book what left on a day, (P, W), and the fee, which is due when the money is remitted.

        Its money comes some days later than usual, and the agent's days later still.
        """
        later += self._later
        self._settlement.sell(day, units, price, later)
        fees = extended(units, part_of(price, self._share) + self._each).sum(axis=0)
        self._fees += fees
        self._ledger.book(causes.COD_FEES, -fees, day + max(self._delivery + later, 1))

    def totals(self) -> Totals:
        """Return what the service cost, (W,)."""
        return {measures.COD_FEES: self._fees}


class NoCollection:
    """All is paid for beforehand."""

    def sell(self, day: int, units: Units, price: Mills, later: int) -> None:
        """Book nothing."""


Collection = CollectionAgent | NoCollection


def collection(shop: Shop, settlement: Settlement, ledger: Ledger) -> Collection:
    """Return who collects a shop's money at the door, a null object where all is prepaid."""
    terms = shop.cash_on_delivery
    return CollectionAgent(shop, terms, settlement, ledger) if terms else NoCollection()
