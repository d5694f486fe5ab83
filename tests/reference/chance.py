"""One world's luck as plain lists, and counts of orders drawn from it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from scipy.special import ndtr

from sim.chance.demand import DemandLuck
from sim.chance.luck import Luck
from sim.chance.order_table import Table
from sim.chance.parcels import ParcelLuck
from sim.chance.platform import BanLuck, PlatformLuck
from sim.chance.records import RecordLuck

from .item import Item

EXACT_BELOW = 10.0
AHEAD = 32
"""Orders of a product whose days are converted beforehand; later ones when they are asked for."""


class Score(NamedTuple):
    """A normal score, its probability, and the probability that decides the baskets."""

    z: float
    below: float
    basket: float


class Days:
    """Days of one supplier or lane and product by order number, in one world."""

    def __init__(self, table: Table, world: int) -> None:
        self._table, self._world = table, world
        self._days: list[float] = []
        self._convert()

    def of(self, number: int) -> float:
        """Return the days of an order."""
        while number >= len(self._days):
            self._convert()
        return self._days[number]

    def _convert(self) -> None:
        numbers = np.arange(AHEAD) + len(self._days)
        self._days += self._table.of(numbers, np.full(AHEAD, self._world)).tolist()


class PostLuck(NamedTuple):
    """A creator's posts about a product, by day: orders they will bring, and a wish to leave."""

    orders: list[float]
    drops: list[bool]


@dataclass(frozen=True, slots=True)
class AccountLuck:
    """What chance decides about the bans of one account."""

    strikes: list[float]
    appeal_days: Days
    appeal: Days

    @staticmethod
    def of(bans: BanLuck | None, world: int) -> AccountLuck | None:
        """Convert a world of a block."""
        if bans is None:
            return None
        days, appeal = Days(bans.appeal_days, world), Days(bans.appeal, world)
        return AccountLuck(bans.strikes[:, world].tolist(), days, appeal)


@dataclass(frozen=True, slots=True)
class StandingLuck:
    """What chance decides about a shop's standing with the platform."""

    ads: AccountLuck | None
    shop: AccountLuck | None
    linked: list[float]

    @staticmethod
    def of(luck: PlatformLuck, world: int) -> StandingLuck:
        """Convert a world of a block."""
        return StandingLuck(
            ads=AccountLuck.of(luck.ads_ban, world),
            shop=AccountLuck.of(luck.shop_ban, world),
            linked=[] if luck.linked is None else luck.linked[:, world].tolist(),
        )


@dataclass(frozen=True, slots=True)
class ReturnLuck:
    """Scores of one world by day, delay and product; empty where shares are exact."""

    refused: list[list[list[float]]]
    returned: list[list[list[float]]]

    @staticmethod
    def of(parcels: ParcelLuck, world: int) -> ReturnLuck:
        """Convert a world of a block."""
        refused, returned = (
            [] if scores is None else scores[..., world].tolist()
            for scores in (parcels.refused, parcels.returned)
        )
        return ReturnLuck(refused, returned)


@dataclass(frozen=True, slots=True)
class ShopLuck:
    """What chance decides about one shop, by day, product, session or promotion."""

    organic: list[list[float]]
    trades: list[list[list[Score]]]
    ads: list[list[float]]
    audience: list[float]
    live: list[list[list[Score]]]
    """By session, step and region."""
    uplift: list[float]
    missed: list[bool]
    packed: list[list[int]]
    """Units that the first n packers pack on each day; one day where it is always the same."""
    returns: ReturnLuck
    standing: StandingLuck
    shows: list[bool]
    posts: list[PostLuck]

    @staticmethod
    def of(demand: DemandLuck, parcels: ParcelLuck, platform: PlatformLuck, world: int) -> ShopLuck:
        """Convert a world of a block."""
        baskets = demand.live_baskets or (None,) * len(demand.live)
        return ShopLuck(
            organic=demand.organic[..., world].tolist(),
            trades=scores(demand.trades.z, demand.baskets, world),
            ads=demand.ads[..., min(world, demand.ads.shape[-1] - 1)].tolist(),
            audience=_column(demand.audience, world),
            live=[
                by_region(scores(steps.z, basket, world))
                for steps, basket in zip(demand.live, baskets, strict=True)
            ],
            uplift=_column(demand.uplift, world),
            missed=_column(demand.missed, world),
            packed=_packed(parcels, len(demand.organic), world),
            returns=ReturnLuck.of(parcels, world),
            standing=StandingLuck.of(platform, world),
            shows=_column(demand.shows, min(world, demand.shows.shape[-1] - 1)),
            posts=[
                PostLuck(luck.orders[:, world].tolist(), luck.drops[:, world].tolist())
                for luck in demand.creators
            ],
        )


