"""How a seller's shops stand with the platform when the plan ends."""

from collections.abc import Sequence

from ...arrays import np
from ..core import measures
from ..core.measures import Totals, summed
from .platform import NoPlatform, Platform


def platform_totals(shops: Sequence[Platform | NoPlatform], days: int) -> Totals:
    """Return the shops' mean score, their rates over the days, their points and bans, (W,) each.

    Nothing where no platform judges any of them.
    """
    judged = [shop for shop in shops if isinstance(shop, Platform)]
    if not judged:
        return {}
    stars = np.stack([shop.score.stars for shop in judged])  # added up in an order of their own
    names = ("orders", "dispatched", "late", "cancelled")
    units = {name: summed([shop.conduct.total(days, name) for shop in judged]) for name in names}
    return {
        measures.SCORE_END: np.sort(stars, axis=0).sum(axis=0) / len(judged),
        measures.LATE_RATE: np.minimum(units["late"] / np.maximum(units["dispatched"], 1.0), 1.0),
        measures.CANCEL_RATE: units["cancelled"] / np.maximum(units["orders"], 1.0),
        measures.POINTS_END: summed([shop.points.now for shop in judged]),
        measures.DAYS_BANNED: summed([shop.shop.days for shop in judged]),
        measures.AD_DAYS_BANNED: summed([shop.ads.days for shop in judged]),
        measures.UNITS_TURNED_AWAY: summed([shop.turned_away for shop in judged]),
        measures.UNITS_TAKEN: units["orders"],
        measures.UNITS_DISPATCHED: units["dispatched"],
    }
