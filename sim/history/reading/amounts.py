"""Columns of money, shares or counts as texts -> numbers."""

import numpy as np
import pandas as pd
import pyarrow.compute as pc

from ...arrays import Floats
from .decimal_mark import Mark, decided, mark_left, mark_of, of_counts
from .number_parts import Parts, parts_of
from .piece import Column, Understood
from .told import told

__all__ = ["Mark", "as_amounts", "as_counts", "mark_left", "mark_of"]


def as_amounts(
    texts: "pd.Series[str]", column: Column, mark: Mark | None = None, currency: str = ""
) -> Understood:
    """Return floats, NaN where a cell is empty; 12.5 % is 0.125, (12.50) is below 0.

    Give it the whole column of a file (pieces put together): it is decided as a whole. The mark is
    a hint of other columns of money in the file; the currency, where another column tells it.
    Errors: RecordsError when 199.000 may be 199 or 199 thousand, or cells disagree.
    """
    parts = parts_of(texts)
    values = _values(parts, decided(parts, texts, column, mark, currency))
    broken = parts.filled & ~parts.read
    lines = told(column, texts[broken], "is no amount that is known")
    seen = frozenset(pc.unique(parts.codes.filter(parts.read)).to_pylist()) - {""}
    return Understood(pd.Series(values, index=texts.index), lines, seen)


def as_counts(texts: "pd.Series[str]", column: Column) -> Understood:
    """Return whole units as floats, NaN where a cell is empty, broken or below 0 (and told).

    Errors: RecordsError when 2.000 may be 2 or 2 thousand, or cells disagree.
    """
    parts = parts_of(texts)
    values = _values(parts, of_counts(parts, texts, column))
    broken = parts.filled & (~parts.read | parts.marked)
    below = ~broken & (values < 0)
    uneven = ~broken & ~below & ~np.isnan(values) & (values != np.round(values))
    lines = (
        *told(column, texts[broken], "is no count"),
        *told(column, texts[below], "is below 0"),
        *told(column, texts[uneven], "is no whole number"),
    )
    values[broken | below | uneven] = np.nan
    return Understood(pd.Series(values, index=texts.index), lines)


def _values(parts: Parts, mark: Mark | None) -> Floats:
    """Return numbers, NaN where there is none."""
    digits = parts.digits
    if mark == ",":
        digits = pc.replace_substring(pc.replace_substring(digits, ".", ""), ",", ".")
    else:
        digits = pc.replace_substring(digits, ",", "")
    right = parts.read & parts.filled
    texts = pc.if_else(right, digits, "nan")
    values: Floats = pc.cast(texts, "float64").to_numpy(zero_copy_only=False).copy()
    return values * parts.factor
