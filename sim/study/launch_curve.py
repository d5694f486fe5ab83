"""The launch curve: what each size of a first batch does, the best one, and the safe one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, Self

import numpy as np

from ..arrays import Flags, Floats, Units
from ..stats import Estimate, Pair, mean, probability, quantile
from .limit import Limit
from .order_curve import OrderCurve
from .risk import Risk

_WORST = 0.05
"""One future in twenty is worse."""


class Seen(NamedTuple):
    """What one size does in each future, (W,) each."""

    profit: Floats
    cash_low: Floats
    short: Flags
    """Whether cash falls below zero, or beyond the credit line."""
    out_days: Units
    left: Units
    dead: Units


@dataclass(frozen=True, slots=True)
class Batch:
    """What one size of the first batch does; money in the scenario's currency."""

    units: int
    profit: Estimate
    sold_out: Estimate
    """Probability that the product is out of stock on any day of the plan."""
    out_long: Estimate
    """Probability that it is on more days than the risk names."""
    days_out: Estimate
    cash_low: Estimate
    """Lowest cash in the worst of 20 futures."""
    short: Estimate
    """Probability that cash runs out."""
    payable: bool
    """Whether cash runs out seldom enough, by the usual limit of a comparison."""
    left: Estimate
    """Units on hand when the plan ends."""
    dead: Estimate
    """Units on hand when all days are over: nobody bought them in the run-off either."""

    @classmethod
    def of(cls, units: int, seen: Seen, days: int, limits: tuple[Limit, ...]) -> Self:
        """Estimate what a size does from what was seen of it; the limits are on cash."""
        short = probability(seen.short)
        return cls(
            units=units,
            profit=mean(seen.profit),
            sold_out=probability(seen.out_days > 0),
            out_long=probability(seen.out_days > days),
            days_out=mean(seen.out_days),
            cash_low=quantile(seen.cash_low, _WORST),
            short=short,
            payable=all(limit.allows({limit.key: short}) for limit in limits),
            left=mean(seen.left),
            dead=mean(seen.dead),
        )


@dataclass(frozen=True, slots=True)
class Coming:
    """How a first batch comes."""

    units: int
    """That are asked for."""
    sent: int
    """That cash lets out, in the median future."""
    half: int | None
    """The day on whose morning its first goods are on the shelf in half of the futures; None where
    nothing goes out on the first day."""
    most: int
    """The same of 19 of 20; 0 where nothing goes out."""


@dataclass(frozen=True, slots=True)
class LaunchCurve:
    """What the first batch does under one policy, from the smallest size to the largest."""

    policy: str
    mode: str
    batches: tuple[Batch, ...]
    profits: OrderCurve
    """Of the sizes that can be paid for, or of all where none can; the gains are over the best
    one, in the same futures."""
    again: Batch
    """The best one in fresh futures."""
    safest: Coming
    """The size that is out for long least often."""
    best_coming: Coming
    largest: Coming
    smallest: Coming

    @property
    def best(self) -> Batch:
        """The size that earns most."""
        return self.batch(self.profits.best)

    @property
    def least_risky(self) -> Batch:
        """The size that is out for long least often; of equals the smallest."""
        return self.batch(self.safest.units)

    def batch(self, units: int) -> Batch:
        """Return what a size does."""
        return next(batch for batch in self.batches if batch.units == units)

    @property
    def reach(self) -> Batch:
        """The first size from which on more units change nothing: cash lets none of them out."""
        last = self.batches[-1]
        alike = [(b.profit, b.out_long) == (last.profit, last.out_long) for b in self.batches]
        return next(batch for n, batch in enumerate(self.batches) if all(alike[n:]))

    @property
    def flat(self) -> tuple[int, int]:
        """From which to which size profit is within what does not matter of the best."""
        return self.profits.flat

    @property
    def untold(self) -> tuple[int, int]:
        """From which to which size around the best the runs do not tell the profit from its own."""
        sizes, place = self.profits.quantities, self.profits.quantities.index(self.profits.best)
        ends = [gain.gap.high for gain in self.profits.gains]
        near = [end is None or end >= 0 for end in ends]
        first = next(n for n in range(place + 1) if all(near[n : place + 1]))
        last = next(n for n in reversed(range(place, len(near))) if all(near[place : n + 1]))
        return sizes[first], sizes[last]

    def keeping(self, risk: Risk) -> tuple[Batch, ...]:
        """Return the sizes that are shown to keep a risk, be they payable or not."""
        return tuple(batch for batch in self.batches if risk.is_kept(batch.out_long))

    def safe(self, risk: Risk) -> Batch | None:
        """Return the smallest payable size that is shown to keep a risk; None where none is."""
        return next((batch for batch in self.keeping(risk) if batch.payable), None)

    def costs(self, batch: Batch) -> Pair:
        """Return what a size earns over the best one: less, as a rule."""
        return self.profits.gain(batch.units)


def safest(tried: Mapping[int, Seen], days: int) -> int:
    """Return the size that is out for long in the fewest futures; of equals the one out least."""

    def out(units: int) -> tuple[int, float]:
        days_out = tried[units].out_days
        return int(np.count_nonzero(days_out > days)), float(days_out.mean())

    return min(sorted(tried), key=out)
