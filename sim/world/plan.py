"""The seller's plan: what each source of demand is expected to bring, in one mean world."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ..chance.demand import mean_demand
from ..chance.streams import Streams
from ..chance.supply import draw_supply
from ..scenario.scenario import OneShop, Scenario
from .demand.ads import ads_desk, planned_budget
from .demand.label import usual_lift
from .demand.live import LiveSessions
from .demand.promotion import Promotions
from .platform.score import usual_traffic
from .supply.carrier import Carrier
from .supply.supplier import Supplier
from .timetable import Timetable, timetable

Floats = NDArray[np.float64]

AHEAD = 120
"""Days after the horizon that the plan reaches: the last orders need something to aim at."""
_SAMPLE = 1000


@dataclass(frozen=True)
class Plan:
    """Expected units a day by source, each (days + AHEAD, P), and lead times in days, (P,)."""

    organic: Floats
    promotion: Floats
    ads: Floats
    live: Floats
    lead_days: dict[str, Floats]
    longest_lead_days: dict[str, Floats]
    lead_sd_days: dict[str, Floats]
    ads_budget: Floats
    """Planned cents of each day of the horizon, (days, P)."""
    timetables: tuple[Timetable, ...] = field(repr=False)
    """When each shop's market trades."""

    @property
    def units(self) -> Floats:
        """All sources together."""
        return self.organic + self.promotion + self.ads + self.live

    @cached_property
    def cumulative(self) -> Floats:
        """Units expected before each day, (days + AHEAD + 1, P)."""
        return np.concatenate([np.zeros((1, self.units.shape[1])), np.cumsum(self.units, axis=0)])


def make_plan(scenario: Scenario) -> Plan:
    """Work out the plan: demand departments in a mean world, and a sample of lead times.

    Units per order count in full; viral hits count at their expectation.
    """
    shops = [_expected(shop) for shop in scenario.shops]
    organic, promotion, ads, live = (
        np.concatenate(source, axis=1) for source in zip(*shops, strict=True)
    )
    lead = sample_lead_days(scenario)
    return Plan(
        organic=organic,
        promotion=promotion,
        ads=ads,
        live=live,
        lead_days={mode: days.mean(axis=1) for mode, days in lead.items()},
        longest_lead_days={mode: np.quantile(days, 0.95, axis=1) for mode, days in lead.items()},
        lead_sd_days={mode: days.std(axis=1) for mode, days in lead.items()},
        ads_budget=np.concatenate([planned_budget(s)[:, :, 0] for s in scenario.shops], axis=1),
        timetables=tuple(timetable(shop) for shop in scenario.shops),
    )


def _expected(shop: OneShop) -> tuple[Floats, Floats, Floats, Floats]:
    """Return a shop's expected units by source: organic, promotion, ads, live; (days, P) each."""
    longer = shop.model_copy(update={"days": shop.days + AHEAD})
    luck = mean_demand(longer)
    baskets = np.array([p.demand.units_per_order for p in shop.products])
    promotions = Promotions(longer, luck.uplift, luck.missed, 1)
    traffic = usual_traffic(shop.platform)
    organic = luck.organic * traffic
    plain = organic[:, :, 0]
    boosted = np.stack(
        [
            np.broadcast_to(organic[d] * promotions.multiple(d), organic[d].shape)
            for d in range(longer.days)
        ]
    )[:, :, 0]
    ads, live = _ads(longer, luck.ads), _live(longer, luck.audience) * traffic
    baskets = baskets * usual_lift(shop)
    return plain * baskets, boosted * baskets - plain * baskets, ads * baskets, live * baskets


def _ads(scenario: Scenario, efficiency: Floats) -> Floats:
    """Return the orders of the ads plan, (days, P)."""
    desk = ads_desk(scenario, efficiency, 1)
    number = len(scenario.products)
    rich = np.full(1, 2**53)
    orders = np.zeros((scenario.days, number))
    for day in range(scenario.days):
        desk.set_budget(day, np.ones((number, 1)), rich)
        orders[day] = np.ravel(desk.rate)
    return orders


def _live(scenario: Scenario, audience: Floats) -> Floats:
    """Return the expected orders of live sessions, (days, P)."""
    sessions = LiveSessions(scenario, audience)
    orders = np.zeros((scenario.days, len(scenario.products)))
    for number, live in enumerate(scenario.lives):
        rows = scenario.rows_of(live.product)
        orders[scenario.day(live.start.date()), rows] += sessions.expected(number)
    return orders


def sample_lead_days(scenario: Scenario) -> dict[str, Floats]:
    """Return days from order to shelf by mode, (P, sample); orders of the whole horizon."""
    luck = draw_supply(scenario, Streams(scenario.seed, -1 % 2**32), _SAMPLE)
    world, rows = np.arange(_SAMPLE), scenario.listings
    day = world * scenario.days // _SAMPLE
    suppliers = {s.name: Supplier(s, scenario, luck, _SAMPLE) for s in scenario.suppliers}
    result = {mode: np.zeros((len(rows), _SAMPLE)) for mode in scenario.modes}
    for lane in scenario.lanes:
        carrier = Carrier(lane, scenario, luck, _SAMPLE)
        for number in [n for n, row in enumerate(rows) if row.home == lane.to]:
            work = suppliers[rows[number].suppliers[0]].work
            ready = work.ready(number, day, np.zeros(_SAMPLE), world)
            trip = carrier.ship(number, np.ones(_SAMPLE, np.int64), ready, world)
            result[lane.mode][number] = trip.on_shelf - day
    return result
