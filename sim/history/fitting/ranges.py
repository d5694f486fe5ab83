"""Ranges of means: of weeks, of logarithms, of shares; each an Estimate."""

import numpy as np
import pandas as pd
from scipy.special import betaincinv, stdtrit

from ...arrays import Floats
from ..estimate import Estimate
from .priors import NINE_OF_TEN, Prior

_TAIL = 0.95


def share(part: int, whole: int) -> Estimate:
    """Return a share and its range: a beta law from Jeffreys' belief."""
    low, high = betaincinv(part + 0.5, whole - part + 0.5, [1.0 - _TAIL, _TAIL])
    value = part / whole
    return Estimate(value, min(float(low), value), max(float(high), value), whole)


def mean_of_weeks(values: pd.Series, weights: pd.Series, weeks: pd.Series) -> Estimate:
    """Return a weighted mean; what happens within a week is alike, so weeks are what counts.

    Student's t over the weeks' contributions; with one week alone nothing is left open by chance,
    and the range is the spread of its values.
    """
    total = float(weights.sum())
    value = float((values * weights).sum() / total)
    away = ((values - value) * weights).groupby(weeks.to_numpy()).sum().to_numpy()
    number = len(away)
    if number < 2:
        reach = NINE_OF_TEN * float(np.sqrt(((values - value) ** 2 * weights).sum() / total))
    else:
        error = np.sqrt(number / (number - 1.0) * float((away**2).sum())) / total
        reach = float(stdtrit(number - 1, _TAIL)) * float(error)
    return Estimate(value, value - reach, value + reach, len(values))


def positive_mean(
    values: Floats, usual: Prior, spread: float, worth: float = 3.0
) -> tuple[Estimate, Estimate]:
    """Return the mean and the cv of positive values, (n,), by a lognormal law.

    A market's `usual` mean, and its `spread` of the logarithm, which counts as much as `worth`
    values, are weighed in.
    """
    logs = np.log(values)
    number = len(logs)
    freedom = number - 1.0 + worth
    around = float(((logs - logs.mean()) ** 2).sum())
    variance = (around + worth * spread**2) / freedom
    ours = variance / number
    weight = usual.sd**2 / (usual.sd**2 + ours)
    middle = weight * float(logs.mean()) + (1.0 - weight) * (usual.mean - variance / 2.0)
    of_variance = 2.0 * variance**2 / freedom
    error = np.sqrt(weight * ours + of_variance / 4.0)
    reach = float(stdtrit(max(freedom, 1.0), _TAIL)) * float(error)
    log_mean = middle + variance / 2.0
    mean = Estimate(
        float(np.exp(log_mean)),
        float(np.exp(log_mean - reach)),
        float(np.exp(log_mean + reach)),
        number,
        weight,
    )
    return mean, _cv(variance, freedom, number, worth)


def _cv(variance: float, freedom: float, number: int, worth: float) -> Estimate:
    """Return the cv of a lognormal law, whose variance of logarithms has so much freedom."""
    reach = NINE_OF_TEN * np.sqrt(2.0 / freedom)
    value, low, high = (
        float(np.sqrt(np.expm1(variance * np.exp(away)))) for away in (0.0, -reach, reach)
    )
    return Estimate(value, low, high, number, (number - 1.0) / (number - 1.0 + worth))
