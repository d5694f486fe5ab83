"""How large money gets: what could overflow is refused before the start."""

from collections.abc import Iterator, Sequence

from ..errors import UserError
from ..scenario.currency import MOST, amounts
from ..scenario.part import PER_UNIT
from ..scenario.problem import Fault
from ..scenario.scenario import Scenario
from .listing import Listing
from .shop import Shop


class TooLargeError(UserError):
    """A run has come to sums that are no longer exact."""


def dearest(terms: Scenario, listing: Listing) -> float:
    """Return the largest money that a unit of a listing is ever multiplied by, in minor units."""
    makers = [maker for maker in terms.suppliers if maker.name in listing.suppliers]
    bought = listing.unit_cost * (1.0 + max([0.0, *(maker.premium for maker in makers)]))
    parts = [*terms.warehouses, *terms.deliveries, *terms.lanes, terms.settlement, terms.returns]
    parts += [*filter(None, (terms.packing, terms.cash_on_delivery)), *terms.further_shops]
    fees = (amount.value for part in parts for amount in amounts(part) if PER_UNIT in amount.marks)
    own = (listing.price, listing.leftover_value, listing.handling_per_unit)
    return max(bought + _freight(terms, listing), *own, *fees)


def _freight(terms: Scenario, listing: Listing) -> float:
    """Return the dearest way of a unit by any lane."""
    charges = (
        lane.rate * lane.sensitive_multiple * lane.charged(listing.weight_kg, listing.volume_m3)
        for lane in terms.lanes
    )
    return max(charges)


def most_units(terms: Scenario, listing: Listing) -> int:
    """Return how many units of a listing money can be counted of."""
    return int(MOST / max(dearest(terms, listing), 1.0))


def oversized(terms: Scenario, shops: Sequence[Shop]) -> Iterator[Fault]:
    """Yield the products of which there are, or are sold, more than money can be counted of."""
    for number, product in enumerate(terms.products):
        rows = [row for row in shops[0].all_listings if row.product == product.name]
        afloat = sum(ship.units for ship in terms.shipments if ship.product == product.name)
        for row in rows:
            sold = row.demand.units_per_day * row.demand.units_per_order * terms.days
            units, most = max(row.opening_stock + afloat, sold), most_units(terms, row)
            if units > most:
                message = (
                    f"{units:,.0f} units are too many: at its prices, fees and freight money is "
                    f"exact for {most:,} units at most"
                )
                yield ("product", number), message
                break
