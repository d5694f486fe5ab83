"""All of a scenario that a world needs, in plain lists, so that its loop only looks things up."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from sim.network.listing import Listing
from sim.network.network import Network
from sim.network.shop import Shop
from sim.scenario.lane import Lane
from sim.scenario.part import cents
from sim.world.run.plan import Plan

from .days import (
    Boost,
    Interval,
    boosts,
    in_sale,
    sale_multiple,
    session_orders,
    sign_up,
    timetable,
)

BEYOND = 800
"""Days after the horizon that calendars of supply reach."""


@dataclass(frozen=True, slots=True)
class ShopSetting:
    """What one shop needs."""

    shop: Shop
    timetable: list[list[Interval]]
    live: list[list[float]]
    """Usual orders in each step of each session."""
    boosts: list[list[Boost]]
    sign_up: dict[int, list[int]]
    """Promotions whose sign-up ends, by day."""

    @staticmethod
    def of(shop: Shop) -> ShopSetting:
        """Work everything out."""
        return ShopSetting(
            shop=shop,
            timetable=timetable(shop),
            live=[session_orders(shop, live) for live in shop.lives],
            boosts=[boosts(shop, day) for day in range(shop.days)],
            sign_up=sign_up(shop),
        )


@dataclass(frozen=True, slots=True)
class Row:
    """A listing, and what is worked out for it; money in cents."""

    number: int
    """Its place among all listings of the seller."""
    listing: Listing
    pool: list[int]
    """The rows on its shelf; the first is the one whose shelf it is."""
    launch: int
    on_sale: list[bool]
    """Whether a promotion's sale is on, by day."""
    ads_budget: list[float]
    click_price: list[float]
    again: int
    """What it costs to have a unit there again."""
    sells_on: int
    """Units of what is left that count so."""
    lead_days: dict[str, float]
    """Expected days from order to shelf by mode."""

    @staticmethod
    def of(shop: Shop, plan: Plan, number: int) -> Row:
        """Work everything out."""
        row, days = shop.all_listings[number], range(shop.days)
        pool = pool_of(shop.all_listings, number)
        dearer = [sale_multiple(shop, row.product, d, "click_price_multiple") for d in days]
        return Row(
            number=number,
            listing=row,
            pool=pool,
            launch=shop.launch(row),
            on_sale=[any(in_sale(shop, row.product, day)) for day in days],
            ads_budget=budgets(shop, row),
            click_price=[row.ads.cost_per_click * 100 * times for times in dearer if row.ads],
            again=cents(row.unit_cost + first_freight(shop, row)),
            sells_on=sold_after(shop, plan, pool),
            lead_days={mode: float(lead[number]) for mode, lead in plan.lead_days.items()},
        )


@dataclass(frozen=True, slots=True)
class Setting:
    """All of a scenario that a world needs."""

    network: Network
    plan: Plan
    shops: list[ShopSetting]
    rows: list[Row]

    @staticmethod
    def of(network: Network, plan: Plan) -> Setting:
        """Work everything out."""
        return Setting(
            network=network,
            plan=plan,
            shops=[ShopSetting.of(shop) for shop in network.shops],
            rows=[
                Row.of(shop, plan, shop.first + place)
                for shop in network.shops
                for place in range(len(shop.listings))
            ],
        )


def pool_of(rows: Sequence[Listing], number: int) -> list[int]:
    """Return the rows that share a shelf with a row, itself among them: first whose shelf it is."""
    shelf = _shelf(rows[number])
    same = [row for row, other in enumerate(rows) if _shelf(other) == shelf]
    return sorted(same, key=lambda row: bool(rows[row].place.shelf_of))


def _shelf(row: Listing) -> tuple[str, str, str]:
    """Return what names a shelf: product, shop and warehouse."""
    return row.product, row.place.shelf_of or row.place.shop, row.home


def budgets(shop: Shop, row: Listing) -> list[float]:
    """Return the planned cents of each day: the last step counts, and nothing before the launch."""
    plan = [0.0] * shop.days
    for day in range(shop.launch(row), shop.days) if row.ads else ():
        budget = row.ads.budget_per_day
        for step in sorted(row.ads.steps, key=lambda step: step.date):
            if shop.day(step.date) <= day:
                budget = step.budget_per_day
        plan[day] = float(round(budget * 100))
    return plan


def first_freight(shop: Shop, row: Listing) -> float:
    """Return what the first lane to its home that takes it bills for a unit."""
    lanes = [lane for lane in shop.scenario.lanes if lane.to == row.home]
    lane = next(lane for lane in lanes if lane.takes_sensitive or not row.sensitive)
    rate = lane.rate * (lane.sensitive_multiple if row.sensitive else 1.0)
    return charged(lane, row) * rate


def charged(lane: Lane, row: Listing) -> float:
    """Return the m3 or kg that a unit is billed for."""
    if lane.per == "kg":
        return max(row.weight_kg, row.volume_m3 * lane.kg_per_m3)
    return max(row.volume_m3, row.weight_kg / lane.kg_per_m3)


def sold_after(shop: Shop, plan: Plan, pool: list[int]) -> int:
    """Return the units that the rows on a shelf sell together after the last day."""
    last, units = shop.days, 0.0
    for row in pool:
        until = last + shop.all_listings[row].sell_on_days
        units += plan.cumulative[until, row] - plan.cumulative[last, row]
    return math.floor(units + 1e-6)
