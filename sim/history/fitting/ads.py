"""The pull of a SKU's ads, and what a click costs; see sim.world.demand.ads for the law."""

import numpy as np
import pandas as pd

from ...arrays import Floats
from ...network.inputs import CLICK_PRICE, CONVERSION
from ...scenario.scenario import Scenario
from ..daily import Daily
from ..estimate import Estimate
from ..fitted import FittedAds
from .demand import FittedDemand
from .model import AdPull
from .priors import (
    COST_PER_CLICK,
    HALF_SATURATION,
    ORDERS_PER_CLICK,
    Prior,
    told,
)

_CARRY_OVER = 0.29
"""Share of yesterday's pull that is still there today, where the market's file has no ads."""
_RECENT_DAYS = 28


def pull_of(daily: Daily, clicks: float | None, market: Scenario) -> AdPull:
    """Return the pull of a SKU's ads by its spend, and what the market believes of them.

    `clicks` a unit of spend are those of the reports; None: the market's price of a click.
    """
    theirs = next((product.ads for product in market.products if product.ads), None)
    carry = theirs.carry_over if theirs else _CARRY_OVER
    pull = _adstock(daily.spend, carry)
    usual = float(daily.spend[daily.spend > 0].mean()) if (daily.spend > 0).any() else 1.0
    half = Prior(HALF_SATURATION.mean + np.log(usual), HALF_SATURATION.sd)
    per_click = told(market, CONVERSION, theirs.orders_per_click) if theirs else ORDERS_PER_CLICK
    price = 1.0 / clicks / (1.0 + usual / np.exp(half.mean)) if clicks else None
    price = price or _price(market).mid
    return AdPull(pull, pull / price, per_click, half)


def fitted_ads(fit: FittedDemand, clicks: float | None, market: Scenario) -> FittedAds | None:
    """Return the answer of a SKU's sales to its ads; None where it has none of late."""
    recent = fit.daily.spend[-_RECENT_DAYS:]
    if not recent.any():
        return None
    orders, half = fit.of_ads()
    return FittedAds(float(recent.mean()), orders, _click_price(fit, clicks, market), half)


def _click_price(fit: FittedDemand, clicks: float | None, market: Scenario) -> Estimate:
    """Return what a click costs: as the reports tell, within what saturation leaves open."""
    prior, days = _price(market), int((fit.daily.spend > 0).sum())
    if not clicks:
        low, high = prior.range
        return Estimate(prior.mid, low, high, 0, own=0.0)
    usual = float(fit.daily.spend[fit.daily.spend > 0].mean())
    _, half = fit.of_ads()
    low, value, high = (1.0 / clicks / (1.0 + usual / h) for h in (half.low, half.value, half.high))
    return Estimate(value, low, high, days)


def _price(market: Scenario) -> Prior:
    """Return what the market's file believes of a click's price, in its money."""
    theirs = next((product.ads for product in market.products if product.ads), None)
    return told(market, CLICK_PRICE, theirs.cost_per_click) if theirs else COST_PER_CLICK


def clicks_a_unit_of_spend(ads: pd.DataFrame, sku: str) -> float | None:
    """Return how many clicks a unit of money brought; None where no report tells."""
    rows = ads[(ads["sku"] == sku) & ads["clicks"].notna() & (ads["spend"] > 0)]
    spend, clicks = float(rows["spend"].sum()), float(rows["clicks"].sum())
    return clicks / spend if spend and clicks else None


def _adstock(spend: Floats, carry: float) -> Floats:
    """Return the pull of each day, (D,): of today's spend, and of what is left of yesterday's."""
    pull = np.zeros(len(spend))
    before = spend[0] if len(spend) else 0.0
    for day, today in enumerate(spend):  # each day hangs on the one before
        before = pull[day] = carry * before + (1.0 - carry) * today
    return pull
