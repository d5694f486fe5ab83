"""Which rows of a sheet are data: not a second header, a row of descriptions, or a total."""

import pandas as pd

from ...words import records as words
from . import catalogue
from .format import Format
from .sheet import Sheet

_SPELT = frozenset(
    ["status", "sku", "listing", "parent", "title", "kind", "supplier", "mode", "campaign", "host"]
)
"""Fields that may well be words without a digit in rows of data."""


def only_data(sheet: Sheet, format_: Format) -> Sheet:
    """Return a sheet without rows that are no data, which are counted."""
    titles = _titles(sheet, format_)
    sheet.notes.leave_out(words.TITLES(), int(titles.sum()), 0)
    sheet = sheet.without(titles)
    totals = _totals(sheet)
    sheet.notes.leave_out(words.TOTALS(), int(totals.sum()), 0)
    return sheet.without(totals | (sheet.cells == "").all(axis=1))


def _titles(sheet: Sheet, format_: Format) -> pd.Series:
    """Return which rows repeat the header, or describe it: no digit stands where one must.

    A row is known by what it says, wherever it stands.
    """
    told = [name for need in format_.needs for name in need.split("|") if sheet.has(name)]
    counted = [sheet.text(name) for name in told if name not in _SPELT]
    filled = sum((texts != "").astype("int64") for texts in counted)
    digits = pd.concat([texts.str.contains(r"\d") for texts in counted], axis=1).any(axis=1)
    described = ~digits & (filled >= min(2, len(counted)))
    again = sheet.text(told[0]) == sheet.headers[told[0]][0]
    return described & _first_or_alike(sheet, described) | again


def _first_or_alike(sheet: Sheet, described: pd.Series) -> pd.Series:
    """Return which rows are like the first, which is described: exports pasted into one."""
    if not described.any() or not described.iloc[0]:
        return pd.Series(False, index=described.index)
    return (sheet.cells == sheet.cells.iloc[0]).all(axis=1)


def _totals(sheet: Sheet) -> pd.Series:
    """Return which rows sum the others up, as reports of ads do."""
    if not sheet.has("date"):
        return pd.Series(False, index=sheet.cells.index)
    return catalogue.meant(sheet.text("date"), "total") != ""
