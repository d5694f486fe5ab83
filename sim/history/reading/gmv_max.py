"""GMV Max's reports by day, whose clicks nobody counts: a row a day and campaign."""

from ...words import records as words
from .ads import read
from .format import Format

FORMAT = Format(
    "gmv_max",
    words.GMV_MAX,
    ("date", "spend", "orders", "revenue"),
    read,
    whose="ads",
)
