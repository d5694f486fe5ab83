"""Reports of ads by day, as Ads Manager and its API write them: a row a day and campaign."""

import pandas as pd

from ...words import records as words
from ..records import ADS
from .format import Format, Tables
from .rows import complete
from .sheet import Sheet


def read(sheet: Sheet) -> Tables:
    """Return what ads cost on each day, by campaign; rows of one campaign and day are added up."""
    sheet.currencies()
    told = pd.DataFrame({"date": sheet.need("date", sheet.times("date")).dt.floor("D")})
    told["campaign"], told["sku"] = sheet.text("campaign"), sheet.text("sku")
    told["spend"] = sheet.need("spend", sheet.amounts("spend"))
    told["clicks"], told["orders"] = sheet.amounts("clicks"), sheet.amounts("orders")
    told = complete(sheet, told, ["date", "spend"])
    key = ["date", "campaign", "sku"]
    if told.duplicated(key).any():
        told = told.groupby(key, as_index=False, sort=False).sum(min_count=1)
    return {"ads": told[list(ADS)].astype(dict(ADS))}


FORMAT = Format(
    "ads",
    words.ADS,
    ("date", "spend", "campaign|clicks|impressions"),
    read,
    whose="ads",
)
