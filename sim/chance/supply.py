"""The luck of supply: how long each order is made, shipped, held and unloaded."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from ..arrays import Flags, Floats, Numbers
from ..network.horizon import BEYOND
from ..network.inputs import (
    HOLD,
    LATE,
    LEAD_TIME,
    OUTAGE,
    RATE,
    TRANSIT,
    UNIT_COST,
    shipment_key,
)
from ..network.listing import Listing
from ..network.network import Network
from ..scenario.lane import CustomsHold, Lane, LotRejection, SailingDelay, Shipment
from ..scenario.law import AnyLaw
from ..scenario.part import NOISE
from ..scenario.supplier import Late, Supplier
from .drawn import Drawn
from .inputs import AS_FILE, Inputs
from .order_table import OrderTable, Sum, Table
from .outage import draw_outage
from .streams import Streams


@dataclass(frozen=True, slots=True)
class SupplyLuck(Drawn):
    """What chance decides about supply, by entity and the name of the row that is supplied."""

    lead: Mapping[str, Table]
    """Days of production by supplier and number of the purchase order."""
    outage: Mapping[str, Flags]
    """Whether a supplier is out on a day, (days, W); only suppliers that have outages."""
    short: Mapping[tuple[str, str], OrderTable]
    """Share of an order that is not sent; only suppliers that do such things."""
    defects: Mapping[tuple[str, str], OrderTable]
    """Normal scores of the defective units of an order; only suppliers that have any."""
    transit: Mapping[str, Table]
    """Days under way without congestion by lane and day of departure."""
    hold: Mapping[tuple[str, str], OrderTable]
    """Days held by customs; only lanes that have such a risk."""
    border: Mapping[str, Floats]
    """Days that no plan knows, on which each lot of a lane waits at the border, (W,), or (1,)."""
    sailing: Mapping[tuple[str, int], OrderTable]
    """Days that a departure is late, by (lane, number of the delay) and day of departure."""
    exam: Mapping[tuple[str, str], OrderTable]
    """Uniform numbers that pick a customs exam, by (lane, row) and shipment number."""
    exam_days: Mapping[tuple[str, str], OrderTable]
    """Days of an exam, by (lane and kind, row)."""
    refused: Mapping[tuple[str, str], OrderTable]
    """Days until a refused lot is back."""
    loss: Mapping[tuple[str, str], OrderTable]
    """Normal scores of the units lost on the way."""
    dock: Mapping[tuple[str, str], OrderTable]
    """Days from the dock to the shelf, by (lane, row)."""
    transfer: Mapping[tuple[str, str], OrderTable]
    """Days on the road, whole, by the rows that give and take, and number of the transfer."""
    late: tuple[Numbers, ...]
    """Days that each shipment on the water is late, (W,)."""
    rate: Mapping[str, Floats]
    """Multiple of each lane's freight, its fees apart, (W,), or (1,)."""
    cost: Floats
    """Multiple of what a unit of each row costs, (P, W), or (P, 1)."""


_Draw = Callable[[np.random.Generator, int], Floats]
"""How the entries of a table are drawn from the stream that belongs to it."""
_scores: _Draw = np.random.Generator.standard_normal
_uniform: _Draw = np.random.Generator.random
_Tables = dict[tuple[str, str], OrderTable]


class _Opened:
    """Opens the tables of one block: each entity and row has a stream of its own."""

    def __init__(self, network: Network, streams: Streams, worlds: int) -> None:
        self._listings, self._first = network.listings, network.scenario.warehouses[0].name
        self._streams, self._worlds = streams, worlds

    def table(self, purpose: str, luck_of: str, draw: _Draw) -> OrderTable:
        """Return the table of one entity."""
        return OrderTable(partial(draw, self._streams.of(purpose, luck_of)), self._worlds)

    def made(self, purpose: str, draws: Iterable[tuple[Supplier, _Draw]]) -> _Tables:
        """Return the tables of suppliers, by name and row."""
        return self._by_row(purpose, ((s.name, s.name, draw) for s, draw in draws))

    def moved(self, purpose: str, draws: Iterable[tuple[Lane, str, _Draw]]) -> _Tables:
        """Return the tables of lanes, by key, with the kind of each behind it, and row."""
        named = ((lane.key + kind, self.luck_of(lane) + kind, draw) for lane, kind, draw in draws)
        return self._by_row(purpose, named)

    def luck_of(self, lane: Lane) -> str:
        """Return what names a lane's luck: its mode, and its end where it is not the first."""
        return lane.mode if lane.to == self._first else lane.key

    def _by_row(self, purpose: str, draws: Iterable[tuple[str, str, _Draw]]) -> _Tables:
        return {
            (key, listing.name): self.table(purpose, f"{luck_of}\0{listing.key}", draw)
            for key, luck_of, draw in draws
            for listing in self._listings
        }


