"""The policies' rules, product by product: functions that look at an item on a day."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from sim.policy.composed import Composed

from .item import Campaign
from .setting import Setting
from .terms import ProductTerms

RED = 3
LEVELS = {"green": 0, "yellow": 1, "orange": 2, "red": RED}


class Seen(Protocol):
    """What a rule sees of a product."""

    terms: ProductTerms
    on_hand: int
    after_receipt: int
    ads: Campaign | None
    ads_share: float
    price_share: float
    sold: list[int]
    """Units sold before each day so far."""

    @property
    def position(self) -> int: ...


Alert = Callable[[Seen, int], int]
Order = Callable[[Seen, int, int], int]
Freight = Callable[[int, int], int]
Ads = Callable[[Seen, int], float]
Sourcing = Callable[[Seen, int], float]
Price = Callable[[Seen, int], float]


@dataclass(frozen=True, slots=True)
class Rules:
    """A policy: level(item, day), units(item, day, level), air(units, level), and so on."""

    level: Alert
    units: Order
    air: Freight
    ads: Ads
    backup: Sourcing
    """The share of an order for the second supplier."""
    price: Price
    reaction_days: int

    @staticmethod
    def of(policy: Composed, setting: Setting) -> Rules:
        """Compose the rules that a policy names."""
        return Rules(
            ALERTS[policy.alert.rule](policy.alert, setting),
            ORDERS[policy.order.rule](policy.order, setting),
            FREIGHT[policy.freight.rule](policy.freight),
            ADS[policy.ads.rule](policy.ads),
            SOURCING[policy.sourcing.rule](policy.sourcing),
            PRICES[policy.price.rule](policy.price, setting),
            policy.reaction_days,
        )


def by_product(number: float | dict[str, float], setting: Setting) -> list[float]:
    """Return a rule's number for each product: by row, else by product, else by role, else 0."""
    if not isinstance(number, dict):
        return [number] * len(setting.products)
    return [
        number.get(p.name, number.get(p.sku, number.get(p.role, 0.0))) for p in setting.products
    ]


def average_sales(item: Seen, day: int, window: int) -> float:
    """Return units a day; the plan's first week stands in for days before the first."""
    seen = min(window, day)
    recent = item.sold[day] - item.sold[day - seen]
    before = item.terms.planned[7] / 7.0
    return (recent + before * (window - seen)) / window


def highest_sales(item: Seen, day: int, window: int) -> float:
    if day == 0:
        return average_sales(item, day, 1)
    sold = item.sold
    return float(max(sold[d + 1] - sold[d] for d in range(max(0, day - window), day)))


def expected(item: Seen, days: int, start: int) -> float:
    planned = item.terms.planned
    last = len(planned) - 1
    return planned[min(start + days, last)] - planned[min(start, last)]


def whole(units: float) -> int:
    return max(math.ceil(units), 0)


# --- alerts -------------------------------------------------------------------------------------


def no_alert(rule: Any, setting: Setting) -> Alert:
    return lambda item, day: 0


class Lines:
    """The three lines of each product."""

    def __init__(self, rule: Any, setting: Setting) -> None:
        levels = (by_product(n, setting) for n in (rule.yellow, rule.orange, rule.red))
        self._lines = list(zip(*levels, strict=True))
        self._position = rule.counts == "position"

    def yellow(self, item: Seen) -> float:
        return self._lines[item.terms.number][0]

    def crossed(self, item: Seen, need: Callable[[float], float]) -> int:
        """Count the lines whose need, in units, the stock does not exceed."""
        stock = item.position if self._position else item.on_hand
        yellow, orange, red = self._lines[item.terms.number]
        return (stock <= need(yellow)) + (stock <= need(orange)) + (stock <= need(red))


def days_of_cover(rule: Any, setting: Setting) -> Alert:
    lines, every = Lines(rule, setting), rule.recalculate_every_days

    def level(item: Seen, day: int) -> int:
        daily = average_sales(item, day - day % every, rule.window)
        if daily <= 0 and item.sold[day] <= 0:
            return 0
        return lines.crossed(item, lambda line: line * daily)

    return level


