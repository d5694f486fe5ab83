"""Binomial and negative binomial quantiles at a drawn score: outcomes of units, units of orders.

More units, or a higher chance, never give fewer; the luck is the score's, drawn beforehand.
"""

from ..arrays import Floats, Normals, Numbers, np, special

EXACT_BELOW = 15.0
"""Expected counts below this are added up exactly; from it on an expansion, off by one at most."""


def binomial(units: Numbers, share: Floats | float, score: Normals) -> Numbers:
    """Return how many of the units it is, at each normal score.

    Shapes: any that broadcast. Chances above a half count those that escape.
    Source: exact sum of the law; from EXACT_BELOW on Cornish & Fisher 1938, second order.
    """
    units, share, z = np.broadcast_arrays(units, share, np.clip(score, -6.0, 6.0))
    rare = np.minimum(share, 1.0 - share)
    z = np.where(share > 0.5, -z, z).astype(np.float64)
    small = units * rare < EXACT_BELOW
    count = np.zeros(units.shape, np.int64)
    count[small] = _add_up(units[small], rare[small], special.ndtr(z[small]))
    count[~small] = _expand(units[~small], rare[~small], z[~small])
    return np.where(share > 0.5, units - count, count)


def _add_up(units: Numbers, share: Floats, below: Floats) -> Numbers:
    """Return the least count whose law reaches the probability."""
    odds = share / (1.0 - share)
    term = (1.0 - share) ** units
    total, count = term.copy(), np.zeros_like(units)
    (short,) = np.nonzero((below > total) & (units > 0))
    while short.size:
        count[short] += 1
        k = count[short]
        term[short] *= (units[short] - k + 1) / k * odds[short]
        total[short] += term[short]
        short = short[(below[short] > total[short]) & (k < units[short])]
    return count


def _expand(units: Numbers, share: Floats, z: Floats) -> Numbers:
    """Return the quantile by the normal law, corrected for skewness, half a unit for the steps."""
    mean, spread = units * share, np.sqrt(units * share * (1.0 - share))
    count = mean + spread * z + (1.0 - 2.0 * share) * (z * z - 1.0) / 6.0
    return np.clip(np.floor(count + 0.5), 0, units).astype(np.int64)


def basket_units(orders: Numbers, mean_basket: Floats, score: Normals) -> Numbers:
    """Return the units of some orders whose baskets are geometric from 1 upwards.

    Shapes: any that broadcast. The units beyond one an order are negative binomial
    (orders, 1 / mean basket), taken at the score's probability, so more orders give no fewer units.
    """
    share = np.broadcast_to(1.0 / mean_basket, orders.shape)
    extra = np.zeros_like(orders)
    below = special.ndtr(score.astype(np.float64))
    at = np.nonzero((orders > 0) & (share < 1.0))
    extra[at] = _negative_binomial(orders[at], share[at], below[at])
    return orders + extra


def _negative_binomial(orders: Numbers, share: Floats, below: Floats) -> Numbers:
    """Return the least k with I_share(orders, k + 1) >= below, from a normal guess, by steps."""
    spread = np.sqrt(orders * (1.0 - share)) / share
    low = np.zeros_like(orders)
    high = np.ceil(orders * (1.0 - share) / share + 9.0 * spread + 40.0).astype(np.int64)
    while (high > low).any():
        middle = (low + high) // 2
        enough = special.betainc(orders, middle + 1.0, share) >= below
        high = np.where(enough, middle, high)
        low = np.where(enough, low, np.minimum(middle + 1, high))
    return low
