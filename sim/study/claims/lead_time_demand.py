"""What sells in a lead time, and in how many cycles the shelf lasted until the next order came."""

import numpy as np

from ...arrays import Floats, Numbers
from ...network.network import Network
from ...stats import Estimate, ratio

_LUCK = (np.arange(200) + 0.5) / 200
"""Quantiles that stand for a lead time's law."""
_EVERY = 7
"""Days from one beginning of a lead time to the next: enough, and they overlap less."""


def lead_times(network: Network) -> tuple[Numbers, Floats]:
    """Return the whole days that the first supplier takes, and how likely each is."""
    law = network.scenario.suppliers[0].lead_time_days
    assert law is not None
    days = np.floor(law.frozen().ppf(_LUCK) + 0.5).astype(np.int64)
    found, counts = np.unique(days, return_counts=True)
    return found, counts / len(_LUCK)


def quantile_of_demand(wanted: Numbers, network: Network, share: float) -> float:
    """Return the units that a share of lead times does not exceed, as buyers want them.

    `wanted` counts from the first day, (days, W), of a shelf that is never empty.
    """
    sums, weights = [], []
    for days, chance in zip(*lead_times(network), strict=True):
        sold = (wanted[days:] - wanted[:-days])[::_EVERY].ravel()
        sums.append(sold)
        weights.append(np.full(sold.size, chance / sold.size))
    units, weight = np.concatenate(sums), np.concatenate(weights)
    order = np.argsort(units)
    return float(units[order][np.searchsorted(np.cumsum(weight[order]), share)])


def cycle_service(away: Numbers, received: Numbers, since: int) -> Estimate:
    """Return the per cent of cycles, ended by a receipt, in which no buyer was sent away.

    Buyers sent `away` and units `received` count from the first day, (days, W); cycles begin on the
    day `since`.
    """
    bad_days = np.cumsum(_daily(away) > 0, axis=0)
    receipts = _daily(received) > 0
    good, cycles = [], []
    for world in range(away.shape[1]):
        ends = np.flatnonzero(receipts[since:, world]) + since
        short = np.diff(bad_days[np.r_[since, ends] - 1, world])
        good.append(np.count_nonzero(short == 0))
        cycles.append(len(ends))
    return ratio(100 * np.array(good), cycles)


def reorder_point(on_hand: Numbers, ordered: Numbers) -> Floats:
    """Return the level up to which the first order lifts the stock, (W,), by a rule without batch.

    Nothing is on order before it.
    """
    first = np.argmax(ordered > 0, axis=0)
    worlds = np.arange(ordered.shape[1])
    return np.asarray(on_hand[first - 1, worlds] + ordered[first, worlds], np.float64)


def _daily(path: Numbers) -> Numbers:
    return np.diff(path, axis=0, prepend=0)
