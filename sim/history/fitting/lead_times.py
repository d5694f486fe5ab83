"""Lead times by supplier and transit by mode, from past purchase orders; and what is under way."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from ...scenario.law import Constant, Law
from ...scenario.scenario import Scenario
from ..fitted import FittedWay, OnTheWay
from .priors import Prior
from .ranges import positive_mean

_READY_DAYS = 1.0
"""Of a supplier that has goods ready."""
_LEAST_DAYS = 0.5
"""What took no day counts as half a day: a law of logarithms has no zero."""


def as_of(purchases: pd.DataFrame, last: dt.date) -> pd.DataFrame:
    """Return purchase orders without days that are still to come: those are hopes."""
    had_been = {name: purchases[name].dt.date <= last for name in ("shipped", "arrived")}
    return purchases.assign(**{name: purchases[name].where(had_been[name]) for name in had_been})


def lead_times(purchases: pd.DataFrame, market: Scenario) -> tuple[FittedWay, ...]:
    """Return the days from order to shipment, by supplier."""
    usual = _lead(market)
    prior = _around(usual.mean)
    orders = purchases.drop_duplicates(["supplier", "ordered", "shipped"])
    return tuple(_ways(orders, "supplier", ("ordered", "shipped"), {"": (prior, _cv(usual))}))


def transit(purchases: pd.DataFrame, market: Scenario) -> tuple[FittedWay, ...]:
    """Return the days from shipment to arrival, by mode."""
    lanes = {str(lane.mode): lane.transit_days for lane in market.lanes}
    usual = {mode: (_around(law.mean), _cv(law)) for mode, law in lanes.items()}
    orders = purchases.drop_duplicates(["mode", "shipped", "arrived"])
    return tuple(_ways(orders, "mode", ("shipped", "arrived"), usual))


def _lead(market: Scenario) -> Law:
    """Return what the market's first supplier takes."""
    return market.suppliers[0].lead_time_days or Constant(value=_READY_DAYS)


def _around(days: float) -> Prior:
    """Return the belief that something takes so many days, or half or twice as many."""
    usual = max(days, _LEAST_DAYS)
    return Prior.between(usual / 2.0, usual, usual * 2.0)


def _cv(law: Law) -> float:
    """Return the cv of a law of days, at least a tenth."""
    return max(float(np.sqrt(law.variance)) / law.mean if law.mean else 0.0, 0.1)


def _ways(
    orders: pd.DataFrame,
    by: str,
    between: tuple[str, str],
    usual: Mapping[str, tuple[Prior, float]],
) -> Iterator[FittedWay]:
    """Yield the mean and the cv of the days between two times, by a column's names."""
    start, end = between
    done = orders.dropna(subset=[start, end])
    days = (done[end].dt.normalize() - done[start].dt.normalize()).dt.days.clip(lower=_LEAST_DAYS)
    for name, taken in days.groupby(done[by]):
        values = taken.to_numpy(np.float64)
        middle = float(np.median(values))
        wide = _around(middle), 0.3
        prior, cv = usual.get(str(name), usual.get("", wide))
        mean, spread = positive_mean(values, prior, float(np.sqrt(np.log1p(cv**2))))
        yield FittedWay(str(name), mean, spread, len(values))


def on_the_way(
    purchases: pd.DataFrame,
    last: dt.date,
    leads: Sequence[FittedWay],
    transits: Sequence[FittedWay],
    market: Scenario,
) -> tuple[OnTheWay, ...]:
    """Return what is ordered and not there, by the day on which it usually would be.

    A day to come that the seller wrote counts. What should be there already is expected on the
    morning after the last day.
    """
    lead = {way.name: way.mean.value for way in leads}
    road = {str(lane.mode): lane.transit_days.mean for lane in market.lanes}
    road |= {way.name: way.mean.value for way in transits}
    usual = _lead(market).mean
    soonest = pd.Timestamp(last) + pd.Timedelta(days=1)
    there = purchases["arrived"] < soonest
    open_ = purchases[~there & (purchases["units"] > 0)]
    ready = open_["ordered"] + _days(open_["supplier"].map(lead).fillna(usual))
    leaves = open_["shipped"].fillna(ready)
    days = open_["mode"].map(road).fillna(max(road.values(), default=0.0))
    arrives = open_["arrived"].fillna(leaves + _days(days)).dt.normalize()
    return tuple(
        OnTheWay(str(sku), int(units), max(day, soonest).date(), str(mode))
        for sku, units, day, mode in zip(
            open_["sku"], open_["units"], arrives, open_["mode"], strict=True
        )
    )


def _days(days: pd.Series) -> pd.Series:
    """Return days as spans of time, to the second as all times are."""
    return pd.to_timedelta(days, unit="D").astype("timedelta64[s]")
