"""Figures, dates and names as a title says them: no more digits than they carry."""

from __future__ import annotations

import datetime as dt
import textwrap
import unicodedata
from collections.abc import Sequence

from ..stats import Estimate
from ..study.words import joined

MINUS = "\N{MINUS SIGN}"


def number(value: float, decimals: int = 0) -> str:
    """Write a number with thousands separators, rounded to decimals (-2: to hundreds)."""
    # Adding 0.0 turns a rounded -0.0 into 0.0.
    text = f"{round(value, decimals) + 0.0:,.{max(decimals, 0)}f}"
    return text.replace("-", MINUS)


def money(value: float, currency: str, decimals: int = 0) -> str:
    """Write an amount with its currency code, for example `USD 12,300`."""
    return f"{currency} {number(value, decimals)}"


def amount(value: float, currency: str, carried_by: Estimate) -> str:
    """Write an amount with the digits that an interval carries, three at most, no cents."""
    carried = carried_by.decimals
    digits = 2 - int(f"{abs(value):e}".split("e")[1])
    return money(value, currency, min(0 if carried is None else carried, digits, 0))


def percent(share: float) -> str:
    """Write a probability in percent, with a decimal only where a whole percent would mislead."""
    if 0 < share < 0.001:
        return "less than 0.1 %"
    if 0.999 < share < 1:
        return "more than 99.9 %"
    whole = share in (0, 1) or 0.0995 <= share <= 0.9905
    return f"{100 * share:.0f} %" if whole else f"{100 * share:.1f} %"


def in_worlds(share: float, runs: int) -> str:
    """Say in how many worlds something happens, for example `in 31 % of worlds`."""
    if share == 0:
        return f"in none of {runs:,} worlds"
    return f"in all {runs:,} worlds" if share == 1 else f"in {percent(share)} of worlds"


def day(date: dt.date) -> str:
    """Write a date as a planner says it, for example `8 Nov`."""
    return f"{date.day} {date:%b}"


def quoted(name: str, columns: int = 40) -> str:
    """Put a name in quotes, cut where it would fill a line alone."""
    return f'"{shortened(name, columns)}"'


def listed(names: Sequence[str]) -> str:
    """Write names as `"a"`, `"a" and "b"`, or `"a", "b" and "c"`."""
    return joined([quoted(name, 64 // len(names)) for name in names])


def shortened(text: str, columns: int) -> str:
    """Cut a text to a number of columns, an ellipsis in the last."""
    if width(text) <= columns:
        return text
    while width(text) >= columns:
        text = text[:-1]
    return text.rstrip(" ,;") + "…"


def width(text: str) -> int:
    """Return the columns a text takes: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def wrapped(text: str, columns: int) -> str:
    """Break a text into lines at spaces, of about equal length."""
    count = -(-width(text) // max(columns, 1))
    for target in range(-(-width(text) // count), columns + 1):
        lines = textwrap.wrap(text, target, break_long_words=False)
        if len(lines) <= count:
            return "\n".join(lines)
    return textwrap.fill(text, columns, break_long_words=False)
