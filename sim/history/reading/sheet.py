"""A sheet of a known format: its cells by field, as texts, times, amounts or counts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import cast

import numpy as np
import pandas as pd

from ..records import RecordsError
from . import catalogue
from .amounts import Mark, as_amounts, as_counts, mark_left, mark_of
from .currencies import IN_THOUSANDTHS
from .dates import Order, as_times, order_of
from .folded import currency
from .notes import Notes, Place
from .nothing import NO_TIME, NOTHING
from .piece import Column, Understood

MONEY = frozenset([
    "price", "before", "discount", "amount", "revenue", "sold", "taken_back", "fees",
    "affiliates", "spend", "ad_spend", "unit_cost",
])  # fmt: skip
TIMES = frozenset([
    "created", "paid", "ready", "shipped", "delivered", "cancelled", "completed", "settled",
    "date", "start", "end", "from", "until", "ordered", "arrived",
])  # fmt: skip
"""Fields that decide together how the sheet writes its amounts and dates."""

_ENOUGH = 10
"""Amounts of one column, all with three digits behind their mark, that are no accident."""
_WHOLE_MONEY = frozenset({"id", "vi"})
"""Languages of countries whose money has no cents."""


@dataclass(frozen=True)
class Sheet:
    """A sheet of a known format; columns of the cells are fields, the index counts as a sheet."""

    file: str
    sheet: str
    headers: Mapping[str, tuple[str, ...]]
    cells: pd.DataFrame
    """Columns as the file writes them."""
    notes: Notes
    whose: str
    """Whose money its amounts are: a shop's, `ads`, ..."""
    languages: frozenset[str] = frozenset()
    """In which alone one of its columns has its name."""
    _hints: dict[str, str | None] = field(default_factory=dict)

    def __len__(self) -> int:
        """Return the count of its rows."""
        return len(self.cells)

    def has(self, name: str) -> bool:
        """Say whether it has a column of a field."""
        return name in self.headers

    def without(self, rows: pd.Series) -> "Sheet":
        """Return it without the rows that are marked."""
        return self.of(self.cells.loc[~rows]) if rows.any() else self

    def of(self, cells: pd.DataFrame) -> "Sheet":
        """Return it with other cells in the same columns."""
        return replace(self, cells=cells)

    def place(self, name: str) -> Place:
        """Return where a field stands, to tell what of it was not understood."""
        header = self.headers[name][0] if self.has(name) else name
        return Place(self.notes, self.file, self.sheet, header)

    def text(self, name: str) -> pd.Series:
        """Return a field as texts, empty where a file has none."""
        if not self.has(name):
            return pd.Series("", index=self.cells.index, dtype="str")
        return self.cells[self.headers[name][0]]

    def tells(self, name: str) -> pd.Series:
        """Return which cells of a field of times hold something, whether it can be read or not."""
        texts = self.text(name)
        return ~(texts.str.match(NOTHING) | texts.str.match(NO_TIME))

    def meant(self, name: str, kind: str) -> pd.Series:
        """Return what the words of a field mean; unknown ones are told, and mean nothing."""
        texts = self.text(name)
        values = catalogue.meant(texts, kind)
        unknown = texts[(texts != "") & (values == "")]
        if len(unknown):
            message = "the word {text!r} is not known"
            self.place(name).say_each(unknown, message, lambda text: _hint(text, kind))
        return values

    def known(self, name: str, kind: str) -> pd.Series:
        """Return the same of a field without which a row says nothing.

        Errors: RecordsError if no word of the column is known.
        """
        values = self.meant(name, kind)
        self.need(name, values.where(values != ""))
        return values

    def times(self, name: str) -> pd.Series:
        """Return a field as local times, NaT where there is none."""
        if not self.has(name):
            return pd.Series(np.datetime64("NaT", "s"), index=self.cells.index)
        if "order" not in self._hints:
            self._hints["order"] = order_of(*self._all(TIMES))
        hint = cast("Order | None", self._hints["order"])
        header = self.headers[name][0]
        return self._told(as_times(self.cells[header], self._at(header), hint))

    def amounts(self, name: str) -> pd.Series:
        """Return a field as money, NaN where there is none."""
        return self._amounts(self.headers[name][0]) if self.has(name) else self._nothing()

    def total(self, name: str) -> pd.Series:
        """Return the sum of all columns of a field, NaN where none tells an amount."""
        columns = [self._amounts(header) for header in self.headers.get(name, ())]
        return pd.concat(columns, axis=1).sum(axis=1, min_count=1) if columns else self._nothing()

    def counts(self, name: str) -> pd.Series:
        """Return a field as whole units, floats; NaN where there is none."""
        if not self.has(name):
            return self._nothing()
        header = self.headers[name][0]
        return self._told(as_counts(self.cells[header], self._at(header)))

    def need(self, name: str, values: pd.Series) -> pd.Series:
        """Return values without which a row says nothing.

        Errors: RecordsError if a column that holds something has none.
        """
        if len(values) and values.isna().all() and (self.text(name) != "").any():
            where = f"sheet {self.sheet}, " if self.sheet else ""
            seen = next(text for text in self.text(name) if text != "")
            header = self.headers[name][0]
            raise RecordsError(
                self.file, f"{where}column {header}: no cell could be read, such as {seen!r}"
            )
        return values

    def _nothing(self) -> pd.Series:
        return pd.Series(np.nan, index=self.cells.index)

    def _at(self, header: str) -> Column:
        return Column(self.file, self.sheet, header)

    def _all(self, fields: frozenset[str]) -> list[pd.Series]:
        told = (self.headers[name] for name in self.headers if name in fields)
        return [self.cells[header] for headers in told for header in headers]

    def _amounts(self, header: str) -> pd.Series:
        codes = {code} if (code := currency(header)) else self._codes()
        hint = self._mark(header, codes)
        for one in codes:
            self.speaks_of(one)
        alone = codes.pop() if len(codes) == 1 else ""
        understood = as_amounts(self.cells[header], self._at(header), hint, alone)
        for found in understood.currencies:
            self.speaks_of(found)
        return self._told(understood)

    def _mark(self, header: str, codes: set[str]) -> Mark | None:
        """Return the decimal mark that the sheet's money tells of a column of amounts."""
        money = self._all(MONEY)
        if "mark" not in self._hints:
            self._hints["mark"] = mark_of(*money)
        if self._hints["mark"] or codes & IN_THOUSANDTHS or not self._is_money(header):
            return cast("Mark | None", self._hints["mark"])
        if "left" not in self._hints:
            least = 1 if self.languages & _WHOLE_MONEY else _ENOUGH
            self._hints["left"] = mark_left(*money, least=least)
        return cast("Mark | None", self._hints["left"])

    def _is_money(self, header: str) -> bool:
        return any(header in self.headers.get(name, ()) for name in MONEY)

    def speaks_of(self, code: str) -> None:
        """Remember that the sheet's money is in a currency."""
        self.notes.currencies.add((self.whose, code, self.file))

    def currencies(self) -> None:
        """Tell what in the column of currencies is none."""
        codes = self.text("currency").str.upper()
        wrong = codes[(codes != "") & ~codes.str.fullmatch("[A-Z]{3}")]
        self.place("currency").say_each(wrong, "{text!r} is no currency of three letters")

    def _codes(self) -> set[str]:
        """Return the currencies that a column of them names."""
        codes = {str(code).upper() for code in self.text("currency").unique()}
        return {code for code in codes if re.fullmatch("[A-Z]{3}", code)}

    def _told(self, understood: Understood) -> pd.Series:
        self.notes.not_understood.extend(understood.not_understood)
        return understood.values


def _hint(text: str, kind: str) -> str:
    near = catalogue.close_word(text, kind)
    return f": did you mean {near}?" if near else ""
