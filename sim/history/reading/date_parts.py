"""Texts of dates, taken apart."""

from dataclasses import dataclass, fields
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from ...arrays import Flags
from .nothing import NOTHING

Order = Literal["day first", "month first"]
"""Of dates such as 03/04/2026."""
Whole = npt.NDArray[np.int64]
Words = npt.NDArray[np.object_]
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CLOCK = (
    r"(?:[T,\s]*(?P<before>上午|下午)?\s*(?P<hour>\d{1,2}):(?P<minute>\d{1,2})"
    r"(?::(?P<second>\d{1,2})(?:[.,]\d+)?)?\s*(?P<half>[AaPp]\.?[Mm]\.?)?)?"
    r"\s*(?P<zone>Z|\(?(?:UTC|GMT)?\s*[+-]\d{1,2}:?(?:\d\d)?\)?|\(?(?:UTC|GMT|[A-Z]{3,4})\)?)?$"
)
_FORMS = (
    r"^(?P<year>\d{4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*日?",
    r"^(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)",
    r"^(?P<one>\d{1,2})\s*[-/.]\s*(?P<two>\d{1,2})\s*[-/.]\s*(?P<year>\d{4})",
    r"^(?P<day>\d{1,2})[-\s/]+(?P<word>[A-Za-z]{3})[a-z]*\.?[-\s/,]+(?P<year>\d{4})",
    r"^(?P<word>[A-Za-z]{3})[a-z]*\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})",
)
_NUMBERS = ("one", "two", "year", "month", "day", "hour", "minute", "second")
_WORDS = ("word", "half", "before", "zone")
_SHORT_YEAR = r"^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}(?:\D|$)"
_FIRST_SERIAL, _LAST_SERIAL = 30_000, 60_000
"""Days since the end of 1899, in spreadsheets: 1982 to 2064."""


@dataclass(frozen=True, eq=False, slots=True)
class Parts:
    """Of each text, (N,) each; 0 and "" where it has none."""

    filled: Flags
    """There is something."""
    read: Flags
    """It is of a known form."""
    short_year: Flags
    open: Flags
    """Day and month stand in an order that the form does not tell: in one and two."""
    one: Whole
    two: Whole
    year: Whole
    month: Whole
    day: Whole
    seconds: Whole
    """Since midnight."""
    clock_is_right: Flags
    has_half: Flags
    """AM or PM."""
    zone: Words

    def months_and_days(self, order: Order | None) -> tuple[Whole, Whole]:
        """Return months and days, the open ones in an order."""
        first, second = (self.two, self.one) if order == "day first" else (self.one, self.two)
        return np.where(self.open, first, self.month), np.where(self.open, second, self.day)


_PARTS = tuple(part.name for part in fields(Parts))


def parts_of(texts: "pd.Series[str]") -> Parts:
    """Return texts taken apart; each by the first form that it has.

    Days and clocks come again and again: each is taken apart once, where a blank parts them.
    """
    given = pc.utf8_trim_whitespace(pc.utf8_normalize(arrow(texts), "NFKC"))
    lists = pc.utf8_split_whitespace(given, max_splits=1)
    words, starts = lists.values, lists.offsets.to_numpy()[:-1]
    two = lists.value_lengths().to_numpy() == 2
    days = words.take(pa.array(starts)).dictionary_encode()
    clocks = pc.fill_null(words.take(pa.array(starts + 1, mask=~two)), "").dictionary_encode()
    told = pc.binary_join_element_wise("2000-01-01", clocks.dictionary, " ")
    at, of = _indices(days), _indices(clocks)
    day, clock = _parts(days.dictionary), _parts(told)
    left = np.flatnonzero(~(day.read[at] & clock.read[of]))
    quick = {name: getattr(day, name)[at] for name in _PARTS}
    for name in ("seconds", "clock_is_right", "has_half", "zone"):
        quick[name] = np.where(two, getattr(clock, name)[of], quick[name])
    slow = _parts(given.take(pa.array(left)))
    for name, found in quick.items():
        found[left] = getattr(slow, name)
    return Parts(**quick)


def _indices(encoded: pa.DictionaryArray) -> Whole:
    whole: Whole = encoded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
    return whole


