"""Exports that overlap, counted once: of what two files tell, the newer one is right."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

FILE = "_file"
"""The file of a row, by its place in the order that they were given."""


@dataclass(frozen=True, slots=True)
class Once:
    """A table without what was exported twice, and what that was."""

    rows: pd.DataFrame
    twice: pd.DataFrame


def newest(rows: pd.DataFrame, key: Sequence[str], by: pd.DataFrame) -> Once:
    """Return of each key the rows of one file: the one that is last by the columns of `by`.

    Of one file all rows of a key are kept: two lines of an order may well be alike. `by` has the
    index of the rows; where its columns are equal the file that was given last is the newer.
    """
    if rows[FILE].nunique() < 2:
        return Once(rows, rows.iloc[:0])
    group = rows.groupby(list(key), sort=False, dropna=False).ngroup()
    facts = by.assign(group=group, file=rows[FILE])
    best = facts.groupby(["group", "file"], as_index=False, sort=False).max()
    best = best.sort_values([*by.columns, "file"], kind="stable", na_position="first")
    winner = best.drop_duplicates("group", keep="last").set_index("group")["file"]
    kept = rows[FILE] == group.map(winner)
    return Once(rows[kept], rows[~kept])


def alike(rows: pd.DataFrame, key: Sequence[str]) -> Once:
    """Return rows that no other file has; in one file each counts, however often it stands."""
    if rows[FILE].nunique() < 2:
        return Once(rows, rows.iloc[:0])
    number = rows.groupby([FILE, *key], sort=False, dropna=False).cumcount()
    twice = rows.assign(number=number).duplicated([*key, "number"], keep="first")
    return Once(rows[~twice], rows[twice])
