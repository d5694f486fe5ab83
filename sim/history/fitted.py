"""What records say of a shop, ready to become a scenario or to be held against what came next."""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from .daily import Daily
from .estimate import Estimate


@dataclass(frozen=True, slots=True)
class FittedAds:
    """The answer of a SKU's sales to its ads; see sim.scenario.ads."""

    budget_per_day: float
    """Mean of the last four weeks."""
    orders_per_click: Estimate
    cost_per_click: Estimate
    half_saturation: Estimate


class Planned(NamedTuple):
    """A day of a forecast, as a multiple of the level without what its weekday brings."""

    date: dt.date
    multiple: float


@dataclass(frozen=True, slots=True)
class FittedProduct:
    """What records say of a SKU."""

    daily: Daily
    level: Estimate
    """Units on an ordinary day at the end of the records, without ads, sales and sessions."""
    growth: Estimate
    """Multiple of the level in 30 days, of the last weeks; 1.0: it stays as it is."""
    dispersion: Estimate
    """k of the daily gamma noise, see sim.scenario.product."""
    demand: Estimate
    """Multiple of all that is expected of it that the truth may be, about 1.0: what level and
    growth leave open, less what other uncertain numbers carry already."""
    price: float | None
    """Mean of the last four weeks that sold any."""
    elasticity: Estimate | None
    """None: prices hardly moved."""
    ads: FittedAds | None
    return_share: Estimate | None
    return_days: Estimate | None
    stock: int | None
    """On the shelf at the close of the last day."""
    unit_cost: float | None
    """As purchase orders or a table of products tell."""
    weight_kg: float | None
    volume_m3: float | None
    carton: int | None
    plan: tuple[Planned, ...] = ()
    """By the seller's own forecast, which holds sales and ads; none: its past is the plan."""

    @property
    def sku(self) -> str:
        """What the scenario calls it."""
        return self.daily.sku


@dataclass(frozen=True, slots=True)
class FittedPromotion:
    """What a sale of the past brought."""

    name: str
    sale_from: dt.date
    sale_days: int
    skus: tuple[str, ...]
    uplift: Estimate
    """Multiple of ordinary sales."""
    hangover: Estimate
    """Multiple of ordinary sales in the week after it."""


class SaleToCome(NamedTuple):
    """A sale that has not ended on the last day of the records."""

    name: str
    first: dt.date
    last: dt.date
    own: bool
    """Told by the seller; else of the platform's calendar."""


@dataclass(frozen=True, slots=True)
class FittedHost:
    """What a host sells."""

    name: str
    units_per_hour: Estimate
    cv: Estimate
    """Of a session's luck."""
    sessions: int
    usual_minutes: int


@dataclass(frozen=True, slots=True)
class FittedWay:
    """How long a supplier takes, or a mode of freight."""

    name: str
    """Of the supplier, or the mode."""
    mean: Estimate
    """Days."""
    cv: Estimate
    orders: int


@dataclass(frozen=True, slots=True)
class Due:
    """Money that the platform holds, by the day of its payout."""

    on: dt.date
    amount: float


@dataclass(frozen=True, slots=True)
class OnTheWay:
    """Goods that were ordered and are not there."""

    sku: str
    units: int
    arrives: dt.date
    """As far as lead times of the past tell."""
    mode: str


@dataclass(frozen=True, slots=True)
class Fitted:
    """All that records say of a shop, as of the morning after their last day."""

    first: dt.date
    last: dt.date
    products: tuple[FittedProduct, ...]
    """By what they brought in the last 90 days, the most first."""
    weekday: tuple[Estimate, ...]
    """Seven multiples, Monday first, which sum to 7; none: too little is told."""
    promotions: tuple[FittedPromotion, ...]
    uplift: Estimate | None
    """Of a sale to come, by those of the past and the market's range."""
    hosts: tuple[FittedHost, ...]
    delivery_days: Estimate | None
    payout_days: Estimate | None
    """From delivery to payout."""
    commission: Estimate | None
    """Share of revenue that the platform keeps, affiliates included."""
    seller_cancelled: Estimate | None
    """Share of paid units that the seller cancelled."""
    refused: Estimate | None
    """Share of units sent that buyers refused at the door."""
    lead_times: tuple[FittedWay, ...]
    """Days from order to shipment, by supplier."""
    transit: tuple[FittedWay, ...]
    """Days from shipment to arrival, by mode."""
    receivables: tuple[Due, ...]
    on_the_way: tuple[OnTheWay, ...]
    questions: tuple[str, ...]
    """What the records leave open and the seller knows, a sentence each."""
    sales_to_come: tuple[SaleToCome, ...] = ()
    """By date; of a market's file are more."""
    sales_told: tuple[dt.date, dt.date] | None = None
    """First and last day of the seller's table of sales: between them are no others."""
