"""Referrals: buyers who come by a session's halo, a creator's post or a friend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ...chance.demand import DemandLuck
from ...scenario.scenario import OneShop
from ..stock import Stock, Units
from ..timetable import Interval
from .ads import AdsDesk, NoAds
from .attribution import Attribution, attribution
from .commission import Commissions, commissions
from .creators import Creators, creators
from .halo import Halo, halo
from .meter import Meter, NoMeter
from .repeat import RepeatBuyers, repeat_buyers

Floats = NDArray[np.float64]
Cents = NDArray[np.int64]


class Source(Protocol):
    """Something that brings orders day by day."""

    def orders(self, day: int) -> Floats:
        """Return the orders that a whole day would bring, (P, W); asked once a day."""
        ...


class Follower(Protocol):
    """Something that follows from what live sessions sell."""

    def follow(self, day: int, at: Interval, sold: Floats) -> None:
        """Note the units that a step of a session sold."""
        ...


@dataclass(slots=True)
class Referrals:
    """Each list holds one department or none; units are told apart by the meter's shares."""

    halo: Sequence[Halo]
    creators: Sequence[Creators]
    repeat_buyers: Sequence[RepeatBuyers]
    commissions: Sequence[Commissions]
    attribution: Sequence[Attribution]
    meter: Meter | NoMeter
    sources: tuple[Source, ...] = field(init=False)
    """What brings orders day by day."""
    followers: tuple[Follower, ...] = field(init=False)
    """What follows from the units that live sessions sell."""

    def __post_init__(self) -> None:
        """Line up once what every day and every step of a session asks for."""
        self.sources = (*self.halo, *self.creators, *self.repeat_buyers)
        self.followers = (*self.halo, *self.commissions)

    def react(self, day: int, out: NDArray[np.bool_]) -> None:
        """Let creators see which listings closed yesterday with an empty shelf."""
        for posting in self.creators:
            posting.react(day, out)

    def add_to(self, rate: Floats, day: int) -> None:
        """Add the day's orders, (P, W), to those of other sources; asked once a day."""
        for source in self.sources:
            rate += source.orders(day)
        self.meter.open()

    def close(self, day: int, stock: Stock, parcels: Units, price: Cents) -> list[Cents]:
        """Note a day's orders and parcels; return the cents that others earn on them, (W,) each."""
        for buyers in self.repeat_buyers:
            buyers.close(day, parcels)
        for told in self.attribution:
            told.close(stock.taken, self.meter.today, price)
        return [earned.owed(stock.taken, self.meter.today, price) for earned in self.commissions]

    def totals(self) -> dict[str, Floats]:
        """Return the totals of those that there are."""
        tables = [earned.totals() for earned in self.commissions]
        tables += [told.totals() for told in self.attribution]
        return {name: total for table in tables for name, total in table.items()}


def referrals(
    scenario: OneShop, luck: DemandLuck, ads: AdsDesk | NoAds, shape: tuple[int, ...]
) -> Referrals:
    """Return the referrals of a shop, of which most have none."""
    posting, told = creators(scenario, luck.creators, shape), attribution(scenario, ads, shape)
    return Referrals(
        halo=halo(scenario, shape),
        creators=posting,
        repeat_buyers=repeat_buyers(scenario, shape),
        commissions=commissions(scenario, posting, shape),
        attribution=told,
        meter=Meter(shape) if posting or told else NoMeter(),
    )
