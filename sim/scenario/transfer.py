"""Transfers: how goods go from one warehouse of the seller to another (M101)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pydantic import Field

from .law import LawOfDays
from .part import Money, Name, Part
from .row import Row


class Transfer(Part):
    """A way for goods from one warehouse to another; the bill comes when they are there.

    From a warehouse to itself it moves them between the shelves that shops keep apart there.
    """

    origin: Name = Field(alias="from")
    to: Name
    transit_days: LawOfDays = Field(description="from shelf to shelf, rounded to whole days")
    cost_per_unit: Money = Field(0.0, description="handling at both ends")
    cost_per_m3: Money = 0.0
    fee_per_transfer: Money = Field(0.0, description="for each product and truck")


class Route(NamedTuple):
    """From one stock point to another of the same product, by a transfer."""

    giver: int
    taker: int
    """Places among all rows."""
    names: tuple[str, str]
    """Of both rows."""
    terms: Transfer


def routes(transfers: Sequence[Transfer], rows: Sequence[Row]) -> Iterator[Route]:
    """Yield the routes of each transfer; a row that draws on another's shelf has none."""
    shelves = [(number, row) for number, row in enumerate(rows) if row.owns_shelf]
    for terms in transfers:
        for giver, start in shelves:
            for taker, end in shelves:
                if (start.home, end.home) == (terms.origin, terms.to) and (
                    start.product == end.product and giver != taker
                ):
                    yield Route(giver, taker, (start.name, end.name), terms)


def idle(transfers: Sequence[Transfer], rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Yield the number of each transfer that no product can take, and why."""
    for number, terms in enumerate(transfers):
        if not any(routes([terms], rows)):
            yield number, f'no product has a shelf both in "{terms.origin}" and in "{terms.to}"'
