"""The tables of several files, each fact once."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pandas as pd

from ...words import records as words
from ..records import (
    ADS,
    DAILY,
    FORECAST,
    ORDERS,
    PRODUCTS,
    PURCHASES,
    ROOMS,
    SALES,
    SETTLEMENTS,
    STOCK,
    RecordsError,
    empty,
)
from .notes import Notes
from .overlaps import FILE, Once, alike, newest
from .statuses import BUYER, FURTHER, UNPAID

_TIMES = ["created", "shipped", "delivered", "cancelled"]


def orders(rows: pd.DataFrame, files: Sequence[str], notes: Notes) -> pd.DataFrame:
    """Return lines of orders: of a product in an order those of the file that knows most of it.

    That is the file whose status is further on (unpaid, waiting, then delivered or cancelled),
    then the one with the latest event, then with more sent back, then the one given last.
    """
    rows = rows.assign(product=_products(rows))
    rows["sku"] = _names(rows)
    by = pd.DataFrame(
        {
            "further": rows["status"].map(FURTHER),
            "event": rows[_TIMES].max(axis=1),
            "returned": rows["returned"],
        }
    )
    once = _counted(newest(rows, ["shop", "order", "product"], by), notes, "units")
    _leave_out(once, notes)
    return once[list(ORDERS)]


def _products(rows: pd.DataFrame) -> pd.Series:
    """Return what tells the products of an order apart: the platform's id where it is known."""
    both = rows[(rows["listing"] != "") & (rows["sku"] != rows["listing"])]
    ids = dict(zip(both["sku"], both["listing"], strict=True))
    return rows["listing"].where(rows["listing"] != "", _renamed(rows["sku"], ids))


def _names(rows: pd.DataFrame) -> pd.Series:
    """Return SKUs: where a seller named one later, its orders before are called the same."""
    nameless = rows["sku"] == rows["product"]
    if not nameless.any():
        return rows["sku"]
    named = rows[~nameless].sort_values("created", kind="stable")
    known = dict(zip(named["product"], named["sku"], strict=True))
    return rows["sku"].mask(nameless, _renamed(rows["product"], known))


def _renamed(names: pd.Series, others: Mapping[str, str]) -> pd.Series:
    return names.map({name: others.get(name, name) for name in names.unique()}).astype("str")


def _leave_out(rows: pd.DataFrame, notes: Notes) -> None:
    """Count the lines that say nothing of demand; they stay in the table with their status."""
    buyer = rows["status"] == BUYER
    lost = buyer | (rows["status"] == UNPAID)
    free = rows["gift"] & ~lost
    sent = rows["shipped"].notna()
    for reason, which in (
        (words.UNPAID, rows["status"] == UNPAID),
        (words.BY_BUYER, buyer & ~sent & ~rows["unsaid"]),
        (words.BY_NOBODY, buyer & ~sent & rows["unsaid"]),
        (words.REFUSED, buyer & sent),
        (words.SAMPLES, free & rows["sample"]),
        (words.GIFTS, free & ~rows["sample"]),
    ):
        notes.leave_out(reason(), int(which.sum()), rows["units"][which].sum())
    back = rows["returned"].where(~lost, 0)
    notes.leave_out(words.RETURNED(), int((back > 0).sum()), back.sum())


def settlements(rows: pd.DataFrame, files: Sequence[str], notes: Notes) -> pd.DataFrame:
    """Return settlements: rows that two files have alike count once."""
    key = ["shop", "order", "refund", "settled", "amount"]
    return _counted(alike(rows, key), notes)[list(SETTLEMENTS)]


def ads(rows: pd.DataFrame, files: Sequence[str], notes: Notes) -> pd.DataFrame:
    """Return days of campaigns, of the file that goes on longer.

    Errors: RecordsError if two files tell different spend of days and name no campaign.
    """
    key = ["date", "campaign", "sku"]
    once = newest(rows, key, _longer(rows, "date"))
    unnamed = once.twice[once.twice["campaign"] == ""]
    both = unnamed.merge(once.rows, on=key, suffixes=("", "_kept"))
    # a report of the running day grows, so the last day that both tell may differ
    differ = both[(both["spend"] != both["spend_kept"]) & (both["date"] < both["date"].max())]
    if len(differ):
        first = differ.iloc[0]
        raise RecordsError(
            files[first[FILE]],
            f"tells another spend on {first['date']:%Y-%m-%d} than {files[first[FILE + '_kept']]},"
            " and neither names a campaign: put a column campaign into both if they are of"
            " different accounts, or leave one out",
        )
    return _counted(once, notes)[list(ADS)]


def rooms(rows: pd.DataFrame, files: Sequence[str], notes: Notes) -> pd.DataFrame:
    """Return sessions, of the file that saw them longer."""
    named = rows["room"] != ""
    session = rows["room"].where(named, rows["start"].astype("str") + " " + rows["host"])
    by = pd.DataFrame({"minutes": rows["minutes"], "orders": rows["orders"].fillna(0)})
    once = newest(rows.assign(session=session), ["session", "sku"], by)
    return _counted(once, notes)[list(ROOMS)]


