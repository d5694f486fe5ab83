"""What a gap hangs on: how much of its spread is input, what drives it, where it turns round.

Each world draws its inputs and its luck. The mean gap given the inputs is fitted by least squares:
a natural cubic spline of each input, and products of each two where there are worlds enough for
them. A spline follows what such gaps do: they bend where stock begins to bind and are flat beyond,
where a square would turn round again. All columns are 0 at the usual draws, so that the constant is
the gap when all is as usual, and the curve of an input is its effect while the others are.

*Input share*: the spread of the outcomes less that of the luck around the fit, over that of the
outcomes, both unbiased: inputs that are worth nothing have 0 on average. Curves that no spline of
the kind follows count as luck. Its interval is that of a ratio of two means (delta method; Cochran
1977, section 6.4).
*Flip*: where the fitted curve of an input crosses 0 within its draws. Its interval are the values
around it at which the fitted gap is not told from 0 (the idea of Fieller 1954).
*Ahead*: the share of the worlds' inputs at which the fitted gap is above 0. A fit scatters more
than the truth, by the error of its coefficients; the scatter around the mean gap is shrunk by that
before it is counted, so that a gap that hangs on nothing is ahead in all of them or in none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

import numpy as np
from numpy.typing import ArrayLike
from threadpoolctl import threadpool_limits

from .design import Design
from .estimate import CONSTANT, REGRESSION, Estimate
from .fit import Fit
from .law import t_multiplier
from .worlds import Worlds, as_common_worlds, count_events

_FEWEST = 5
"""The same of straight lines: fewer worlds tell nothing of inputs."""
RANGE: Final = (0.01, 0.99)
"""Quantiles of the draws between which a flip is looked for: beyond there is hardly a world."""
_ENDS = (0.05, 0.95)
_GRID = 401


@dataclass(frozen=True, slots=True)
class Flip:
    """The value of an input at which the gap is 0 while the others are as usual."""

    value: float
    low: float
    high: float
    """The gap may be 0 anywhere between them."""
    sure: bool
    """Whether the gap is told from 0 on both sides of them, within the input's range."""


@dataclass(frozen=True, slots=True)
class Driver:
    """What one input does to a gap while the others are as usual."""

    what: str
    usual: float
    low: float
    high: float
    """Its draws: one in twenty lies below the one, and one above the other."""
    at_low: Estimate
    at_high: Estimate
    """The gap at these."""
    effect: Estimate
    """The gap at the high draw less that at the low one."""
    share: float
    """Of the gap's variance, by this input alone; the shares of all come near to the whole."""
    flip: Flip | None
    """None where it turns the gap round nowhere in its range."""


@dataclass(frozen=True, slots=True)
class Drivers:
    """What a gap hangs on."""

    at_usual: Estimate
    """The gap when all inputs are as usual."""
    input_share: Estimate
    """Of the gap's variance; the rest is luck."""
    ahead: float
    """Share of the inputs at which the gap is above 0."""
    drivers: tuple[Driver, ...]
    """The largest share first."""


def fewest_worlds(inputs: int) -> int:
    """Return in how many worlds what a gap hangs on so many inputs can be told at all."""
    return _FEWEST * (1 + inputs)


def what_drives(
    gap: ArrayLike,
    draws: Mapping[str, ArrayLike],
    usual: Mapping[str, float] | None = None,
    level: float = 0.95,
) -> Drivers:
    """Tell what a gap, (W,), hangs on, given the draws of each input in the same worlds, (W,).

    `usual` is each input's usual draw, by default the mean; all intervals are at the level. See the
    head of this module for the method.

    Errors: ValueError for no input, different worlds, or fewer than `fewest_worlds`.
    """
    (found,) = what_drives_each([gap], draws, usual, level)
    return found


def what_drives_each(
    gaps: Sequence[ArrayLike],
    draws: Mapping[str, ArrayLike],
    usual: Mapping[str, float] | None = None,
    level: float = 0.95,
) -> list[Drivers]:
    """Tell the same of one or several gaps in the same worlds, of which each costs little more.

    Errors: as of one.
    """
    if not draws:
        raise ValueError("a gap hangs on inputs: expected the draws of at least one")
    outcomes = [as_common_worlds(gap, gaps[0])[0] for gap in gaps]
    columns = {what: as_common_worlds(drawn, gaps[0])[0] for what, drawn in draws.items()}
    if outcomes[0].size < fewest_worlds(len(columns)):
        raise ValueError(
            f"{len(columns)} inputs take at least {fewest_worlds(len(columns))} worlds"
        )
    told = {what: (usual or {}).get(what, float(drawn.mean())) for what, drawn in columns.items()}
    with threadpool_limits(1, "blas"):  # on so small a matrix its threads wait for one another
        design = Design.of(columns, told)
        return [_Fitted(gap, design, level).told() for gap in outcomes]


