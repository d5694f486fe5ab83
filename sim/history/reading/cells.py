"""Cells of a workbook -> text, without loss."""

import datetime as dt
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

LONGEST = 1e15
"""A spreadsheet keeps 15 digits of a number."""


def texts(cells: Sequence[Any]) -> list[str]:
    """Return cells as texts: ids stay as typed, 12.0 is "12", times are ISO 8601."""
    if set(map(type, cells)) <= {str}:
        return list(cells)
    return [_TEXTS.get(type(cell), str)(cell) for cell in cells]


def lost(cells: Sequence[Any]) -> int | None:
    """Return the place of the first number that is too long to have kept its digits, if any."""
    if not {int, float} & set(map(type, cells)):
        return None
    long = (isinstance(cell, int | float) and not -LONGEST < cell < LONGEST for cell in cells)
    return next((place for place, is_long in enumerate(long) if is_long), None)


def _number(value: float) -> str:
    """Return a number in digits; 1.125 is "1.1250", which no one reads as 1125."""
    text = repr(value)
    if "e" in text:
        text = format(Decimal(text), "f")
    if text.endswith(".0"):
        return text[:-2]
    return f"{text}0" if text[-4:-3] == "." else text


def _span(value: dt.timedelta) -> str:
    """Return a duration as hours:minutes:seconds, days as hours."""
    seconds = round(value.total_seconds())
    minutes, seconds = divmod(abs(seconds), 60)
    sign = "-" if value < dt.timedelta(0) else ""
    return f"{sign}{minutes // 60}:{minutes % 60:02d}:{seconds:02d}"


def _time(value: dt.datetime) -> str:
    rounded = value + dt.timedelta(microseconds=500_000)  # a fraction of a day is a bit off
    return rounded.replace(microsecond=0).isoformat(" ")


_TEXTS: dict[type, Callable[[Any], str]] = {
    str: str,
    float: _number,
    bool: lambda value: "TRUE" if value else "FALSE",
    dt.datetime: _time,
    dt.timedelta: _span,
}
