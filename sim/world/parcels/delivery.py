"""Delivery: which warehouse each parcel comes from, what that costs and how long it takes.

Siblings have one anatomy: `send` splits a day's parcels, (P, W), by the days of delivery; `lent` is
what went each other way so far.
"""

from collections.abc import Sequence
from typing import NamedTuple

from ...arrays import Numbers, Units, np
from ...network.shop import Shop
from ...network.way import Way, ways_beyond
from ..core.measures import UNIT_DAYS_OF_DELIVERY, Totals
from ..core.portion import Parts
from ..core.rounding import extended


class Sent(NamedTuple):
    """The parcels of a day, (P, W), by the days of delivery beyond the usual; and their cost."""

    parts: Parts
    cents: Numbers
    """(W,), or (1,) where it is nothing."""


class FromHome:
    """All parcels come from home, and take as long as the shop says."""

    def __init__(self, ways: Sequence[Way]) -> None:
        self._cost = np.array([[way.cost] for way in ways], np.int64)

    def send(self, parcels: Units, lent: Units) -> Sent:
        """Return the parcels as they are."""
        return Sent([(0, parcels)], extended(parcels, self._cost).sum(axis=0))


class Free(FromHome):
    """All parcels come from home, as usual, and cost nothing."""

    def send(self, parcels: Units, lent: Units) -> Sent:
        """Return the parcels as they are."""
        return Sent([(0, parcels)], np.zeros(1, np.int64))


class FromAnywhere:
    """Parcels from several warehouses, each at its own cost and speed.

    Of what leaves today, units from other warehouses go first, so with a packing queue they do
    not wait for those from home.
    """

    def __init__(self, shop: Shop, shape: tuple[int, int]) -> None:
        self._home, self._beyond = shop.ways[: shape[0]], ways_beyond(shop.ways, shop.first)
        self._usual = shop.settlement.delivery_days
        self._sent = np.zeros((len(self._beyond), shape[1]), np.int64)
        """Units that left each way beyond home so far."""
        self._days = np.zeros(shape[1], np.int64)
        """Units times days of delivery so far."""

    def send(self, parcels: Units, lent: Units) -> Sent:
        """Split the parcels by where they come from."""
        home, away = parcels.copy(), np.zeros_like(lent)
        for number, way in enumerate(self._beyond):
            away[number] = np.minimum(lent[number] - self._sent[number], home[way.row])
            home[way.row] -= away[number]
        self._sent += away
        parts: dict[int, Units] = {}
        cents = np.zeros(parcels.shape[1], np.int64)
        for way, gone in zip((*self._home, *self._beyond), (*home, *away), strict=True):
            later = way.days - self._usual
            parts.setdefault(later, np.zeros_like(parcels))[way.row] += gone
            cents += extended(gone, way.cost)
            self._days += gone * way.days
        return Sent(sorted(parts.items(), key=lambda part: part[0]), cents)

    def totals(self) -> Totals:
        """Return units times their days of delivery, (W,)."""
        return {UNIT_DAYS_OF_DELIVERY: self._days.astype(np.float64)}


Delivery = FromHome | FromAnywhere


def delivery(shop: Shop, worlds: int) -> Delivery:
    """Return a shop's delivery: the plain one where every parcel comes from home as usual."""
    shape = (len(shop.listings), worlds)
    lends = any(region.fallback for region in shop.terms.regions)
    if len(shop.ways) == shape[0] and not (lends or shop.terms.deliveries):
        return FromHome(shop.ways) if any(way.cost for way in shop.ways) else Free(shop.ways)
    return FromAnywhere(shop, shape)
