"""The alert rules, product by product: level(item, day), 0 green to 3 red."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from .item import Campaign
from .seen import Seen, average_sales, by_product, expected, plan_correction
from .setting import Setting

Alert = Callable[[Seen, int], int]


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


ALERTS = {
    "none": no_alert,
    "days of cover": days_of_cover,
    "percent of stock": percent_of_stock,
    "look-ahead cover": look_ahead_cover,
    "reaction to conversion": reaction_to_conversion,
}
