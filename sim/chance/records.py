"""The luck of stock records: what vanishes from the shelves, and what is booked wrongly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..arrays import Normals
from ..network.listing import Listing
from ..network.network import Network
from .streams import Streams


@dataclass(frozen=True, slots=True)
class RecordLuck:
    """Scores of what goes wrong in the warehouses, (D, P, W) each."""

    shrunk: Normals
    """Units that vanish."""
    over: Normals
    """Units that left and are still on the record."""
    under: Normals
    """Units that are on the shelf and no longer on the record."""

    def first(self, worlds: int) -> RecordLuck:
        """Return the luck of the block's first worlds, without copying."""
        return RecordLuck(
            self.shrunk[..., :worlds], self.over[..., :worlds], self.under[..., :worlds]
        )


def draw_records(network: Network, streams: Streams, worlds: int) -> RecordLuck | None:
    """Draw the luck of all records in one block of worlds; None where they are never wrong."""
    if not any(warehouse.records for warehouse in network.scenario.warehouses):
        return None
    rows, size = network.listings, (network.days, worlds)
    return RecordLuck(*(_scores(rows, streams, what, size) for what in ("shrunk", "over", "under")))


def _scores(
    rows: Sequence[Listing], streams: Streams, purpose: str, size: tuple[int, int]
) -> Normals:
    """Draw a score for every row and day."""
    drawn = [streams.of(purpose, row.key).standard_normal(size, dtype=np.float32) for row in rows]
    return np.stack(drawn, axis=1)
