"""One world of a block's luck, and counts drawn from it."""

import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

import numpy as np
from scipy.special import ndtr

from sim.chance.demand import DemandLuck
from sim.chance.order_table import Changed, OrderTable, Sum, Table

from .days import Interval
from .item import Item

EXACT_BELOW = 10.0
AHEAD = 32
"""Order numbers that are converted beforehand; later ones when they are asked for."""

Score = tuple[float, float, list[float]]
"""A normal score of the orders, one of the units in them, and one of the orders of each size."""


class Entries:
    """What an order table holds for one world, by order number."""

    def __init__(self, table: Table, world: int) -> None:
        self._table, self._world = table, world
        self._known: list[float] = []
        self._convert()

    def of(self, order: int) -> float:
        """Return the entry of an order number."""
        while order >= len(self._known):
            self._convert()
        return self._known[order]

    def _convert(self) -> None:
        orders = np.arange(AHEAD) + len(self._known)
        self._known += self._table.of(orders, np.full(AHEAD, self._world)).tolist()


def of_world(luck: Any, world: int) -> Any:
    """Return the same luck with lists of one world in place of arrays of all worlds.

    An array that is one world wide says the same of every world.
    """
    if isinstance(luck, np.ndarray):
        return luck[..., min(world, luck.shape[-1] - 1)].tolist()
    if isinstance(luck, OrderTable | Sum | Changed):
        return Entries(luck, world)
    if isinstance(luck, Mapping):
        return {key: of_world(part, world) for key, part in luck.items()}
    if isinstance(luck, tuple):
        return [of_world(part, world) for part in luck]
    if is_dataclass(luck):
        parts = {f.name: of_world(getattr(luck, f.name), world) for f in fields(luck)}
        return replace(luck, **parts)
    return luck


def scores(luck: DemandLuck, turn: Interval) -> list[Score]:
    """Return the scores of each trade of an interval."""
    if turn.session is None:
        orders, baskets = luck.trades, luck.baskets
    else:
        orders = luck.live[turn.session]
        baskets = luck.live_baskets and luck.live_baskets[turn.session]
    now, units = orders[turn.slot], baskets[turn.slot] if baskets else 0.0
    rows = now if isinstance(now, list) else [now]
    units = units if isinstance(units, list) else [units] * len(rows)
    packs: list[list[float]] = [[] for _ in rows]
    for of_size, of_live in zip(luck.packs, luck.live_packs, strict=True):
        table = of_size if turn.session is None else of_live[turn.session]
        at = table[turn.slot]
        for row, score in enumerate(at if isinstance(at, list) else [at]):
            packs[row].append(score)
    return list(zip(rows, units, packs, strict=True))


def count_orders(item: Item, rate: float, score: Score) -> int:
    """Return the Poisson quantile at a score: counted up, or Giles' expansion for high rates."""
    return poisson(rate, score[0])


def poisson(rate: float, z: float) -> int:
    """Return the Poisson quantile at a score."""
    if rate < EXACT_BELOW:
        below, count = float(ndtr(z)), 0
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
    """Return the units of Poisson orders with geometric baskets, or of orders of each size."""
    law = item.listing.demand.packs
    if law:
        sizes = zip(item.sizes, score[2], strict=True)
        return sum(size * poisson(rate * law.share_of(size), z) for size, z in sizes)
    orders = count_orders(item, rate, score)
    return orders + extra_units(orders, item.basket, float(ndtr(score[1])))


def count_evenly(item: Item, rate: float, score: Score) -> int:
    """Return the whole units of what is expected so far and not yet counted."""
    owed = item.owed + rate * item.basket
    count = math.floor(owed + 1e-9)
    item.owed = owed - count
    return count


def extra_units(orders: int, mean_basket: float, below: float) -> int:
    """Return the units beyond one an order: the quantile of a negative binomial law, counted up."""
    share = 1.0 / mean_basket
    if orders == 0 or share >= 1.0:
        return 0
    mean, count = orders * (1.0 - share) / share, 0
    log_term = orders * math.log(share)  # many orders have a first term that binary takes for 0
    total = math.exp(log_term)
    while below > total and (count < mean or log_term > -50.0):
        log_term += math.log((orders + count) / (count + 1) * (1.0 - share))
        count += 1
        total += math.exp(log_term)
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