class _Fitted:
    """A gap, and what was fitted to it."""

    def __init__(self, gap: Worlds, design: Design, level: float) -> None:
        self._gap, self._design = gap, design
        self._fit: Fit = design.columns.fit(gap)
        self._reach = t_multiplier(level, max(gap.size - self._fit.columns, 1) + 1)
        self._variance = float(gap.var(ddof=1))

    def told(self) -> Drivers:
        """Return all that is to be told."""
        found = [self._driver(what) for what in self._design.draws]
        usual = self._design.row(next(iter(self._design.draws)), np.empty(0))
        return Drivers(
            at_usual=self._estimate(usual[0]),
            input_share=self._input_share(),
            ahead=self._ahead(),
            drivers=tuple(sorted(found, key=lambda driver: -driver.share)),
        )

    def _estimate(self, row: Worlds) -> Estimate:
        """Return what is fitted for one row of columns, with its interval."""
        value, error = (float(one[0]) for one in self._fit.at(row[None]))
        runs, events = self._gap.size, count_events(self._gap)
        if error == 0.0:
            return Estimate(value, value, value, runs, events, CONSTANT)
        reach = self._reach * error
        return Estimate(value, value - reach, value + reach, runs, events, REGRESSION)

    def _driver(self, what: str) -> Driver:
        draws, curve = self._design.draws[what], self._design.curves[what]
        ends = np.quantile(draws, _ENDS)
        _, low, high = self._design.row(what, ends)
        return Driver(
            what=what,
            usual=curve.usual,
            low=float(ends[0]),
            high=float(ends[1]),
            at_low=self._estimate(low),
            at_high=self._estimate(high),
            effect=self._estimate(high - low),
            share=self._share(what),
            flip=self._flip(what),
        )

    def _share(self, what: str) -> float:
        """Return the variance of an input's curve, less what the error of the fit adds to it."""
        place = self._design.place[what]
        scatter, worth = self._design.scatter[place, place], self._fit.coefficients[place]
        curve = float(worth @ scatter @ worth)
        noise = float((scatter * self._fit.covariance[place, place]).sum())
        own = (curve - noise) / self._gap.size
        return _within_1(own / self._variance) if self._variance else 0.0

    def _input_share(self) -> Estimate:
        """Return the share of the variance that is not luck around the fit."""
        size, events = self._gap.size, count_events(self._gap)
        if self._variance == 0.0:
            return Estimate(0.0, 0.0, 0.0, size, events, CONSTANT)
        squares = (self._gap - self._gap.mean()) ** 2 * (size / (size - 1))
        luck = float(self._fit.squares.mean() / squares.mean())
        error = float((self._fit.squares - luck * squares).std(ddof=1)) / squares.mean()
        low, high = (1.0 - luck + side * self._reach * error / sqrt(size) for side in (-1, 1))
        ends = _within_1(low), _within_1(high)
        return Estimate(_within_1(1.0 - luck), *ends, size, events, REGRESSION)

    def _ahead(self) -> float:
        """Return the share of the inputs at which the fitted gap is above 0."""
        fitted, mean = self._fit.fitted, float(self._gap.mean())
        noise = (self._design.scatter * self._fit.covariance).sum() / len(fitted)
        scatter = float(np.mean((fitted - mean) ** 2))
        kept = sqrt(max(1.0 - float(noise) / scatter, 0.0)) if scatter else 0.0
        return float(np.mean(mean + kept * (fitted - mean) > 0.0))

    def _flip(self, what: str) -> Flip | None:
        """Find the crossing of 0 that is nearest to the usual draw."""
        draws, curve = self._design.draws[what], self._design.curves[what]
        low, high = np.quantile(draws, RANGE).tolist()
        values = np.linspace(low, high, _GRID)
        gap, error = self._fit.at(self._design.row(what, values)[1:])
        (turns,) = np.nonzero(np.sign(gap[1:]) * np.sign(gap[:-1]) < 0)
        if not len(turns):
            return None
        at = [_crossing(values[n : n + 2], gap[n : n + 2]) for n in turns]
        nearest = int(np.argmin(np.abs(np.array(at) - curve.usual)))
        told = np.abs(gap) > self._reach * error
        below, above = told[: turns[nearest] + 1], told[turns[nearest] + 1 :]
        first = turns[nearest] - int(np.argmax(below[::-1])) if below.any() else 0
        last = turns[nearest] + 1 + int(np.argmax(above)) if above.any() else _GRID - 1
        sure = bool(below.any() and above.any())
        return Flip(at[nearest], float(values[first]), float(values[last]), sure)


def _crossing(values: Worlds, gap: Worlds) -> float:
    """Return where a line through two points is 0."""
    return float(values[0] - gap[0] * (values[1] - values[0]) / (gap[1] - gap[0]))


def _within_1(share: float) -> float:
    return min(max(share, 0.0), 1.0)
