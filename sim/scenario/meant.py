"""What somebody meant who wrote `15%`, `6,000`, `9/9/2026` or full-width signs: as TOML has it."""

import datetime as dt
import re
import unicodedata
from calendar import month_name
from contextlib import suppress

WIDE = {
    "“": '"', "”": '"', "„": '"', "‟": '"', "‘": "'", "’": "'", "、": ",", "。": ".", "【": "[",
    "】": "]", "「": '"', "」": '"', "–": "-", "—": "-", "−": "-", "\u3000": " ", "\xa0": " ",
}  # fmt: skip
"""Signs that look like one of TOML's and are none; full-width ones beside them."""
_MOST = 40
"""Letters of a value that anybody could have meant as a number or a day."""
_NUMBER = r"[-+]?\d+(?:\.\d+)?"
_MONTHS = 12
_MONTH_NAMES = [name.lower() for name in month_name]
"""In English, as the program sets no locale; none for 0."""
_WORDS = {"true": "true", "yes": "true", "false": "false", "no": "false"}


def narrow(text: str) -> str:
    """Return a text with each sign that only looks like one of TOML's in its plain form."""
    return "".join(WIDE.get(sign) or _half(sign) for sign in text)


def _half(sign: str) -> str:
    """Return the half-width twin of a full-width letter, digit or sign."""
    return unicodedata.normalize("NFKC", sign) if "\uff01" <= sign <= "\uff5e" else sign


def meant(text: str) -> str:
    """Return what to write for a value that TOML has otherwise; empty where nobody can tell."""
    if len(text) > _MOST:
        return ""
    plain = narrow(text).strip().strip("\"'").strip()
    options = dict.fromkeys([*_date(plain), *_number(plain)])
    if not options and plain.lower() in _WORDS:
        options = {_WORDS[plain.lower()]: None}
    return " or ".join(options)


def percent(number: float) -> str:
    """Return the share that so many percent are."""
    return f"{number / 100:.10g}"


_WRITTEN = re.compile(
    r"(?:(?:[A-Z]{3}|RM|Rp\.?) ?|[A-Z]{0,2}[$€£¥฿₫₱] ?)?"
    r"([-+]?(?:\d[\d.,_]*|\.\d+|\d{1,3}(?: \d{3})+))"
    r"( ?%)?(?: ?(?!e\d)[A-Za-z]{1,5}\d?)?"
)
"""A number with a currency before it, and percent or a unit after it."""


def _number(text: str) -> list[str]:
    """Return the number that a text may mean."""
    found = _WRITTEN.fullmatch(text)
    if not found:
        return []
    digits = re.sub(r"[ _]|\.$", "", found[1])
    if re.fullmatch(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        digits = digits.replace(",", "")
    digits = digits.replace(",", ".") if digits.count(",") == 1 else digits
    digits = re.sub(r"^([-+]?)0*(?=\d)", r"\1", re.sub(r"^([-+]?)\.", r"\g<1>0.", digits))
    if not re.fullmatch(_NUMBER, digits):
        return []
    return [percent(float(digits))] if found[2] else [digits]


def _date(text: str) -> list[str]:
    """Return the days that a text may mean, with the time of day that it has."""
    if clock := re.fullmatch(r"(\d{1,2}):(\d\d)(?::(\d\d))?", text):
        return [f"{int(clock[1]):02d}:{clock[2]}:{clock[3] or '00'}"]
    if named := _named_date(text):
        return [named]
    found = re.fullmatch(
        r"(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?:[T ]+(\d{1,2}):(\d\d)(?::(\d\d))?)?", text
    )
    if not found:
        return []
    first, _, second, third, hour, minute, seconds = found.groups()
    a, b, c = int(first), int(second), int(third)
    orders = [(a, b, c)] if len(first) == 4 else [(c, a, b), (c, b, a)]
    if len(first) == 4 and b > _MONTHS:
        orders = [(a, c, b)]
    time = f"T{int(hour):02d}:{minute}:{seconds or '00'}" if hour else ""
    days = []
    for year, month, day in orders:
        with suppress(ValueError):
            days.append(f"{dt.date(year, month, day)}{time}")
    return days if len(first) == 4 or len(third) == 4 else []


_NAMED_DATE = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[ -](?P<month>[A-Za-z]{3,9})\.?,?[ -](?P<year>\d{4})"
    r"|(?P<Month>[A-Za-z]{3,9})\.? (?P<Day>\d{1,2})(?:st|nd|rd|th)?,? (?P<Year>\d{4})"
)


def _named_date(text: str) -> str:
    """Return the day that `20 July 2026` or `Jul 20, 2026` means; empty where it is none."""
    found = _NAMED_DATE.fullmatch(text)
    if not found:
        return ""
    day, month, year = (found[key] or found[key.title()] for key in ("day", "month", "year"))
    number = next(
        (n for n, name in enumerate(_MONTH_NAMES) if n and name.startswith(month.lower())), 0
    )
    with suppress(ValueError):
        return f"{dt.date(int(year), number, int(day))}"
    return ""
