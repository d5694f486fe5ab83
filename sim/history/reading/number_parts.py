"""Texts of amounts, taken apart."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from ...arrays import Flags
from .currencies import UNKNOWN, codes
from .date_parts import arrow
from .nothing import NOTHING

_BESIDE = r"[^\d\s().,+\-−%'’][^\d().,+\-−%'’]*?"
_FORM = (
    rf"^(?P<open>\()?\s*(?P<sign>[-+−])?\s*(?P<before>{_BESIDE}\.?)?\s*(?P<inner>[-+−(])?\s*"
    rf"(?P<digits>\d(?:[\d.,'’ ]*\d)?|[.,]\d+)\s*(?P<percent>%)?\s*(?P<after>{_BESIDE})?\s*"
    r"(?P<last>[-−])?\s*(?P<close>\))?$"
)
_SPACED = r"^\d{1,3}(?:[ '’]\d{3})+(?:[.,]\d+)?$"
"""Thousands apart by spaces or strokes."""
_POINTED = (
    r"^\d{1,3}(?:,\d{3})+\.\d+$",  # 1,299.00
    r"^\d{1,2}(?:,\d{2})+,\d{3}\.\d+$",  # 1,00,000.00
    r"^\d{1,3}(?:,\d{3}){2,}$",  # 1,299,000
    r"^\d*\.(?:\d{1,2}|\d{4,})$",  # 12.5
    r"^(?:0*|0\d+|\d{4,})\.\d+$",  # 0.125, 1299.000
)
"""Numbers whose decimals can only follow a point."""
_OPEN = r"^[1-9]\d{0,2}[.,]\d{3}$"
"""199.000 or 199,000."""


@dataclass(frozen=True, eq=False, slots=True)
class Parts:
    """Of each text, (N,) each."""

    filled: Flags
    read: Flags
    """It is of a known form."""
    digits: pa.Array
    """With their marks; "0" where it is not read."""
    pointed: Flags
    """Only a point can be its decimal mark."""
    with_comma: Flags
    """Only a comma can."""
    open: Flags
    """It may be thousands, or three decimals."""
    factor: npt.NDArray[np.float64]
    """Below 0 for what is taken off; 0.01 of percents."""
    codes: pa.Array
    """Of its currency; empty: not told."""
    marked: Flags
    """A currency or a percent sign stands by it."""


def parts_of(texts: "pd.Series[str]") -> Parts:
    """Return texts taken apart."""
    given = pc.utf8_trim_whitespace(pc.utf8_normalize(arrow(texts), "NFKC"))
    match = pc.extract_regex(given, _FORM)
    read = flags(match.is_valid())
    found = {
        field.name: pc.fill_null(pc.struct_field(match, field.name), "") for field in match.type
    }
    digits = pc.if_else(pa.array(read), found["digits"], "0")
    spaced = pc.match_substring_regex(digits, _SPACED)
    digits = pc.if_else(spaced, pc.replace_substring_regex(digits, r"[ '’]", ""), digits)
    beside = codes(pc.binary_join_element_wise(found["before"], found["after"], ""))
    opened = flags(pc.equal(found["open"], "(")) ^ flags(pc.equal(found["inner"], "("))
    read &= opened == flags(pc.equal(found["close"], ")"))
    read &= flags(pc.not_equal(beside, UNKNOWN))
    return _classed(given, read, digits, found, beside)


def _classed(
    given: pa.Array, read: Flags, digits: pa.Array, found: dict[str, Any], beside: pa.Array
) -> Parts:
    pointed = _is_one_of(digits, _POINTED)
    turned = pc.replace_substring(pc.replace_substring(digits, ",", ";"), ".", ",")
    with_comma = _is_one_of(pc.replace_substring(turned, ";", "."), _POINTED)
    is_open = matches(digits, _OPEN)
    less = found["open"], found["sign"], found["inner"], found["last"]
    negatives = np.sum([matches(sign, r"[-−(]") for sign in less], axis=0)
    read = read & (negatives <= 1) & (pointed | with_comma | is_open | matches(digits, r"^\d+$"))
    percent = flags(pc.equal(found["percent"], "%"))
    alone = flags(pc.equal(found["before"], "")) & flags(pc.equal(found["after"], ""))
    return Parts(
        filled=~matches(given, NOTHING),
        read=read,
        digits=digits,
        pointed=read & pointed,
        with_comma=read & with_comma,
        open=read & is_open,
        factor=np.where(negatives, -1.0, 1.0) * np.where(percent, 0.01, 1.0),
        codes=beside,
        marked=percent | ~alone,
    )


def _is_one_of(texts: pa.Array, patterns: tuple[str, ...]) -> Flags:
    return matches(texts, "|".join(patterns))


def matches(texts: pa.Array, pattern: str) -> Flags:
    """Return which texts have a pattern."""
    return flags(pc.match_substring_regex(texts, pattern))


def flags(array: pa.Array) -> Flags:
    """Return yes and no as numpy has them."""
    found: Flags = array.to_numpy(zero_copy_only=False).astype(bool)
    return found
