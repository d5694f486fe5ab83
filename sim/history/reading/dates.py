"""Columns of dates as texts -> local times."""

from typing import Literal

import pandas as pd

from .piece import Column, Understood

Order = Literal["day first", "month first"]
"""Of dates such as 03/04/2026."""


def order_of(*columns: pd.Series) -> Order | None:
    """Return what columns of one file decide together; None: nothing."""
    raise NotImplementedError(columns)


def as_times(texts: pd.Series, column: Column, order: Order | None = None) -> Understood:
    """Return local times, datetime64[s]; the order is a hint of other columns of the file.

    Give it the whole column of a file (pieces put together): it is decided as a whole.
    Errors: RecordsError when the column does not tell days from months, or tells both.
    """
    raise NotImplementedError(texts, column, order)
