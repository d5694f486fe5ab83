"""The luck of demand: what buyers would do in each world, whatever the seller does."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from ..arrays import Flags, Floats, Normals, Numbers
from ..network.horizon import Horizon
from ..network.inputs import (
    AUDIENCE,
    CLICK_PRICE,
    CONVERSION,
    DEMAND,
    TRAFFIC_LOST,
    UPLIFT,
    promotion_in,
)
from ..network.listing import Listing
from ..network.shop import Shop
from ..scenario.calendar import Payday, SellingSeason
from ..scenario.live import LIVE_STEP, Live
from ..scenario.product import TakeOff
from .counts import scores
from .creators import CreatorLuck, draw_creators, mean_creators
from .drawn import Drawn
from .inputs import AS_FILE, Inputs
from .streams import Streams
from .viral import expected_orders, viral_orders

TRADES_A_DAY = 3
"""Trading intervals of a day of the plan without live sessions: until noon, six, closing."""

_PLANNING = Streams(0, 2**32 - 1)
"""The seller's plan averages over these draws, the same for every seed; no world uses them."""


class OrderLuck(NamedTuple):
    """What chance says of the orders of one interval."""

    orders: Normals
    basket: Normals | None
    packs: tuple[Normals, ...]
    """By size, in the order of `sizes_of`."""


@dataclass(frozen=True, slots=True)
class DemandLuck(Drawn):
    """What chance decides about demand; W worlds, P products, D days."""

    organic: Floats
    """Orders a day before momentum and promotions, (D, P, W)."""
    trades: Normals
    """Scores of the orders, (I, P, W): by trading interval, numbered over all days."""
    baskets: Normals | None
    """The same for units per order; None where every order is one unit."""
    ads: Floats
    """Efficiency of the day's ads, mean 1, (D, P, W); one world wide where no ads are noisy."""
    live_baskets: tuple[Normals, ...]
    """Scores of units per order in each session's steps; empty where baskets are None."""
    audience: Floats
    """Multiple of the host's usual sales, (sessions, W)."""
    live: tuple[Normals, ...]
    """Scores of the orders in each session's steps, (steps, W), or (steps, regions, W)."""
    uplift: Floats
    """Multiple of organic orders in each promotion's sale, (promotions, W)."""
    missed: Flags
    """Whether the sign-up went wrong, (promotions, W)."""
    shows: Flags
    """Whether the host comes, (sessions, W); one world wide where every host does."""
    creators: tuple[CreatorLuck, ...]
    """By creator and product."""
    click_price: Floats
    """Multiple of what a click costs, (P, W); one world wide where it is as the file says."""
    traffic_lost: Floats
    """Share of momentum that a day without stock takes, (W,), or (1,)."""

    packs: tuple[Normals, ...]
    """Scores of the orders of each size of pack, like `trades`; none where there are no packs."""
    live_packs: tuple[tuple[Normals, ...], ...]
    """The same of each size in each session's steps."""

    def scores(self, slot: int, session: int | None) -> OrderLuck:
        """Return the scores of an interval's orders, of its baskets, and of orders by size."""
        if session is None:
            basket = None if self.baskets is None else self.baskets[slot]
            packs = tuple(size[slot] for size in self.packs)
            return OrderLuck(self.trades[slot], basket, packs)
        basket = self.live_baskets[session][slot] if self.live_baskets else None
        packs = tuple(size[session][slot] for size in self.live_packs)
        return OrderLuck(self.live[session][slot], basket, packs)


def trades_on(horizon: Horizon, day: int) -> range:
    """Return the numbers of a day's trading intervals: three, but one in the run-off."""
    planned = min(day, horizon.plan_days)
    first = planned * TRADES_A_DAY + day - planned
    return range(first, first + (TRADES_A_DAY if day < horizon.plan_days else 1))


def sizes_of(shop: Shop) -> list[int]:
    """Return the sizes of packs that any product of a shop is ordered in."""
    packs = (listing.demand.packs for listing in shop.listings)
    return sorted({size for law in packs if law for size in law.values})


