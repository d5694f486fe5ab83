"""One future as a dated story: orders, arrivals, empty shelves and why, sales, cash."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ..arrays import Units
from ..network.network import Network
from ..words import explain as say
from ..words.number import decimals_carried, money, number
from ..words.rules import by
from ..words.template import DAYS
from ..words.text import chained
from ..world.core.journal import Journal
from ..world.run.block import Record
from .batches import Batch, batches_of
from .kept import with_paths
from .remedies import PATHS, Shelves
from .replay import plan_of, replay
from .stockouts import CAUSES, stockouts_of
from .task import tasks

_PATHS = (*PATHS, "on_hand", "received", "cash")
"""What a story is read from."""


@dataclass(frozen=True, slots=True)
class Event:
    """What happens on a day."""

    date: str
    what: str


@dataclass(frozen=True, slots=True)
class Out:
    """A run of days that close with an empty shelf."""

    product: str
    """The name of its listing."""
    start: int
    days: int
    cause: str
    """Of sim.study.stockouts.CAUSES."""


@dataclass(frozen=True, slots=True)
class Story:
    """One future under one policy."""

    policy: str
    world: int
    events: tuple[Event, ...]
    batches: tuple[Batch, ...] = ()
    """By the day on which they are sent."""
    out: tuple[Out, ...] = ()
    on_hand: tuple[tuple[int, ...], ...] = ()
    """Units of each listing at each close."""
    cash: tuple[float, ...] = ()
    """At each close, in the scenario's currency; all from batches on is empty in older folders."""


def told(network: Network, policy: str, world: int) -> Story:
    """Replay the piece of worlds that a world is in, and tell it under a policy.

    Errors: OwnPolicyError.
    """
    work = tasks(network, [policy], world + 1, with_paths(_PATHS))[-1:]
    column, journal = world - (world + 1 - work[0].block.worlds), Journal()
    record = replay(work, journal=journal)
    out = _out(Shelves.of(network, record, journal, plan_of(network)), column)
    days: dict[int, list[str]] = {}
    for day, what in (
        *_sales(network),
        *_orders(network, journal, column),
        *_arrivals(network, record, column),
        *_shelves(network, record, column, out),
        *_cash(network, record, column),
        *_ends(network, record, column),
    ):
        days.setdefault(day, []).append(what)
    events = (Event(f"{network.date(day)}", chained(days[day], say.JOINED)) for day in sorted(days))
    return Story(
        policy=policy,
        world=world,
        events=tuple(events),
        batches=tuple(batches_of(network, journal, column)),
        out=out,
        on_hand=tuple(map(tuple, record.paths["on_hand"][:, :, column].T.tolist())),
        cash=tuple((record.paths["cash"][:, column] / network.minor.in_one).tolist()),
    )


def _sales(network: Network) -> Iterator[tuple[int, str]]:
    """Yield the days on which promotions begin."""
    for promotion in network.scenario.promotions:
        day = network.day(promotion.sale_from)
        if 0 <= day < network.plan_days:
            yield day, say.SALE(promotion=promotion.name)


def _orders(network: Network, journal: Journal, column: int) -> Iterator[tuple[int, str]]:
    """Yield what is ordered on each day, and how it will come."""
    for asked in journal.orders:
        for row, units in zip(
            asked.row.tolist(), asked.units[:, asked.world == column], strict=True
        ):
            if units.any():
                name, count = network.listing_names[row], number(int(units.sum()))
                yield asked.day, say.ORDERED(units=count, product=name, mode=by(asked.mode))


def _arrivals(network: Network, record: Record, column: int) -> Iterator[tuple[int, str]]:
    """Yield what comes to the shelves on each day."""
    received = _received(record, column)
    for day, row in zip(*np.nonzero(received), strict=True):
        name = network.listing_names[row]
        yield int(day), say.CAME(units=number(received[day, row]), product=name)


def _received(record: Record, column: int) -> Units:
    """Return the units that come to the shelves on each day, (days, P)."""
    return np.diff(record.paths["received"][:, :, column], axis=0, prepend=0)


def _out(shelves: Shelves, column: int) -> tuple[Out, ...]:
    """Return the stockouts of one world."""
    every, names = stockouts_of(shelves), shelves.network.listing_names
    mine = (each[every.world == column].tolist() for each in (every.row, every.start, every.days))
    causes = every.cause[every.world == column].tolist()
    return tuple(
        Out(names[row], start, days, CAUSES[cause])
        for row, start, days, cause in zip(*mine, causes, strict=True)
    )


def _shelves(
    network: Network, record: Record, column: int, out: Sequence[Out]
) -> Iterator[tuple[int, str]]:
    """Yield when each shelf runs empty within the plan and why, and when goods are there again."""
    received = _received(record, column)
    for one in out:
        yield one.start, say.SOLD_OUT(product=one.product, why=say.WHY[one.cause]())
        back = one.start + one.days
        if back < network.plan_days:
            ordered = received[back, network.listing_names.index(one.product)] > 0
            told = say.BACK if ordered else say.BACK_UNORDERED
            yield back, told(product=one.product, days=DAYS(one.days))


def _cash(network: Network, record: Record, column: int) -> Iterator[tuple[int, str]]:
    """Yield when cash is lowest, and when it first falls below zero."""
    cash = record.paths["cash"][:, column]
    below = np.flatnonzero(cash < 0)
    if len(below):
        yield int(below[0]), say.BELOW()
    yield int(cash.argmin()), say.LOWEST(amount=_money(network, int(cash.min())))


def _ends(network: Network, record: Record, column: int) -> Iterator[tuple[int, str]]:
    """Yield what is left when the plan ends, and what all came to when the run-off is over."""
    last, paths = network.plan_days - 1, record.paths
    left, coming, unsold = (
        number(int(paths[path][day, :, column].sum()))
        for path, day in (("on_hand", last), ("on_order", last), ("on_hand", network.days - 1))
    )
    yield last, say.PLAN_ENDS(units=left, coming=coming)
    profit = float(record.totals["profit"][column]) * network.minor.in_one
    yield network.days - 1, say.ENDS(amount=_money(network, profit), units=unsold)


def _money(network: Network, cents: float) -> str:
    value = float(network.minor.shown(float(cents)))
    return money(number(value, min(decimals_carried(value or 1.0), 0)), network.scenario.currency)
