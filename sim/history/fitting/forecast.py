"""A forecast that the seller has already, as the plan of a SKU in place of its past."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from ...arrays import Floats
from ...scenario.scenario import Scenario
from ..estimate import Estimate
from ..fitted import FittedProduct, Planned
from .calendar import usual_multiple
from .priors import NINE_OF_TEN

_FEWEST_DAYS = 7
"""A forecast of fewer days to come is no plan."""
_EIGHT_OF_TEN = 1.2816
"""Deviations of a normal law to either side that hold what lies between low and high."""
_LEAST_SD = 0.01


def with_forecast(
    product: FittedProduct,
    forecast: pd.DataFrame,
    week: Sequence[Estimate],
    market: Scenario,
    last: dt.date,
) -> FittedProduct:
    """Return a SKU planned by its forecast of the days after the last, where it has one.

    A forecast holds what weekdays, the year, ads and sales bring: no ads are added to it, and it
    is in no promotion.
    """
    rows = forecast[(forecast["sku"] == product.sku) & (forecast["date"] > pd.Timestamp(last))]
    rows = rows.sort_values("date")
    units = rows["units"].to_numpy(np.float64)
    if len(rows) < _FEWEST_DAYS or not units.sum():
        return product
    usual = float(units.mean())
    days = len(rows)
    return replace(
        product,
        level=Estimate(usual, usual, usual, days),
        growth=Estimate(1.0, 1.0, 1.0, days),
        elasticity=None,
        ads=None,
        demand=_open(rows, product),
        plan=_plan(
            rows["date"], units / usual / usual_multiple(market, rows["date"].dt.date), week
        ),
    )


def _plan(dates: pd.Series, multiples: Floats, week: Sequence[Estimate]) -> tuple[Planned, ...]:
    """Return multiples of the mean day without what weekdays bring; later days as the last."""
    of_day = np.array([day.value for day in week])[dates.dt.day_of_week.to_numpy()]
    plain = multiples / np.maximum(of_day, 0.01)
    later = dates.iloc[-1].date() + dt.timedelta(1)
    days = zip(dates.dt.date, plain.tolist(), strict=True)
    return *(Planned(*day) for day in days), Planned(later, float(plain[-7:].mean()))


def _open(rows: pd.DataFrame, product: FittedProduct) -> Estimate:
    """Return how far all demand may lie from a forecast: by its range, less the daily noise.

    Without a range it is what the SKU's past leaves open.
    """
    told = rows[(rows["low"] > 0) & (rows["high"] > rows["low"])]
    if told.empty:
        return product.demand
    sd = np.log((told["high"] / told["low"]).to_numpy()) / (2.0 * _EIGHT_OF_TEN)
    noise = 1.0 / product.dispersion.value + 1.0 / np.maximum(told["units"].to_numpy(), 0.1)
    left = max(float(np.median(sd**2 - noise)), _LEAST_SD**2) ** 0.5
    low, high = np.exp([-NINE_OF_TEN * left, NINE_OF_TEN * left])
    return Estimate(1.0, float(low), float(high), len(told))
