"""The price rules, product by product: the share of the list price."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .seen import Seen, average_sales, by_product
from .setting import Setting

Price = Callable[[Seen, int], float]


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


PRICES = {
    "list price": list_price,
    "clear out": clear_out,
    "clear overstock": clear_overstock,
}
