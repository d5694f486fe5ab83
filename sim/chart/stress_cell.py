"""A cell of the map of shocks, as text."""

from ..stats import Estimate
from ..study.stress_test import Cell
from ..words import stress as say
from ..words.number import number


def changed(cell: Cell) -> str:
    """Return what a shock changes of profit, marked where a limit breaks."""
    text = plain(cell.change.gap)
    return say.BROKEN(figure=text) if cell.broken else text


def plain(figure: Estimate) -> str:
    """Return a figure alone, to the digits that its interval carries."""
    return number(figure.value, min(figure.decimals or 0, 0))
