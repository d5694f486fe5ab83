"""Live rooms: a row a session, or a session and day."""

import re
from collections.abc import Mapping

import pandas as pd

from ...words import records as words
from ..records import ROOMS, RecordsError
from .format import Format, Tables
from .piece import Column
from .rows import complete
from .sheet import Sheet
from .told import of_sheet, quoted

_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,3}):(\d{2})(?:\.\d+)?")
_TWO = re.compile(r"\d{1,3}:\d{2}(?:\.\d+)?")
_DAY = 24
"""Hours that no session lasts."""
_SPELT = re.compile(
    r"(?:(?P<h>[\d.]+)\s*(?:h|hr|hrs|hour|hours|小时|时|jam|ชม\.?|giờ)\s*)?"
    r"(?:(?P<m>[\d.]+)\s*(?:m|min|mins|minute|minutes|分钟|分|menit|นาที|phút)\s*)?"
    r"(?:(?P<s>[\d.]+)\s*(?:s|sec|secs|second|seconds|秒|detik|วินาที|giây)\s*)?",
    re.I,
)
"""How sheets write lengths: `3:07:00`, `3h 7m`, `3小时7分`."""


def read(sheet: Sheet) -> Tables:
    """Return the sessions of a sheet; days of one session are put together."""
    sheet.currencies()
    told = pd.DataFrame({"room": sheet.text("room"), "host": sheet.text("host")})
    told["sku"] = sheet.text("sku")
    told["start"] = sheet.need("start", sheet.times("start"))
    told["minutes"] = _minutes(sheet, told["start"])
    told["orders"], told["spend"] = sheet.amounts("orders"), sheet.amounts("spend")
    told = complete(sheet, told, ["start", "minutes"])
    key = ["room", "host", "sku", "start"]
    if told.duplicated(key).any():
        days = told.groupby(key, sort=False)
        sums = days[["orders", "spend"]].sum(min_count=1)
        told = sums.join(days["minutes"].max()).reset_index()
    return {"rooms": told[list(ROOMS)].astype(dict(ROOMS))}


def _minutes(sheet: Sheet, start: pd.Series) -> pd.Series:
    """Return how long each session was: as a column of minutes, seconds, lengths or ends says."""
    field = next(name for name in ("minutes", "seconds", "duration", "end") if sheet.has(name))
    if field == "minutes":
        minutes = sheet.amounts(field)
    elif field == "seconds":
        minutes = sheet.amounts(field) / 60
    elif field == "duration":
        minutes = _lengths(sheet)
    else:
        minutes = (sheet.times(field) - start).dt.total_seconds() / 60
    return sheet.need(field, minutes.where(minutes > 0))


def _lengths(sheet: Sheet) -> pd.Series:
    texts = sheet.text("duration")
    short = _short(sheet, texts)
    lengths = {text: _length(f"0:{text}" if short[text] else text) for text in texts.unique()}
    minutes = texts.map(lengths).astype("float64")
    message = (
        "{text!r} is no length such as 3h 7m or 3:07:00; if it is a number, call the column"
        " minutes or seconds"
    )
    sheet.place("duration").say_each(texts[(texts != "") & minutes.isna()], message)
    return minutes


def _short(sheet: Sheet, texts: pd.Series) -> Mapping[str, bool]:
    """Return which lengths are minutes and seconds, as 45:10 is.

    Errors: RecordsError where 3:07 may as well be hours and minutes.
    """
    two = {text: bool(_TWO.fullmatch(text)) for text in texts.unique()}
    hours_stand_elsewhere = any(_CLOCK.fullmatch(text) and not two[text] for text in two)
    most = max((int(text.split(":")[0]) for text in two if two[text]), default=0)
    if any(two.values()) and most < _DAY and not hours_stand_elsewhere:
        seen = quoted(next(text for text in two if two[text]))
        where = of_sheet(Column(sheet.file, sheet.sheet, sheet.headers["duration"][0]))
        raise RecordsError(
            sheet.file,
            f"{where}: {seen} may be hours and minutes or minutes and seconds, and no row tells;"
            " write it as 3:07:00",
        )
    return two


def _length(text: str) -> float | None:
    """Return the minutes that a length has, None if it is none."""
    found = _CLOCK.fullmatch(text) or _SPELT.fullmatch(text)
    if not found or not any(found.groups()):
        return None
    try:
        hours, minutes, seconds = (float(part or 0) for part in found.groups())
    except ValueError:  # two points in a number
        return None
    return hours * 60 + minutes + seconds / 60


FORMAT = Format(
    "rooms",
    words.ROOMS,
    ("start", "minutes|seconds|duration|end", "room|host"),
    read,
    whose="ads",
)
