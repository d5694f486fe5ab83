"""The sales that a platform has had: double dates everywhere, and a market's own."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

import numpy as np
import pandas as pd

from ...arrays import Floats
from ...scenario.calendar import Payday, SellingSeason
from ...scenario.scenario import Scenario
from ..fitted import SaleToCome


class Sale(NamedTuple):
    """A sale of the past."""

    name: str
    first: dt.date
    last: dt.date


_DOUBLE_DATES = (9, 10, 11, 12)
"""Months whose double date is a sale, from the day before it to the day after it, as in the files
of the markets (M66)."""
_THURSDAY = 3
_WESTERN = "Black Friday"
"""A market that has it has no double dates."""
_KNOWN = dt.timedelta(365)
"""Days for which the platform's calendar is looked up."""


def is_western(market: Scenario) -> bool:
    """Say whether a market has Black Friday in place of double dates."""
    return any(sale.name == _WESTERN for sale in market.promotions)


def sales(first: dt.date, last: dt.date, *, western: bool) -> list[Sale]:
    """Return the platform's sales that have a day between two days, by date.

    Double dates in Southeast Asia; Black Friday in the UK and the US (M63).
    """
    years = range(first.year, last.year + 1)
    found = [sale for year in years for sale in (_black_friday(year) if western else _dates(year))]
    return [sale for sale in found if first <= sale.last and sale.first <= last]


def with_own(
    platforms: Sequence[Sale], own: pd.DataFrame, first: dt.date, last: dt.date
) -> list[Sale]:
    """Return the platform's sales and the shop's own that have a day between two days, by date.

    Where the shop tells its own, from the first of them to the last there are no others.
    """
    whole = span(own)
    others = [sale for sale in platforms if not (whole and meet(sale, whole))]
    found = [sale for sale in [*told(own), *others] if meet(sale, Sale("", first, last))]
    return sorted(found, key=lambda sale: sale.first)


def to_come(own: pd.DataFrame, last: dt.date, *, western: bool) -> tuple[SaleToCome, ...]:
    """Return sales that have not ended on a day, the shop's own and the platform's, by date."""
    first, end = last + dt.timedelta(1), last + _KNOWN
    mine, platforms = told(own), sales(first, end, western=western)
    found = with_own(platforms, own, first, max([end, *(sale.first for sale in mine)]))
    return tuple(SaleToCome(*sale, own=sale in mine) for sale in found)


def told(own: pd.DataFrame) -> list[Sale]:
    """Return the sales of the seller's table, each once."""
    days = zip(own["sale"], own["first"].dt.date, own["last"].dt.date, strict=True)
    return list(dict.fromkeys(Sale(*sale) for sale in days))


def span(own: pd.DataFrame) -> Sale | None:
    """Return all days of the seller's table of sales, from the first to the last."""
    mine = told(own)
    if not mine:
        return None
    return Sale("", min(sale.first for sale in mine), max(sale.last for sale in mine))


def usual_multiple(market: Scenario, days: Sequence[dt.date]) -> Floats:
    """Return what the market's seasons and paydays make of all SKUs' days, (D,).

    A scenario that extends the market has them too: its levels are those of days without any.
    """
    periods: list[SellingSeason | Payday] = [*market.seasons, *market.paydays]
    multiple = np.ones(len(days))
    for period in periods:
        if not period.products:
            multiple[[day in period for day in days]] *= period.multiple
    return multiple


class _Days(Protocol):
    """What has a first and a last day."""

    @property
    def first(self) -> dt.date: ...

    @property
    def last(self) -> dt.date: ...


def meet(one: _Days, other: _Days) -> bool:
    """Say whether two sales have a day in common."""
    return one.first <= other.last and other.first <= one.last


def _dates(year: int) -> Iterator[Sale]:
    """Yield the double dates of a year."""
    for month in _DOUBLE_DATES:
        day, one = dt.date(year, month, month), dt.timedelta(1)
        yield Sale(f"{month}.{month} {year}", day - one, day + one)


def _black_friday(year: int) -> Sequence[Sale]:
    """Return the days from the Friday after the fourth Thursday of November to Monday."""
    november = dt.date(year, 11, 1)
    thursday = november + dt.timedelta((_THURSDAY - november.weekday()) % 7 + 21)
    return [Sale(f"Black Friday {year}", thursday + dt.timedelta(1), thursday + dt.timedelta(4))]
