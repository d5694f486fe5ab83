"""All of a scenario that a world needs, in plain lists, so that its loop only looks things up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sim.network.listing import Listing
from sim.network.network import Network
from sim.network.shop import Shop
from sim.scenario.lane import Lane
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
from .money import half_up

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
class Terms:
    """A listing, and what follows for it; money in cents."""

    number: int
    """Its place among all listings of the seller."""
    listing: Listing
    mates: list[tuple[int, int]]
    """The rows that draw on its shelf, and how many units each takes: bundles take several."""
    pool: list[int]
    """The rows on its shelf; the first is the one whose shelf it is."""
    launch: int
    on_sale: list[bool]
    """Whether a promotion's sale is on, by day of the plan."""
    ads_budget: list[float]
    click_price: list[float]
    converts: list[float]
    """Orders a click, by day."""
    lead_days: dict[str, float]
    """Expected days from order to shelf by mode."""

    @staticmethod
    def of(shop: Shop, plan: Plan, number: int) -> Terms:
        """Work everything out."""
        listing, days = shop.all_listings[number], range(shop.days)
        pool = pool_of(shop.all_listings, number)
        price = listing.ads.cost_per_click if listing.ads else 0.0
        dearer = [sale_multiple(shop, listing.product, d, "click_price_multiple") for d in days]
        eager = [sale_multiple(shop, listing.product, d, "conversion_multiple") for d in days]
        each = listing.ads.orders_per_click if listing.ads else 0.0
        return Terms(
            number=number,
            listing=listing,
            mates=mates_of(shop.all_listings, pool),
            pool=pool,
            launch=shop.launch(listing),
            on_sale=[any(in_sale(shop, listing.product, d)) for d in range(shop.plan_days)],
            ads_budget=budgets(shop, listing),
            click_price=[price * times for times in dearer],
            converts=[each * times for times in eager],
            lead_days={mode: float(lead[number]) for mode, lead in plan.lead_days.items()},
        )


@dataclass(frozen=True, slots=True)
class Setting:
    """All of a scenario that a world needs."""

    network: Network
    plan: Plan
    shops: list[ShopSetting]
    listings: list[Terms]

    @staticmethod
    def of(network: Network, plan: Plan) -> Setting:
        """Work everything out."""
        return Setting(
            network=network,
            plan=plan,
            shops=[ShopSetting.of(shop) for shop in network.shops],
            listings=[
                Terms.of(shop, plan, shop.first + place)
                for shop in network.shops
                for place in range(len(shop.listings))
            ],
        )


def pool_of(listings: Sequence[Listing], number: int) -> list[int]:
    """Return the rows that share a shelf with a row, itself among them: first whose shelf it is."""
    shelf = _shelf(listings[number])
    same = [row for row, other in enumerate(listings) if _shelf(other) == shelf]
    return sorted(same, key=lambda row: bool(listings[row].place.shelf_of))


def _shelf(listing: Listing) -> tuple[str, str, str]:
    """Return what names a shelf: product, shop and warehouse."""
    return listing.product, listing.place.shelf_of or listing.place.shop, listing.home


def budgets(shop: Shop, listing: Listing) -> list[float]:
    """Return the planned cents of each day: the last step counts, from launch to plan's end."""
    plan = [0.0] * shop.days
    last = min(shop.days, shop.winds_down_on)
    for day in range(shop.launch(listing), last) if listing.ads else ():
        budget = listing.ads.budget_per_day
        for step in sorted(listing.ads.steps, key=lambda step: step.date):
            if shop.day(step.date) <= day:
                budget = step.budget_per_day
        plan[day] = float(half_up(budget))
    return plan


def unit_freight(lane: Lane, listing: Listing) -> float:
    """Return what a lane bills for a unit at its usual rate."""
    surcharge = lane.sensitive_multiple if listing.sensitive else 1.0
    return charged(lane, listing) * lane.rate * surcharge


def charged(lane: Lane, listing: Listing) -> float:
    """Return the m3 or kg that a unit is billed for."""
    if lane.per == "kg":
        return max(listing.weight_kg, listing.volume_m3 * lane.kg_per_m3)
    return max(listing.volume_m3, listing.weight_kg / lane.kg_per_m3)


def mates_of(listings: Sequence[Listing], pool: list[int]) -> list[tuple[int, int]]:
    """Return the rows of a pool, and the bundles of which its first is a part, by name."""
    first = listings[pool[0]]
    sets = [
        (other.name, row, other.made_of[first.product])
        for row, other in enumerate(listings)
        if other.place.shop == first.place.shop and first.product in (other.made_of or {})
    ]
    return [*((row, 1) for row in pool), *((row, units) for _, row, units in sorted(sets))]
