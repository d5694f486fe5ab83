"""The luck of supply: how long each order is made, shipped, held and unloaded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from ..arrays import Floats, Numbers
from ..network.network import Network
from ..network.route import Route
from ..scenario.lane import CustomsHold, Lane, LotRejection, SailingDelay
from ..scenario.law import AnyLaw
from ..scenario.shipment import Shipment
from ..scenario.supplier import Late, ShortShipment
from .order_table import Draw, OrderTable, Sum, Table
from .streams import Streams


@dataclass(frozen=True, slots=True)
class SupplyLuck:
    """What chance decides about supply, by entity and the name of the row that is supplied."""

    lead: Mapping[tuple[str, str], Table]
    """Days of production by (supplier, row) and order number, whole."""
    short: Mapping[tuple[str, str], OrderTable]
    """Share of an order that is not sent; only suppliers that do such things."""
    defects: Mapping[tuple[str, str], OrderTable]
    """Normal scores of the defective units of an order; only suppliers that have any."""
    transit: Mapping[tuple[str, str], OrderTable]
    """Days under way without congestion by (lane, row) and shipment number."""
    hold: Mapping[tuple[str, str], OrderTable]
    """Days held by customs, whole; only lanes that have such a risk."""
    sailing: Mapping[tuple[str, int], OrderTable]
    """Days that a departure is late, by (lane, number of the delay) and day of departure."""
    exam: Mapping[tuple[str, str], OrderTable]
    """Uniform numbers that pick a customs exam, by (lane, row) and shipment number."""
    exam_days: Mapping[tuple[str, str], OrderTable]
    """Days of an exam, whole, by (lane and kind, row)."""
    refused: Mapping[tuple[str, str], OrderTable]
    """Days until a refused lot is back, whole."""
    loss: Mapping[tuple[str, str], OrderTable]
    """Normal scores of the units lost on the way."""
    dock: Mapping[tuple[str, str], OrderTable]
    """Days from the dock to the shelf, whole, by (lane, row)."""
    transfer: Mapping[tuple[str, str], OrderTable]
    """Days on the road, whole, by the rows that give and take, and number of the transfer."""
    late: tuple[Numbers, ...]
    """Days that each shipment on the water is late, (W,)."""


_Tables = dict[tuple[str, str], OrderTable]


class _Draws:
    """Prepares the tables of one block: each entity and row has a stream of its own."""

    def __init__(self, network: Network, streams: Streams, worlds: int) -> None:
        self._rows, self._first = network.listings, network.scenario.warehouses[0].name
        self._streams, self._worlds = streams, worlds

    def made(self, purpose: str, draws: Mapping[str, _Drawer]) -> _Tables:
        """Return the tables of suppliers, by name and row."""
        return _joined(self._by_row(purpose, name, name, draw) for name, draw in draws.items())

    def moved(self, purpose: str, draws: Iterable[tuple[Lane, _Drawer]], kind: str = "") -> _Tables:
        """Return the tables of lanes, by key and row."""
        return _joined(
            self._by_row(purpose, lane.key + kind, self._luck_of(lane) + kind, draw)
            for lane, draw in draws
        )

    def sailing(self, lanes: Iterable[Lane]) -> dict[tuple[str, int], OrderTable]:
        """Return how late departures are, by lane and number of the delay."""
        return {
            (lane.key, number): self._table(
                "sailing", f"{self._luck_of(lane)}\0{number}", _delay(delay)
            )
            for lane in lanes
            for number, delay in enumerate(lane.sailing_delays)
        }

    def transferred(self, routes: Iterable[Route]) -> _Tables:
        """Return the days of transfers, by the names of both rows."""
        return {
            route.names: self._table(
                "transfer", f"{self._key(route.giver)}\0{self._key(route.taker)}", _days(law)
            )
            for route in routes
            for law in [route.terms.transit_days]
        }

    def _key(self, row: int) -> str:
        return self._rows[row].key

    def _by_row(self, purpose: str, key: str, luck_of: str, drawer: _Drawer) -> _Tables:
        return {
            (key, row.name): self._table(purpose, f"{luck_of}\0{row.key}", drawer)
            for row in self._rows
        }

    def _table(self, purpose: str, name: str, drawer: _Drawer) -> OrderTable:
        return OrderTable(drawer(self._streams.of(purpose, name)), self._worlds)

    def _luck_of(self, lane: Lane) -> str:
        """Return what names a lane's luck: its mode, and its end where it is not the first."""
        return lane.mode if lane.to == self._first else lane.key


