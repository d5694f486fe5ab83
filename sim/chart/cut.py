"""Axes of amounts: they hold zero where that costs no detail, and else show that they are cut."""

from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from ..words import profit_charts as say
from ..words.number import number
from . import style

_AIR = 0.06
"""Share of the range that is left free at both ends."""
_MOST_EMPTY = 0.6
"""Share of the axis that may lie between zero and the data."""


class Limits(NamedTuple):
    """The ends of an axis, and whether they leave out zero."""

    low: float
    high: float

    @property
    def is_cut(self) -> bool:
        """Whether zero lies beyond them."""
        return not self.low <= 0 <= self.high

    @property
    def note(self) -> str:
        """Say in small print that the axis is cut; empty where it is not."""
        return say.CUT() if self.is_cut else ""


def limits(low: float, high: float, least: float = 0.0) -> Limits:
    """Return limits around data, at least so wide; with zero, unless it were far from them."""
    middle, half = (low + high) / 2, max(high - low, least, 1e-9) / 2
    low, high = middle - half, middle + half
    air = _AIR * (high - low)
    if low >= 0 and low < _MOST_EMPTY * high:
        return Limits(0.0, high + _AIR * high)
    if high <= 0 and high > _MOST_EMPTY * low:
        return Limits(low + _AIR * low, 0.0)
    return Limits(low - air, high + air)


def mark_x(ax: Axes, ends: Limits) -> None:
    """Break the x axis where it leaves out zero."""
    if ends.is_cut:
        _break(ax, (0.012 if ends.low > 0 else 0.988, 0.0))


def mark_y(ax: Axes, ends: Limits) -> None:
    """Break the y axis where it leaves out zero."""
    if ends.is_cut:
        _break(ax, (0.0, 0.03 if ends.low > 0 else 0.97))


def _break(ax: Axes, at: tuple[float, float]) -> None:
    """Write the sign of a break upon an axis."""
    across, up = at
    ax.text(
        across, up, "//", transform=ax.transAxes, ha="center", va="center", fontsize=11,
        color=style.INK, clip_on=False, gid="cut", zorder=6, in_layout=False,
        bbox={"fc": "white", "ec": "none", "pad": 0.6},
    )  # fmt: skip


def few_ticks(ax: Axes) -> None:
    """Write so few amounts below the x axis that they do not meet."""
    ax.xaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 2.5, 5, 10]))
    ax.xaxis.set_major_formatter(lambda x, _: number(x))
