"""The run-off: how long trade goes on after the plan, so that its end decides nothing."""

import math
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from ..scenario.calendar import Promotion
from ..scenario.lane import CustomsHold, Lane, SailingDelay
from ..scenario.law import AnyLaw
from ..scenario.live import Live
from ..scenario.scenario import Scenario
from ..scenario.supplier import Late, Supplier
from .horizon import NEVER, Horizon
from .listing import Listing, listings_by_shop, owners

MOST = 120
_IN_20 = 1.645
"""Standard deviations above the mean that 19 of 20 stay below, of a sum of many parts."""
_WEEK = 7.0


class RunOff(NamedTuple):
    """The days after the plan's end that a file implies, and what for.

    Until the last order is there: on the slowest way from order to shelf, the mean and 1.645
    standard deviations, which 19 of 20 stay below; making, being late, waiting for a departure,
    holds, the voyage and unloading are added up as if independent, closures and congestion left
    out. Then until it is sold: the opening stock of a shelf and the least order of its product, at
    the plan's ordinary pace, which knows no ads, sessions or promotions; the slowest shelf counts.
    At most 120 days together.
    """

    way: float
    """Days of the slowest way."""
    lane: str
    """By which it goes."""
    cover: float
    """Days to sell an opening stock and an order."""
    product: str
    """That takes so long."""

    @property
    def days(self) -> int:
        """Whole days."""
        return min(math.ceil(self.way + self.cover), MOST)

    @property
    def restock_days(self) -> int:
        """Whole days until new goods could be there; where nothing can be bought, all of them."""
        return min(math.ceil(self.way), MOST) if self.lane else MOST


def with_run_off(scenario: Scenario) -> Scenario:
    """Return a scenario that says how long its run-off is, and how long goods earn in it."""
    if scenario.run_off_days is not None and scenario.restock_days is not None:
        return scenario
    listings = [*chain.from_iterable(listings_by_shop(scenario))]
    implied = run_off_of(scenario, listings)
    found = {"run_off_days": implied.days, "restock_days": implied.restock_days}
    told = {key: getattr(scenario, key) for key in found}
    update = {key: found[key] if days is None else days for key, days in told.items()}
    return scenario.model_copy(update=update)


def run_off_of(scenario: Scenario, listings: Sequence[Listing]) -> RunOff:
    """Return the run-off that a file implies; it depends on no policy."""
    ways = [
        (_slowest(supplier, lane, scenario), lane.key)
        for lane in scenario.lanes
        for supplier in scenario.suppliers
        if any(row.home == lane.to and supplier.name in row.suppliers for row in listings)
    ]
    covers = list(_covers(scenario, listings))
    return RunOff(*max(ways, default=(0.0, "")), *max(covers, default=(0.0, "")))


def _slowest(supplier: Supplier, lane: Lane, scenario: Scenario) -> float:
    """Return the days that 19 of 20 orders stay below on one way, about."""
    dock = next((w.dock_days for w in scenario.warehouses if w.name == lane.to), None)
    made: list[AnyLaw | None] = [supplier.lead_time_days, lane.transit_days, dock]
    parts = [_moments(law) for law in made if law]
    seldom = [supplier.late, lane.customs_hold, *lane.sailing_delays]
    parts += [_seldom(delay) for delay in seldom if delay]
    wait = _WEEK / len(lane.sails) if lane.sails else 0.0
    parts.append((wait / 2, wait**2 / 12))
    mean, variance = sum(mean for mean, _ in parts), sum(variance for _, variance in parts)
    return mean + _IN_20 * math.sqrt(variance)


def _moments(law: AnyLaw) -> tuple[float, float]:
    """Return mean and variance."""
    return law.mean, law.variance


def _seldom(delay: Late | CustomsHold | SailingDelay) -> tuple[float, float]:
    """Return mean and variance of days that come with a chance."""
    mean, variance = _moments(delay.days)
    chance = delay.chance
    return chance * mean, chance * (variance + mean**2) - (chance * mean) ** 2


def _covers(scenario: Scenario, listings: Sequence[Listing]) -> Iterator[tuple[float, str]]:
    """Yield the days that each shelf takes to sell what it opened with, and one order."""
    least = {supplier.name: supplier.minimum_order for supplier in scenario.suppliers}
    pace = [0.0] * len(listings)
    for row, owner in zip(listings, owners(listings), strict=True):
        if owner is not None:
            pace[owner] += row.demand.units_per_day * row.demand.basket
    for row, daily in zip(listings, pace, strict=True):
        if daily and row.owns_shelf:
            order = max([1, *(least.get(name, 1) for name in row.suppliers)])
            cartons = -(-order // row.carton) * row.carton
            yield (row.opening_stock + cartons) / daily, row.name


def horizon_of(scenario: Scenario) -> Horizon:
    """Return the days of a scenario whose run-off is known."""
    run_off, restock = scenario.run_off_days or 0, scenario.restock_days or 0
    winds_down_on = scenario.days if run_off else NEVER
    plan, restocked_on = scenario.days, scenario.days + min(run_off, restock)
    return Horizon(scenario.start, plan + run_off, plan, winds_down_on, restocked_on)


def lives_within(horizon: Horizon, lives: Sequence[Live]) -> tuple[Live, ...]:
    """Return the sessions that begin before the plan ends; others do not take place."""
    return tuple(live for live in lives if horizon.day(live.start.date()) < horizon.winds_down_on)


def promotions_within(horizon: Horizon, sales: Sequence[Promotion]) -> tuple[Promotion, ...]:
    """Return the promotions whose sale begins before the plan ends; it ends with the plan.

    A hangover goes on where it has begun by then.
    """
    end, kept = horizon.winds_down_on, []
    for sale in sales:
        days = end - horizon.day(sale.sale_from)
        if sale.sale_days < days:
            kept.append(sale)
        elif days > 0:
            kept.append(sale.model_copy(update={"sale_days": days, "hangover_days": 0}))
    return tuple(kept)
