"""The luck of stock records: what vanishes from the shelves, and what is booked wrongly."""

from dataclasses import dataclass

import numpy as np

from ..arrays import Normals
from ..network.network import Network
from .drawn import Drawn
from .streams import Streams


@dataclass(frozen=True, slots=True)
class RecordLuck(Drawn):
    """Scores of what goes wrong in the warehouses, (D, P, W) each."""

    shrunk: Normals
    """Units that vanish."""
    over: Normals
    """Units that left and are still on the record."""
    under: Normals
    """Units that are on the shelf and no longer on the record."""


def draw_records(network: Network, streams: Streams, worlds: int) -> RecordLuck | None:
    """Draw the luck of all records in one block of worlds; None where they are never wrong."""
    if not any(warehouse.records for warehouse in network.scenario.warehouses):
        return None
    keys, size = [listing.key for listing in network.listings], (network.days, worlds)
    return RecordLuck(
        *(
            np.stack([streams.normals(purpose, key, size) for key in keys], axis=1)
            for purpose in ("shrunk", "over", "under")
        )
    )
