"""A table of products: what exports never say of a SKU."""

import pandas as pd

from ...words import records as words
from ..records import PRODUCTS
from .format import Format, Tables
from .rows import complete, one_each
from .sheet import Sheet


def read(sheet: Sheet) -> Tables:
    """Return what a sheet tells of each SKU."""
    sheet.currencies()
    told = pd.DataFrame({"sku": sheet.text("sku")})
    for name in ("unit_cost", "weight_kg", "volume_m3"):
        told[name] = _above_zero(sheet, name, sheet.amounts(name))
    told["carton"] = _above_zero(sheet, "carton", sheet.counts("carton"))
    told = one_each(sheet, complete(sheet, told, ["sku"]), ["sku"], "leave one of them out")
    return {"products": told[list(PRODUCTS)].astype(dict(PRODUCTS))}


def _above_zero(sheet: Sheet, name: str, values: pd.Series) -> pd.Series:
    wrong = values <= 0
    sheet.place(name).say("expected more than 0: not read", values.index[wrong])
    return values.mask(wrong)


FORMAT = Format(
    "products",
    words.PRODUCTS,
    ("sku", "unit_cost|weight_kg|volume_m3|carton"),
    read,
    whose="purchases",
    never=("plain.date", "plain.units", "plain.stock", "purchases.ordered"),
)
