"""Flatness: how profit lies over the two numbers of a policy that matter most."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..arrays import Flags, Floats
from .knobs import Knob
from .tuned import Tuned, Tuning

BINS = 8
"""Along each number, at most."""
_SHOWN = 0.6
"""Of the settings: where the worse ones lie is not what the question is about."""


@dataclass(frozen=True, slots=True)
class Flatness:
    """The best profit that was found where two numbers lie, whatever the others."""

    across: Knob
    """The number that matters most."""
    up: Knob
    columns: Floats
    """Edges of bins, (X + 1,), in the units of the number."""
    rows: Floats
    """The same, (Y + 1,)."""
    best: Floats
    """Mean profit in the search, (Y, X); missing where no setting was that keeps to the limits."""
    worth: float
    """A difference of profit that hardly matters."""
    ends_across: tuple[float, float]
    """Between which the first number lies of all settings that lack no more to the best."""
    ends_up: tuple[float, float]
    """The same of the second."""

    @property
    def near(self) -> Flags:
        """Where the best is within what matters of the best of all, (Y, X)."""
        return np.asarray(self.best >= np.nanmax(self.best) - self.worth)


def flatness(result: Tuning, tuned: Tuned) -> Flatness | None:
    """Return how profit lies over the two numbers of a policy that matter most; None of fewer."""
    kept = [rows[rows["short"] <= 0] for rows in (result.of(tuned, k) for k in tuned.knobs)]
    told = [rows["value"].to_numpy() for rows in kept]
    moved = [place for place, values in enumerate(told) if len(set(values)) > 1]
    if len(moved) < 2:
        return None
    profit = kept[0]["profit"].to_numpy()
    worth = result.worth(tuned)
    near, shown = profit >= profit.max() - worth, profit >= np.quantile(profit, 1 - _SHOWN)
    first, second = sorted(moved, key=lambda place: -weight(told[place], profit))[:2]
    columns, rows = (_edges(tuned.knobs[at], told[at][shown]) for at in (first, second))
    x, y = told[first], told[second]
    inside = (columns[0] <= x) & (x <= columns[-1]) & (rows[0] <= y) & (y <= rows[-1])
    return Flatness(
        across=tuned.knobs[first],
        up=tuned.knobs[second],
        columns=columns,
        rows=rows,
        best=_best(x[inside], y[inside], profit[inside], columns, rows),
        worth=worth,
        ends_across=(float(x[near].min()), float(x[near].max())),
        ends_up=(float(y[near].min()), float(y[near].max())),
    )


def weight(values: Floats, profit: Floats) -> float:
    """Return the share of profit's variance that a number explains, in five bins of as many."""
    place = pd.Series(values).rank(method="first").to_numpy()
    bins = pd.Series(profit).groupby((place - 1) * 5 // len(place))
    between = (bins.size() * (bins.mean() - profit.mean()) ** 2).sum()
    within = ((profit - profit.mean()) ** 2).sum()
    return float(between / within) if within > 0 else 0.0


def _edges(knob: Knob, values: Floats) -> Floats:
    """Return the edges of bins between the ends of some values; whole numbers are not cut."""
    low, high = float(values.min()), float(values.max())
    if not knob.whole:
        return np.linspace(low, high, BINS + 1)
    bins = min(BINS, int(high - low) + 1)
    return np.unique(np.round(np.linspace(low, high + 1, bins + 1))) - 0.5


def _best(x: Floats, y: Floats, profit: Floats, columns: Floats, rows: Floats) -> Floats:
    """Return the highest profit of each cell, (Y, X)."""
    best = np.full((len(rows) - 1, len(columns) - 1), np.nan)
    places = [
        np.clip(np.searchsorted(edges, values, "right") - 1, 0, len(edges) - 2)
        for values, edges in ((y, rows), (x, columns))
    ]
    for row, column, one in zip(*places, profit, strict=True):
        best[row, column] = np.fmax(best[row, column], one)
    return best
