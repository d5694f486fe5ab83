"""What is noticed while files are read: what was not understood, what was left out, currencies."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
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

    def say_each(self, cells: pd.Series, message: str) -> None:
        """Tell each text that a column holds once, with its first row and how often it stands."""
        for text, group in cells.groupby(cells, sort=False):
            more = f" ({len(group):,} rows)" if len(group) > 1 else ""
            self._add(int(np.min(group.index)), message.format(text=text) + more)

    def _add(self, row: int | None, message: str) -> None:
        self.notes.not_understood.append(
            NotUnderstood(self.file, self.sheet, row, self.column, message)
        )
