"""Laws of chance that know their own mean and variance, so that samples can be held to them.

Siblings have one anatomy: parameters in planner's terms, `_twin`, which names the same law in
scipy.stats, and `_draw`, which draws it.
"""

import math
from typing import Annotated, Any, Literal, Self

import numpy as np
from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from ..arrays import Floats, Numbers
from .part import TEN_YEARS, NonNegative, Part, Positive

_Scipy = Any
"""The module scipy.stats, or a law frozen by it: it has no public type for these."""


class _Law(Part):
    """What all laws share; a law says its scipy.stats twin and its draw."""

    def frozen(self) -> _Scipy:
        """Return this law as scipy.stats knows it: mean, variance, quantiles."""
        from scipy import stats  # noqa: PLC0415 - takes a second, and few ask for quantiles

        return self._twin(stats)

    def sample(self, rng: np.random.Generator, size: int) -> Floats:
        """Draw `size` values."""
        return np.asarray(self._draw(rng, size), np.float64)

    def from_0(self, rng: np.random.Generator, size: int) -> Floats:
        """Draw `size` values, cut at 0: a bell curve may reach below."""
        return np.maximum(self.sample(rng, size), 0.0)

    def _twin(self, stats: _Scipy) -> _Scipy:
        raise NotImplementedError

    def _draw(self, rng: np.random.Generator, size: int) -> Numbers | Floats:
        raise NotImplementedError


class Constant(_Law):
    """The same value always."""

    law: Literal["constant"] = "constant"
    value: NonNegative
    """What always comes."""

    @property
    def mean(self) -> float:
        """The value itself."""
        return self.value

    @property
    def variance(self) -> float:
        """Nothing varies."""
        return 0.0

    def _twin(self, stats: _Scipy) -> _Scipy:
        return stats.rv_discrete(values=([self.value], [1.0]))

    def _draw(self, rng: np.random.Generator, size: int) -> Numbers | Floats:
        return np.full(size, self.value)


class Normal(_Law):
    """The bell curve."""

    law: Literal["normal"]
    mean: NonNegative
    """Of what is drawn."""
    sd: Positive
    """Standard deviation of what is drawn."""

    @property
    def variance(self) -> float:
        """Of what is drawn."""
        return self.sd**2

    def _twin(self, stats: _Scipy) -> _Scipy:
        return stats.norm(self.mean, self.sd)

    def _draw(self, rng: np.random.Generator, size: int) -> Numbers | Floats:
        return rng.normal(self.mean, self.sd, size)


class Lognormal(_Law):
    """A right-skewed law: the logarithm is normal. `cv` is standard deviation over mean."""

    law: Literal["lognormal"]
    mean: Positive
    """Of what is drawn."""
    cv: Positive
    """Standard deviation over the mean."""

    @property
    def sigma(self) -> float:
        """Standard deviation of the logarithm."""
        return math.sqrt(math.log1p(self.cv**2))

    @property
    def median(self) -> float:
        """The value that half of the draws stay below."""
        return self.mean / math.sqrt(1.0 + self.cv**2)

    @property
    def variance(self) -> float:
        """Of what is drawn."""
        return (self.mean * self.cv) ** 2

    def _twin(self, stats: _Scipy) -> _Scipy:
        return stats.lognorm(self.sigma, scale=self.median)

    def _draw(self, rng: np.random.Generator, size: int) -> Numbers | Floats:
        return rng.lognormal(math.log(self.median), self.sigma, size)


class Gamma(_Law):
    """A right-skewed law for durations, from `least` upwards. `cv` is sd over mean."""

    law: Literal["gamma"]
    mean: Positive
    """Beside least."""
    cv: Positive
    """Standard deviation over the mean."""
    least: NonNegative = 0.0
    """Added to what is drawn."""

    @model_validator(mode="after")
    def _least_is_below_mean(self) -> Self:
        if self.least >= self.mean:
            raise ValueError(f"least ({self.least:g}) must be below mean ({self.mean:g})")
        return self

    @property
    def shape(self) -> float:
        """Shape of the part above `least`."""
        return ((self.mean - self.least) / (self.mean * self.cv)) ** 2

    @property
    def scale(self) -> float:
        """Scale of the part above `least`."""
        return (self.mean - self.least) / self.shape

    @property
    def variance(self) -> float:
        """Of what is drawn."""
        return (self.mean * self.cv) ** 2

    def _twin(self, stats: _Scipy) -> _Scipy:
        return stats.gamma(self.shape, loc=self.least, scale=self.scale)

    def _draw(self, rng: np.random.Generator, size: int) -> Numbers | Floats:
        return self.least + rng.gamma(self.shape, self.scale, size)


