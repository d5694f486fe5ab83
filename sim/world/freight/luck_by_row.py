"""Luck by row and order number: that of many lots of several rows is looked up at once."""

from collections.abc import Sequence
from itertools import pairwise

from ...arrays import Floats, Numbers, np
from ...chance.order_table import Table


class LuckByRow:
    """The tables of all rows; what is asked for lies row by row."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self._tables = tables

    def of(self, row: Numbers, number: Numbers, world: Numbers) -> Floats:
        """Return the entry of each lot, (N,): of its row, its number there, and its world."""
        starts = [0, *(np.flatnonzero(np.diff(row)) + 1).tolist()]
        tables = [self._tables[one] for one in row[starts].tolist()]
        spans = [slice(*ends) for ends in pairwise([*starts, len(row)])]
        pairs = zip(tables, spans, strict=True)
        parts = [table.of(number[span], world[span]) for table, span in pairs]
        return parts[0] if len(parts) == 1 else np.concatenate(parts)
