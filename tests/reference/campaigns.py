"""The ads rules, product by product: the share of the ads plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from .seen import Seen, average_sales
from .setting import Setting

Ads = Callable[[Seen, int, Sequence[Seen]], float]
"""share(item, day, all items)."""


def as_planned(rule: Any, setting: Setting) -> Ads:
    return lambda item, day, items: 1.0


def pause(rule: Any, setting: Setting) -> Ads:
    at, restart, window = rule.at_days, rule.restart_days, rule.window
    down_to = rule.down_to if rule.rule == "pause" else 0.0

    def share(item: Seen, day: int, items: Sequence[Seen]) -> float:
        daily, on_hand = average_sales(item, day, window), item.on_hand
        if on_hand <= at * daily:
            return down_to
        return 1.0 if on_hand >= restart * daily else item.ads_share

    return share


def throttle(rule: Any, setting: Setting) -> Ads:
    def share(item: Seen, day: int, items: Sequence[Seen]) -> float:
        full = rule.full_cover_days * average_sales(item, day, rule.window)
        return min(item.on_hand / max(full, 1e-9), 1.0)

    return share


def plan_b(rule: Any, setting: Setting) -> Ads:
    runs = pause(rule, setting)
    stands_in_for = {substitute: product for product, substitute in rule.instead.items()}

    def share(item: Seen, day: int, items: Sequence[Seen]) -> float:
        name = item.terms.name
        if name in rule.instead:
            return runs(item, day, items)
        if name not in stands_in_for:
            return 1.0
        (product,) = (other for other in items if other.terms.name == stands_in_for[name])
        return 1.0 - runs(product, day, items)

    return share


def woken(rule: Any, setting: Setting) -> Ads:
    """Return the share of plans that stand by."""
    runs = plan_b(rule, setting) if rule.rule == "plan b" else None

    def share(item: Seen, day: int, items: Sequence[Seen]) -> float:
        asked = runs and item.terms.name in rule.instead.values()
        return runs(item, day, items) if asked else 0.0

    return share


def pace(rule: Any, setting: Setting) -> Ads:
    def share(item: Seen, day: int, items: Sequence[Seen]) -> float:
        if item.terms.ads is None:
            return 1.0
        plan, before = item.terms.ads.budget[day], item.terms.ads.budget[max(day - 1, 0)]
        paced = item.ads_share * before * (1.0 + rule.growth) / max(plan, 1.0)
        return min(max(paced, rule.start_share), 1.0)

    return share


ADS = {
    "as planned": as_planned,
    "pause": pause,
    "throttle": throttle,
    "plan b": plan_b,
    "pace": pace,
}