def draw_demand(shop: Shop, streams: Streams, worlds: int, inputs: Inputs = AS_FILE) -> DemandLuck:
    """Draw the demand luck of one block of worlds."""
    luck_of, shows = shop.luck_of, _shows(shop, streams, worlds)
    demands, sizes = [listing.demand for listing in shop.listings], sizes_of(shop)
    has_baskets = any(demand.basket > 1.0 and not demand.packs for demand in demands)
    return DemandLuck(
        organic=draw_organic(shop, streams, worlds, inputs),
        trades=draw_trades(shop, streams, worlds),
        baskets=_slots(shop, streams, "basket", worlds) if has_baskets else None,
        ads=_ads(shop, streams, worlds, inputs),
        audience=shows
        * _rows(_audience(shop, live, streams, worlds, inputs) for live in shop.lives),
        live=tuple(map(scores, _sessions(shop, streams, "live step", worlds))),
        live_baskets=_sessions(shop, streams, "live basket", worlds) if has_baskets else (),
        packs=tuple(scores(_slots(shop, streams, f"orders of {n}", worlds)) for n in sizes),
        live_packs=tuple(
            tuple(map(scores, _sessions(shop, streams, f"live orders of {n}", worlds)))
            for n in sizes
        ),
        uplift=_rows(
            inputs.of(UPLIFT, promotion_in(p, shop.name)).of(
                p.uplift.from_0(streams.of("uplift", luck_of(p.name)), worlds)
            )
            for p in shop.promotions
        ),
        missed=_rows(
            streams.of("missed sign-up", luck_of(p.name)).random(worlds) < p.missed_share
            for p in shop.promotions
        ).astype(np.bool_),
        shows=shows,
        creators=draw_creators(shop, streams, worlds, inputs),
        click_price=_click_price(shop, inputs),
        traffic_lost=_traffic_lost(shop, inputs),
    )


def draw_organic(shop: Shop, streams: Streams, worlds: int, inputs: Inputs) -> Floats:
    """Draw the orders a day that buyers make by themselves, (D, P, W)."""
    rows = [_organic(shop, listing, streams, worlds, inputs) for listing in shop.listings]
    return np.stack(rows, axis=1)


def draw_trades(shop: Shop, streams: Streams, worlds: int) -> Normals:
    """Draw the scores of the orders of all trading intervals, (I, P, W)."""
    return scores(_slots(shop, streams, "trade", worlds))


def mean_demand(shop: Shop) -> DemandLuck:
    """Return the luck of one world in which everything goes as the seller expects."""
    known = tuple(season for season in shop.seasons if season.foreseen)
    shop = replace(shop, seasons=known)
    days, number = shop.days, len(shop.listings)
    hosts = {h.name: h.audience.mean * (1.0 - h.no_show_chance) for h in shop.hosts}
    organic = [
        season(shop, p) * p.demand.units_per_day + expected_orders(p, shop) for p in shop.listings
    ]
    return DemandLuck(
        organic=np.stack(organic, axis=1)[:, :, None],
        trades=scores(np.zeros((0, number, 1), np.float32)),
        baskets=None,
        live_baskets=(),
        packs=(),
        live_packs=(),
        ads=np.ones((days, number, 1)),
        audience=_rows(np.array([hosts[live.host]]) for live in shop.lives),
        live=(),
        uplift=_rows(np.array([p.uplift.mean]) for p in shop.promotions),
        missed=np.zeros((len(shop.promotions), 1), np.bool_),
        shows=np.ones((len(shop.lives), 1), np.bool_),
        creators=mean_creators(shop),
        click_price=_click_price(shop, AS_FILE),
        traffic_lost=_traffic_lost(shop, AS_FILE),
    )


def session_key(live: Live, key: str) -> str:
    """Return what names a session for its luck: what is sold, and the start."""
    return f"{key} {live.start.isoformat()}"


def season(shop: Shop, listing: Listing) -> Floats:
    """Return the expected multiple of units_per_day on each day, (D,): week, life cycle, launch."""
    day = np.arange(shop.days)
    multiple = np.array([shop.market.weekday[shop.date(int(d)).weekday()] for d in day])
    multiple = multiple * calendar(shop, listing)
    demand = listing.demand
    if demand.life_cycle:
        at = [shop.day(point.date) for point in demand.life_cycle]
        multiple = multiple * np.interp(day, at, [point.multiple for point in demand.life_cycle])
    launch = shop.launch(listing)
    if demand.take_off:
        multiple = multiple * _expected_take_off(demand.take_off, listing.source, day - launch)
    return np.where(day >= launch, multiple, 0.0)


def calendar(shop: Shop, listing: Listing) -> Floats:
    """Return the multiple of a listing's organic orders on each day, (D,)."""
    dates = [shop.date(day) for day in range(shop.days)]
    multiple = np.ones(len(dates))
    periods: list[SellingSeason | Payday] = [*shop.seasons, *shop.paydays]
    for days in periods:
        if listing.product in (days.products or [listing.product]):
            multiple[[date in days for date in dates]] *= days.multiple
    return multiple


def _rows(rows: Iterable[Floats | Flags]) -> Floats:
    """Return one row an entity, (entities, W); no rows where there are no entities."""
    stacked = [row.astype(np.float64) for row in rows]
    return np.stack(stacked) if stacked else np.empty((0, 1))


def _organic(shop: Shop, listing: Listing, streams: Streams, worlds: int, inputs: Inputs) -> Floats:
    """Draw orders a day, (D, W)."""
    demand, source = listing.demand, listing.source
    plain = listing.model_copy(update={"demand": demand.model_copy(update={"take_off": None})})
    rate = np.repeat((season(shop, plain) * demand.units_per_day)[:, None], worlds, axis=1)
    if demand.take_off:
        level = demand.take_off.level.from_0(streams.of("level", source), worlds)
        half = demand.take_off.days_to_half.sample(streams.of("take-off", source), worlds)
        since = np.arange(shop.days) - shop.launch(listing)
        rate *= _take_off(since, level, half, demand.take_off.steepness)
    if demand.dispersion and shop.market.demand_noise != "none":
        k = demand.dispersion
        rate *= streams.of("day noise", source).gamma(k, 1.0 / k, rate.shape)
    if demand.viral:
        rate += viral_orders(listing, shop, streams, worlds, inputs)
    return inputs.of(DEMAND, listing.product).of(rate)


