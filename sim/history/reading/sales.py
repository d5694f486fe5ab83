"""The shop's own sales, by their dates: a row a sale."""

import pandas as pd

from ...words import records as words
from ..records import SALES
from .format import Format, Tables
from .rows import complete
from .sheet import Sheet


def read(sheet: Sheet) -> Tables:
    """Return the sales of a sheet; one that ends before it begins is told."""
    told = pd.DataFrame({"sale": sheet.text("sale")})
    told["first"] = sheet.need("from", sheet.times("from")).dt.floor("D")
    told["last"] = sheet.need("until", sheet.times("until")).dt.floor("D")
    wrong = told["last"] < told["first"]
    sheet.place("until").say("lies before from: not read", told.index[wrong])
    told["last"] = told["last"].mask(wrong)
    told = complete(sheet, told, ["sale", "first", "last"])
    return {"sales": told[list(SALES)].astype(dict(SALES))}


FORMAT = Format("sales", words.SALES, ("sale", "from", "until"), read)
