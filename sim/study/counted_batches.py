"""Batches of days gone by that count as ordered, where a morning's file tells of none of them."""

from collections.abc import Mapping, Sequence

import numpy as np

from ..network.network import Network
from ..scenario.source import Ordered
from ..words import order as say
from ..words.number import number
from ..words.text import joined, quoted


def counted_batches(network: Network, policies: Sequence[str]) -> list[str]:
    """Return a line where batches count as ordered, and are neither here nor under way."""
    counted = [one for one in network.document.ordered if one.policy in policies]
    if not counted or network.scenario.shipments or _has_come(network, counted):
        return []
    return [say.COUNTED(batches=joined([_batch(one) for one in counted]))]


def _has_come(network: Network, counted: Sequence[Ordered]) -> bool:
    """Say whether all had time to come, and goods are there or were sold."""
    latest = max(one.on for one in counted)
    late = (network.start - latest).days >= network.run_off.restock_days
    opening = network.scenario.opening
    sold = opening is not None and any(np.any(days) for days in opening.history.values())
    return late and (sold or any(row.opening_stock for row in network.listings))


def _batch(one: Ordered) -> str:
    return say.BATCH(units=_units(one), day=f"{one.on}", policy=quoted(one.policy))


def _units(one: Ordered) -> str:
    """Write how much was ordered."""
    if one.quantity is None:
        return say.ITS_ORDER()
    if not isinstance(one.quantity, Mapping):
        return number(one.quantity)
    each = one.quantity.items()
    return joined([say.OF(units=number(units), product=name) for name, units in each if units])
