"""The terms of products, suppliers and lanes, day by day where they change."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sim.scenario.ads import Ads
from sim.scenario.part import Span, cents
from sim.scenario.product import Product
from sim.scenario.scenario import Scenario
from sim.scenario.supply import WEEKDAYS, Lane
from sim.world.plan import Plan

from .days import in_sale, sale_multiple

BEYOND = 800
"""Days after the horizon that calendars of supply reach."""


@dataclass(frozen=True, slots=True)
class AdsTerms:
    """The ads plan of a product, in cents and minutes, by day."""

    budget: list[float]
    click_price: list[float]
    orders_per_click: float
    half: float
    carry: float
    creative_days: int
    tiring: float
    learning_days: float
    unlearnt: float
    stop_lag: int


@dataclass(frozen=True, slots=True)
class ProductTerms:
    """A product, money in cents."""

    number: int
    """Its row among all listings of the seller."""
    name: str
    role: str
    opening_stock: int
    carton: int
    suppliers: tuple[str, ...]
    price: int
    elasticity: float
    worth: int
    launch: int
    sale: list[bool]
    return_share: float
    back_days: int
    resaleable_share: float
    storage: float
    basket: float
    ads: AdsTerms | None
    planned: list[float]
    """Units that the seller expects before each day."""
    lead_days: dict[str, float]
    longest_lead_days: dict[str, float]


@dataclass(frozen=True, slots=True)
class LaneTerms:
    """A freight lane and its calendar."""

    mode: str
    departs: list[int]
    congestion: list[float]
    charged: list[float]
    """m3 or kg that a unit of each product is billed for."""
    minimum: float
    rate: float
    fee: float


def product_terms(scenario: Scenario, plan: Plan, first: int, place: int) -> ProductTerms:
    """Return the terms of a product of a shop, whose rows begin at `first`."""
    product, number = scenario.products[place], first + place
    terms, warehouse = scenario.settlement, scenario.warehouses[0]
    days = range(scenario.days)
    return ProductTerms(
        number=number,
        name=product.name,
        role=product.role,
        opening_stock=product.opening_stock,
        carton=product.carton,
        suppliers=product.suppliers,
        price=cents(product.price),
        elasticity=product.demand.price_elasticity,
        worth=cents(product.leftover_value),
        launch=launch_day(scenario, product),
        sale=[any(in_sale(scenario, product.name, day)) for day in days],
        return_share=product.return_share,
        back_days=terms.delivery_days + product.return_days,
        resaleable_share=product.resaleable_share,
        storage=product.volume_m3 * warehouse.storage_per_m3_day * 100,
        basket=product.demand.units_per_order,
        ads=ads_terms(scenario, product, product.ads) if product.ads else None,
        planned=[float(units) for units in plan.cumulative[:, number]],
        lead_days={mode: float(lead[number]) for mode, lead in plan.lead_days.items()},
        longest_lead_days={m: float(lead[number]) for m, lead in plan.longest_lead_days.items()},
    )


def launch_day(scenario: Scenario, product: Product) -> int:
    return scenario.day(product.on_sale_from or scenario.start)


def ads_terms(scenario: Scenario, product: Product, ads: Ads) -> AdsTerms:
    half_life = ads.fatigue_half_life_days
    price = ads.cost_per_click * 100
    return AdsTerms(
        budget=budgets(scenario, product, ads),
        click_price=[
            price * sale_multiple(scenario, product.name, day, "click_price_multiple")
            for day in range(scenario.days)
        ],
        orders_per_click=ads.orders_per_click,
        half=ads.half_saturation * 100,
        carry=ads.carry_over,
        creative_days=ads.new_creative_every_days,
        tiring=0.5 ** (1 / half_life) if half_life else 1.0,
        learning_days=max(float(ads.learning_days), 1.0),
        unlearnt=1.0 - ads.learning_efficiency,
        stop_lag=round(ads.stop_lag_hours * 60),
    )


def budgets(scenario: Scenario, product: Product, ads: Ads) -> list[float]:
    """Return the planned cents of each day: the last step counts, and nothing before the launch."""
    launch, plan = launch_day(scenario, product), []
    steps = sorted(ads.steps, key=lambda step: step.date)
    for day in range(scenario.days):
        budget = ads.budget_per_day
        for step in steps:
            if scenario.day(step.date) <= day:
                budget = step.budget_per_day
        plan.append(float(round(budget * 100)) if day >= launch else 0.0)
    return plan


def within(day: dt.date, spans: tuple[Span, ...]) -> list[bool]:
    return [span.first_day <= day <= span.last_day for span in spans]


def calendar(scenario: Scenario) -> list[dt.date]:
    return [scenario.date(day) for day in range(scenario.days + BEYOND)]


def lane_terms(scenario: Scenario, lane: Lane) -> LaneTerms:
    return LaneTerms(
        mode=lane.mode,
        departs=departures(scenario, lane),
        congestion=[congestion(lane, date) for date in calendar(scenario)],
        charged=[charged(lane, p.weight_kg, p.volume_m3) for p in scenario.listings],
        minimum=lane.minimum_charged,
        rate=lane.rate,
        fee=lane.fee_per_shipment,
    )


def departures(scenario: Scenario, lane: Lane) -> list[int]:
    """Return the first departure on or after each day."""
    sails = {WEEKDAYS.index(name) for name in lane.sails} or set(range(7))
    result = []
    for day, date in enumerate(calendar(scenario)):
        departs = day
        while (date.weekday() + departs - day) % 7 not in sails:
            departs += 1
        result.append(departs)
    return result


def congestion(lane: Lane, date: dt.date) -> float:
    multiple = 1.0
    for season, on in zip(lane.congestion, within(date, lane.congestion), strict=True):
        if on:
            multiple *= season.multiple
    return multiple


def charged(lane: Lane, weight_kg: float, volume_m3: float) -> float:
    if lane.per == "kg":
        return max(weight_kg, volume_m3 * lane.kg_per_m3)
    return max(volume_m3, weight_kg / lane.kg_per_m3)
