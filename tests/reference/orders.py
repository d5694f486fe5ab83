"""The order rules, product by product: units(item, day, level)."""

from __future__ import annotations

import math
from collections.abc import Callable
from statistics import NormalDist
from typing import Any

from .seen import (
    LEVELS,
    Seen,
    average_sales,
    by_product,
    expected,
    highest_sales,
    plan_correction,
    sold_before,
    spread,
    whole,
)
from .setting import Setting

Order = Callable[[Seen, int, int], int]


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


def constant(rule: Any, setting: Setting) -> Order:
    quantity = [int(q) for q in by_product(rule.quantity, setting)]
    return lambda item, day, level: 0 if day % rule.every_days else quantity[item.terms.number]


def z_sigma(rule: Any, setting: Setting) -> Order:
    z = NormalDist().inv_cdf(rule.service) if rule.service else rule.z

    def units(item: Seen, day: int, level: int) -> int:
        past = day - day % rule.recalculate_every_days
        daily, sd = average_sales(item, past, rule.window), spread(item, past, rule.window)
        lead, lead_sd = item.terms.lead_days[rule.mode], item.terms.lead_sd_days[rule.mode]
        variance = lead * (sd * sd) + daily * daily * (lead_sd * lead_sd)
        point = lead * daily + z * math.sqrt(variance)
        if item.position > point:
            return 0
        return whole(point + rule.batch_days * daily - item.position)

    return units


def quantile(rule: Any, setting: Setting) -> Order:
    place = max(math.ceil(rule.service * rule.window - 1e-9), 1)

    def units(item: Seen, day: int, level: int) -> int:
        past = day - day % rule.recalculate_every_days
        lead = math.ceil(item.terms.lead_days[rule.mode])
        sold = [
            sold_before(item, until) - sold_before(item, until - lead)
            for until in range(past - rule.window + 1, past + 1)
        ]
        point = sorted(sold)[place - 1]
        if item.position > point:
            return 0
        daily = average_sales(item, past, rule.window)
        return whole(point + rule.batch_days * daily - item.position)

    return units


def newsvendor(rule: Any, setting: Setting) -> Order:
    then = ORDERS[rule.then.rule](rule.then, setting)
    z = NormalDist().inv_cdf(rule.ratio or rule.underage / (rule.underage + rule.overage))
    sigma = math.sqrt(math.log1p(rule.cv**2))
    multiple = 1.0 + z * rule.cv
    if rule.law == "lognormal":
        multiple = math.exp(z * sigma - sigma**2 / 2)

    def units(item: Seen, day: int, level: int) -> int:
        if day > rule.on_day:
            return then(item, day, level)
        if day < rule.on_day:
            return 0
        return whole(multiple * expected(item, rule.days, day) - item.position)

    return units


def arrive_before_date(rule: Any, setting: Setting) -> Order:
    otherwise = ORDERS[rule.otherwise.rule](rule.otherwise, setting)

    def units(item: Seen, day: int, level: int) -> int:
        total = otherwise(item, day, level)
        lead = math.ceil(item.terms.longest_lead_days[rule.mode])
        for first, last, products in setting.promotions:
            if item.terms.name in products and day == first - rule.days_before - lead:
                total += whole(rule.multiple * expected(item, last + 1 - first, first))
        return total

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


ORDERS = {
    "none": no_order,
    "cover target": cover_target,
    "(s,S)": min_max,
    "(r,Q)": reorder_point,
    "(R,S)": base_stock,
    "first batch": first_batch,
    "constant": constant,
    "max x max": max_times_max,
    "z sigma": z_sigma,
    "quantile": quantile,
    "newsvendor": newsvendor,
    "arrive before date": arrive_before_date,
    "rolling forecast": rolling_forecast,
    "promotion pre-build": promotion_pre_build,
}
