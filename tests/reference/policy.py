"""The policies' rules, product by product: functions that look at an item on a day."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from sim.policy.composed import Composed

from .setting import Setting
from .terms import ProductTerms

RED = 3
LEVELS = {"green": 0, "yellow": 1, "orange": 2, "red": RED}


class Seen(Protocol):
    """What a rule sees of a product."""

    terms: ProductTerms
    on_hand: int
    ads_share: float
    sold: list[int]
    """Units sold before each day so far."""

    @property
    def position(self) -> int: ...


Alert = Callable[[Seen, int], int]
Order = Callable[[Seen, int, int], int]
Freight = Callable[[int, int], int]
Ads = Callable[[Seen, int], float]
Sourcing = Callable[[Seen, int], float]


@dataclass(frozen=True, slots=True)
class Rules:
    """A policy: level(item, day), units(item, day, level), air(units, level), and so on."""

    level: Alert
    units: Order
    air: Freight
    ads: Ads
    backup: Sourcing
    """The share of an order for the second supplier."""

    @staticmethod
    def of(policy: Composed, setting: Setting) -> Rules:
        """Compose the rules that a policy names."""
        return Rules(
            ALERTS[policy.alert.rule](policy.alert, setting),
            ORDERS[policy.order.rule](policy.order, setting),
            FREIGHT[policy.freight.rule](policy.freight),
            ADS[policy.ads.rule](policy.ads),
            SOURCING[policy.sourcing.rule](policy.sourcing),
        )


def by_product(number: float | dict[str, float], setting: Setting) -> list[float]:
    """Return a rule's number for each product: by name, else by role, else 0."""
    if not isinstance(number, dict):
        return [number] * len(setting.products)
    return [number.get(p.name, number.get(p.role, 0.0)) for p in setting.products]


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


def days_of_cover(rule: Any, setting: Setting) -> Alert:
    yellow, orange, red = (by_product(n, setting) for n in (rule.yellow, rule.orange, rule.red))
    lines = list(zip(yellow, orange, red, strict=True))
    window, position = rule.window, rule.counts == "position"

    def level(item: Seen, day: int) -> int:
        stock = item.position if position else item.on_hand
        daily = average_sales(item, day, window)
        yellow, orange, red = lines[item.terms.number]
        if daily <= 0 and item.sold[day] <= 0:
            return 0
        return (stock <= yellow * daily) + (stock <= orange * daily) + (stock <= red * daily)

    return level


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
        point = highest_sales(item, day, rule.window) * longest
        if item.position > point:
            return 0
        up_to = point + rule.batch_days * average_sales(item, day, rule.window)
        return whole(up_to - item.position)

    return units


def rolling_forecast(rule: Any, setting: Setting) -> Order:
    def correction(item: Seen, day: int) -> float:
        if day == 0:
            return 1.0
        start = max(0, day - rule.window)
        planned = max(expected(item, day - start, start), 1.0)
        ratio = min(max((item.sold[day] - item.sold[start]) / planned, 0.25), 4.0)
        return 1.0 + rule.trust * (ratio - 1.0)

    def units(item: Seen, day: int, level: int) -> int:
        if day % rule.every_days:
            return 0
        protect = math.ceil(item.terms.lead_days[rule.mode]) + rule.every_days
        plan = expected(item, protect, day) * (1.0 + rule.buffer)
        return whole(plan * correction(item, day) - item.position)

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


# --- freight, ads and sourcing ------------------------------------------------------------------


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


ALERTS = {"none": no_alert, "days of cover": days_of_cover}
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
