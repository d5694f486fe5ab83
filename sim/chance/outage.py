"""The luck of outages: the days on which a supplier can take no work.

Those of its own come by chance; an outage from the first day on is what is uncertain, or a shock.
"""

from functools import partial

import numpy as np

from ..arrays import Days, Flags
from ..scenario.supplier import Outage, Supplier
from .order_table import OrderTable
from .streams import Streams

_YEAR = 365


def draw_outage(
    supplier: Supplier, days: int, streams: Streams, worlds: int, unplanned: Days | int = 0
) -> Flags:
    """Return the days on which a supplier is out, (days, W): the first ones are `unplanned`."""
    out = np.arange(days)[:, None] < np.broadcast_to(unplanned, worlds)
    if supplier.outage:
        out |= _by_chance(supplier.outage, supplier.name, days, streams, worlds)
    return np.asarray(out)


def _by_chance(terms: Outage, name: str, days: int, streams: Streams, worlds: int) -> Flags:
    """Return the days of outages that come by chance: starts by day, lengths by number."""
    begins = -np.expm1(-terms.per_year / _YEAR)
    starts = streams.of("outage", name).random((days, worlds)) < begins
    lengths = OrderTable(partial(terms.days.from_0, streams.of("outage days", name)), worlds)
    day, world = np.nonzero(starts)
    if not len(day):
        return np.asarray(starts)
    number = np.cumsum(starts, axis=0)[day, world] - 1
    until = np.minimum(day + np.floor(lengths.of(number, world) + 0.5).astype(np.int64), days)
    change = np.zeros((days + 1, worlds), np.int64)
    np.add.at(change, (day, world), 1)
    np.add.at(change, (until, world), -1)
    return np.asarray(np.cumsum(change, axis=0)[:days] > 0)
