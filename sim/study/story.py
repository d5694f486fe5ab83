"""One future as a dated story: orders, arrivals, empty shelves, sales, cash."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ..network.network import Network
from ..words import explain as say
from ..words.number import decimals_carried, money, number
from ..words.template import DAYS
from ..words.text import chained
from ..world.run.block import Record

PATHS = ("on_hand", "ordered", "received", "cash")
"""What a story is read from."""


@dataclass(frozen=True, slots=True)
class Event:
    """What happens on a day."""

    date: str
    what: str


@dataclass(frozen=True, slots=True)
class Story:
    """One future under one policy."""

    policy: str
    world: int
    events: tuple[Event, ...]


def story_of(network: Network, policy: str, world: int, record: Record, column: int) -> Story:
    """Return the story of one column of a record, that of a world."""
    told: dict[int, list[str]] = {}
    for day, what in (
        *_sales(network),
        *_goods(network, record, column),
        *_shelves(network, record, column),
        *_cash(network, record, column),
        _end(network, record, column),
    ):
        told.setdefault(day, []).append(what)
    events = (Event(f"{network.date(day)}", chained(told[day], say.JOINED)) for day in sorted(told))
    return Story(policy, world, tuple(events))


def _sales(network: Network) -> Iterator[tuple[int, str]]:
    """Yield the days on which promotions begin."""
    for promotion in network.scenario.promotions:
        day = network.day(promotion.sale_from)
        if 0 <= day < network.plan_days:
            yield day, say.SALE(promotion=promotion.name)


def _goods(network: Network, record: Record, column: int) -> Iterator[tuple[int, str]]:
    """Yield what is ordered on each day, and what comes."""
    for path, text in (("ordered", say.ORDERED), ("received", say.CAME)):
        units = record.paths[path][:, :, column]
        before = np.zeros_like(units[:1])
        if path == "ordered":
            for shipment in network.scenario.shipments:
                before[0, network.row_of(shipment)] += shipment.units
        flow = np.diff(units, axis=0, prepend=before)
        for day, row in zip(*np.nonzero(flow), strict=True):
            name = network.listing_names[row]
            yield int(day), text(units=number(flow[day, row]), product=name)


def _shelves(network: Network, record: Record, column: int) -> Iterator[tuple[int, str]]:
    """Yield when each shelf runs empty within the plan, and when goods are there again."""
    for row, listing in enumerate(network.listings):
        empty = record.paths["on_hand"][: network.plan_days, row, column] == 0
        empty[: network.launch(listing)] = False
        changes = np.flatnonzero(np.diff(empty, prepend=False))
        for place, day in enumerate(changes.tolist()):
            if empty[day]:
                yield day, say.SOLD_OUT(product=listing.name)
            else:
                out = DAYS(day - int(changes[place - 1]))
                yield day, say.BACK(product=listing.name, days=out)


def _cash(network: Network, record: Record, column: int) -> Iterator[tuple[int, str]]:
    """Yield when cash is lowest, and when it first falls below zero."""
    cash = record.paths["cash"][:, column]
    below = np.flatnonzero(cash < 0)
    if len(below):
        yield int(below[0]), say.BELOW()
    yield int(cash.argmin()), say.LOWEST(amount=_money(network, int(cash.min())))


def _end(network: Network, record: Record, column: int) -> tuple[int, str]:
    """Return what is left when the plan ends."""
    last = network.plan_days - 1
    left = int(record.paths["on_hand"][last, :, column].sum())
    profit = float(record.totals["profit"][column]) * network.minor.in_one
    return last, say.ENDS(amount=_money(network, profit), units=number(left))


def _money(network: Network, cents: float) -> str:
    value = float(network.minor.shown(float(cents)))
    return money(number(value, min(decimals_carried(value or 1.0), 0)), network.scenario.currency)