class _ThreePoints(_Law):
    low: NonNegative
    """The least that may come."""
    mode: NonNegative
    """The likeliest."""
    high: NonNegative
    """The most that may come."""

    @model_validator(mode="after")
    def _points_rise(self) -> Self:
        if not self.low <= self.mode <= self.high or self.low == self.high:
            points = f"{self.low:g}, {self.mode:g}, {self.high:g}"
            raise ValueError(f"expected low <= mode <= high and low < high, found {points}")
        return self

    @property
    def span(self) -> float:
        """From low to high."""
        return self.high - self.low


class Triangular(_ThreePoints):
    """Low, most likely, high: straight lines between."""

    law: Literal["triangular"]

    @property
    def mean(self) -> float:
        """The middle of the three points."""
        return (self.low + self.mode + self.high) / 3

    @property
    def variance(self) -> float:
        """Of what is drawn."""
        rise, fall = self.mode - self.low, self.high - self.mode
        return (rise**2 + rise * fall + fall**2) / 18

    def _twin(self, stats: _Scipy) -> _Scipy:
        return stats.triang((self.mode - self.low) / self.span, loc=self.low, scale=self.span)

    def _draw(self, rng: np.random.Generator, size: int) -> Numbers | Floats:
        return rng.triangular(self.low, self.mode, self.high, size)


class Pert(_ThreePoints):
    """Low, most likely, high: a smooth curve that trusts the mode most (Malcolm 1959)."""

    law: Literal["pert"]

    @property
    def shapes(self) -> tuple[float, float]:
        """The two shapes of the underlying beta law."""
        rise, fall = self.mode - self.low, self.high - self.mode
        return 1 + 4 * rise / self.span, 1 + 4 * fall / self.span

    @property
    def mean(self) -> float:
        """The middle of the three points, the mode counted four times."""
        return (self.low + 4 * self.mode + self.high) / 6

    @property
    def variance(self) -> float:
        """Of what is drawn; the shapes of the beta law add up to 6."""
        return (self.mean - self.low) * (self.high - self.mean) / 7

    def _twin(self, stats: _Scipy) -> _Scipy:
        return stats.beta(*self.shapes, loc=self.low, scale=self.span)

    def _draw(self, rng: np.random.Generator, size: int) -> Numbers | Floats:
        return self.low + self.span * rng.beta(*self.shapes, size)


class Poisson(_Law):
    """Counts of independent events."""

    law: Literal["poisson"]
    mean: NonNegative
    """Of what is drawn."""

    @property
    def variance(self) -> float:
        """As large as the mean."""
        return self.mean

    def _twin(self, stats: _Scipy) -> _Scipy:
        return stats.poisson(self.mean)

    def _draw(self, rng: np.random.Generator, size: int) -> Numbers | Floats:
        return rng.poisson(self.mean, size)


class NegativeBinomial(_Law):
    """Counts more spread than Poisson: variance = mean + mean^2 / k."""

    law: Literal["negative binomial"]
    mean: Positive
    """Of what is drawn."""
    k: Positive
    """Of the gamma noise: variance = mean + mean^2/k."""

    @property
    def variance(self) -> float:
        """Of what is drawn."""
        return self.mean + self.mean**2 / self.k

    def _twin(self, stats: _Scipy) -> _Scipy:
        return stats.nbinom(self.k, self.k / (self.k + self.mean))

    def _draw(self, rng: np.random.Generator, size: int) -> Numbers | Floats:
        return rng.negative_binomial(self.k, self.k / (self.k + self.mean), size)


