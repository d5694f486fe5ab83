"""How goods find a way: the lane that takes them, backups that exist, days that are open."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence

from ..policy.mode import Mode
from ..scenario.lane import Lane
from ..scenario.problem import Fault, Place
from ..scenario.product import Product
from ..scenario.scenario import Scenario
from .horizon import BEYOND
from .listing import Listing


def lanes_of(lanes: Sequence[Lane], listing: Listing) -> dict[Mode, Lane]:
    """Return the lane that carries a listing's goods to its home by each mode, in file order.

    Sensitive goods whose lane refuses them go by the cheapest that takes them (M117).
    """
    there = [lane for lane in lanes if lane.to == listing.home]
    takers = [lane for lane in there if lane.takes_sensitive or not listing.sensitive]
    return {lane.mode: lane if lane in takers else cheapest(takers, listing) for lane in there}


def cheapest(lanes: Iterable[Lane], listing: Listing) -> Lane:
    """Return the lane with the lowest freight of a unit at its usual rate; of equals by name."""
    return min(lanes, key=lambda lane: (unit_freight(lane, listing), lane.key))


def unit_freight(lane: Lane, listing: Product) -> float:
    """Return the usual freight of a unit."""
    surcharge = lane.sensitive_multiple if listing.sensitive else 1.0
    return lane.charged(listing.weight_kg, listing.volume_m3) * lane.rate * surcharge


def common_modes(lanes: Sequence[Lane], listings: Sequence[Listing]) -> frozenset[str]:
    """Return the modes that reach the homes of all listings with a shelf."""
    homes = {listing.home for listing in listings if listing.owns_shelf}
    reached = [frozenset(lane.mode for lane in lanes if lane.to == home) for home in homes]
    return frozenset.intersection(*reached) if reached else frozenset()


def dead_ends(scenario: Scenario, listings: Sequence[Listing]) -> Iterator[Fault]:
    """Yield backups that are not there, and sensitive goods that no lane takes."""
    lanes = scenario.lanes
    ways = {(lane.mode, lane.to) for lane in lanes}
    for number, lane in enumerate(lanes):
        if lane.backup and (lane.backup.mode, lane.to) not in ways:
            message = f"there is no lane by {lane.backup.mode} to {lane.to}"
            yield ("lane", number, "backup"), message
    takers = {lane.to for lane in lanes if lane.takes_sensitive}
    for number, product in enumerate(scenario.products):
        homes = {listing.home for listing in listings if listing.product == product.name}
        for to in sorted(homes - takers) if product.sensitive else ():
            yield ("product", number, "sensitive"), f"no lane to {to} takes sensitive goods"


def never_open(scenario: Scenario) -> Iterator[Fault]:
    """Yield lanes on which nothing ever departs, and suppliers that never work."""
    dates = [scenario.start + dt.timedelta(days=day) for day in range(scenario.days + BEYOND)]
    opens: dict[Place, Callable[[dt.date], bool]] = {
        **{("lane", number): lane.departs_on for number, lane in enumerate(scenario.lanes)},
        **{("supplier", number): s.works_on for number, s in enumerate(scenario.suppliers)},
    }
    for place, is_open in opens.items():
        if not any(map(is_open, dates)):
            yield (*place, "closed"), f"is closed on every day from {dates[0]} to {dates[-1]}"
