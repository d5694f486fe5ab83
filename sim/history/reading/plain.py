"""The plain table, which any spreadsheet can be turned into: a row a day and SKU."""

import datetime as dt

import pandas as pd

from ...words import records as words
from ..records import DAILY, STOCK, RecordsError
from .format import Format, Tables
from .rows import complete, one_each
from .sheet import Sheet

_HINT = "a plain table has one row a day and SKU, so add them up"


def read(sheet: Sheet) -> Tables:
    """Return the sales of each day, and the stock if a column tells it."""
    sheet.currencies()
    told = pd.DataFrame({"date": sheet.need("date", sheet.times("date")).dt.floor("D")})
    told["sku"], told["units"] = sheet.text("sku"), sheet.need("units", sheet.counts("units"))
    told["price"], told["stock"] = sheet.amounts("price"), sheet.counts("stock")
    told["ad_spend"] = sheet.amounts("ad_spend")
    told["live_minutes"] = sheet.amounts("live_minutes")
    dated = one_each(sheet, complete(sheet, told, ["date", "sku"]), ["date", "sku"], _HINT)
    dated = _past(sheet, dated)
    stock = dated.loc[dated["stock"].notna(), list(STOCK)].astype(dict(STOCK))
    daily = complete(sheet, dated, ["units"])[list(DAILY)].astype(dict(DAILY))
    return {"daily": daily, "stock": stock}


def _past(sheet: Sheet, dated: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of days that have been: sales of others are plans.

    Errors: RecordsError if none has been.
    """
    # a day ahead is today somewhere
    later = dated["date"] > pd.Timestamp(dt.date.today() + dt.timedelta(1))
    if len(dated) and later.all():
        raise RecordsError(
            sheet.file,
            "tells sales of days to come: call the file or the column a forecast if it is one",
        )
    sheet.place("date").say("lies in the future: not counted", dated.index[later])
    return dated[~later]


FORMAT = Format("plain", words.PLAIN, ("date", "sku", "units"), read, whose="plain")
