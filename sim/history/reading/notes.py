"""What is noticed while files are read: what was not understood, what was left out, currencies."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import pandas as pd

from ..records import LeftOut, NotUnderstood

_FEW = 20
"""Places of one message that are told each by its row; the rest are counted."""


@dataclass(slots=True)
class Notes:
    """Grows while files are read."""

    not_understood: list[NotUnderstood] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    currencies: set[tuple[str, str, str]] = field(default_factory=set)
    """Whose money (tiktok, ads, ...), three letters, and the file that says so."""

    def leave_out(self, reason: str, rows: int, units: float) -> None:
        """Count rows that say nothing of demand, if there are any."""
        if rows:
            self.left_out.append(LeftOut(reason, rows, int(units)))

    def counted(self) -> tuple[LeftOut, ...]:
        """Return what was left out, each reason once."""
        rows: dict[str, tuple[int, int]] = {}
        for one in self.left_out:
            before = rows.get(one.reason, (0, 0))
            rows[one.reason] = (before[0] + one.rows, before[1] + one.units)
        return tuple(LeftOut(reason, *both) for reason, both in rows.items())


@dataclass(frozen=True, slots=True)
class Place:
    """A column of a sheet, to tell what of it was not understood."""

    notes: Notes
    file: str
    sheet: str
    column: str

    def say(self, message: str, rows: Iterable[int]) -> None:
        """Tell something of rows; of more than a few alike the first ones and their count."""
        told = list(rows)
        for row in told[:_FEW]:
            self._add(row, message)
        if len(told) > _FEW:
            self._add(told[_FEW], f"{message} (this row and {len(told) - _FEW - 1:,} more)")

    def say_each(
        self, cells: pd.Series, message: str, hint: Callable[[str], str] = lambda _: ""
    ) -> None:
        """Tell each text that a column holds once, with its first row and how often it stands.

        Of more than a few texts the first ones are told, and how many others there are.
        """
        counts = cells.value_counts(sort=False)
        first = cells.drop_duplicates()
        for row, text in zip(first.index[:_FEW], first.iloc[:_FEW], strict=True):
            more = f" ({counts[text]:,} rows)" if counts[text] > 1 else ""
            self._add(row, message.format(text=text) + hint(text) + more)
        if len(first) > _FEW:
            rows = int(counts[first.iloc[_FEW:]].sum())
            message = f"{len(first) - _FEW:,} more like these, in {rows:,} rows"
            self._add(first.index[_FEW], message)

    def _add(self, row: int | None, message: str) -> None:
        self.notes.not_understood.append(
            NotUnderstood(self.file, self.sheet, row, self.column, message)
        )