@dataclass(frozen=True, slots=True)
class WorldLuck:
    """What chance decides in one world."""

    shops: list[ShopLuck]
    lead: dict[tuple[str, str], Days]
    short: dict[tuple[str, str], Days]
    defects: dict[tuple[str, str], Days]
    transit: dict[tuple[str, str], Days]
    hold: dict[tuple[str, str], Days]
    sailing: dict[tuple[str, int], Days]
    exam: dict[tuple[str, str], Days]
    exam_days: dict[tuple[str, str], Days]
    refused: dict[tuple[str, str], Days]
    loss: dict[tuple[str, str], Days]
    dock: dict[tuple[str, str], Days]
    transfer: dict[tuple[str, str], Days]
    late: list[int]
    records: tuple[list[list[float]], ...]
    """Scores of what vanishes and is booked wrongly, by day and row; none where nothing does."""

    @staticmethod
    def of(luck: Luck, world: int) -> WorldLuck:
        """Convert a world of a block."""
        supply = luck.supply
        return WorldLuck(
            shops=[
                ShopLuck.of(shop.demand, shop.parcels, shop.platform, world) for shop in luck.shops
            ],
            lead={key: Days(table, world) for key, table in supply.lead.items()},
            short={key: Days(table, world) for key, table in supply.short.items()},
            defects={key: Days(table, world) for key, table in supply.defects.items()},
            transit={key: Days(table, world) for key, table in supply.transit.items()},
            hold={key: Days(table, world) for key, table in supply.hold.items()},
            sailing={key: Days(table, world) for key, table in supply.sailing.items()},
            exam={key: Days(table, world) for key, table in supply.exam.items()},
            exam_days={key: Days(table, world) for key, table in supply.exam_days.items()},
            refused={key: Days(table, world) for key, table in supply.refused.items()},
            loss={key: Days(table, world) for key, table in supply.loss.items()},
            dock={key: Days(table, world) for key, table in supply.dock.items()},
            transfer={key: Days(table, world) for key, table in supply.transfer.items()},
            late=[int(late[world]) for late in supply.late],
            records=_records(luck.records, world),
        )


def _records(luck: RecordLuck | None, world: int) -> tuple[list[list[float]], ...]:
    """Return a world's scores of its stock records."""
    if luck is None:
        return ()
    return tuple(scores[..., world].tolist() for scores in (luck.shrunk, luck.over, luck.under))


def _packed(parcels: ParcelLuck, days: int, world: int) -> list[list[int]]:
    """Return a world's work of the first n packers on each day; it may always be the same."""
    if parcels.packed is None:
        return []
    table = parcels.packed[..., min(world, parcels.packed.shape[-1] - 1)].tolist()
    return table * days if len(table) == 1 else table


def _column(rows: np.ndarray, world: int) -> list[Any]:
    """Return one world of an entity's rows; there may be no rows."""
    return [row[world].item() for row in rows]


def by_region(steps: Any) -> Any:
    """Return each step's scores as a list, one a region."""
    return [[step] if isinstance(step, Score) else step for step in steps]


def scores(z: np.ndarray, basket: np.ndarray | None, world: int) -> Any:
    """Return a world's scores in lists that are nested like the array."""
    one = z[..., world].astype(np.float64)
    extra = np.zeros_like(one) if basket is None else ndtr(basket[..., world].astype(np.float64))
    return _nested(one.tolist(), ndtr(one).tolist(), extra.tolist())


def _nested(z: Any, below: Any, basket: Any) -> Any:
    if isinstance(z, float):
        return Score(z, below, basket)
    return [_nested(*inner) for inner in zip(z, below, basket, strict=True)]


def count_orders(item: Item, rate: float, score: Score) -> int:
    """Return the Poisson quantile at a score: counted up, or Giles' expansion for high rates."""
    z, below, _ = score
    if rate < EXACT_BELOW:
        count = 0
        term = total = math.exp(-rate)
        while below > total:
            count += 1
            term *= rate / count
            total += term
        return count
    root = math.sqrt(rate)
    skew = z * z + 2.0
    orders = root * z + rate + skew / 6.0 - skew * z / (72.0 * root)
    return int(orders) if orders > 0.0 else 0


def count_baskets(item: Item, rate: float, score: Score) -> int:
    """Return the units of Poisson orders with geometric baskets."""
    orders = count_orders(item, rate, score)
    return orders + extra_units(orders, item.terms.basket, score.basket)


def count_evenly(item: Item, rate: float, score: Score) -> int:
    """Return the whole units of what is expected so far and not yet counted."""
    owed = item.owed + rate
    count = math.floor(owed + 1e-9)
    item.owed = owed - count
    return count


def extra_units(orders: int, mean_basket: float, below: float) -> int:
    """Return the units beyond one an order: the quantile of a negative binomial law, counted up."""
    share = 1.0 / mean_basket
    if orders == 0 or share >= 1.0:
        return 0
    count = 0
    term = total = share**orders
    while below > total:
        term *= (orders + count) / (count + 1) * (1.0 - share)
        count += 1
        total += term
    return count


def binomial(units: int, share: float, score: float) -> int:
    """Return the binomial quantile at a normal score: added up, or expanded for large counts."""
    z = min(max(float(np.float32(score)), -6.0), 6.0)
    if share > 0.5:
        return units - _few(units, 1.0 - share, -z)
    return _few(units, share, z)


def _few(units: int, share: float, z: float) -> int:
    if units * share < 15.0:
        below, count = float(ndtr(z)), 0
        term = total = (1.0 - share) ** units
        while below > total and count < units:
            count += 1
            term *= (units - count + 1) / count * (share / (1.0 - share))
            total += term
        return count
    mean, spread = units * share, math.sqrt(units * share * (1.0 - share))
    count = math.floor(mean + spread * z + (1.0 - 2.0 * share) * (z * z - 1.0) / 6.0 + 0.5)
    return min(max(count, 0), units)