def reaction_to_conversion(rule: Any, setting: Setting) -> Alert:
    lines, every = Lines(rule, setting), rule.recalculate_every_days

    def level(item: Seen, day: int) -> int:
        today = day - day % every
        daily = average_sales(item, today, rule.window)
        if daily <= 0 and item.sold[day] <= 0:
            return 0
        ratio = conversion_ratio(item, today, rule.new_days, rule.usual_days)
        moved = {"raise": ratio, "keep": 1.0, "lower": 1.0 / ratio}[rule.then]
        return lines.crossed(item, lambda line: line * moved * daily)

    return level


def conversion_ratio(item: Seen, day: int, new_days: int, usual_days: int) -> float:
    if not item.ads:
        return 1.0
    since = max(day - new_days, 0)
    new = conversion(item.ads, since, day)
    usual = conversion(item.ads, max(since - usual_days, 0), since)
    return min(max(new / usual, 0.1), 10.0) if new and usual else 1.0


def conversion(ads: Campaign, first: int, last: int) -> float:
    clicks = ads.clicks_so_far[last] - ads.clicks_so_far[first]
    return (ads.orders_so_far[last] - ads.orders_so_far[first]) / clicks if clicks else 0.0


def percent_of_stock(rule: Any, setting: Setting) -> Alert:
    lines = Lines(rule, setting)
    given = None if rule.full is None else by_product(rule.full, setting)

    def level(item: Seen, day: int) -> int:
        full = item.after_receipt if given is None else given[item.terms.number]
        if full <= 0 and item.sold[day] <= 0:
            return 0
        return lines.crossed(item, lambda line: line / 100.0 * full)

    return level


def look_ahead_cover(rule: Any, setting: Setting) -> Alert:
    lines, every = Lines(rule, setting), rule.recalculate_every_days

    def level(item: Seen, day: int) -> int:
        scale = plan_correction(item, day - day % every, rule.window, rule.trust)

        def need(line: float) -> float:
            return expected(item, math.ceil(line), day) * scale

        if need(lines.yellow(item)) <= 0 and item.sold[day] <= 0:
            return 0
        return lines.crossed(item, need)

    return level


def plan_correction(item: Seen, day: int, window: int, trust: float) -> float:
    """Return what recent sales over recent plan make of the plan."""
    if day == 0:
        return 1.0
    start = max(0, day - window)
    planned = max(expected(item, day - start, start), 1.0)
    ratio = min(max((item.sold[day] - item.sold[start]) / planned, 0.25), 4.0)
    return 1.0 + trust * (ratio - 1.0)


# --- orders -------------------------------------------------------------------------------------


def no_order(rule: Any, setting: Setting) -> Order:
    return lambda item, day, level: 0


def cover_target(rule: Any, setting: Setting) -> Order:
    days, at, window = by_product(rule.days, setting), LEVELS[rule.at], rule.window

    def units(item: Seen, day: int, level: int) -> int:
        if level < at:
            return 0
        target = days[item.terms.number] * average_sales(item, day, window)
        return whole(target - item.position)

    return units


def min_max(rule: Any, setting: Setting) -> Order:
    low = [int(s) for s in by_product(rule.s, setting)]
    high = [int(s) for s in by_product(rule.up_to, setting)]

    def units(item: Seen, day: int, level: int) -> int:
        number, position = item.terms.number, item.position
        return high[number] - position if position <= low[number] else 0

    return units


