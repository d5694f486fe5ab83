"""Ads: budget, clicks, adstock, saturation, fatigue, learning (M26, M32, M33, M41, M94)."""

import math
from functools import partial

from ...arrays import Cents, Flags, Floats, np
from ...network.network import Network
from ...network.shop import Shop
from ...scenario.ads import Ads
from ..core.rounding import half_up
from ..core.stock import Rows, Shelf
from .promotion import sale_multiple

_NO_ADS = Ads(budget_per_day=0.0, cost_per_click=1.0, orders_per_click=0.0, half_saturation=1.0)
_ALL_DAY = 1.0 - 1e-9
"""Share of a day from which on ads count as paused: the shares of its intervals sum to 1."""


class AdCampaigns:
    """Paid traffic of all products: what is spent a day, and the orders that it brings.

    Orders a day = pull / click price x orders per click / (1 + pull / half saturation)
    x fatigue x learning x noise, where pull is the adstock of the spend. The Hill slope is 1. Sales
    multiply the click price and the orders per click.
    """

    def __init__(self, shop: Shop, efficiency: Floats, click_price: Floats, worlds: int) -> None:
        plans = [listing.ads or _NO_ADS for listing in shop.listings]
        self.planned = planned_budget(shop)
        self._click_price = _column([a.cost_per_click for a in plans]) * _in_sales(
            shop, "click_price_multiple"
        )
        self._dearer = click_price
        """Multiple of what a click costs in each world, (P, W), or (P, 1)."""
        self._orders_per_click = _column([a.orders_per_click for a in plans]) * _in_sales(
            shop, "conversion_multiple"
        )
        self._half = _column([a.half_saturation for a in plans])
        self._carry = _column([a.carry_over for a in plans])
        self._creative_days = [a.new_creative_every_days for a in plans]
        self._tiring = _column([0.5 ** (1 / (a.fatigue_half_life_days or math.inf)) for a in plans])
        self._learning_days = np.maximum(_column([a.learning_days for a in plans]), 1.0)
        self._unlearnt = _column([1.0 - a.learning_efficiency for a in plans])
        self._stop_lag = np.array([[round(a.stop_lag_hours * 60)] for a in plans])
        self._rank_lost = _column([a.rank_lost_click_price for a in plans])
        self._attributed = _column([a.attributed_multiple or 1.0 for a in plans])
        self._efficiency = efficiency
        shape = (len(plans), worlds)
        self._pull = np.zeros(shape)
        self._fresh = np.ones(shape)
        self._learnt = np.ones(shape) * (self._learning_days + 1.0)
        self.budget: Cents = np.zeros(worlds, np.int64)
        """Cents set aside for today's ads, (W,)."""
        self._spend = np.zeros(shape)
        self._clicks = np.zeros(shape)
        """Clicks a day, run all day."""
        self.clicks = np.zeros(shape)
        self.orders = np.zeros(shape)
        """What the ads manager shows: clicks, and orders that it attributes to the ads, so far."""
        self.rate = np.zeros(shape)
        """Orders a day that ads would bring, run all day."""
        self._stopped = np.zeros(shape)
        self._empty = np.zeros(shape)
        """Shares of today's trading in which ads were off, and in which the shelf was empty."""

    def set_budget(
        self, day: int, share: Floats, spendable: Cents, traffic: Floats | float = 1.0
    ) -> None:
        """Open the day: cut the wished share to the cash there is, and work out the orders.

        Where momentum has lost traffic, clicks are dearer.
        """
        wished = share * self.planned[day]
        total = wished.sum(axis=0)
        self.budget = np.ceil(np.minimum(total, spendable)).astype(np.int64)
        self._spend = wished * np.clip(spendable / np.maximum(total, 1.0), 0.0, 1.0)
        self._pull = self._carry * self._pull + (1.0 - self._carry) * self._spend
        self._age_creatives(day, self._spend > 0)
        price = self._click_price[day] * self._dearer
        if self._rank_lost.any():
            price = price * (1.0 + self._rank_lost * (1.0 - traffic))
        self._clicks = self._pull / price / (1.0 + self._pull / self._half)
        quality = self._fresh * self._efficiency[day] * self._learning()
        self.rate = self._clicks * self._orders_per_click[day] * quality
        self._stopped[:] = 0.0
        self._empty[:] = 0.0

    @property
    def brought(self) -> Floats:
        """Orders that ads were expected to bring today, (P, W), but for the time they were off."""
        return self.rate * (1.0 - self._stopped)

    def _age_creatives(self, day: int, running: Flags) -> None:
        """Age creatives and learn on days that ads run; a pause makes ads learn anew."""
        self._fresh = np.where(running, self._fresh * self._tiring, self._fresh)
        for row, every in enumerate(self._creative_days):
            if day % every == 0:
                self._fresh[row] = 1.0
        self._learnt = np.where(
            running, np.minimum(self._learnt + 1.0, self._learning_days + 1.0), 0.0
        )

    def _learning(self) -> Floats:
        """Return the efficiency: the least on the first day after a pause, 1 when all is learnt."""
        progress = np.maximum(self._learnt - 1.0, 0.0) / self._learning_days
        return 1.0 - self._unlearnt * (1.0 - progress)

    def forgone(self, rows: Rows, shelf: Shelf, empty: Flags, share: Floats | float) -> Floats:
        """Return the orders that ads do not bring in an interval that begins with an empty shelf.

        Ads go on for the stop lag after the shelf was emptied, at the seller's cost.
        """
        off = empty & (shelf.minutes_out >= self._stop_lag[rows])
        stopped: Floats = np.multiply(off, share, dtype=np.float64)
        self._stopped[rows] += stopped
        self._empty[rows] += empty * share
        stopped *= self.rate[rows]
        return stopped

    def close(self) -> list[tuple[Cents, Cents]]:
        """Return the cents spent and wasted today, (P, W); what was not spent does not pull."""
        ran = 1.0 - self._stopped
        self.clicks += self._clicks * ran
        self.orders += self.rate * ran * self._attributed
        self._pull -= (1.0 - self._carry) * (self._spend * self._stopped)
        self._learnt = np.where(self._stopped > _ALL_DAY, 0.0, self._learnt)
        wasted = self._spend * (self._empty - self._stopped)
        return [(half_up(self._spend * ran), half_up(wasted))]


