"""What a backtest found: a value, which is written to plain files and read back."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from ...stats import Estimate
from .suspicion import Suspicion

Fault = Literal["narrow", "wide", "low", "high", "surprise", "days"]
"""What is wrong with a fan: too narrow or too wide for the months; lower or higher than what comes;
right but for one month or week; or right for months and not for days."""


@dataclass(frozen=True, slots=True)
class Surprise:
    """The month or week that lies farthest from the middle of its fan."""

    sku: str
    first: dt.date
    days: int
    sold: int
    expected: float


@dataclass(frozen=True, slots=True)
class OfSku:
    """How one SKU's fan did; see `Backtest`."""

    sku: str
    months: int
    days: Estimate
    totals: Estimate
    bias: Estimate
    skill: float | None
    """Against the same weekday's law, a share."""


@dataclass(frozen=True, slots=True)
class Backtest:
    """How far a scenario fitted to a seller's records may be trusted."""

    first: dt.date
    last: dt.date
    """Of the records."""
    origins: tuple[dt.date, ...]
    horizon: int
    """Days that are held out from each origin on."""
    runs: int
    """Simulated futures of each origin."""
    months: int
    """Of 30 days of one SKU that were judged."""
    judged_days: int
    """Of one SKU each."""
    left_out_days: int
    """That closed without stock while no file tells how much there was."""
    out_days: int
    """Of those judged, days that closed without stock."""
    days: Estimate
    """Share of days within P10 to P90, with its interval."""
    totals: Estimate
    """The same of totals of 30 days, of one SKU each."""
    together: Estimate
    """The same of all SKUs together."""
    bias: Estimate
    """What came over what was expected, in all."""
    crps: float
    """Mean of a day and SKU, in units."""
    skill_weekday: float | None
    """Share by which the score is better than that of the same weekday's law; None: unknown."""
    skill_recent: float | None
    """The same against the last 28 days."""
    pit: tuple[float, ...]
    """Share of days in each tenth of the ranks, about 0.1 each."""
    suspicion: Suspicion
    faults: tuple[Fault, ...]
    """None: the fan may be trusted, or the records are too short."""
    enough: bool
    """Whether there is enough to say that it may."""
    widen: float
    """Factor on the spread of demand; 1.0: it stays as it is."""
    surprise: Surprise | None
    by_sku: tuple[OfSku, ...]
    notes: tuple[str, ...]
    """What was left out, and why, a sentence each."""

    @property
    def trusted(self) -> bool:
        """Whether the fan may be trusted."""
        return self.enough and not self.faults