def reorder_point(rule: Any, setting: Setting) -> Order:
    points = [int(r) for r in by_product(rule.r, setting)]
    batches = [max(int(q), 1) for q in by_product(rule.q, setting)]

    def units(item: Seen, day: int, level: int) -> int:
        r, q = points[item.terms.number], batches[item.terms.number]
        return max((r - item.position) // q + 1, 0) * q

    return units


def base_stock(rule: Any, setting: Setting) -> Order:
    up_to, every = [int(s) for s in by_product(rule.up_to, setting)], rule.every_days

    def units(item: Seen, day: int, level: int) -> int:
        return 0 if day % every else max(up_to[item.terms.number] - item.position, 0)

    return units


def first_batch(rule: Any, setting: Setting) -> Order:
    quantity, on_day = [int(q) for q in by_product(rule.quantity, setting)], rule.on_day
    then = ORDERS[rule.then.rule](rule.then, setting)

    def units(item: Seen, day: int, level: int) -> int:
        if day > on_day:
            return then(item, day, level)
        return quantity[item.terms.number] if day == on_day else 0

    return units


def max_times_max(rule: Any, setting: Setting) -> Order:
    def units(item: Seen, day: int, level: int) -> int:
        longest = item.terms.longest_lead_days[rule.mode]
        today = day - day % rule.recalculate_every_days
        point = highest_sales(item, today, rule.window) * longest
        if item.position > point:
            return 0
        up_to = point + rule.batch_days * average_sales(item, today, rule.window)
        return whole(up_to - item.position)

    return units


def rolling_forecast(rule: Any, setting: Setting) -> Order:
    def units(item: Seen, day: int, level: int) -> int:
        if day % rule.every_days:
            return 0
        protect = math.ceil(item.terms.lead_days[rule.mode]) + rule.every_days
        plan = expected(item, protect, day) * (1.0 + rule.buffer)
        correction = plan_correction(item, day, rule.window, rule.trust)
        return whole(plan * correction - item.position)

    return units


def promotion_pre_build(rule: Any, setting: Setting) -> Order:
    def units(item: Seen, day: int, level: int) -> int:
        if day % rule.every_days:
            return 0
        target = rule.cover_days * average_sales(item, day, rule.window)
        for first, last, products in setting.promotions:
            if first - rule.days_ahead <= day <= last and item.terms.name in products:
                target = max(target, rule.multiple * expected(item, last + 1 - day, day))
        return whole(target - item.position)

    return units


# --- freight, ads, sourcing and prices ----------------------------------------------------------


def by_sea(rule: Any) -> Freight:
    return lambda units, level: 0


def by_air(rule: Any) -> Freight:
    return lambda units, level: units


def red_by_air(rule: Any) -> Freight:
    return lambda units, level: units if level >= RED else 0


def split(rule: Any) -> Freight:
    return lambda units, level: round(units * rule.air_share)


def as_planned(rule: Any) -> Ads:
    return lambda item, day: 1.0


def pause(rule: Any) -> Ads:
    at, restart, down_to, window = rule.at_days, rule.restart_days, rule.down_to, rule.window

    def share(item: Seen, day: int) -> float:
        daily, on_hand = average_sales(item, day, window), item.on_hand
        if on_hand <= at * daily:
            return down_to
        return 1.0 if on_hand >= restart * daily else item.ads_share

    return share


def first_supplier(rule: Any) -> Sourcing:
    return lambda item, day: 0.0


def split_supply(rule: Any) -> Sourcing:
    return lambda item, day: rule.share


def list_price(rule: Any, setting: Setting) -> Price:
    return lambda item, day: 1.0


def clear_out(rule: Any, setting: Setting) -> Price:
    cut = by_product(rule.cut, setting)
    return lambda item, day: 1.0 - cut[item.terms.number] if day >= rule.from_day else 1.0


def clear_overstock(rule: Any, setting: Setting) -> Price:
    cut = by_product(rule.cut, setting)

    def price(item: Seen, day: int) -> float:
        daily = average_sales(item, day, rule.window)
        if item.on_hand > rule.above_days * daily:
            return 1.0 - cut[item.terms.number]
        return 1.0 if item.on_hand <= rule.until_days * daily else item.price_share

    return price


ALERTS = {
    "none": no_alert,
    "days of cover": days_of_cover,
    "percent of stock": percent_of_stock,
    "look-ahead cover": look_ahead_cover,
    "reaction to conversion": reaction_to_conversion,
}
ORDERS = {
    "none": no_order,
    "cover target": cover_target,
    "(s,S)": min_max,
    "(r,Q)": reorder_point,
    "(R,S)": base_stock,
    "first batch": first_batch,
    "max x max": max_times_max,
    "rolling forecast": rolling_forecast,
    "promotion pre-build": promotion_pre_build,
}
FREIGHT = {"by sea": by_sea, "by air": by_air, "red by air": red_by_air, "split": split}
ADS = {"as planned": as_planned, "pause": pause}
SOURCING = {"first": first_supplier, "split": split_supply}
PRICES = {
    "list price": list_price,
    "clear out": clear_out,
    "clear overstock": clear_overstock,
}
