"""How goods find a way: the lane that takes them, backups that exist, days that are open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from ..policy.mode import Mode
from ..scenario.lane import Lane
from ..scenario.problem import Place
from ..scenario.product import Product
from ..scenario.supplier import Supplier
from .listing import Listing


def lanes_of(lanes: Sequence[Lane], row: Listing) -> dict[Mode, Lane]:
    """Return the lane that carries a row's goods to its home by each mode, in file order.

    Sensitive goods whose lane refuses them go by the first that takes them (M117).
    """
    there = [lane for lane in lanes if lane.to == row.home]
    takers = [lane for lane in there if lane.takes_sensitive or not row.sensitive]
    return {lane.mode: lane if lane in takers else takers[0] for lane in there}


def common_modes(lanes: Sequence[Lane], listings: Sequence[Listing]) -> frozenset[str]:
    """Return the modes that reach the homes of all listings with a shelf."""
    homes = {listing.home for listing in listings if listing.owns_shelf}
    reached = [frozenset(lane.mode for lane in lanes if lane.to == home) for home in homes]
    return frozenset.intersection(*reached)


def dead_ends(
    lanes: Sequence[Lane], products: Sequence[Product], rows: Sequence[Listing]
) -> Iterator[tuple[Place, str]]:
    """Yield what is wrong between the lanes of a scenario, each with its place."""
    ways = {(lane.mode, lane.to) for lane in lanes}
    for number, lane in enumerate(lanes):
        if lane.backup and (lane.backup.mode, lane.to) not in ways:
            message = f"there is no lane by {lane.backup.mode} to {lane.to}"
            yield ("lane", number, "backup"), message
    for number, product in enumerate(products):
        for to in sorted({row.home for row in rows if row.product == product.name}):
            takers = [lane for lane in lanes if lane.to == to and lane.takes_sensitive]
            if product.sensitive and not takers:
                yield ("product", number, "sensitive"), f"no lane to {to} takes sensitive goods"


def never_open(
    lanes: Sequence[Lane], suppliers: Sequence[Supplier], dates: Sequence[dt.date]
) -> Iterator[tuple[Place, str]]:
    """Yield lanes on which nothing ever departs, and suppliers that never work."""
    opens = {("lane", number): lane.departs_on for number, lane in enumerate(lanes)}
    opens |= {("supplier", number): seller.works_on for number, seller in enumerate(suppliers)}
    for place, is_open in opens.items():
        if not any(map(is_open, dates)):
            yield (*place, "closed"), f"is closed on every day from {dates[0]} to {dates[-1]}"
