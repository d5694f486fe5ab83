"""What sales of the past brought, over all SKUs, and what one to come may bring."""

from collections.abc import Sequence

import numpy as np

from ...arrays import Floats
from ..estimate import Estimate
from ..fitted import FittedPromotion
from .calendar import Sale
from .demand import FittedDemand
from .priors import HANGOVER, NINE_OF_TEN, Prior

_BETWEEN_SALES = 0.3
"""Deviation of the logarithm of one sale's uplift from another's, of one shop (assumption)."""


def promotions(
    fits: Sequence[FittedDemand], past: Sequence[Sale], uplift: Prior
) -> list[FittedPromotion]:
    """Return what each sale brought to the SKUs that were on sale by then."""
    found = []
    for number, sale in enumerate(past):
        there = [fit for fit in fits if fit.daily.first <= sale.first]
        if there:
            rise, after = (
                _together([_told(fit, part, number, prior) for fit in there], prior)
                for part, prior in (("uplift", uplift), ("hangover", HANGOVER))
            )
            days = (sale.last - sale.first).days + 1
            skus = tuple(fit.daily.sku for fit in there)
            found.append(FittedPromotion(sale.name, sale.first, days, skus, rise, after))
    return found


def uplift_to_come(past: Sequence[FittedPromotion], market: Prior) -> Estimate | None:
    """Return the uplift of a sale to come: this shop's usual one, and how much sales differ.

    None where the shop has had no sale: the market's stands.
    """
    if not past:
        return None
    logs = np.log([one.uplift.value for one in past])
    widths = np.log([one.uplift.high / one.uplift.low for one in past]) / (2.0 * NINE_OF_TEN)
    weights = 1.0 / (widths**2 + _BETWEEN_SALES**2)
    precision = float(weights.sum()) + market.sd**-2
    middle = (float(weights @ logs) + market.mean * market.sd**-2) / precision
    spread = float(np.sqrt(1.0 / precision + _BETWEEN_SALES**2))
    own = float(weights.sum()) / precision
    return _estimate(middle, spread, len(past), own)


def _told(fit: FittedDemand, part: str, number: int, prior: Prior) -> tuple[float, float]:
    """Return what a SKU's records alone say of a sale: a logarithm, and its precision."""
    place = fit.at[part].start + number
    precision = 1.0 / float(fit.covariance[place, place])
    own = max(precision - prior.sd**-2, 1e-9)
    return (float(fit.mean[place]) * precision - prior.mean * prior.sd**-2) / own, own


def _together(told: Sequence[tuple[float, float]], prior: Prior) -> Estimate:
    """Return what all SKUs say of a sale, and the market.

    SKUs differ by more than chance as far as they show it (DerSimonian & Laird 1986, Controlled
    Clinical Trials 7, 177-188).
    """
    logs, precisions = np.array(told).T
    weights = 1.0 / (1.0 / precisions + _between(logs, precisions))
    precision = float(weights.sum()) + prior.sd**-2
    middle = (float(weights @ logs) + prior.mean * prior.sd**-2) / precision
    own = float(weights.sum()) / precision
    return _estimate(middle, precision**-0.5, len(told), own)


def _between(logs: Floats, precisions: Floats) -> float:
    """Return the variance between SKUs beyond chance."""
    total = precisions.sum()
    scale = total - (precisions**2).sum() / total
    mean = precisions @ logs / total
    beyond = float(precisions @ (logs - mean) ** 2) - (len(logs) - 1.0)
    return max(beyond / float(scale), 0.0) if scale > 1e-6 * total else 0.0


def _estimate(middle: float, sd: float, seen: int, own: float) -> Estimate:
    low, value, high = np.exp([middle - NINE_OF_TEN * sd, middle, middle + NINE_OF_TEN * sd])
    return Estimate(float(value), float(low), float(high), seen, own)
