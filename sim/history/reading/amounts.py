"""Columns of money, shares or counts as texts -> numbers."""

from typing import Literal

import pandas as pd

from .piece import Column, Understood

Mark = Literal[".", ","]
"""Between a whole number and its decimals."""


def mark_of(*columns: pd.Series) -> Mark | None:
    """Return the decimal mark that columns of one file tell together; None: nothing."""
    raise NotImplementedError(columns)


def as_amounts(texts: pd.Series, column: Column, mark: Mark | None = None) -> Understood:
    """Return floats, NaN where a cell is empty; the mark is a hint of other columns of the file.

    Give it the whole column of a file (pieces put together): it is decided as a whole.
    Errors: RecordsError when 199.000 may be 199 or 199 thousand, or cells disagree.
    """
    raise NotImplementedError(texts, column, mark)


def as_counts(texts: pd.Series, column: Column) -> Understood:
    """Return whole units as floats, NaN where a cell is empty, broken or below 0 (and told)."""
    raise NotImplementedError(texts, column)
