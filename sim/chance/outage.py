"""The luck of outages: the days on which a supplier can take no work."""

from functools import partial

import numpy as np

from ..arrays import Flags
from ..scenario.supplier import Supplier
from .order_table import OrderTable
from .streams import Streams

_YEAR = 365


def draw_outage(supplier: Supplier, days: int, streams: Streams, worlds: int) -> Flags:
    """Return the days on which a supplier is out, (days, W): starts by day, lengths by number."""
    terms = supplier.outage
    assert terms is not None
    begins = -np.expm1(-terms.per_year / _YEAR)
    starts = streams.of("outage", supplier.name).random((days, worlds)) < begins
    lengths = OrderTable(
        partial(terms.days.from_0, streams.of("outage days", supplier.name)), worlds
    )
    day, world = np.nonzero(starts)
    if not len(day):
        return np.asarray(starts)
    number = np.cumsum(starts, axis=0)[day, world] - 1
    until = np.minimum(day + np.floor(lengths.of(number, world) + 0.5).astype(np.int64), days)
    change = np.zeros((days + 1, worlds), np.int64)
    np.add.at(change, (day, world), 1)
    np.add.at(change, (until, world), -1)
    return np.asarray(np.cumsum(change, axis=0)[:days] > 0)
