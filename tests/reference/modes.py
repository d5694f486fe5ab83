"""The freight rules, product by product: the units by sea and by air; and sourcing rules."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from .seen import RED, Seen, by_product, expected, position_within, whole
from .setting import Setting

Freight = Callable[[Seen, int, int, int], tuple[int, int]]
"""modes(item, day, units, level)."""
Sourcing = Callable[[Seen, int], float]


def by_one_mode(rule: Any, setting: Setting) -> Freight:
    if rule.rule == "by air":
        return lambda item, day, units, level: (0, units)
    return lambda item, day, units, level: (units, 0)


def red_by_air(rule: Any, setting: Setting) -> Freight:
    return lambda item, day, units, level: (0, units) if level >= RED else (units, 0)


def split(rule: Any, setting: Setting) -> Freight:
    def modes(item: Seen, day: int, units: int, level: int) -> tuple[int, int]:
        flown = round(units * rule.air_share)
        return units - flown, flown

    return modes


def before_promotion(rule: Any, setting: Setting) -> Freight:
    def modes(item: Seen, day: int, units: int, level: int) -> tuple[int, int]:
        air, sea = (math.ceil(item.terms.lead_days[mode]) for mode in ("air", "sea"))
        flown = 0
        for first, last, products in setting.promotions:
            if item.terms.name in products and day + air <= first < day + sea:
                need = rule.multiple * expected(item, last + 1 - day, day)
                lacking = whole(need - position_within(item, day, first - day))
                flown = max(flown, min(units, lacking))
        return units - flown, flown

    return modes


def surge(rule: Any, setting: Setting) -> Callable[[Seen, int], int]:
    """Return what the position within the air lead time lacks of its level."""
    levels = [int(s) for s in by_product(rule.fly_up_to, setting)]

    def lacking(item: Seen, day: int) -> int:
        days = math.ceil(item.terms.lead_days["air"])
        return max(levels[item.terms.number] - position_within(item, day, days), 0)

    return lacking


def dual_index(rule: Any, setting: Setting) -> Freight:
    lacking = surge(rule, setting)

    def modes(item: Seen, day: int, units: int, level: int) -> tuple[int, int]:
        flown = lacking(item, day)
        return max(units - flown, 0), flown

    return modes


def base_surge(rule: Any, setting: Setting) -> Freight:
    lacking = surge(rule, setting)
    return lambda item, day, units, level: (units, lacking(item, day))


def first_supplier(rule: Any) -> Sourcing:
    return lambda item, day: 0.0


def split_supply(rule: Any) -> Sourcing:
    return lambda item, day: rule.share


FREIGHT = {
    "by sea": by_one_mode,
    "by air": by_one_mode,
    "by land": by_one_mode,
    "by express": by_one_mode,
    "red by air": red_by_air,
    "split": split,
    "before promotion": before_promotion,
    "dual index": dual_index,
    "tailored base surge": base_surge,
}
SOURCING = {"first": first_supplier, "split": split_supply}
