"""All that records say of one SKU."""

import numpy as np
import pandas as pd

from ...scenario.scenario import Scenario
from ..daily import Daily
from ..estimate import Estimate
from ..fitted import FittedProduct
from ..records import Records
from .ads import fitted_ads
from .after_the_sale import returns
from .demand import FittedDemand
from .priors import NINE_OF_TEN

_RECENT_DAYS = 28
_LEAST_SD = 0.01
_SOON_DAYS = 7
"""A snapshot so long after the last day still tells of it."""


def product(
    records: Records,
    one: Daily,
    fitted: FittedDemand,
    clicks: float | None,
    market: Scenario,
) -> FittedProduct:
    """Return what records say of one SKU."""
    share, days = returns(records, one.sku)
    known = records.products[records.products["sku"] == one.sku].tail(1)
    ads = fitted_ads(fitted, clicks, market)
    carried = fitted.expected_share_of_ads() * _sd(ads.orders_per_click) if ads else 0.0
    return FittedProduct(
        daily=one,
        level=fitted.level,
        growth=fitted.growth,
        dispersion=fitted.dispersion,
        demand=_ahead(max(fitted.ahead_sd**2 - carried**2, _LEAST_SD**2) ** 0.5, fitted.level.seen),
        price=_price(one),
        elasticity=fitted.elasticity,
        ads=ads,
        return_share=share,
        return_days=days,
        stock=_stock(records, one),
        unit_cost=_first(_known(known, "unit_cost"), _last_cost(records.purchases, one.sku)),
        weight_kg=_known(known, "weight_kg"),
        volume_m3=_known(known, "volume_m3"),
        carton=None if (carton := _known(known, "carton")) is None else round(carton),
    )


def _sd(estimate: Estimate) -> float:
    """Return the deviation of the logarithm of an estimate."""
    return float(np.log(estimate.high / estimate.low) / (2.0 * NINE_OF_TEN))


def _ahead(sd: float, seen: int) -> Estimate:
    """Return the multiple that all demand may be of what is expected."""
    low, high = np.exp([-NINE_OF_TEN * sd, NINE_OF_TEN * sd])
    return Estimate(1.0, float(low), float(high), seen)


def _price(one: Daily) -> float | None:
    """Return the mean price of the last four weeks that sold any."""
    sold = np.flatnonzero(np.isfinite(one.price) & (one.units > 0))[-_RECENT_DAYS:]
    if not len(sold):
        return None
    return float(np.average(one.price[sold], weights=one.units[sold]))


def _stock(records: Records, one: Daily) -> int | None:
    """Return the stock at the close of the last day: of the snapshot that is nearest to it.

    Of an older one what was sold since is gone, and what arrived since is there.
    """
    last = pd.Timestamp(one.last)
    rows = records.stock[records.stock["sku"] == one.sku].sort_values("date")
    rows = rows[rows["date"] <= last + pd.Timedelta(days=_SOON_DAYS)]
    if rows.empty:
        return None
    nearest = rows.iloc[int((rows["date"] - last).abs().argmin())]
    since = max((last - nearest["date"]).days, 0)
    sold = int(one.units[len(one.units) - since :].sum())
    bought = records.purchases[records.purchases["sku"] == one.sku]
    here = bought[(bought["arrived"] > nearest["date"]) & (bought["arrived"] <= last)]
    return max(int(nearest["stock"]) - sold + int(here["units"].sum()), 0)


def _known(rows: pd.DataFrame, key: str) -> float | None:
    """Return what a table of products tells of a SKU."""
    told = rows[key].dropna()
    return float(told.iloc[-1]) if len(told) else None


def _last_cost(purchases: pd.DataFrame, sku: str) -> float | None:
    """Return what a unit cost in the last order of it."""
    rows = purchases[(purchases["sku"] == sku)].sort_values("ordered")
    return _known(rows, "unit_cost")


def _first(*values: float | None) -> float | None:
    """Return the first value that is known."""
    return next((value for value in values if value is not None), None)
