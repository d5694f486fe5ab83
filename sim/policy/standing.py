"""How the platform judges a shop, as the shop's back office shows it in the morning."""

from __future__ import annotations

from dataclasses import dataclass

from ..arrays import Flags, Floats, Units


@dataclass(frozen=True, slots=True)
class Standing:
    """The standing of each listing's shop, (P, W); these values where no platform judges it."""

    score: Floats | float = 5.0
    """Stars, 0 to 5."""
    late_rate: Floats | float = 0.0
    cancel_rate: Floats | float = 0.0
    points: Units | int = 0
    """Violation points that have not expired."""
    ads_banned: Flags | bool = False
    shop_banned: Flags | bool = False


UNJUDGED = Standing()