def draw_supply(
    network: Network, streams: Streams, worlds: int, inputs: Inputs = AS_FILE
) -> SupplyLuck:
    """Prepare the supply luck of one block; its tables fill as orders are placed."""
    opened, rows = _Opened(network, streams, worlds), network.listings
    table, made, moved = opened.table, opened.made, opened.moved
    suppliers, lanes = network.scenario.suppliers, network.scenario.lanes
    dock = {warehouse.name: warehouse.dock_days.from_0 for warehouse in network.scenario.warehouses}
    last = network.days + BEYOND
    exams = [(lane, f" {exam.kind}", exam.days.from_0) for lane in lanes for exam in lane.exams]
    return SupplyLuck(
        lead={s.name: _lead(s, opened, inputs) for s in suppliers if s.lead_time_days},
        outage=_outages(suppliers, last, streams, worlds, inputs),
        short=made(
            "short", ((s, _seldom(x.chance, x.share)) for s in suppliers if (x := s.short_shipment))
        ),
        defects=made("defects", ((s, _scores) for s in suppliers if s.defects)),
        transit={lane.key: _transit(lane, opened, inputs) for lane in lanes},
        hold=moved("customs", ((x, "", _delay(x.customs_hold)) for x in lanes if x.customs_hold)),
        border={lane.key: inputs.of(HOLD, lane.key).of(np.zeros(1)) for lane in lanes},
        sailing={
            (lane.key, number): table("sailing", f"{opened.luck_of(lane)}\0{number}", _delay(delay))
            for lane in lanes
            for number, delay in enumerate(lane.sailing_delays)
        },
        exam=moved("exam", ((lane, "", _uniform) for lane in lanes if lane.exams)),
        exam_days=moved("exam days", exams),
        refused=moved("labels", ((x, "", _delay(r)) for x in lanes if (r := x.lot_rejection))),
        loss=moved("loss", ((lane, "", _scores) for lane in lanes if lane.loss_share)),
        dock=moved("dock", ((lane, "", dock[lane.to]) for lane in lanes)),
        transfer={
            route.names: table(
                "transfer",
                f"{rows[route.giver].key}\0{rows[route.taker].key}",
                _days(route.terms.transit_days),
            )
            for route in network.routes
        },
        late=tuple(
            _late(shipment, streams, worlds, inputs) for shipment in network.scenario.shipments
        ),
        rate={lane.key: inputs.of(RATE, lane.key).of(np.ones(1)) for lane in lanes},
        cost=_cost(rows, inputs),
    )


def _outages(
    suppliers: Sequence[Supplier], days: int, streams: Streams, worlds: int, inputs: Inputs
) -> dict[str, Flags]:
    """Return the days on which suppliers are out, (days, W), of those that may be."""
    unplanned = {s.name: inputs.of(OUTAGE, s.name).days(0) for s in suppliers}
    return {
        s.name: draw_outage(s, days, streams, worlds, unplanned[s.name])
        for s in suppliers
        if s.outage or np.any(unplanned[s.name])
    }


def _lead(supplier: Supplier, opened: _Opened, inputs: Inputs) -> Table:
    """Return the days that each order takes to be made, and what it is late."""
    assert supplier.lead_time_days
    usual = opened.table("lead time", supplier.name, supplier.lead_time_days.from_0)
    days = inputs.of(LEAD_TIME, supplier.name).table(usual)
    if supplier.late is None:
        return days
    return Sum(days, opened.table("late share", supplier.name, _delay(supplier.late)))


def _transit(lane: Lane, opened: _Opened, inputs: Inputs) -> Table:
    """Return the days that each departure is under way, without congestion."""
    usual = opened.table("transit", opened.luck_of(lane), lane.transit_days.from_0)
    return inputs.of(TRANSIT, lane.key).table(usual)


def _late(shipment: Shipment, streams: Streams, worlds: int, inputs: Inputs) -> Numbers:
    """Return the days that goods on the water are late, (W,)."""
    key = shipment_key(shipment)
    usual = _days(shipment.late_days)(streams.of("late", key), worlds).astype(np.int64)
    return np.asarray(inputs.of(LATE, key).days(usual))


def _cost(rows: Sequence[Listing], inputs: Inputs) -> Floats:
    """Return the multiple of what a unit of each row costs, (P, W), or (P, 1)."""
    usual = np.ones(1)
    times = [inputs.of(UNIT_COST, row.product).of(usual) for row in rows]
    return np.stack(np.broadcast_arrays(*times))


def _days(law: AnyLaw) -> _Draw:
    """Draw whole days, not below 0: half a day is rounded up."""
    return lambda rng, size: np.floor(law.from_0(rng, size) + (0.5 + NOISE))


def _delay(late: CustomsHold | Late | LotRejection | SailingDelay) -> _Draw:
    """Draw days with a chance, else 0."""
    return _seldom(late.chance, late.days)


def _seldom(chance: float, law: AnyLaw) -> _Draw:
    """Draw from a law with a chance, else 0."""
    return lambda rng, size: np.where(rng.random(size) < chance, law.from_0(rng, size), 0.0)
