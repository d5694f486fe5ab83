"""The luck of parcels: how much each packer packs on each day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..scenario.law import Constant
from ..scenario.packing import Packing
from ..scenario.scenario import Scenario
from .streams import Streams


@dataclass(frozen=True, slots=True)
class ParcelLuck:
    """What chance decides about the parcels of one shop; D days, W worlds."""

    packed: NDArray[np.int32] | None
    """Units that the first n packers pack on a day, (D, packers + 1, W); one day and one world
    wide where packers do not differ; None without a station."""

    def first(self, worlds: int) -> ParcelLuck:
        """Return the luck of the block's first worlds, without copying."""
        return ParcelLuck(None if self.packed is None else self.packed[..., :worlds])


def draw_parcels(shop: Scenario, streams: Streams, worlds: int) -> ParcelLuck:
    """Draw the parcel luck of one shop in one block of worlds."""
    return ParcelLuck(_packed(shop, shop.packing, streams, worlds) if shop.packing else None)


def _packed(shop: Scenario, terms: Packing, streams: Streams, worlds: int) -> NDArray[np.int32]:
    """Add up the packers' days, drawn packer by packer, so that one more changes no other."""
    law, size = terms.units_per_packer_day, (shop.days, worlds)
    if isinstance(law, Constant):
        size = (1, 1)
    total = np.zeros((size[0], terms.packers + 1, size[1]), np.int32)
    for packer in range(terms.packers):
        drawn = law.sample(streams.of("packer", shop.luck_of(str(packer))), size[0] * size[1])
        units = np.rint(np.maximum(drawn, 0.0)).reshape(size)
        total[:, packer + 1] = total[:, packer] + units
    return total
