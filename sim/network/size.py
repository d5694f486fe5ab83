"""How large money gets: what could overflow is refused before the start."""

from collections.abc import Iterator, Sequence
from math import prod

from ..policy.decision import HIGHEST_PRICE
from ..scenario.currency import MOST, amounts
from ..scenario.lane import Lane
from ..scenario.part import PER_MEASURE, PER_UNIT, Part
from ..scenario.problem import Fault
from ..scenario.scenario import Scenario
from ..scenario.supplier import Supplier
from ..scenario.uncertain import MOST as MOST_TIMES
from .listing import Listing
from .shop import Shop


def most_units(terms: Scenario, listing: Listing) -> int:
    """Return of how many units of a listing money is exact: no line or bill of them is above it.

    `terms` are in minor units.
    """
    return int(MOST / max(_dearest(terms, listing) * _dearer(terms), 1.0))


def _dearer(terms: Scenario) -> float:
    """Return the most that costs and rates are multiplied by where something is uncertain."""
    return MOST_TIMES if terms.uncertain else 1.0


def oversized(terms: Scenario, shops: Sequence[Shop]) -> Iterator[Fault]:
    """Yield the lanes and products whose bills, stock or sales are more than money is exact for."""
    for number, lane in enumerate(terms.lanes):
        if lane.minimum_charged * _rate(lane) * _dearer(terms) > MOST:
            yield ("lane", number), "money is not exact for what it bills at least"
    for number, product in enumerate(terms.products):
        listings = [row for row in shops[0].all_listings if row.product == product.name]
        for row in listings:
            units, most = _units(terms, row), most_units(terms, row)
            if units > most:
                message = f"money is exact for {most:,} units of it at most, found {units:,.0f}"
                yield ("product", number), message
                break


def _units(terms: Scenario, listing: Listing) -> float:
    """Return what there is of a listing, what it sells by itself, or the least of an order."""
    afloat = sum(ship.units for ship in terms.shipments if ship.product == listing.product)
    demand, makers = listing.demand, _makers(terms, listing)
    minima = [maker.minimum_per_purchase_order for maker in makers]
    return max(
        listing.opening_stock + afloat,
        demand.units_per_day * demand.basket * (terms.days + (terms.run_off_days or 0)),
        listing.carton,
        *(maker.minimum_order for maker in makers),
        *(least.units or 0 for least in minima if least),
    )


def _makers(terms: Scenario, listing: Listing) -> list[Supplier]:
    """Return the suppliers of a listing."""
    return [maker for maker in terms.suppliers if maker.name in listing.suppliers]


def _dearest(terms: Scenario, listing: Listing) -> float:
    """Return what a unit of a listing costs or brings at most in any one line or bill."""
    premiums = [maker.premium for maker in _makers(terms, listing)]
    bought = listing.unit_cost * (1.0 + max([0.0, *premiums]))
    fees: list[Part] = [*terms.warehouses, *terms.deliveries, *terms.transfers, *terms.lanes]
    fees += [terms.settlement, terms.returns, *terms.further_shops]
    fees += filter(None, (terms.packing, terms.cash_on_delivery))
    return max(
        listing.price * HIGHEST_PRICE,
        listing.leftover_value,
        *(bought * _taxed(lane, listing) + _freight(lane, listing) for lane in terms.lanes),
        *_marked(PER_UNIT, fees),
        listing.volume_m3 * sum(_marked(PER_MEASURE, [*terms.warehouses, *terms.transfers]))
        + listing.handling_per_unit,
    )


def _marked(mark: str, parts: Sequence[Part]) -> Iterator[float]:
    """Yield the money of some tables that is marked in one way."""
    return (amount.value for part in parts for amount in amounts(part) if mark in amount.marks)


def _rate(lane: Lane) -> float:
    """Return a lane's rate at its highest."""
    season = prod(max(season.rate_multiple, 1.0) for season in lane.congestion)
    return lane.rate * season * lane.sensitive_multiple


def _freight(lane: Lane, listing: Listing) -> float:
    """Return the freight of a unit, with the VAT on it."""
    charged = lane.charged(listing.weight_kg, listing.volume_m3)
    return charged * _rate(lane) * (1.0 + max([0.0, *(tax.vat for tax in lane.taxes)]))


def _taxed(lane: Lane, listing: Listing) -> float:
    """Return what a unit costs with duty, its fee and VAT, as a multiple of its value."""
    duty = max([0.0, *(tax.duty + listing.duty_share for tax in lane.taxes)])
    return (1.0 + duty * (1.0 + lane.ddp_fee)) * (1.0 + max([0.0, *(t.vat for t in lane.taxes)]))
