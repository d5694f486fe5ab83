"""Columns of dates as texts -> local times."""

import numpy as np
import pandas as pd

from ..records import NotUnderstood
from .date_order import Order, decided, order_of
from .date_parts import Parts, parts_of, serials_of
from .piece import Column, Understood
from .told import of_column, told

__all__ = ["Order", "as_times", "order_of"]

_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_BUDDHIST = 543
"""Years that the Thai calendar is ahead."""


def as_times(texts: "pd.Series[str]", column: Column, order: Order | None = None) -> Understood:
    """Return local times, datetime64[s]; the order is a hint of other columns of the file.

    Give it the whole column of a file (pieces put together): it is decided as a whole. Times are
    taken as written: a zone at their end is cut, and told.
    Errors: RecordsError when the column does not tell days from months, or tells both.
    """
    serials = serials_of(texts)
    if serials is not None:
        return Understood(serials)
    parts = parts_of(texts)
    times, broken = _times(parts, decided(parts, texts, column, order))
    series = pd.Series(times, index=texts.index)
    lines = _broken_told(texts, parts, broken, column)
    return Understood(series, (*lines, *_zones_told(texts, parts, column)))


def _times(parts: Parts, order: Order | None) -> tuple[np.ndarray, np.ndarray]:
    """Return times, and where there is something that gives none."""
    months, days = parts.months_and_days(order)
    years = np.where(
        (parts.year >= _FIRST_YEAR + _BUDDHIST) & (parts.year <= _LAST_YEAR + _BUDDHIST),
        parts.year - _BUDDHIST,
        parts.year,
    )
    right = parts.read & (years >= _FIRST_YEAR) & (years <= _LAST_YEAR)
    right &= (months >= 1) & (months <= 12) & (days >= 1) & parts.clock_is_right
    month = (np.where(right, years, 1970) - 1970) * 12 + np.where(right, months, 1) - 1
    start = month.astype("datetime64[M]")
    in_month = ((start + 1).astype("datetime64[D]") - start.astype("datetime64[D]")).astype(int)
    right &= days <= in_month
    seconds = np.where(right, (days - 1) * 86_400 + parts.seconds, 0)
    times = start.astype("datetime64[s]") + seconds.astype("timedelta64[s]")
    return np.where(right, times, np.datetime64("NaT", "s")), parts.filled & ~right


def _broken_told(
    texts: "pd.Series[str]", parts: Parts, broken: np.ndarray, column: Column
) -> tuple[NotUnderstood, ...]:
    short = broken & parts.short_year
    return (
        *told(column, texts[short], "has a year of two digits; write all four"),
        *told(column, texts[broken & ~short], "is no date that is known"),
    )


def _zones_told(texts: "pd.Series[str]", parts: Parts, column: Column) -> tuple[NotUnderstood, ...]:
    zones = sorted(set(parts.zone[parts.read & (parts.zone != "")]))
    if not zones:
        return ()
    names = ", ".join(zones[:5])
    return (of_column(column, f"times are taken as written, their zone ({names}) cut"),)
