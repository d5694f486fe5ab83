"""TikTok Shop's export of settlements (income), sheet Order details: an order or refund a row."""

import pandas as pd

from ...words import records as words
from ..records import SETTLEMENTS
from .format import Format, Tables
from .sheet import Sheet


def read(sheet: Sheet) -> Tables:
    """Return the settlements of a sheet; what belongs to no sale is left out and counted."""
    sheet.currencies()
    kinds = _kinds(sheet)
    own, related = sheet.text("order"), sheet.text("related")
    told = pd.DataFrame({"order": related.where(related.str.contains(r"\d"), own)})
    told["settled"] = sheet.need("settled", sheet.times("settled"))
    told["created"], told["shop"] = sheet.times("created"), "tiktok"
    told["amount"] = sheet.need("amount", sheet.amounts("amount"))
    told["revenue"] = _revenue(sheet)
    told["refund"] = (kinds == "refund") | (told["revenue"] < 0)
    fees, affiliates = sheet.amounts("fees"), sheet.total("affiliates").fillna(0)
    upside_down = fees[~told["refund"]].sum() > 0
    told["fees"], told["affiliates"] = (-fees, -affiliates) if upside_down else (fees, affiliates)
    others = kinds == "adjustment"
    sheet.notes.leave_out(words.ADJUSTMENTS(), int(others.sum()), 0)
    good = _complete(sheet, told, kinds) & ~others
    return {"settlements": told.loc[good, list(SETTLEMENTS)].astype(dict(SETTLEMENTS))}


def _kinds(sheet: Sheet) -> pd.Series:
    """Return what each row is; where a file has no such column each is an order."""
    if not sheet.has("kind"):
        return pd.Series("order", index=sheet.cells.index)
    return sheet.known("kind", "settlement")


def _revenue(sheet: Sheet) -> pd.Series:
    """Return what the goods brought, less what was given back for them."""
    told = sheet.amounts("revenue")
    if not told.isna().any():
        return told
    back = sheet.amounts("taken_back").fillna(0)
    return told.fillna(sheet.amounts("sold") - back.abs())


def _complete(sheet: Sheet, told: pd.DataFrame, kinds: pd.Series) -> pd.Series:
    """Return which rows have what a settlement needs; tell those that do not."""
    good = kinds != ""
    checks = [
        ("order", told["order"] == "", "no order id: the row is not counted"),
        ("settled", told["settled"].isna(), "no day of the payout: the row is not counted"),
        ("amount", told["amount"].isna(), "no amount: the row is not counted"),
    ]
    for name, wrong, message in checks:
        sheet.place(name).say(message, told.index[wrong & good])
        good &= ~wrong
    return good


FORMAT = Format(
    "tiktok_settlements",
    words.TIKTOK_SETTLEMENTS,
    ("order", "settled", "amount"),
    read,
    whose="tiktok",
)
