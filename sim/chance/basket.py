"""Units per order: the geometric baskets of a number of orders, as one count."""

from __future__ import annotations

import numpy as np
from scipy.special import betainc, ndtr

from ..arrays import Floats, Normals, Numbers


def units(orders: Numbers, mean_basket: Floats, score: Normals) -> Numbers:
    """Return the units of some orders whose baskets are geometric from 1 upwards.

    Shapes: any that broadcast. The units beyond one an order are negative binomial
    (orders, 1 / mean basket), taken at the score's probability, so more orders give no fewer units.
    """
    share = np.broadcast_to(1.0 / mean_basket, orders.shape)
    extra = np.zeros_like(orders)
    below = ndtr(score.astype(np.float64))
    at = np.nonzero((orders > 0) & (share < 1.0))
    extra[at] = _quantile(orders[at], share[at], below[at])
    return orders + extra


def _quantile(orders: Numbers, share: Floats, below: Floats) -> Numbers:
    """Return the least k with I_share(orders, k + 1) >= below, from a normal guess, by steps."""
    spread = np.sqrt(orders * (1.0 - share)) / share
    low = np.zeros_like(orders)
    high = np.ceil(orders * (1.0 - share) / share + 9.0 * spread + 40.0).astype(np.int64)
    while (high > low).any():
        middle = (low + high) // 2
        enough = betainc(orders, middle + 1.0, share) >= below
        high = np.where(enough, middle, high)
        low = np.where(enough, low, np.minimum(middle + 1, high))
    return low