def draw_supply(network: Network, streams: Streams, worlds: int) -> SupplyLuck:
    """Prepare the supply luck of one block; its tables fill as orders are placed."""
    draws = _Draws(network, streams, worlds)
    suppliers, lanes = network.scenario.suppliers, network.scenario.lanes
    made, moved = draws.made, draws.moved
    dock = {warehouse.name: _days(warehouse.dock_days) for warehouse in network.scenario.warehouses}
    return SupplyLuck(
        lead=_sums(
            made("lead time", {s.name: _days(s.lead_time_days) for s in suppliers}),
            made("late share", {s.name: _delay(s.late) for s in suppliers if s.late}),
        ),
        short=made(
            "short",
            {s.name: _share(s.short_shipment) for s in suppliers if s.short_shipment},
        ),
        defects=made("defects", {s.name: _scores for s in suppliers if s.defects}),
        transit=moved("transit", [(lane, _length(lane.transit_days)) for lane in lanes]),
        hold=moved(
            "customs", [(lane, _delay(lane.customs_hold)) for lane in lanes if lane.customs_hold]
        ),
        sailing=draws.sailing(lanes),
        exam=moved("exam", [(lane, _uniform) for lane in lanes if lane.exams]),
        exam_days=_joined(
            moved("exam days", [(lane, _days(exam.days))], f" {exam.kind}")
            for lane in lanes
            for exam in lane.exams
        ),
        refused=moved(
            "labels", [(lane, _delay(lane.lot_rejection)) for lane in lanes if lane.lot_rejection]
        ),
        loss=moved("loss", [(lane, _scores) for lane in lanes if lane.loss_share]),
        dock=moved("dock", [(lane, dock[lane.to]) for lane in lanes]),
        transfer=draws.transferred(network.routes),
        late=tuple(
            _days(shipment.late_days)(streams.of("late", shipment_key(shipment)))(worlds).astype(
                np.int64
            )
            for shipment in network.scenario.shipments
        ),
    )


def _joined(tables: Iterable[_Tables]) -> _Tables:
    """Return all tables in one."""
    return {key: table for part in tables for key, table in part.items()}


def shipment_key(shipment: Shipment) -> str:
    """Return what names a shipment on the water for its luck: product, day, size and port."""
    name = f"{shipment.product} {shipment.arrives} {shipment.units}"
    return f"{name} {shipment.to}" if shipment.to else name


_Drawer = Callable[[np.random.Generator], Draw]
"""How the entries of a table are drawn from the stream that belongs to it."""


def _length(law: AnyLaw) -> _Drawer:
    """Draw lengths of time, not below 0."""
    return lambda rng: lambda size: np.maximum(law.sample(rng, size), 0.0)


def _days(law: AnyLaw) -> _Drawer:
    """Draw whole days, not below 0."""
    return lambda rng: lambda size: np.rint(np.maximum(law.sample(rng, size), 0.0))


def _delay(late: CustomsHold | Late | LotRejection | SailingDelay) -> _Drawer:
    """Draw whole days with a chance, else 0."""

    def drawer(rng: np.random.Generator) -> Draw:
        draw = _seldom(late.chance, late.days, rng)
        return lambda size: np.rint(draw(size))

    return drawer


def _share(short: ShortShipment) -> _Drawer:
    """Draw a missing share with a chance, else 0."""
    return lambda rng: _seldom(short.chance, short.share, rng)


def _scores(rng: np.random.Generator) -> Draw:
    """Draw normal scores."""
    return rng.standard_normal


def _uniform(rng: np.random.Generator) -> Draw:
    """Draw numbers between 0 and 1."""
    return rng.random


def _seldom(chance: float, law: AnyLaw, rng: np.random.Generator) -> Draw:
    """Return a function that draws from a law with a chance, else 0; never below 0."""

    def draw(size: int) -> Floats:
        happens = rng.random(size) < chance
        return np.where(happens, np.maximum(law.sample(rng, size), 0.0), 0.0)

    return draw


def _sums(usual: _Tables, extra: _Tables) -> dict[tuple[str, str], Table]:
    """Return the tables with what some of them have on top."""
    return {key: Sum(table, extra[key]) if key in extra else table for key, table in usual.items()}