def _expected_take_off(terms: TakeOff, name: str, since: Numbers) -> Floats:
    """Return the mean take-off over the speeds that worlds may draw, (days,)."""
    drawn = terms.days_to_half.sample(_PLANNING.of("take-off", name), 100_000)
    half = np.quantile(drawn, (np.arange(200) + 0.5) / 200)
    curve = _take_off(since, np.ones(1), half, terms.steepness)
    return np.asarray(terms.level.mean * curve.mean(axis=1))


def _take_off(since: Numbers, level: Floats, half: Floats, steepness: float) -> Floats:
    """Return a logistic rise to `level`, half of it after `half` days, (days, worlds)."""
    scale = np.maximum(half, 0.5) / steepness
    return np.asarray(level / (1.0 + np.exp(-(since[:, None] - half) / scale)))


def _slots(shop: Shop, streams: Streams, purpose: str, worlds: int) -> Normals:
    """Draw one normal for each trading interval and row, (I, P, W)."""
    shape = (trades_on(shop, shop.days).start, worlds)
    keys = [listing.key for listing in shop.listings]
    return np.stack([streams.normals(purpose, key, shape) for key in keys], axis=1)


def _sessions(shop: Shop, streams: Streams, purpose: str, worlds: int) -> tuple[Normals, ...]:
    """Draw each session's normals, (steps, W), or (steps, regions, W) where there are several."""
    sessions = []
    for live in shop.lives:
        keys = [shop.listings[row].key for row in shop.rows_of(live.product)]
        shape = (live.minutes // LIVE_STEP, worlds)
        drawn = [streams.normals(purpose, session_key(live, key), shape) for key in keys]
        sessions.append(drawn[0] if len(drawn) == 1 else np.stack(drawn, axis=1))
    return tuple(sessions)


def _ads(shop: Shop, streams: Streams, worlds: int, inputs: Inputs) -> Floats:
    """Draw the efficiency of each day's ads: gamma, mean 1, times what is uncertain, (D, P, W)."""
    rows = [_ads_of(shop, listing, streams, worlds, inputs) for listing in shop.listings]
    return np.stack(np.broadcast_arrays(*rows), axis=1)


def _ads_of(shop: Shop, listing: Listing, streams: Streams, worlds: int, inputs: Inputs) -> Floats:
    """Return the same of one listing, (D, W); one world wide where all are alike."""
    luck, ads = np.ones((shop.days, 1)), listing.ads
    if ads is None:
        return luck
    if ads.noise:
        shape = ads.noise**-2
        size = (shop.days, worlds)
        luck = streams.of("ads", listing.source).gamma(shape, 1 / shape, size)
    demand = inputs.of(DEMAND, listing.product).of(luck)
    return inputs.of(CONVERSION, listing.product).of(demand)


def _click_price(shop: Shop, inputs: Inputs) -> Floats:
    """Return the multiple of what a click costs, (P, W), or (P, 1)."""
    usual = np.ones(1)
    rows = [inputs.of(CLICK_PRICE, listing.product).of(usual) for listing in shop.listings]
    return np.stack(np.broadcast_arrays(*rows))


def _traffic_lost(shop: Shop, inputs: Inputs) -> Floats:
    """Return the share of momentum that a day without stock takes, (W,), or (1,)."""
    share = np.array([shop.market.stockout.traffic_lost_per_day])
    return np.minimum(inputs.of_shop(TRAFFIC_LOST, shop).of(share), 1.0)


def _audience(shop: Shop, live: Live, streams: Streams, worlds: int, inputs: Inputs) -> Floats:
    host = next(host for host in shop.hosts if host.name == live.host)
    name = session_key(live, shop.luck_of(live.product))
    audience = host.audience.from_0(streams.of("audience", name), worlds)
    return inputs.of(DEMAND, live.product).of(inputs.of(AUDIENCE, live.host).of(audience))


def _shows(shop: Shop, streams: Streams, worlds: int) -> Flags:
    """Draw whether the host of each session comes, (sessions, W or 1)."""
    chances = {host.name: host.no_show_chance for host in shop.hosts}
    if not any(chances[live.host] for live in shop.lives):
        return np.ones((len(shop.lives), 1), np.bool_)
    names = [session_key(live, shop.luck_of(live.product)) for live in shop.lives]
    draws = np.stack([streams.of("no-show", name).random(worlds) for name in names])
    return draws >= np.array([[chances[live.host]] for live in shop.lives])