def daily(rows: pd.DataFrame, files: Sequence[str], notes: Notes) -> pd.DataFrame:
    """Return days of SKUs, of the file that goes on longer."""
    once = newest(rows, ["date", "sku"], _longer(rows, "date"))
    return _counted(once, notes, "units")[list(DAILY)]


def stock(rows: pd.DataFrame, files: Sequence[str], notes: Notes) -> pd.DataFrame:
    """Return the stock of days and SKUs, of the file that goes on longer."""
    once = newest(rows, ["date", "sku"], _longer(rows, "date"))
    return _counted(once, notes)[list(STOCK)]


def purchases(rows: pd.DataFrame, files: Sequence[str], notes: Notes) -> pd.DataFrame:
    """Return purchase orders, of the file that knows more of their dates."""
    key = ["ordered", "supplier", "mode", "sku", "units"]
    number = rows.groupby([FILE, *key], sort=False).cumcount()
    known = pd.DataFrame({"known": rows[["shipped", "arrived"]].notna().sum(axis=1)})
    once = newest(rows.assign(number=number), [*key, "number"], known)
    return _counted(once, notes)[list(PURCHASES)]


def products(rows: pd.DataFrame, files: Sequence[str], notes: Notes) -> pd.DataFrame:
    """Return what files tell of each SKU, together.

    Errors: RecordsError if two of them differ.
    """
    told = rows.set_index("sku")[[name for name in PRODUCTS if name != "sku"]]
    _no_two(rows, told.groupby(level=0).nunique() > 1, files)
    both = rows.drop(columns=FILE).groupby("sku", as_index=False, sort=False).first()
    return both[list(PRODUCTS)]


def sales(rows: pd.DataFrame, files: Sequence[str], notes: Notes) -> pd.DataFrame:
    """Return sales: those that two files have alike count once."""
    return _counted(alike(rows, ["sale", "first", "last"]), notes)[list(SALES)]


def _no_two(rows: pd.DataFrame, differs: pd.DataFrame, files: Sequence[str]) -> None:
    if not differs.to_numpy().any():
        return
    row, at = np.argwhere(differs.to_numpy())[0]
    sku, name = differs.index[row], differs.columns[at]
    mine = rows[(rows["sku"] == sku) & rows[name].notna()]
    first, last = mine.iloc[0], mine.iloc[-1]
    raise RecordsError(
        files[last[FILE]],
        f"{name} of {sku} is {last[name]:g}, in {files[first[FILE]]} it is {first[name]:g}:"
        " leave one of them out",
    )


def forecast(rows: pd.DataFrame, files: Sequence[str], notes: Notes) -> pd.DataFrame:
    """Return forecasts of different days or SKUs, together.

    Errors: RecordsError if two of them tell the same day.
    """
    once = newest(rows, ["date", "sku"], _longer(rows, "date"))
    both = once.twice.merge(once.rows, on=["date", "sku"], suffixes=("", "_kept"))
    if len(both) and not np.array_equal(both["units"], both["units_kept"]):
        first = both[both["units"] != both["units_kept"]].iloc[0]
        raise RecordsError(
            files[first[FILE]],
            f"another forecast of {first['sku']} on {first['date']:%Y-%m-%d} than"
            f" {files[first[FILE + '_kept']]}: leave one of them out",
        )
    return _counted(once, notes)[list(FORECAST)]


def _longer(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return for each row the last day of its file: what is written later knows more."""
    return pd.DataFrame({"last": rows.groupby(FILE)[name].transform("max")})


def _counted(once: Once, notes: Notes, units: str | None = None) -> pd.DataFrame:
    lost = once.twice[units].sum() if units else 0
    notes.leave_out(words.TWICE(), len(once.twice), lost)
    return once.rows


Join = Callable[[pd.DataFrame, Sequence[str], Notes], pd.DataFrame]
TABLES: dict[str, tuple[Join, dict[str, str], str]] = {
    "orders": (orders, dict(ORDERS), "created"),
    "settlements": (settlements, dict(SETTLEMENTS), "settled"),
    "ads": (ads, dict(ADS), "date"),
    "rooms": (rooms, dict(ROOMS), "start"),
    "daily": (daily, dict(DAILY), "date"),
    "stock": (stock, dict(STOCK), "date"),
    "purchases": (purchases, dict(PURCHASES), "ordered"),
    "products": (products, dict(PRODUCTS), ""),
    "sales": (sales, dict(SALES), "first"),
    "forecast": (forecast, dict(FORECAST), "date"),
}
"""How the rows of files become a table of Records, its columns, and the one that dates its rows."""


def joined(
    name: str, parts: Sequence[pd.DataFrame], files: Sequence[str], notes: Notes
) -> pd.DataFrame:
    """Return a table of Records from those of the files."""
    join, columns, _ = TABLES[name]
    filled = [part for part in parts if len(part)]
    if not filled:
        return empty(columns)
    rows = pd.concat(filled, ignore_index=True)
    return join(rows, files, notes).reset_index(drop=True).astype(columns)
