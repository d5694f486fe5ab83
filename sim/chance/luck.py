"""A block's luck: all that chance decides in a fixed run of worlds."""

from dataclasses import dataclass

from ..network.inputs import PAYOUT
from ..network.network import Network
from .demand import DemandLuck, draw_demand
from .drawn import Drawn
from .inputs import AsTold, Change, draw_inputs
from .parcels import ParcelLuck, draw_parcels
from .platform import PlatformLuck, draw_platform
from .records import RecordLuck, draw_records
from .streams import Streams
from .supply import SupplyLuck, draw_supply

BLOCK = 2000
"""Worlds of a block. Changing it changes every world, so it is a constant; see tests/bench."""
LARGE, LARGE_BLOCK = 50, 200
"""A scenario of more listings than that has smaller blocks, so that they fit into memory."""


@dataclass(frozen=True, slots=True)
class ShopLuck(Drawn):
    """What chance decides about one shop."""

    demand: DemandLuck
    parcels: ParcelLuck
    platform: PlatformLuck
    payout: Change | AsTold
    """Of the days from delivery to payout."""


@dataclass(frozen=True, slots=True)
class Luck(Drawn):
    """What chance decides in the worlds of one block, and nothing that the seller decides."""

    shops: tuple[ShopLuck, ...]
    records: RecordLuck | None
    supply: SupplyLuck


def block_of(network: Network) -> int:
    """Return the worlds of each block of a scenario."""
    return BLOCK if len(network.listings) <= LARGE else LARGE_BLOCK


def draw_luck(network: Network, block: int) -> Luck:
    """Draw the luck of a whole block; a study that needs fewer worlds simulates the first of them.

    Units: see DemandLuck, ParcelLuck, PlatformLuck and SupplyLuck. The same seed and block give the
    same luck everywhere.
    """
    streams, worlds = Streams(network.scenario.seed, block), block_of(network)
    inputs = draw_inputs(network, streams, worlds)
    shops = tuple(
        ShopLuck(
            draw_demand(shop, streams, worlds, inputs),
            draw_parcels(shop, streams, worlds, inputs),
            draw_platform(shop, streams, worlds, inputs),
            inputs.of_shop(PAYOUT, shop),
        )
        for shop in network.shops
    )
    records = draw_records(network, streams, worlds)
    return Luck(shops, records, draw_supply(network, streams, worlds, inputs))
