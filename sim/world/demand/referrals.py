"""Referrals: buyers sent by a session, a post or a friend, and what others earn on them."""

from collections.abc import Sequence

from ...arrays import Cents, Flags, Floats, Mills, Units, np
from ...chance.demand import DemandLuck
from ...network.shop import Shop
from ...scenario.part import MILLS
from ..core.measures import (
    AD_ORDERS_ATTRIBUTED,
    AD_ORDERS_INCREMENTAL,
    AD_SALES_ATTRIBUTED,
    AD_SALES_INCREMENTAL,
    COMMISSION,
    Totals,
)
from ..core.rounding import half_up
from ..core.stock import Rows, Stock
from ..core.waiting import Waiting
from .ads import AdCampaigns, NoAds
from .creators import Creators, creators
from .live import Halo, halo
from .repeat_buyers import RepeatBuyers, repeat_buyers

_OF_ADS = (
    (AD_ORDERS_INCREMENTAL, AD_SALES_INCREMENTAL),
    (AD_ORDERS_ATTRIBUTED, AD_SALES_ATTRIBUTED),
)


class Attribution:
    """Orders and sales of ads: those that would not have been, and those that the dashboard counts.

    Of a day's units, ads brought their share of the day's expected orders. The dashboard counts a
    multiple of that, at most all of them.
    """

    def __init__(self, shop: Shop, ads: AdCampaigns | NoAds, shape: tuple[int, ...]) -> None:
        plans = [listing.ads for listing in shop.listings]
        multiple = [plan.attributed_multiple or 1.0 if plan else 1.0 for plan in plans]
        self._ads, self._multiple = ads, np.array(multiple)[:, None]
        self._basket = np.array([[p.demand.basket] for p in shop.listings])
        self._taken = np.zeros(shape, np.int64)
        self._totals = {measure: np.zeros(shape[1:]) for pair in _OF_ADS for measure in pair}

    def close(self, taken: Units, expected: Floats, price: Mills) -> None:
        """Attribute the units of a day; `taken` counts from the first, `expected` is orders."""
        today, self._taken = taken - self._taken, taken
        brought = today * np.minimum(self._ads.brought / np.maximum(expected, 1e-12), 1.0)
        shown = np.minimum(brought * self._multiple, today)
        for (orders, sales), units in zip(_OF_ADS, (brought, shown), strict=True):
            self._totals[orders] += (units / self._basket).sum(axis=0)
            self._totals[sales] += (units * price).sum(axis=0) / MILLS

    def totals(self) -> Totals:
        """Return whole orders, and sales in whole cents, (W,)."""
        return {measure: half_up(total) for measure, total in self._totals.items()}


class Commissions:
    """Earned as orders are taken, owed on what is delivered: not on what is cancelled or refused.

    A host earns on what the session sold, a creator on the part of the day's units that posts
    brought, by their share of the day's expected orders. Orders that wait are not kept apart.
    """

    def __init__(self, shop: Shop, creators: Sequence[Creators], shape: tuple[int, ...]) -> None:
        share = {host.name: host.commission for host in shop.hosts}
        self._hosts = [share[live.host] for live in shop.lives]
        self._creators = creators
        self._live = np.zeros(shape)
        """Units of today's sessions, each times its host's share."""
        self._waiting = Waiting(shape)
        """Mills a unit that others earn."""
        self.paid = np.zeros(shape[1:], np.int64)
        """Cents so far, (W,)."""

    def follow(self, day: int, session: int, rows: Rows, sold: Floats) -> None:
        """Note the units that a step of a session sold."""
        self._live[rows] += self._hosts[session] * sold

    def owed(
        self, stock: Stock, parcels: Units, kept: Units, expected: Floats, price: Mills
    ) -> Cents:
        """Return the cents that a day's parcels cost, as far as buyers kept them, (W,).

        `expected` is today's orders from all sources, `price` what they paid.
        """
        units, today = self._live, self._waiting.today(stock)
        for posting in self._creators:
            units = units + today * posting.commission(expected)
        each = self._waiting.close(stock, parcels, units * price)
        cents = half_up((kept * each).sum(axis=0) / MILLS)
        self._live[:] = 0.0
        self.paid += cents
        return cents

    def totals(self) -> Totals:
        """Return what hosts and creators earned, (W,)."""
        return {COMMISSION: self.paid}


class Meter:
    """Orders expected from all sources together, by which the units of a day are attributed."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self.today = np.zeros(shape)
        """Of today, (P, W)."""

    def open(self) -> None:
        """Begin a day."""
        self.today[:] = 0.0

    def note(self, rows: Rows, orders: Floats) -> None:
        """Add what an interval is expected to bring."""
        self.today[rows] += orders


class NoMeter:
    """Nothing is attributed."""

    today: Floats = np.zeros((1, 1))

    def open(self) -> None:
        """Begin a day."""

    def note(self, rows: Rows, orders: Floats) -> None:
        """Add nothing."""


Source = Halo | Creators | RepeatBuyers


class Referrals:
    """What brings orders day by day, and who earns on them; a list holds one department or none."""

    def __init__(
        self, shop: Shop, luck: DemandLuck, ads: AdCampaigns | NoAds, shape: tuple[int, ...]
    ) -> None:
        shares = [h.commission for h in shop.hosts] + [c.commission for c in shop.creators]
        described = any(row.ads and row.ads.attributed_multiple for row in shop.all_listings)
        echoes = halo(shop, shape)
        self._creators = creators(shop, luck.creators, shape)
        self._repeat_buyers = repeat_buyers(shop, shape)
        self._sources: list[Source] = [*echoes, *self._creators, *self._repeat_buyers]
        self.commissions = [Commissions(shop, self._creators, shape)] if any(shares) else []
        self.attribution = [Attribution(shop, ads, shape)] if described else []
        """None where no shop's ads dashboard is described."""
        self.followers: list[Halo | Commissions] = [*echoes, *self.commissions]
        """What follows from the units that live sessions sell."""
        self.meter = Meter(shape) if self._creators or self.attribution else NoMeter()

    def react(self, day: int, out: Flags) -> None:
        """Let creators see which listings closed yesterday with an empty shelf."""
        for posting in self._creators:
            posting.react(day, out)

    def add_to(self, rate: Floats, day: int) -> None:
        """Add the day's orders, (P, W), to those of other sources; asked once a day."""
        for source in self._sources:
            rate += source.orders(day)
        self.meter.open()

    def close(
        self, day: int, stock: Stock, parcels: Units, kept: Units, price: Mills
    ) -> list[Cents]:
        """Note a day's orders and parcels; return the cents that others earn on them, (W,) each."""
        for buyers in self._repeat_buyers:
            buyers.close(day, kept)
        expected = self.meter.today
        for of_ads in self.attribution:
            of_ads.close(stock.taken, expected, price)
        return [to.owed(stock, parcels, kept, expected, price) for to in self.commissions]
