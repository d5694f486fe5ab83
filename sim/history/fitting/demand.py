"""What a SKU's days say of its demand: fitted once for each size of drift, and weighed together.

How much a level drifts nobody knows beforehand: each of some sizes is fitted, and counts as much as
the records make it likely (Bayesian model averaging).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import logsumexp

from ...arrays import Floats
from ..daily import Daily
from ..estimate import Estimate
from .calendar import Sale
from .model import (
    ELASTICITY_SD,
    AdPull,
    Model,
    Part,
    believed,
    calendar,
    drift,
    level,
    places,
    price,
    sales,
    traffic,
    week,
)
from .observed import observed
from .priors import DISPERSION, NINE_OF_TEN, UPLIFT, Prior
from .regression import Posterior, regress

_DRIFTS = {0.01: 0.75, 0.05: 0.17, 0.15: 0.06, 0.4: 0.02}
"""Deviations of a step of 30 days of the level's logarithm, and what is believed of each.

Of steady shops a fan then holds what it should; what drifts by a tenth a month is told by a
backtest, which widens it.
"""
_HORIZON_STEPS = 1.5
"""Steps from the last day to the middle of a plan of 90 days: what a level goes on to drift."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What the market's file says of stockouts and of the year, before the records speak."""

    traffic_lost: float
    half_life_days: float
    calendar: Floats
    """What seasons and paydays make of each day, (D,)."""
    uplift: Prior = UPLIFT


@dataclass(frozen=True, eq=False, slots=True)
class FittedDemand:
    """A SKU's coefficients, all of them normal, by the parts of the model."""

    daily: Daily
    mean: Floats
    covariance: Floats
    """Of all coefficients, drift that is not known included."""
    at: dict[str, slice]
    """Where the coefficients of each part stand; those of ads are the last two."""
    model: Model
    log_size: float
    log_size_sd: float
    drift: float
    """Variance of a step of 30 days, weighed over all sizes."""

    @property
    def dispersion(self) -> Estimate:
        """The k of the daily noise: of orders without ads, so no surer than how many these are.

        Of a given spread of days k goes with the square of the orders that it is the noise of.
        """
        organic = np.append(self.model.columns.mean(axis=0), [0.0, 0.0])
        sd = float(np.hypot(self.log_size_sd, 2.0 * self._sd(organic)))
        return _positive(self.log_size, sd, len(self.daily.units), DISPERSION.sd)

    @property
    def level(self) -> Estimate:
        """Orders of an ordinary day, the last one, of a week's mean."""
        week = self.mean[self.at["weekday"]]
        share = np.exp(week) / np.exp(week).sum()
        slope = np.zeros(len(self.mean))
        slope[self.at["level"]], slope[self.at["weekday"]] = 1.0, share
        usual = float(self.mean[self.at["level"]][0] + np.log(np.exp(week).mean()))
        return _positive(usual, self._sd(slope), self._seen)

    @property
    def growth(self) -> Estimate:
        """Multiple of the level in 30 days, over the last 60."""
        place = self.at["drift"]
        steps = min(2, place.stop - place.start)
        if not steps:
            return Estimate(1.0, 1.0, 1.0, self._seen, own=0.0)
        slope = np.zeros(len(self.mean))
        slope[place.start : place.start + steps] = 1.0 / steps
        return _positive(float(slope @ self.mean), self._sd(slope), self._seen)

    @property
    def elasticity(self) -> Estimate | None:
        """Percent of orders a percent on the price; None where prices hardly moved."""
        if "elasticity" not in self.at:
            return None
        place = self.at["elasticity"].start
        value, sd = float(self.mean[place]), float(np.sqrt(self.covariance[place, place]))
        low, high = value - NINE_OF_TEN * sd, value + NINE_OF_TEN * sd
        return Estimate(value, low, high, self._seen, own=1.0 - min(sd / ELASTICITY_SD, 1.0) ** 2)

    def of_ads(self) -> tuple[Estimate, Estimate]:
        """Return orders a click, and the spend at which one works half as well."""
        priors = self.model.ads.orders_per_click, self.model.ads.half_saturation
        days = int((self.daily.spend > 0).sum())
        found = [
            _positive(float(self.mean[n]), float(np.sqrt(self.covariance[n, n])), days, prior.sd)
            for n, prior in zip((-2, -1), priors, strict=True)
        ]
        return found[0], found[1]

    def expected_share_of_ads(self) -> float:
        """Return the share of the last four weeks' orders that ads brought."""
        brought, total = self.model.brought(self.mean)[-28:], self.model.total(self.mean)[-28:]
        return float(brought.sum() / max(total.sum(), 1e-9))

    @property
    def ahead_sd(self) -> float:
        """Deviation of the logarithm of all that is wanted of it in the middle of a plan."""
        total = float(self.model.total(self.mean)[-28:].sum())
        slope = self.model.slopes(self.mean)[-28:].sum(axis=0) / max(total, 1e-9)
        return float(np.sqrt(self._sd(slope) ** 2 + self.drift * _HORIZON_STEPS))

    def _sd(self, slope: Floats) -> float:
        return float(np.sqrt(np.maximum(slope @ self.covariance @ slope, 0.0)))

    @property
    def _seen(self) -> int:
        """Days that tell something of demand."""
        return int((~(self.daily.out & (self.daily.units == 0))).sum())


