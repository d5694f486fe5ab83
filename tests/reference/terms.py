"""The terms of products, suppliers and lanes, day by day where they change."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from sim.network.listing import Listing
from sim.network.shop import Shop
from sim.scenario.ads import Ads
from sim.scenario.part import cents
from sim.scenario.product import Product
from sim.scenario.warehouse import Records
from sim.world.run.plan import Plan

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
    rank_lost: float
    attributed: float
    standby: bool


@dataclass(frozen=True, slots=True)
class ProductTerms:
    """A product, money in cents."""

    number: int
    """Its row among all listings of the seller."""
    name: str
    sku: str
    shop: str
    stock_of: str
    """The shop on whose shelf it draws; empty where it has a shelf of its own."""
    home: str
    region: str
    share: float
    """Of its product's buyers in its shop."""
    role: str
    opening_stock: int
    carton: int
    sensitive: bool
    suppliers: tuple[str, ...]
    price: int
    elasticity: float
    cost: int
    again: int
    """What it costs to have a unit there again."""
    sells_on: int
    """Units of what is left that count so."""
    worth: int
    launch: int
    sale: list[bool]
    records: Records | None
    basket: float
    ads: AdsTerms | None
    lead_days: dict[str, float]
    """Expected days from order to shelf by mode."""


def product_terms(shop: Shop, plan: Plan, first: int, place: int) -> ProductTerms:
    """Return the terms of a product of a shop, whose rows begin at `first`."""
    product, number = shop.listings[place], first + place
    warehouse = next(w for w in shop.scenario.warehouses if w.name == product.home)
    days = range(shop.days)
    return ProductTerms(
        number=number,
        name=product.name,
        sku=product.product,
        shop=product.place.shop,
        stock_of=product.place.shelf_of,
        home=product.home,
        region=product.place.region,
        share=product.share,
        role=product.role,
        opening_stock=product.opening_stock,
        carton=product.carton,
        sensitive=product.sensitive,
        suppliers=product.suppliers,
        price=cents(product.price),
        elasticity=product.demand.price_elasticity,
        cost=cents(product.unit_cost),
        again=cents(product.unit_cost + first_freight(shop, product)),
        sells_on=sold_after(shop, plan, number),
        worth=cents(product.leftover_value),
        launch=launch_day(shop, product),
        sale=[any(in_sale(shop, product.product, day)) for day in days],
        records=warehouse.records,
        basket=product.demand.units_per_order,
        ads=ads_terms(shop, product, product.ads) if product.ads else None,
        lead_days={mode: float(lead[number]) for mode, lead in plan.lead_days.items()},
    )


def sold_after(shop: Shop, plan: Plan, number: int) -> int:
    """Return the units that a row, with all that share its shelf, sells after the last day."""
    last, units = shop.days, 0.0
    for row in pool_of(shop.all_listings, number):
        until = last + shop.all_listings[row].sell_on_days
        units += plan.cumulative[until, row] - plan.cumulative[last, row]
    return math.floor(units + 1e-6)


def pool_of(rows: Sequence[Listing], number: int) -> list[int]:
    """Return the rows that share a shelf with a row, itself among them: first whose shelf it is."""
    shelf = _shelf(rows[number])
    same = [row for row, other in enumerate(rows) if _shelf(other) == shelf]
    return sorted(same, key=lambda row: bool(rows[row].place.shelf_of))


def _shelf(row: Listing) -> tuple[str, str, str]:
    """Return what names a shelf: product, shop and warehouse."""
    return row.product, row.place.shelf_of or row.place.shop, row.home


def first_freight(shop: Shop, product: Listing) -> float:
    """Return what the first lane to its home that takes it bills for a unit."""
    there = [lane for lane in shop.scenario.lanes if lane.to == product.home]
    lane = there[0]
    rate = lane.rate
    if product.sensitive:
        lane = next(lane for lane in there if lane.takes_sensitive)
        rate = lane.rate * lane.sensitive_multiple
    weight, volume = product.weight_kg, product.volume_m3
    if lane.per == "kg":
        return max(weight, volume * lane.kg_per_m3) * rate
    return max(volume, weight / lane.kg_per_m3) * rate


def launch_day(shop: Shop, product: Product) -> int:
    return shop.day(product.on_sale_from or shop.start)


def ads_terms(shop: Shop, product: Listing, ads: Ads) -> AdsTerms:
    half_life = ads.fatigue_half_life_days
    price = ads.cost_per_click * 100
    return AdsTerms(
        budget=budgets(shop, product, ads),
        click_price=[
            price * sale_multiple(shop, product.product, day, "click_price_multiple")
            for day in range(shop.days)
        ],
        orders_per_click=ads.orders_per_click,
        half=ads.half_saturation * 100,
        carry=ads.carry_over,
        creative_days=ads.new_creative_every_days,
        tiring=0.5 ** (1 / half_life) if half_life else 1.0,
        learning_days=max(float(ads.learning_days), 1.0),
        unlearnt=1.0 - ads.learning_efficiency,
        stop_lag=round(ads.stop_lag_hours * 60),
        rank_lost=ads.rank_lost_click_price,
        attributed=ads.attributed_multiple or 1.0,
        standby=ads.standby,
    )


def budgets(shop: Shop, product: Product, ads: Ads) -> list[float]:
    """Return the planned cents of each day: the last step counts, and nothing before the launch."""
    launch, plan = launch_day(shop, product), []
    steps = sorted(ads.steps, key=lambda step: step.date)
    for day in range(shop.days):
        budget = ads.budget_per_day
        for step in steps:
            if shop.day(step.date) <= day:
                budget = step.budget_per_day
        plan.append(float(round(budget * 100)) if day >= launch else 0.0)
    return plan
