"""A regression of a day's orders: what multiplies, what adds, priors, days with a lower bound.

Fisher scoring; of censored days what is expected of them stands in, and only so much information
counts as they give (Louis 1982, Journal of the Royal Statistical Society B 44, 226-233).
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from ...arrays import Flags, Floats
from .counts import expected, log_likelihood
from .priors import Prior

_ROUNDS, _CLOSE, _LONGEST_STEP = 60, 1e-5, 1.0
_TURNS, _SAME = 4, 0.02
"""Coefficients and noise hardly depend on each other: so often at most, and until so near."""
_SIZES = np.geomspace(0.3, 300.0, 61)
"""Of the daily noise, its k, that are tried."""


@dataclass(frozen=True, slots=True)
class Days:
    """What happened, (D,) each."""

    counts: Floats
    least: Flags
    """Days whose count is a lower bound."""
    share: Floats
    """Of the day's trade that the count is of."""


class Mean(Protocol):
    """How coefficients, (p,), make the expected orders of days."""

    def organic(self, coefficients: Floats) -> Floats:
        """Return the orders that the daily noise multiplies, (D,)."""

    def total(self, coefficients: Floats) -> Floats:
        """Return all orders, (D,)."""

    def slopes(self, coefficients: Floats) -> Floats:
        """Return how all orders change with each coefficient, (D, p)."""


@dataclass(frozen=True, slots=True)
class Believed:
    """A normal prior of all coefficients: `weights`, (p, p), is its precision."""

    mean: Floats
    weights: Floats

    def log_density(self, coefficients: Floats) -> float:
        """Return the logarithm of its density."""
        away = coefficients - self.mean
        _, log_det = np.linalg.slogdet(self.weights)
        return float(0.5 * (log_det - away @ self.weights @ away - len(away) * np.log(2 * np.pi)))


@dataclass(frozen=True, slots=True)
class Posterior:
    """What is believed of the coefficients after the records have spoken."""

    mean: Floats
    covariance: Floats
    log_size: float
    log_size_sd: float
    """Of the logarithm of the daily noise's k."""
    evidence: float
    """Logarithm of how likely the records are, by Laplace's approximation."""


def regress(
    days: Days, model: Mean, believed: Believed, noise: Prior, near: Posterior | None = None
) -> Posterior:
    """Return what days say of a model's coefficients and of the daily noise.

    `near` is what a similar model came to: the search begins there.
    """
    coefficients = believed.mean.copy() if near is None else near.mean
    log_size = noise.mean if near is None else near.log_size
    for _ in range(_TURNS):
        before, size = log_size, float(np.exp(log_size))
        coefficients, information = _climb(days, model, believed, coefficients, size)
        log_size, log_size_sd = _noise(days, model, believed, coefficients, noise)
        if abs(log_size - before) < _SAME:
            break
    covariance = np.asarray(np.linalg.inv(information), np.float64)
    _, log_det = np.linalg.slogdet(covariance)
    height = _likelihood(days, model, coefficients, size) + believed.log_density(coefficients)
    evidence = height + 0.5 * (log_det + len(coefficients) * np.log(2 * np.pi))
    return Posterior(coefficients, covariance, log_size, log_size_sd, float(evidence))


def _climb(
    days: Days, model: Mean, believed: Believed, start: Floats, size: float
) -> tuple[Floats, Floats]:
    """Return the likeliest coefficients for a size of the noise, and the information there."""
    here, height = start, -np.inf
    for _ in range(_ROUNDS):
        score, information = _slope(days, model, here, size)
        step = np.linalg.solve(
            information + believed.weights, score - believed.weights @ (here - believed.mean)
        )
        step *= min(1.0, _LONGEST_STEP / max(float(np.abs(step).max()), 1e-12))
        while True:
            there = here + step
            above = _likelihood(days, model, there, size) + believed.log_density(there)
            if above >= height - 1e-9 or float(np.abs(step).max()) < _CLOSE:
                break
            step = step / 2.0
        here, height = there, above
        if float(np.abs(step).max()) < _CLOSE:
            break
    return here, _slope(days, model, here, size)[1] + believed.weights


def _slope(days: Days, model: Mean, at: Floats, size: float) -> tuple[Floats, Floats]:
    """Return the score, (p,), and the information of the days, (p, p)."""
    mean, of_day = _law(days, model, at, size)
    wanted, spread = expected(days.counts, days.least, mean, of_day)
    weight = 1.0 / (mean + mean**2 / of_day)
    slopes = model.slopes(at) * days.share[:, None]
    told = np.maximum(weight - weight**2 * spread, 0.0)
    return slopes.T @ (weight * (wanted - mean)), (slopes * told[:, None]).T @ slopes


def _law(days: Days, model: Mean, at: Floats, size: float) -> tuple[Floats, Floats]:
    """Return the mean and the size of each day's law, (D,): only organic orders have the noise."""
    organic, total = model.organic(at), model.total(at)
    return np.maximum(total * days.share, 1e-9), size * (total / np.maximum(organic, 1e-9)) ** 2


def _likelihood(days: Days, model: Mean, at: Floats, size: float) -> float:
    """Return the logarithm of how likely all days are."""
    mean, of_day = _law(days, model, at, size)
    return float(log_likelihood(days.counts, days.least, mean, of_day).sum())


def _noise(
    days: Days, model: Mean, believed: Believed, at: Floats, noise: Prior
) -> tuple[float, float]:
    """Return the mean and the deviation of log k over what was tried.

    What the coefficients took from the days' spread is given back (Cox & Reid 1987, Journal of the
    Royal Statistical Society B 49, 1-39).
    """
    tried = np.log(_SIZES)
    mean, of_day = _law(days, model, at, 1.0)
    sizes = _SIZES[:, None] * of_day
    told = log_likelihood(days.counts, days.least, mean, sizes).sum(axis=1)
    slopes = model.slopes(at) * days.share[:, None]
    weights = ~days.least / (mean + mean**2 / sizes)
    squares = (slopes[:, :, None] * slopes[:, None, :]).reshape(len(slopes), -1)
    information = (weights @ squares).reshape(len(sizes), slopes.shape[1], -1)
    _, taken = np.linalg.slogdet(information + believed.weights)
    heights = told - 0.5 * taken - 0.5 * ((tried - noise.mean) / noise.sd) ** 2
    likely = np.exp(heights - heights.max())
    likely /= likely.sum()
    usual = float(likely @ tried)
    return usual, float(np.sqrt(likely @ (tried - usual) ** 2))