def _parts(given: pa.Array) -> Parts:
    """Return trimmed texts taken apart, one by one."""
    numbers = {name: np.zeros(len(given), np.int64) for name in _NUMBERS}
    words = {name: np.full(len(given), "", object) for name in _WORDS}
    left = np.flatnonzero(~_matches(given, NOTHING))
    filled = np.isin(np.arange(len(given)), left)
    for form in _FORMS:
        match = pc.extract_regex(given.take(pa.array(left)), form + _CLOCK)
        is_one = match.is_valid().to_numpy(zero_copy_only=False)
        _write(match.drop_null(), left[is_one], numbers, words)
        left = left[~is_one]
    read = filled & ~np.isin(np.arange(len(given)), left)
    return _together(filled, read, _matches(given, _SHORT_YEAR), numbers, words)


def _write(
    match: pa.StructArray, rows: Whole, numbers: dict[str, Whole], words: dict[str, Words]
) -> None:
    """Write what a form found into the rows that have it."""
    for field in match.type:
        cells = pc.struct_field(match, field.name)
        if field.name in numbers:
            digits = pc.if_else(pc.equal(cells, ""), "0", cells)
            numbers[field.name][rows] = pc.cast(digits, pa.int64()).to_numpy(zero_copy_only=False)
        elif pc.any(pc.not_equal(cells, "")).as_py():
            words[field.name][rows] = cells.to_numpy(zero_copy_only=False)


def _together(
    filled: Flags,
    read: Flags,
    short_year: Flags,
    numbers: dict[str, Whole],
    words: dict[str, Words],
) -> Parts:
    hour, minute, second = numbers["hour"], numbers["minute"], numbers["second"]
    afternoon, has_half, right = _halves(words["half"], words["before"], hour)
    right &= (hour < 24) & (minute < 60) & (second < 60)
    hour = np.where(has_half, hour % 12 + 12 * afternoon, hour)
    word = _months(words["word"])
    return Parts(
        filled=filled,
        read=read,
        short_year=short_year,
        open=numbers["one"] + numbers["two"] > 0,
        one=numbers["one"],
        two=numbers["two"],
        year=numbers["year"],
        month=np.where(word > 0, word, numbers["month"]),
        day=numbers["day"],
        seconds=hour * 3600 + minute * 60 + second,
        clock_is_right=right,
        has_half=words["half"] != "",
        zone=words["zone"],
    )


def _halves(half: Words, before: Words, hour: Whole) -> tuple[Flags, Flags, Flags]:
    """Return whether a clock of twelve hours is past noon, whether it is one, and is right."""
    afternoon: Flags = before == "下午"
    if (half != "").any():
        afternoon |= pd.Series(half, dtype=object).str.lower().str.startswith("p").to_numpy(bool)
    has_half = (half != "") | (before != "")
    return afternoon, has_half, ~has_half | ((hour >= 1) & (hour <= 12)) | (before != "")


def serials_of(texts: "pd.Series[str]") -> "pd.Series[Any] | None":
    """Return times where a whole column is numbers of days as spreadsheets count; else None."""
    given = arrow(texts)
    filled = ~_matches(given, NOTHING)
    if not filled.any() or not _matches(given, r"^\d{5}([.,]\d+)?$")[filled].all():
        return None
    days = np.full(len(given), np.nan)
    points = pc.replace_substring(given, ",", ".").to_numpy(zero_copy_only=False)
    days[filled] = points[filled].astype(float)
    if not ((days[filled] >= _FIRST_SERIAL) & (days[filled] <= _LAST_SERIAL)).all():
        return None
    seconds = np.full(len(given), np.datetime64("NaT", "s"))
    since = np.round(days[filled] * 86_400).astype("timedelta64[s]")
    seconds[filled] = np.datetime64("1899-12-30", "s") + since
    return pd.Series(seconds, index=texts.index)


def arrow(texts: "pd.Series[str]") -> pa.Array:
    """Return texts as one array, empty where there is none."""
    array = pa.Array.from_pandas(texts, type=pa.string())
    whole = array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array
    return pc.fill_null(whole, "")


def _matches(texts: pa.Array, pattern: str) -> Flags:
    flags: Flags = pc.match_substring_regex(texts, pattern).to_numpy(zero_copy_only=False)
    return flags


def _months(words: Words) -> Whole:
    """Return months by the first three letters of their English names; 0: no such."""
    months: Whole = np.zeros(len(words), np.int64)
    if (words != "").any():
        lower = pd.Series(words, dtype=object).str.lower()
        for number, name in enumerate(_MONTHS, start=1):
            months[lower.eq(name).to_numpy()] = number
    return months
