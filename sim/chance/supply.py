"""The luck of supply: how long each order is made, shipped, held and unloaded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..scenario.lane import CustomsHold, LotRejection, SailingDelay
from ..scenario.law import AnyLaw
from ..scenario.scenario import Scenario
from ..scenario.supplier import Late, ShortShipment
from ..scenario.supply import Shipment
from .order_table import Draw, OrderTable, Sum, Table
from .streams import Streams


@dataclass(frozen=True, slots=True)
class SupplyLuck:
    """What chance decides about supply, by entity and product name."""

    lead: Mapping[tuple[str, str], Table]
    """Days of production by (supplier, product) and order number, whole."""
    short: Mapping[tuple[str, str], OrderTable]
    """Share of an order that is not sent; only suppliers that do such things."""
    defects: Mapping[tuple[str, str], OrderTable]
    """Normal scores of the defective units of an order; only suppliers that have any."""
    transit: Mapping[tuple[str, str], OrderTable]
    """Days under way without congestion by (mode, product) and shipment number."""
    hold: Mapping[tuple[str, str], OrderTable]
    """Days held by customs, whole; only lanes that have such a risk."""
    sailing: Mapping[tuple[str, int], OrderTable]
    """Days that a departure is late, by (mode, number of the delay) and day of departure."""
    exam: Mapping[tuple[str, str], OrderTable]
    """Uniform numbers that pick a customs exam, by (mode, product) and shipment number."""
    exam_days: Mapping[tuple[str, str], OrderTable]
    """Days of an exam, whole, by (mode and kind, product)."""
    refused: Mapping[tuple[str, str], OrderTable]
    """Days until a refused lot is back, whole."""
    loss: Mapping[tuple[str, str], OrderTable]
    """Normal scores of the units lost on the way."""
    dock: Mapping[tuple[str, str], OrderTable]
    """Days from the dock to the shelf, whole, by (mode, product)."""
    late: tuple[NDArray[np.int64], ...]
    """Days that each shipment on the water is late, (W,)."""


def draw_supply(scenario: Scenario, streams: Streams, worlds: int) -> SupplyLuck:
    """Prepare the supply luck of one block; its tables fill as orders are placed."""
    names, lanes, suppliers = scenario.listing_names, scenario.lanes, scenario.suppliers
    dock = scenario.warehouses[0].dock_days

    def tables(purpose: str, draws: Mapping[str, _Drawer]) -> dict[tuple[str, str], OrderTable]:
        return {
            (entity, name): OrderTable(drawer(streams.of(purpose, f"{entity}\0{name}")), worlds)
            for entity, drawer in draws.items()
            for name in names
        }

    return SupplyLuck(
        lead=_sums(
            tables("lead time", {s.name: _days(s.lead_time_days) for s in suppliers}),
            tables("late share", {s.name: _delay(s.late) for s in suppliers if s.late}),
        ),
        short=tables(
            "short",
            {s.name: _share(s.short_shipment) for s in suppliers if s.short_shipment},
        ),
        defects=tables("defects", {s.name: _scores for s in suppliers if s.defects}),
        transit=tables("transit", {lane.mode: _length(lane.transit_days) for lane in lanes}),
        hold=tables(
            "customs", {lane.mode: _delay(lane.customs_hold) for lane in lanes if lane.customs_hold}
        ),
        sailing={
            key: OrderTable(_delay(delay)(streams.of("sailing", f"{key[0]}\0{key[1]}")), worlds)
            for key, delay in _sailing_delays(scenario)
        },
        exam=tables("exam", {lane.mode: _uniform for lane in lanes if lane.exams}),
        exam_days=tables(
            "exam days",
            {f"{lane.mode} {exam.kind}": _days(exam.days) for lane in lanes for exam in lane.exams},
        ),
        refused=tables(
            "labels",
            {lane.mode: _delay(lane.lot_rejection) for lane in lanes if lane.lot_rejection},
        ),
        loss=tables("loss", {lane.mode: _scores for lane in lanes if lane.loss_share}),
        dock=tables("dock", {lane.mode: _days(dock) for lane in lanes}),
        late=tuple(
            _days(shipment.late_days)(streams.of("late", shipment_key(shipment)))(worlds).astype(
                np.int64
            )
            for shipment in scenario.shipments
        ),
    )


def _sailing_delays(scenario: Scenario) -> Iterator[tuple[tuple[str, int], SailingDelay]]:
    """Yield each kind of delay of each lane with its key."""
    for lane in scenario.lanes:
        for number, delay in enumerate(lane.sailing_delays):
            yield (lane.mode, number), delay


def shipment_key(shipment: Shipment) -> str:
    """Return what names a shipment on the water for its luck: product, day and size."""
    return f"{shipment.product} {shipment.arrives} {shipment.units}"


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

    def draw(size: int) -> NDArray[np.float64]:
        happens = rng.random(size) < chance
        return np.where(happens, np.maximum(law.sample(rng, size), 0.0), 0.0)

    return draw


def _sums(
    usual: dict[tuple[str, str], OrderTable], extra: dict[tuple[str, str], OrderTable]
) -> dict[tuple[str, str], Table]:
    """Return the tables with what some of them have on top."""
    return {key: Sum(table, extra[key]) if key in extra else table for key, table in usual.items()}
