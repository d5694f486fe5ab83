"""Whether 03/04/2026 is the 3rd of April or the 4th of March, as whole columns tell."""

from typing import Any

import numpy as np
import pandas as pd

from ...arrays import Flags
from ..records import RecordsError
from .date_parts import Order, Parts, Whole, parts_of
from .piece import Column
from .told import of_sheet, quoted, rows_named

__all__ = ["Order", "decided", "order_of"]

_IN_A_ROW = 8
"""Different days in order of time by one reading only, which chance hardly gives."""


def order_of(*columns: "pd.Series[str]") -> Order | None:
    """Return the order that columns of one file tell together; None: nothing, or both."""
    told = {order for column in columns for order in _told(parts_of(column))}
    return told.pop() if len(told) == 1 else None


def decided(
    parts: Parts, texts: "pd.Series[str]", column: Column, hint: Order | None
) -> Order | None:
    """Return the order of a column's dates; None where no date depends on it.

    Errors: RecordsError when rows tell both orders, or the order matters and nothing tells it.
    """
    days_first, months_first = _only_day_first(parts), _only_month_first(parts)
    if days_first.any() and months_first.any():
        raise RecordsError(column.file, _both(texts, column, days_first, months_first))
    told = _told(parts)
    if told:
        return told.pop()
    both = _can_be_month(parts.one) & _can_be_month(parts.two)
    matters = parts.open & both & (parts.one != parts.two)
    if not matters.any() or hint:
        return hint
    raise RecordsError(column.file, _neither(texts[matters], column))


def _told(parts: Parts) -> set[Order]:
    """Return the orders of which a column gives evidence.

    That is a number above 12, else AM or PM, else rows that run through the days in order.
    """
    orders: set[Order] = set()
    if _only_day_first(parts).any():
        orders.add("day first")
    if _only_month_first(parts).any():
        orders.add("month first")
    if orders:
        return orders
    if (parts.has_half & parts.open).any():
        return {"month first"}
    return {"day first"} if _runs_by_days(parts) else set()


def _only_day_first(parts: Parts) -> Flags:
    flags: Flags = parts.open & _can_only_be_day(parts.one) & _can_be_month(parts.two)
    return flags


def _only_month_first(parts: Parts) -> Flags:
    flags: Flags = parts.open & _can_only_be_day(parts.two) & _can_be_month(parts.one)
    return flags


def _can_be_month(numbers: Whole) -> Flags:
    flags: Flags = (numbers >= 1) & (numbers <= 12)
    return flags


def _can_only_be_day(numbers: Whole) -> Flags:
    flags: Flags = (numbers > 12) & (numbers <= 31)
    return flags


def _runs_by_days(parts: Parts) -> bool:
    """Return whether the rows run through the days if the day stands first, and not otherwise.

    The reverse tells nothing: days first, sorted as text, run as if the month stood first.
    """
    some = parts.open
    by_days = (parts.year * 12 + parts.two)[some] * 31 + parts.one[some]
    by_months = (parts.year * 12 + parts.one)[some] * 31 + parts.two[some]
    different = len(np.unique(by_days))
    return different >= _IN_A_ROW and _runs(by_days) and not _runs(by_months)


def _runs(days: Any) -> bool:  # noqa: ANN401 - whole numbers
    steps = np.diff(days)
    return bool((steps >= 0).all() or (steps <= 0).all())


def _both(texts: "pd.Series[str]", column: Column, days_first: Flags, months_first: Flags) -> str:
    return (
        f"{of_sheet(column)}: {rows_named(texts.index[days_first])} with the day first, such as "
        f"{quoted(texts[days_first].iloc[0])}, {rows_named(texts.index[months_first])} with the "
        f"month first, such as {quoted(texts[months_first].iloc[0])}; write them as 2026-05-14"
    )


def _neither(texts: "pd.Series[str]", column: Column) -> str:
    return (
        f"{of_sheet(column)}: {quoted(texts.iloc[0])} may have the day first or the month, and no "
        "row tells; write the dates as 2026-05-14, or export more days"
    )
