"""A seller's records, as tables of known columns, whatever files they came from.

Times are local to the shop and have no zone. Names are text, ids too. Money is in the currency that
the files are in, per unit or in total as a column says; NaN and NaT mean that a file does not tell.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pandas as pd

from ..errors import UserError

TEXT, TIME, NUMBER, COUNT, FLAG = "str", "datetime64[s]", "float64", "int64", "bool"

Status = Literal["kept", "waiting", "cancelled by buyer", "cancelled by seller", "unpaid"]
"""What became of an order: kept means paid and not cancelled, sent or not; waiting means kept and
not delivered yet."""

ORDERS: Mapping[str, str] = {
    "shop": TEXT,  # tiktok, shopee, shopify: ids are unique within one
    "order": TEXT,
    "sku": TEXT,  # the seller's own, else the platform's
    "title": TEXT,
    "units": COUNT,
    "returned": COUNT,
    "price": NUMBER,  # of a unit, after the seller's discount
    "gift": FLAG,
    "status": TEXT,
    "created": TIME,
    "shipped": TIME,
    "delivered": TIME,
    "cancelled": TIME,
}
"""A row an order line; one order may have several."""
SETTLEMENTS: Mapping[str, str] = {
    "shop": TEXT,
    "order": TEXT,
    "refund": FLAG,  # a row that takes money back
    "created": TIME,  # of the order
    "settled": TIME,
    "amount": NUMBER,  # paid out, fees taken off
    "revenue": NUMBER,  # of the goods, after the seller's discount; of a refund below 0
    "fees": NUMBER,  # below 0: all that the platform kept, affiliates included
    "affiliates": NUMBER,  # part of fees
}
"""A row an order or a refund."""
ADS: Mapping[str, str] = {
    "date": TIME,
    "campaign": TEXT,
    "sku": TEXT,  # empty where a report has no product
    "spend": NUMBER,
    "clicks": NUMBER,
    "orders": NUMBER,  # that the platform attributes
}
"""A row a day and campaign."""
ROOMS: Mapping[str, str] = {
    "room": TEXT,
    "host": TEXT,
    "sku": TEXT,  # empty where a report has no product
    "start": TIME,
    "minutes": NUMBER,
    "orders": NUMBER,
    "spend": NUMBER,
}
"""A row a live session."""
DAILY: Mapping[str, str] = {
    "date": TIME,
    "sku": TEXT,
    "units": COUNT,
    "price": NUMBER,
    "ad_spend": NUMBER,
    "live_minutes": NUMBER,
}
"""The plain table: a row a day and SKU."""
STOCK: Mapping[str, str] = {"date": TIME, "sku": TEXT, "stock": COUNT}
"""Units on the shelf at the close of a day, of each SKU: of a plain table, or of snapshots."""
PURCHASES: Mapping[str, str] = {
    "ordered": TIME,
    "supplier": TEXT,
    "mode": TEXT,  # sea, air, land or express, as scenarios call it
    "sku": TEXT,
    "units": COUNT,
    "shipped": TIME,  # NaT: not shipped yet
    "arrived": TIME,  # NaT: still under way
    "unit_cost": NUMBER,
}
"""A row a past purchase order and SKU."""
PRODUCTS: Mapping[str, str] = {
    "sku": TEXT,
    "unit_cost": NUMBER,
    "weight_kg": NUMBER,
    "volume_m3": NUMBER,
    "carton": NUMBER,
}
"""What exports never say of a SKU and a seller knows."""
SALES: Mapping[str, str] = {"sale": TEXT, "first": TIME, "last": TIME}
"""A row a sale of the shop's own, both days included."""
FORECAST: Mapping[str, str] = {
    "date": TIME,
    "sku": TEXT,
    "units": NUMBER,
    "low": NUMBER,  # the tenth of a hundred, where a forecast has quantiles
    "high": NUMBER,  # the ninetieth
}
"""A forecast that the seller has already."""


def empty(columns: Mapping[str, str]) -> pd.DataFrame:
    """Return a table of such columns without rows."""
    return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in columns.items()})


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file, or a sheet of it, that was understood."""

    file: str
    sheet: str
    """Empty: the file has no sheets."""
    format: str
    """What it was taken for: TikTok Shop orders, a plain table, ..."""
    rows: int
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows that say nothing of demand, counted by reason."""

    reason: str
    """unpaid, cancelled by the buyer, a gift, exported twice, ..."""
    rows: int
    units: int


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """A place in a file that could not be read; what else the file says was."""

    file: str
    sheet: str
    row: int | None
    """As a spreadsheet counts, the header included; None: of the column as a whole."""
    column: str
    message: str


@dataclass(frozen=True)
class Records:
    """All that a seller's files say; empty tables where they say nothing."""

    orders: pd.DataFrame = field(default_factory=lambda: empty(ORDERS))
    settlements: pd.DataFrame = field(default_factory=lambda: empty(SETTLEMENTS))
    ads: pd.DataFrame = field(default_factory=lambda: empty(ADS))
    rooms: pd.DataFrame = field(default_factory=lambda: empty(ROOMS))
    daily: pd.DataFrame = field(default_factory=lambda: empty(DAILY))
    stock: pd.DataFrame = field(default_factory=lambda: empty(STOCK))
    purchases: pd.DataFrame = field(default_factory=lambda: empty(PURCHASES))
    products: pd.DataFrame = field(default_factory=lambda: empty(PRODUCTS))
    sales: pd.DataFrame = field(default_factory=lambda: empty(SALES))
    forecast: pd.DataFrame = field(default_factory=lambda: empty(FORECAST))
    currencies: tuple[str, ...] = ()
    """Three letters each, that any file names of what a shop earns and spends."""
    cost_currency: str = ""
    """That files of goods name of their unit costs; empty: none."""
    files: tuple[FileRead, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    not_understood: tuple[NotUnderstood, ...] = ()


class RecordsError(UserError):
    """A file of records cannot be used; one line that names the file."""

    def __init__(self, file: Path | str, message: str) -> None:
        super().__init__(f"{file}: {message}")