class NoAds:
    """A shop without ads: nothing is spent, nothing is brought."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self.rate = self.brought = 0.0
        self.budget = 0
        self.clicks = self.orders = np.broadcast_to(0.0, shape)

    def set_budget(
        self, day: int, share: Floats, spendable: Cents, traffic: Floats | float = 1.0
    ) -> None:
        """Spend nothing."""

    def forgone(self, rows: Rows, shelf: Shelf, empty: Flags, share: Floats | float) -> float:
        """Forgo nothing."""
        return 0.0

    def close(self) -> list[tuple[Cents, Cents]]:
        """Return nothing to pay for."""
        return []


def ad_campaigns(
    shop: Shop, efficiency: Floats, click_price: Floats, worlds: int
) -> AdCampaigns | NoAds:
    """Return the ads of a shop, a null object where it has none."""
    if any(listing.ads for listing in shop.listings):
        return AdCampaigns(shop, efficiency, click_price, worlds)
    return NoAds((len(shop.listings), worlds))


def planned_budget(shop: Shop) -> Floats:
    """Return the planned budgets in cents, (D, P, 1): from the launch until the plan ends."""
    plan = np.zeros((shop.days, len(shop.listings), 1))
    for row, listing in enumerate(shop.listings):
        if listing.ads:
            plan[:, row] = listing.ads.budget_per_day
            for step in sorted(listing.ads.steps, key=lambda step: step.date):
                plan[max(0, shop.day(step.date)) :, row] = step.budget_per_day
            plan[: shop.launch(listing), row] = 0
            plan[shop.winds_down_on :, row] = 0
    return half_up(plan).astype(np.float64)


def _in_sales(shop: Shop, key: str) -> Floats:
    """Return the multiple of what a click costs, or of its orders, on each day, (D, P, 1)."""
    multiple = partial(sale_multiple, shop, key=key)
    days, listings = range(shop.days), shop.listings
    return np.array([[[multiple(row.product, day)] for row in listings] for day in days])


def _column(values: list[float] | list[int]) -> Floats:
    return np.array(values, dtype=np.float64)[:, None]


class AdsReport:
    """What the ads managers of all shops show before each day, (days + 1, P, W).

    Clicks, and the orders that they attribute to ads, so far.
    """

    def __init__(self, days: int, shape: tuple[int, ...]) -> None:
        self.clicks = np.zeros((days + 1, *shape))
        self.orders = np.zeros((days + 1, *shape))

    def read(self, day: int, rows: slice, ads: AdCampaigns | NoAds) -> None:
        """Note what one shop's ads manager shows on a morning."""
        self.clicks[day, rows] = ads.clicks
        self.orders[day, rows] = ads.orders


class NoAdsReport:
    """A seller without ads: no clicks."""

    def __init__(self, days: int, shape: tuple[int, ...]) -> None:
        self.clicks = self.orders = np.broadcast_to(0.0, (days + 1, *shape))

    def read(self, day: int, rows: slice, ads: AdCampaigns | NoAds) -> None:
        """Read nothing."""


def ads_report(network: Network, shape: tuple[int, ...]) -> AdsReport | NoAdsReport:
    """Return the report of a seller, a null object where nothing is advertised."""
    kind = AdsReport if any(listing.ads for listing in network.listings) else NoAdsReport
    return kind(network.plan_days, shape)
