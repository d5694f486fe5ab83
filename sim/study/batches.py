"""Batches: what is sent to the shelf in one future, when, how, and when it is there."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ..network.network import Network
from ..world.core.journal import Journal


@dataclass(frozen=True, slots=True)
class Batch:
    """What is sent of one product at once."""

    product: str
    """The name of its listing."""
    mode: str
    """Of the lane; empty where it was on the water on the first day."""
    units: int
    """Ordered."""
    sent: int
    """The day on which it was ordered, or left the supplier's ready stock."""
    there: int
    """The day on which it is on the shelf."""


def batches_of(network: Network, journal: Journal, world: int) -> list[Batch]:
    """Return the batches of a world, by the day on which they are sent."""
    return sorted(
        [*_brought(network, journal, world), *_shipped(network, journal, world)], key=_when
    )


def _when(batch: Batch) -> tuple[int, int]:
    return batch.sent, batch.there


def _brought(network: Network, journal: Journal, world: int) -> Iterator[Batch]:
    """Yield what was on the water on the first day."""
    for one in journal.brought:
        yield Batch(network.listing_names[one.row], "", one.units, 0, int(one.on_shelf[world]))


def _shipped(network: Network, journal: Journal, world: int) -> Iterator[Batch]:
    """Yield what was ordered since."""
    modes = {lane.key: lane.mode for lane in network.terms.lanes}
    for lots in journal.shipments:
        for n in np.flatnonzero(lots.world == world).tolist():
            yield Batch(
                product=network.listing_names[int(lots.row[n])],
                mode=modes[lots.sent.lane],
                units=int(lots.units[n]),
                sent=lots.sent.day,
                there=int(lots.on_shelf[n]),
            )
