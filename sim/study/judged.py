"""What a platform's rules mean for a shop before its first day, in sentences."""

from __future__ import annotations

import math
from collections.abc import Iterator

from ..arrays import Floats
from ..network.network import Network
from ..scenario.platform import Ban, Platform
from ..world.platform.score import usual_traffic


def rules_in_words(network: Network, units_a_day: Floats) -> tuple[str, ...]:
    """Return a line a shop and rule; `units_a_day` is what the plan expects by listing, (P,)."""
    lines = []
    for shop, rows in zip(network.shops, network.rows, strict=True):
        place = f"{shop.name}: " if len(network.shops) > 1 else ""
        if shop.platform:
            said = _lines(shop.platform, network.days, float(units_a_day[rows].sum()))
            lines += [f"{place}{line}" for line in said]
    return tuple(lines)


def _lines(terms: Platform, days: int, units_a_day: float) -> Iterator[str]:
    if terms.score:
        stars, times = terms.score.start, usual_traffic(terms)
        yield f"{stars:g} stars at the start, {times:.2f} times the organic and live orders"
    if terms.order_cap and terms.order_cap.stages:
        stages = ", ".join(f"{units:,}" for units in terms.order_cap.stages)
        yield f"a new shop may sell {stages} units a day; the plan expects {units_a_day:,.0f}"
    for name, ban in (("the shop", terms.shop_ban), ("the ad account", terms.ads_ban)):
        if ban:
            yield f"{name} is banned in {chance_of(ban, days):.1%} of the worlds if it is clean"


def chance_of(ban: Ban, days: int) -> float:
    """Return the chance of a ban within some days, for a clean shop."""
    return -math.expm1(-ban.hazard_per_year * days / 365.0)
