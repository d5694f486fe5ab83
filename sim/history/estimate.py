"""A quantity that records tell, and how far it may lie from the truth."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its 90 % range: with one in twenty the truth lies below it, and above it."""

    value: float
    low: float
    high: float
    seen: int
    """Observations that it rests on: days, orders, sessions, purchase orders."""
    own: float = 1.0
    """Share of it that the records decide; the rest is the market's range. 0: they say nothing."""

    def __post_init__(self) -> None:
        """Hold the range around the value."""
        assert self.low <= self.value <= self.high, self

    @property
    def is_the_markets(self) -> bool:
        """Whether the records say less of it than the market's range."""
        return self.own < 0.5
