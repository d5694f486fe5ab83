"""What is known before any world begins: terms of products, suppliers and lanes, and calendars.

Worked out once for a scenario, in plain lists, so that a world's loop only looks things up.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from sim.scenario.ads import Ads
from sim.scenario.calendar import CLOSES, LIVE_STEP, OPENS, Live
from sim.scenario.product import Product
from sim.scenario.scenario import Scenario
from sim.scenario.shop import Settlement
from sim.scenario.supply import WEEKDAYS, Lane, Span, Supplier
from sim.world.plan import Plan

DAY = 24 * 60
TRADE_ENDS = (12 * 60, 18 * 60, CLOSES)
PROFILE = ((OPENS, 0.0), (8 * 60, 0.12), (12 * 60, 0.30), (18 * 60, 0.58), (CLOSES, 1.0))
BEYOND = 800
"""Days after the horizon that calendars of supply reach."""


class Trade(NamedTuple):
    """One product's part of a trading interval."""

    product: int
    minutes: int
    share: float


class Interval(NamedTuple):
    """When trading is counted: one of the day's three ends, or a step of a live session."""

    minute: int
    slot: int
    session: int | None
    trades: list[Trade]


class Boost(NamedTuple):
    """What a promotion does on a day; no factor means the world's own uplift."""

    promotion: int
    products: list[int]
    factor: float | None


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
    name: str
    role: str
    opening_stock: int
    carton: int
    suppliers: tuple[str, ...]
    net: int
    refund: int
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
class SupplierTerms:
    """A supplier and its calendar."""

    name: str
    open: list[bool]
    working_days: list[int]
    worked: list[int]
    """Working days before each day."""
    cost: list[int]
    minimum: int
    capacity: int | None
    deposit_share: float
    balance_days: int
    fee: int


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


@dataclass(frozen=True, slots=True)
class Setting:
    """All of a scenario that a world needs."""

    scenario: Scenario
    products: list[ProductTerms]
    suppliers: list[SupplierTerms]
    lanes: list[LaneTerms]
    timetable: list[list[Interval]]
    live: list[list[float]]
    """Usual orders in each step of each session."""
    live_fees: list[int]
    boosts: list[list[Boost]]
    sign_up: dict[int, list[int]]
    """Promotions whose sign-up ends, by day."""
    paydays: list[int]
    promotions: list[tuple[int, int, tuple[str, ...]]]

    @staticmethod
    def of(scenario: Scenario, plan: Plan) -> Setting:
        """Work everything out."""
        return Setting(
            scenario=scenario,
            products=[product_terms(scenario, plan, p) for p in range(len(scenario.products))],
            suppliers=[supplier_terms(scenario, supplier) for supplier in scenario.suppliers],
            lanes=[lane_terms(scenario, lane) for lane in scenario.lanes],
            timetable=timetable(scenario),
            live=[session_orders(scenario, live) for live in scenario.lives],
            live_fees=live_fees(scenario),
            boosts=[boosts(scenario, day) for day in range(scenario.days)],
            sign_up=sign_up(scenario),
            paydays=[payday(day, scenario.settlement) for day in range(scenario.days)],
            promotions=[
                (scenario.day(p.sale_from), scenario.day(p.sale_from) + p.sale_days - 1, p.products)
                for p in scenario.promotions
            ],
        )


def cents(money: float) -> int:
    return round(money * 100)


# --- products -----------------------------------------------------------------------------------


