"""What a SKU's days are explained by: a level that may drift, the week, sales, prices, ads."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...arrays import Floats
from ..daily import Daily
from .calendar import Sale
from .priors import HANGOVER, UPLIFT, WEEKDAY, Prior
from .regression import Believed

STEP_DAYS = 30
"""Between two days whose levels may differ by a step of their own."""
_HANGOVER_DAYS = 7
_ELASTICITY, ELASTICITY_SD = -2.5, 0.8
"""-1.5 to -4 by meta-analyses."""
_LEVEL_SD = 3.0
"""Of the level's logarithm: the records decide it."""
_TRAFFIC_SD = 0.5
"""Of how much of the traffic that the market's file takes is lost (assumption)."""
_JUST_SO = 1e-3
"""Deviation of what is not asked."""
_MOVED = 0.03
"""Deviation of the logarithm of prices from which on they have moved."""


@dataclass(frozen=True, slots=True)
class Part:
    """Coefficients of one kind: their columns, (D, n), of the logarithm, and what is believed."""

    name: str
    columns: Floats
    mean: Floats
    sd: Floats


@dataclass(frozen=True, slots=True)
class AdPull:
    """The ads of a SKU, (D,): their pull over the price of a click; no spend, no orders."""

    pull: Floats
    clicks: Floats
    """Of unsaturated ads: pull over cost of a click."""
    orders_per_click: Prior
    half_saturation: Prior


@dataclass(frozen=True, slots=True)
class Model:
    """Orders of a day = exp(columns x coefficients) + ads; the last two coefficients are the ads'.

    Those two are logarithms: of orders a click, and of the spend at which a click works half as
    well.
    """

    columns: Floats
    """(D, n)."""
    ads: AdPull

    def organic(self, coefficients: Floats) -> Floats:
        """Return orders without ads, (D,)."""
        return np.exp(np.clip(self.columns @ coefficients[:-2], -20.0, 20.0))

    def brought(self, coefficients: Floats) -> Floats:
        """Return orders by ads, (D,)."""
        per_click, half = np.exp(coefficients[-2:])
        return np.asarray(self.ads.clicks * per_click / (1.0 + self.ads.pull / half))

    def total(self, coefficients: Floats) -> Floats:
        """Return all orders, (D,)."""
        return self.organic(coefficients) + self.brought(coefficients)

    def slopes(self, coefficients: Floats) -> Floats:
        """Return how all orders change with each coefficient, (D, n + 2)."""
        organic, brought = self.organic(coefficients), self.brought(coefficients)
        half = np.exp(coefficients[-1])
        saturated = brought * self.ads.pull / (half + self.ads.pull)
        return np.column_stack([self.columns * organic[:, None], brought, saturated])


def level(days: int, usual: float) -> Part:
    """Return the level of the last day, whatever it is."""
    return Part("level", np.ones((days, 1)), np.array([np.log(usual)]), np.array([_LEVEL_SD]))


def drift(days: int, size: float) -> Part:
    """Return the steps that the level took, each of 30 days, from the last one back."""
    back = (days - 1 - np.arange(days)) / STEP_DAYS
    steps = int(np.ceil(back.max(initial=0.0)))
    columns = -np.clip(back[:, None] - np.arange(steps), 0.0, 1.0)
    return Part("drift", columns, np.zeros(steps), np.full(steps, size))


def week(first: dt.date, days: int) -> Part:
    """Return the seven weekdays, Monday first."""
    columns = np.eye(7)[(first.weekday() + np.arange(days)) % 7]
    return Part("weekday", columns, np.full(7, WEEKDAY.mean), np.full(7, WEEKDAY.sd))


def sales(daily: Daily, past: Sequence[Sale], uplift: Prior = UPLIFT) -> list[Part]:
    """Return the sales of the past, and the weeks after them."""
    day = np.array([daily.first + dt.timedelta(n) for n in range(len(daily.units))])
    on = np.array([(s.first <= day) & (day <= s.last) for s in past], np.float64).T
    after = np.array(
        [(s.last < day) & (day <= s.last + dt.timedelta(_HANGOVER_DAYS)) for s in past], np.float64
    ).T
    after *= 1.0 - on.max(axis=1, initial=0.0)[:, None] if past else 1.0
    kinds = (("uplift", on, uplift), ("hangover", after, HANGOVER))
    return [
        Part(name, columns, np.full(len(past), prior.mean), np.full(len(past), prior.sd))
        for name, columns, prior in kinds
        if past
    ]


def price(daily: Daily) -> list[Part]:
    """Return what the price does, where it moved on its own; a law of constant elasticity."""
    logs = np.log(np.where(daily.price > 0, daily.price, np.nan))
    if np.isfinite(logs).sum() < STEP_DAYS or np.nanstd(logs) < _MOVED:
        return []
    usual = np.nanmedian(logs[-STEP_DAYS:]) if np.isfinite(logs[-STEP_DAYS:]).any() else 0.0
    columns = np.nan_to_num(_carried(logs) - usual)[:, None]
    return [Part("elasticity", columns, np.array([_ELASTICITY]), np.array([ELASTICITY_SD]))]


def calendar(multiple: Floats) -> list[Part]:
    """Return what seasons and paydays do, just as the market's file has it."""
    if (multiple == 1.0).all():
        return []
    return [Part("calendar", np.log(multiple)[:, None], np.ones(1), np.full(1, _JUST_SO))]


def traffic(daily: Daily, lost: float, half_life_days: float) -> list[Part]:
    """Return what days without stock did to the days after them, as the market's file has it.

    A coefficient of 1 means as much as the file says.
    """
    if not (lost and daily.out.any()):
        return []
    momentum, still_lost = np.ones(len(daily.out)), 0.5 ** (1.0 / half_life_days)
    for day in range(1, len(momentum)):  # each day hangs on the one before
        momentum[day] = (
            momentum[day - 1] * (1.0 - lost)
            if daily.out[day - 1]
            else 1.0 - (1.0 - momentum[day - 1]) * still_lost
        )
    return [Part("traffic", np.log(momentum)[:, None], np.ones(1), np.full(1, _TRAFFIC_SD))]


def believed(parts: Sequence[Part], ads: AdPull) -> Believed:
    """Return the priors of all coefficients, those of ads last."""
    of_ads = (ads.orders_per_click, ads.half_saturation)
    means = np.concatenate([*(p.mean for p in parts), [p.mean for p in of_ads]])
    deviations = np.concatenate([*(p.sd for p in parts), [p.sd for p in of_ads]])
    return Believed(means, np.diag(deviations**-2.0))


def places(parts: Sequence[Part]) -> dict[str, slice]:
    """Return where the coefficients of each part stand."""
    ends = np.cumsum([part.columns.shape[1] for part in parts]).tolist()
    starts = [0, *ends]
    return {part.name: slice(starts[n], ends[n]) for n, part in enumerate(parts)}


def _carried(values: Floats) -> Floats:
    """Return values in which what is unknown is as it was before, (D,)."""
    known = np.flatnonzero(np.isfinite(values))
    place = np.searchsorted(known, np.arange(len(values)), side="right") - 1
    return np.asarray(values[known[np.maximum(place, 0)]])
