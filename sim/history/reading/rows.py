"""Rows of a table that a seller keeps: what each must have."""

from collections.abc import Sequence

import pandas as pd

from ..records import RecordsError
from .sheet import Sheet

LACKS = {
    "date": "no date: the row is not counted",
    "ordered": "no date of the order: the row is not counted",
    "start": "no start: the row is not counted",
    "sale": "no name of the sale: the row is not counted",
    "first": "no first day: the row is not counted",
    "last": "no last day: the row is not counted",
    "sku": "no SKU: the row is not counted",
    "units": "no units: the row is not counted",
    "stock": "no stock: the row is not counted",
    "spend": "no spend: the row is not counted",
    "minutes": "no length: the row is not counted",
}


def complete(sheet: Sheet, told: pd.DataFrame, needs: Sequence[str]) -> pd.DataFrame:
    """Return the rows that have all they need; tell those that have not."""
    good = pd.Series(True, index=told.index)
    for name in needs:
        wrong = told[name].isna() | (told[name].astype("str") == "")
        sheet.place(name).say(LACKS[name], told.index[wrong & good])
        good &= ~wrong
    return told.loc[good]


def one_each(sheet: Sheet, told: pd.DataFrame, key: Sequence[str], hint: str) -> pd.DataFrame:
    """Return a table of which no two rows have the same key.

    Errors: RecordsError for the first two rows that have.
    """
    twice = told.duplicated(list(key), keep=False)
    if twice.any():
        same = told.loc[twice, list(key)]
        alike = same.index[(same == same.iloc[0]).all(axis=1)]
        what = " of ".join(_shown(same.iloc[0][name]) for name in key)
        where = f"sheet {sheet.sheet}, " if sheet.sheet else ""
        raise RecordsError(
            sheet.file, f"{where}rows {alike[0]} and {alike[1]} both tell {what}: {hint}"
        )
    return told


def _shown(value: object) -> str:
    return f"{value:%Y-%m-%d}" if isinstance(value, pd.Timestamp) else str(value)
