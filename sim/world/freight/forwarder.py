"""The forwarder: which lane takes goods, and what of them is one booking (M134)."""

from collections.abc import Iterator, Mapping

from ...arrays import Numbers, Units, np
from ...chance.supply import SupplyLuck
from ...network.lanes import lanes_of
from ...network.network import Network
from ...policy.mode import Mode
from ...scenario.lane import Lane
from ..core.shipment import Goods
from .carrier import Carrier


class Forwarder:
    """Who carries each row's goods by each mode, and what may share a booking."""

    def __init__(self, network: Network, luck: SupplyLuck, worlds: int) -> None:
        lanes = {lane.key: lane for lane in network.terms.lanes}
        keys = sorted(lanes)
        self._carriers = [Carrier(lanes[key], network, luck, worlds) for key in keys]
        there = [lanes_of(network.terms.lanes, row) for row in network.listings]
        self.modes = [mode for mode in sorted(there[0]) if mode in network.modes]
        """The modes of lines, by their numbers."""
        ways = [[(by, by[mode]) for by in there] for mode in self.modes]
        self._usual = np.array([[keys.index(lane.key) for _, lane in row] for row in ways])
        """The carrier of each mode and row, (modes, P)."""
        self._backup = np.array(
            [[keys.index(_stand_in(by, lane).key) for by, lane in row] for row in ways]
        )
        """The carrier of what would wait too long for that one, (modes, P)."""
        alone = sorted({row.product for row in network.listings if row.alone})
        self._party = np.array(
            [1 + alone.index(row.product) if row.alone else 0 for row in network.listings]
        )
        """0 for rows that share bookings, and a number of its own for a product that does not."""
        self._stands_in = bool((self._usual != self._backup).any())
        self._flies = np.array([lanes[key].mode == "air" for key in keys])

    def flown(self, goods: Goods) -> Units:
        """Return the units that an air lane usually carries, (W,)."""
        flies = self._flies[self._usual[goods.modes, goods.rows]]
        return np.asarray(goods.units[flies].sum(axis=0))

    def bookings(self, goods: Goods) -> Iterator[tuple[Carrier, Goods]]:
        """Yield what of some goods is one booking: by one lane to one warehouse, unless alone."""
        parties = 1 + len(self._party)
        kind = self._way(goods) * parties + self._party[goods.rows][:, None]
        kinds = {*kind.ravel().tolist()}
        for one in sorted(kinds):
            part = goods if len(kinds) == 1 else goods.only(goods.units * (kind == one))
            if len(part.rows):
                yield self._carriers[one // parties], part

    def _way(self, goods: Goods) -> Numbers:
        """Return the carrier of each line, (L, 1), or (L, W) where some may keep goods waiting."""
        usual = self._usual[goods.modes, goods.rows]
        if not self._stands_in:
            return usual[:, None]
        backup = self._backup[goods.modes, goods.rows]
        waits = np.stack([carrier.keeps_waiting(goods.ready) for carrier in self._carriers])
        return np.where(waits[usual], backup[:, None], usual[:, None])


def _stand_in(lanes: Mapping[Mode, Lane], lane: Lane) -> Lane:
    """Return the lane that backs up another, itself where none does."""
    return lanes[lane.backup.mode] if lane.backup else lane
