"""Lines of orders, whatever platform wrote them."""

import pandas as pd

from ..records import ORDERS
from . import catalogue
from .sheet import Sheet

MORE = ("listing", "unsaid", "sample")
"""Columns beside those of ORDERS, which no table keeps: the platform's id of a product, whether
nobody says who cancelled, whether it was a sample."""
_CODES = r"\\u(?:00[01789][0-9a-f]|20[026][0-9a-f]|feff)"
"""How pieces of files write characters that are not seen; a title does without them."""


def order_lines(sheet: Sheet, shop: str, told: pd.DataFrame) -> pd.DataFrame:
    """Return the lines of orders of a sheet, without those that could not be read.

    `told` has the columns order, sku, listing, title, units, returned, price, status, unsaid, and
    those of ORDERS that are times; its index is that of the sheet.
    """
    lines = told.assign(shop=shop)
    lines["returned"] = _returned(sheet, lines)
    kinds = catalogue.meant(sheet.text("kind"), "kind")
    lines["sample"] = kinds == "sample"
    lines["gift"] = lines["sample"] | (kinds == "gift") | (lines["price"] == 0)
    lines["title"] = titles(sheet)
    good = _complete(sheet, lines)
    return lines.loc[good, [*ORDERS, *MORE]].astype(dict(ORDERS))


def titles(sheet: Sheet) -> pd.Series:
    """Return what a product is called, with its variation."""
    title, variation = sheet.text("title"), sheet.text("variation")
    plain = (variation == "") | variation.str.casefold().isin(["default", "默认", "mặc định"])
    both = title.where(plain | (title == ""), title + " (" + variation + ")")
    return both.where(both != "", variation).str.replace(_CODES, "", regex=True)


def per_unit(total: pd.Series, units: pd.Series) -> pd.Series:
    """Return an amount of a line for each of its units; NaN where a line has none."""
    return total / units.where(units > 0)


def _returned(sheet: Sheet, lines: pd.DataFrame) -> pd.Series:
    """Return the units that came back: never more than were ordered."""
    counted = lines["returned"]
    more = counted > lines["units"]
    sheet.place("returned").say("more units came back than were ordered", counted.index[more])
    return counted.fillna(0).clip(upper=lines["units"])


def _complete(sheet: Sheet, lines: pd.DataFrame) -> pd.Series:
    """Return which lines have what a line needs; tell those that do not."""
    nothing = (lines[["order", "sku"]] == "").all(axis=1) & lines["units"].isna()
    checks = [
        ("order", lines["order"] == "", "no order id: the row is not counted"),
        ("sku", lines["sku"] == "", "no SKU, neither the seller's nor the platform's: not counted"),
        ("units", ~(lines["units"] > 0), "no units: the row is not counted"),
        ("created", lines["created"].isna(), "no time of the order: the row is not counted"),
    ]
    good = (lines["status"] != "") & ~nothing
    for name, wrong, message in checks:
        sheet.place(name).say(message, lines.index[wrong & good])
        good &= ~wrong
    return good
