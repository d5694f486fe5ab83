"""A fan: where nine of ten worlds lie, half of them, and the middle one."""

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from ..arrays import Floats
from ..words import charts as say
from .style import BLUE, QUIET, SMALL

QUANTILES = ("p05", "p25", "p50", "p75", "p95")
OUTER, INNER = "#bedaed", "#78b1d9"
"""P5 to P95 and P25 to P75; opaque, so that they print as two greys."""


def draw_fan(ax: Axes, x: Floats, rows: pd.DataFrame | Mapping[str, Floats]) -> None:
    """Draw quantiles, a column each, over dates x, (days,) all."""
    ax.fill_between(x, rows["p05"], rows["p95"], color=OUTER, lw=0, zorder=2)
    ax.fill_between(x, rows["p25"], rows["p75"], color=INNER, lw=0, zorder=2.1)
    ax.plot(x, rows["p50"], color=BLUE, lw=1.8, zorder=3)


def fan_key() -> list[Artist]:
    """Return what a key says about a fan."""
    return [
        Line2D([], [], color=BLUE, lw=1.8, label=say.MEDIAN_FUTURE()),
        Patch(color=INNER, lw=0, label=say.HALF_OF_FUTURES()),
        Patch(color=OUTER, lw=0, label=say.MOST_FUTURES()),
    ]


def key(figure: Figure, entries: Sequence[Artist], note: str) -> None:
    """Write the key in one line below all panels, under the small print."""
    legend = figure.legend(
        handles=list(entries), loc="outside lower left", ncols=len(entries), handlelength=1.6,
        columnspacing=1.6, borderpad=0.2, title=note, title_fontsize=SMALL, alignment="left",
    )  # fmt: skip
    legend.get_title().set_color(QUIET)
