"""Whether 199.000 is 199 or 199 thousand, as whole columns tell."""

from typing import Literal

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from ...arrays import Flags
from ..records import RecordsError
from .currencies import WITHOUT_CENTS
from .number_parts import Parts, flags, matches, parts_of
from .piece import Column
from .told import of_sheet, quoted, rows_named

Mark = Literal[".", ","]
"""Between a whole number and its decimals."""


def mark_of(*columns: "pd.Series[str]") -> Mark | None:
    """Return the decimal mark that columns of one file tell together; None: nothing, or both.

    Give it columns of money only: weights may have a mark of their own.
    """
    told = {mark for column in columns for mark in _told(parts_of(column), "")}
    return told.pop() if len(told) == 1 else None


def mark_left(*columns: "pd.Series[str]", least: int) -> Mark | None:
    """Return the decimal mark of columns of money that show none; None: it stays open.

    Nobody prices everything in thousandths: where all marks of a file have three digits behind
    them, in `least` cells of one column or more, they are between thousands.
    """
    every = [parts_of(column) for column in columns]
    if any(parts.pointed.any() or parts.with_comma.any() for parts in every):
        return None
    seen: set[Mark] = {mark for parts in every for mark in _marks_in(parts, parts.open)}
    if len(seen) > 1 or not any(parts.open.sum() >= least for parts in every):
        return None
    return "," if "." in seen else "."


def decided(
    parts: Parts, texts: "pd.Series[str]", column: Column, hint: Mark | None, currency: str = ""
) -> Mark | None:
    """Return the decimal mark of a column; None where no number depends on it.

    Errors: RecordsError when rows tell both, or it matters and nothing tells it.
    """
    if parts.pointed.any() and parts.with_comma.any():
        raise RecordsError(column.file, _both(parts, texts, column))
    told = _told(parts, currency)
    if len(told) == 1:
        return told.pop()
    if not parts.open.any() or hint:
        return hint
    raise RecordsError(column.file, _neither(texts[parts.open], column))


def of_counts(parts: Parts, texts: "pd.Series[str]", column: Column) -> Mark | None:
    """Return the decimal mark of a column of whole units: 1.250 can only be thousands.

    Errors: RecordsError when rows tell both marks, or all that is told is such as 2.000.
    """
    told = _told(parts, "")
    point, comma = (
        bool((parts.open & matches(parts.digits, rf"\{mark}\d*[1-9]")).any()) for mark in ".,"
    )
    if told or point == comma:
        return decided(parts, texts, column, None)
    return "," if point else "."


def _told(parts: Parts, currency: str) -> set[Mark]:
    """Return the marks of which a column gives evidence, in numbers or, failing that, currency."""
    told: set[Mark] = set()
    if parts.pointed.any():
        told.add(".")
    if parts.with_comma.any():
        told.add(",")
    return told or _of_whole_money(parts, currency)


def _of_whole_money(parts: Parts, currency: str) -> set[Mark]:
    """Return the marks that open amounts have, if they are of money without cents."""
    whole = flags(pc.is_in(parts.codes, pa.array(sorted(WITHOUT_CENTS))))
    if currency in WITHOUT_CENTS:
        whole |= flags(pc.equal(parts.codes, ""))
    return {"," if mark == "." else "." for mark in _marks_in(parts, parts.open & whole)}


def _marks_in(parts: Parts, cells: Flags) -> set[Mark]:
    """Return the marks that open cells have."""
    points = matches(parts.digits, r"\.")
    marks: set[Mark] = set()
    if (cells & points).any():
        marks.add(".")
    if (cells & ~points).any():
        marks.add(",")
    return marks


def _both(parts: Parts, texts: "pd.Series[str]", column: Column) -> str:
    def named(rows: Flags) -> str:
        return f"{rows_named(texts.index[rows])}, such as {quoted(texts[rows].iloc[0])}"

    return (
        f"{of_sheet(column)}: decimals follow a point in {named(parts.pointed)}, and a comma in "
        f"{named(parts.with_comma)}; write them in one way"
    )


def _neither(texts: "pd.Series[str]", column: Column) -> str:
    first = texts.iloc[int(np.argmax(texts.str.len()))]
    return (
        f"{of_sheet(column)}: {quoted(first)} may be thousands or have three decimals, and no row "
        "tells; write amounts without a mark between thousands"
    )
