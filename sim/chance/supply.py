"""The luck of supply: how long each order is made, shipped, held and unloaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..scenario.law import AnyLaw
from ..scenario.scenario import Scenario
from ..scenario.supply import CustomsHold, Shipment
from .order_days import Draw, OrderDays
from .streams import Streams


@dataclass(frozen=True, slots=True)
class SupplyLuck:
    """What chance decides about supply, by entity and product name."""

    lead: Mapping[tuple[str, str], OrderDays]
    """Days of production by (supplier, product) and order number, whole."""
    transit: Mapping[tuple[str, str], OrderDays]
    """Days under way without congestion by (mode, product) and shipment number."""
    hold: Mapping[tuple[str, str], OrderDays]
    """Days held by customs, whole; only lanes that have such a risk."""
    dock: Mapping[tuple[str, str], OrderDays]
    """Days from the dock to the shelf, whole, by (mode, product)."""
    late: tuple[NDArray[np.int64], ...]
    """Days that each shipment on the water is late, (W,)."""


def draw_supply(scenario: Scenario, streams: Streams, worlds: int) -> SupplyLuck:
    """Prepare the supply luck of one block; its tables fill as orders are placed."""
    names = scenario.listing_names
    dock = scenario.warehouses[0].dock_days

    def table(purpose: str, first: str, product: str, law: AnyLaw, whole: bool = True) -> OrderDays:
        return OrderDays(_days(law, streams.of(purpose, f"{first}\0{product}"), whole), worlds)

    return SupplyLuck(
        lead={
            (s.name, n): table("lead time", s.name, n, s.lead_time_days)
            for s in scenario.suppliers
            for n in names
        },
        transit={
            (lane.mode, n): table("transit", lane.mode, n, lane.transit_days, whole=False)
            for lane in scenario.lanes
            for n in names
        },
        hold={
            (lane.mode, n): OrderDays(
                _held(lane.customs_hold, streams.of("customs", f"{lane.mode}\0{n}")), worlds
            )
            for lane in scenario.lanes
            if lane.customs_hold
            for n in names
        },
        dock={
            (lane.mode, n): table("dock", lane.mode, n, dock)
            for lane in scenario.lanes
            for n in names
        },
        late=tuple(
            _days(shipment.late_days, streams.of("late", shipment_key(shipment)), whole=True)(
                worlds
            ).astype(np.int64)
            for shipment in scenario.shipments
        ),
    )


def shipment_key(shipment: Shipment) -> str:
    """Return what names a shipment on the water for its luck: product, day and size."""
    return f"{shipment.product} {shipment.arrives} {shipment.units}"


def _days(law: AnyLaw, rng: np.random.Generator, whole: bool) -> Draw:
    """Return a function that draws days, not below 0."""

    def draw(size: int) -> NDArray[np.float64]:
        days = np.maximum(law.sample(rng, size), 0.0)
        return np.rint(days) if whole else days

    return draw


def _held(hold: CustomsHold, rng: np.random.Generator) -> Draw:
    """Return a function that draws the days of a hold, 0 where there is none."""

    def draw(size: int) -> NDArray[np.float64]:
        held = rng.random(size) < hold.chance
        return np.where(held, np.rint(np.maximum(hold.days.sample(rng, size), 0.0)), 0.0)

    return draw