def product_terms(scenario: Scenario, plan: Plan, number: int) -> ProductTerms:
    product = scenario.products[number]
    terms, warehouse = scenario.settlement, scenario.warehouses[0]
    kept = terms.commission * terms.commission_kept_on_refund
    fees = cents(product.price * terms.commission) + cents(terms.fee_per_order)
    days = range(scenario.days)
    return ProductTerms(
        number=number,
        name=product.name,
        role=product.role,
        opening_stock=product.opening_stock,
        carton=product.carton,
        suppliers=product.suppliers,
        net=cents(product.price) - fees,
        refund=cents(product.price * (1.0 - terms.commission + kept)),
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


# --- the trading calendar -----------------------------------------------------------------------


def share_until(minute: int) -> float:
    """Return the share of a day's orders that has come by a minute, on straight lines."""
    for (left, low), (right, high) in pairwise(PROFILE):
        if left <= minute < right:
            return (high - low) / (right - left) * (minute - left) + low
    return 1.0


def timetable(scenario: Scenario) -> list[list[Interval]]:
    """Return each day's intervals: live steps go before the end that all products share."""
    everyone = list(range(len(scenario.products)))
    ends = [
        [(m, True, 0, slot, everyone) for slot, m in enumerate(TRADE_ENDS)]
        for _ in range(scenario.days)
    ]
    for number, live in enumerate(scenario.lives):
        today = ends[scenario.day(live.start.date())]
        product = scenario.product_names.index(live.product)
        for step in range(live.minutes // LIVE_STEP):
            minute = live.start.hour * 60 + live.start.minute + (step + 1) * LIVE_STEP
            today.append((minute, False, number, step, [product]))
    return [intervals(sorted(today), len(everyone)) for today in ends]


def intervals(ends: list[tuple[int, bool, int, int, list[int]]], products: int) -> list[Interval]:
    """Let each product trade for the time since it last did."""
    last, result = [OPENS] * products, []
    for minute, all_trade, number, slot, rows in ends:
        until = share_until(minute)
        trades = [Trade(p, max(minute - last[p], 1), until - share_until(last[p])) for p in rows]
        result.append(Interval(minute, slot, None if all_trade else number, trades))
        for p in rows:
            last[p] = minute
    return result


def session_orders(scenario: Scenario, live: Live) -> list[float]:
    """Return the usual orders of each step: a ramp, a fade, and a flash sale every 20 minutes."""
    host = next(host for host in scenario.hosts if host.name == live.host)
    levels = []
    for at in range(0, live.minutes, LIVE_STEP):
        level = min(1.0, (at + LIVE_STEP) / 30) * min(1.0, (live.minutes - at) / 20)
        levels.append(2.0 * level if at % 20 == 15 else level)
    multiple = sale_multiple(
        scenario, live.product, scenario.day(live.start.date()), "live_multiple"
    )
    usual = host.units_per_hour * live.minutes / 60 * multiple
    whole = sum(levels)
    return [usual * (level / whole) for level in levels]


def live_fees(scenario: Scenario) -> list[int]:
    fee = {host.name: cents(host.fee_per_session) for host in scenario.hosts}
    fees = [0] * scenario.days
    for live in scenario.lives:
        fees[scenario.day(live.start.date())] += fee[live.host]
    return fees


# --- promotions and settlement ------------------------------------------------------------------


def in_sale(scenario: Scenario, product: str, day: int) -> list[bool]:
    """Return for each promotion whether a product is in its sale on a day."""
    return [
        product in p.products and 0 <= day - scenario.day(p.sale_from) < p.sale_days
        for p in scenario.promotions
    ]


def sale_multiple(scenario: Scenario, product: str, day: int, key: str) -> float:
    multiple = 1.0
    for promotion, on in zip(scenario.promotions, in_sale(scenario, product, day), strict=True):
        if on:
            multiple *= getattr(promotion, key)
    return multiple


def boosts(scenario: Scenario, day: int) -> list[Boost]:
    found = []
    for number, p in enumerate(scenario.promotions):
        since = day - scenario.day(p.sale_from)
        rows = [scenario.product_names.index(name) for name in p.products]
        if 0 <= since < p.sale_days:
            found.append(Boost(number, rows, None))
        elif -p.warm_up_days <= since < 0:
            found.append(Boost(number, rows, p.warm_up))
        elif p.sale_days <= since < p.sale_days + p.hangover_days:
            found.append(Boost(number, rows, p.hangover))
    return found


def sign_up(scenario: Scenario) -> dict[int, list[int]]:
    last: dict[int, list[int]] = {}
    for number, promotion in enumerate(scenario.promotions):
        if promotion.sign_up_by:
            last.setdefault(scenario.day(promotion.sign_up_by), []).append(number)
    return last


def payday(day: int, terms: Settlement) -> int:
    """Return when a sale is paid out: counted from the last day of its payout cycle."""
    cycle = (day + terms.delivery_days) // terms.payout_every_days
    return (cycle + 1) * terms.payout_every_days - 1 + terms.payout_after_days


# --- suppliers and lanes ------------------------------------------------------------------------


def within(day: dt.date, spans: tuple[Span, ...]) -> list[bool]:
    return [span.first_day <= day <= span.last_day for span in spans]


def calendar(scenario: Scenario) -> list[dt.date]:
    return [scenario.date(day) for day in range(scenario.days + BEYOND)]


def supplier_terms(scenario: Scenario, supplier: Supplier) -> SupplierTerms:
    works = [not any(within(date, supplier.closed)) for date in calendar(scenario)]
    worked = [0]
    for open_today in works:
        worked.append(worked[-1] + open_today)
    return SupplierTerms(
        name=supplier.name,
        open=works,
        working_days=[day for day, open_today in enumerate(works) if open_today],
        worked=worked,
        cost=[cents(p.unit_cost * (1.0 + supplier.premium)) for p in scenario.products],
        minimum=supplier.minimum_order,
        capacity=supplier.capacity_per_day,
        deposit_share=supplier.deposit_share,
        balance_days=supplier.balance_days,
        fee=cents(supplier.order_fee),
    )


def lane_terms(scenario: Scenario, lane: Lane) -> LaneTerms:
    return LaneTerms(
        mode=lane.mode,
        departs=departures(scenario, lane),
        congestion=[congestion(lane, date) for date in calendar(scenario)],
        charged=[charged(lane, p.weight_kg, p.volume_m3) for p in scenario.products],
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