def fit_demand(daily: Daily, past: Sequence[Sale], ads: AdPull, habits: Habits) -> FittedDemand:
    """Fit a SKU's days; `past` are the sales that it was in."""
    days, number = observed(daily), len(daily.units)
    usual = max(float(days.counts.mean()), 0.05)
    fits, parts = list[Posterior](), list[Part]()
    for size in _DRIFTS:
        parts = [
            level(number, usual),
            drift(number, size),
            week(daily.first, number),
            *sales(daily, past, habits.uplift),
            *price(daily),
            *calendar(habits.calendar),
            *traffic(daily, habits.traffic_lost, habits.half_life_days),
        ]
        model = Model(np.column_stack([part.columns for part in parts]), ads)
        near = fits[-1] if fits else None
        fits.append(regress(days, model, believed(parts, ads), DISPERSION, near))
    weights = _weights(fits)
    mean, covariance = _mixed([(f.mean, f.covariance) for f in fits], weights)
    log_size, spread = _mixed(
        [(np.array([f.log_size]), np.array([[f.log_size_sd**2]])) for f in fits], weights
    )
    return FittedDemand(
        daily=daily,
        mean=mean,
        covariance=covariance,
        at=places(parts),
        model=model,
        log_size=float(log_size[0]),
        log_size_sd=float(np.sqrt(spread[0, 0])),
        drift=float(weights @ np.square([*_DRIFTS])),
    )


def _weights(fits: Sequence[Posterior]) -> Floats:
    """Return how much each fit counts, (fits,)."""
    evidence = np.array([fit.evidence for fit in fits]) + np.log([*_DRIFTS.values()])
    return np.asarray(np.exp(evidence - logsumexp(evidence)))


def _mixed(laws: Sequence[tuple[Floats, Floats]], weights: Floats) -> tuple[Floats, Floats]:
    """Return mean and covariance of a mixture of normal laws."""
    means = np.stack([mean for mean, _ in laws])
    mean = weights @ means
    within = np.einsum("f,fij->ij", weights, np.stack([covariance for _, covariance in laws]))
    away = means - mean
    return mean, within + np.einsum("f,fi,fj->ij", weights, away, away)


def _positive(log: float, sd: float, seen: int, prior_sd: float | None = None) -> Estimate:
    """Return a positive number whose logarithm is normal."""
    own = 1.0 if prior_sd is None else 1.0 - min(sd / prior_sd, 1.0) ** 2
    low, high = np.exp(log - NINE_OF_TEN * sd), np.exp(log + NINE_OF_TEN * sd)
    return Estimate(float(np.exp(log)), float(low), float(high), seen, own)
