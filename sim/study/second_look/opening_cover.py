"""Whether the opening stock lasts until anything that is ordered on the first day is there."""

from collections.abc import Iterator

import numpy as np

from ...words import second_look as say
from ...words.rules import by
from ...words.template import DAYS
from ...words.text import named
from ...world.warehouse.pools import pools
from ..arrivals import Way
from .seen import Seen

_OUT = 1.0
"""Units that the plan must lack before a shelf counts as empty."""


def opening_cover(seen: Seen) -> Iterator[str]:
    """Yield what is sold out before the fastest order can surely be there."""
    network = seen.network
    found: dict[tuple[int, Way, int, int], list[str]] = {}
    for row, listing in enumerate(network.listings):
        if listing.owns_shelf:
            out, way, half, most = sold_out(seen, row), *_fastest(seen, row)
            if out < min(most, network.plan_days):
                found.setdefault((out, way, half, most), []).append(listing.name)
    for (out, way, half, most), names in found.items():
        yield say.OUT_BEFORE(
            products=named(names),
            out=f"{network.date(out)}",
            mode=by(way.mode),
            supplier=way.supplier,
            half=DAYS(half),
            most=DAYS(most),
        )


def sold_out(seen: Seen, row: int) -> int:
    """Return the day on which the plan has sold what is there and on the water."""
    network, pool = seen.network, pools(seen.network.listings)
    daily = pool.shown(seen.plan.units, axis=1)[:, row]
    there = np.full(len(daily), float(network.listings[row].opening_stock))
    for shipment in network.terms.shipments:
        if network.row_of(shipment) == row:
            there[network.expects(shipment) + round(shipment.late_days.mean) :] += shipment.units
    lacking = np.cumsum(daily) - there >= _OUT
    return int(lacking.argmax()) if lacking.any() else len(daily)


def _fastest(seen: Seen, row: int) -> tuple[Way, int, int]:
    """Return the way by which goods are there first, and the mornings of half and of most."""
    arrivals = seen.arrivals
    ways = {way: arrivals.takes_orders(way.supplier).argmax() for way in arrivals.ways(row)}
    by = {way: arrivals.by(way, int(day)) for way, day in ways.items()}
    way = min(by, key=lambda way: by[way][1])
    return way, int(by[way][0]), int(by[way][1])