class Pareto(_Law):
    """A heavy tail from `least` upwards, cut at `most`: a few hits dwarf all others."""

    law: Literal["pareto"]
    least: Positive
    """That may be drawn."""
    tail: Annotated[float, Field(strict=True, gt=0, le=20)]
    """Exponent: the smaller, the heavier the tail."""
    most: Positive
    """That may be drawn; more is cut off there."""

    @model_validator(mode="after")
    def _most_is_above_least(self) -> Self:
        if self.most <= self.least:
            raise ValueError(f"most ({self.most:g}) must be above least ({self.least:g})")
        return self

    @property
    def mean(self) -> float:
        """The mean of the truncated tail."""
        ratio = self.most / self.least
        kept = 1.0 - ratio**-self.tail
        if self.tail == 1.0:
            return float(self.least * math.log(ratio) / kept)
        power = 1.0 - self.tail
        return float(self.least * self.tail / power * (ratio**power - 1.0) / kept)

    @property
    def variance(self) -> float:
        """The variance of the truncated tail."""
        ratio, power = self.most / self.least, 2.0 - self.tail
        grown = (ratio**power - 1.0) / power if power else math.log(ratio)
        return float(self.least**2 * self.tail * grown / (1.0 - ratio**-self.tail) - self.mean**2)

    def _twin(self, stats: _Scipy) -> _Scipy:
        return stats.truncpareto(self.tail, self.most / self.least, scale=self.least)

    def _draw(self, rng: np.random.Generator, size: int) -> Numbers | Floats:
        kept = 1.0 - (self.least / self.most) ** self.tail  # the truncated tail is inverted
        return np.asarray(self.least * np.power(1.0 - kept * rng.random(size), -1.0 / self.tail))


class Discrete(_Law):
    """Listed values with listed weights; without weights all are equally likely."""

    law: Literal["discrete"]
    values: Annotated[tuple[NonNegative, ...], Field(min_length=1, max_length=1000)]
    """That may come."""
    weights: tuple[NonNegative, ...] = ()
    """Of the values, in their order; none: all are as likely."""

    @model_validator(mode="after")
    def _weights_match(self) -> Self:
        if self.weights and len(self.weights) != len(self.values):
            raise ValueError(f"expected {len(self.values)} weights, found {len(self.weights)}")
        if self.weights and sum(self.weights) <= 0:
            raise ValueError("at least one weight must be above 0")
        return self

    @property
    def shares(self) -> Floats:
        """The probability of each value."""
        weights = np.array(self.weights or (1.0,) * len(self.values))
        return np.asarray(weights / weights.sum())

    @property
    def mean(self) -> float:
        """The weighted mean of the values."""
        return float(np.dot(self.values, self.shares))

    @property
    def variance(self) -> float:
        """The weighted mean of the squared distances from the mean."""
        return float(np.dot((np.array(self.values) - self.mean) ** 2, self.shares))

    def _twin(self, stats: _Scipy) -> _Scipy:
        values, which = np.unique(self.values, return_inverse=True)
        return stats.rv_discrete(values=(values, np.bincount(which, weights=self.shares)))

    def _draw(self, rng: np.random.Generator, size: int) -> Numbers | Floats:
        return rng.choice(np.array(self.values), size, p=self.shares)


AnyLaw = (
    Constant | Normal | Lognormal | Gamma | Triangular | Pert | Poisson | NegativeBinomial | Pareto
    | Discrete
)  # fmt: skip


def _number_is_constant(value: object) -> object:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return {"law": "constant", "value": value}
    return value


Law = Annotated[AnyLaw, Field(discriminator="law"), BeforeValidator(_number_is_constant)]
"""A law by name, or a plain number, which is that number always."""


def _mean_within_ten_years(law: AnyLaw) -> AnyLaw:
    if law.mean > TEN_YEARS:
        raise ValueError(f"expected a mean of at most {TEN_YEARS} days, found {law.mean:g}")
    return law


LawOfDays = Annotated[Law, AfterValidator(_mean_within_ten_years)]
"""A law whose values are days."""
