"""What all charts share: colours, sizes, fonts, and where a figure comes from."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..network.network import Network
from ..words import charts as say
from ..words.language import characters
from ..words.text import shortened, wrapped
from .fonts import extra_is_there, faces

# Okabe and Ito's colours, told apart by the colour-blind; each has a second cue for grey paper.
INK, QUIET, SHADE, RUN_OFF = "#1a1a1a", "#5f5f5f", "#ececec", "#f6f6f2"
BLUE, ORANGE, VERMILLION = "#0072b2", "#e69f00", "#d55e00"
LEVELS = {"yellow": "#a89000", "orange": "#c77f00", "red": VERMILLION}
"""Colours of the alert lines, dark enough for a thin line."""

WIDTH = 9.0
"""Inches; a chart fills the width of a page or slide."""
SMALL, TITLE = 8.5, 12.5
"""Points."""
_COLUMNS_PER_INCH = 9.4
"""Of bold title type."""
_FEW = 40
"""Columns of characters that a warning names."""

RC: Any = {
    "font.size": 9.5,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": QUIET,
    "axes.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titley": 1.0,  # where it stands anyway; else all ticks are measured at every drawing
    "axes.unicode_minus": True,
    "figure.autolayout": False,
    "figure.constrained_layout.use": False,
    "figure.facecolor": "white",
    "xtick.color": QUIET,
    "ytick.color": QUIET,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "legend.frameon": False,
    "legend.fontsize": SMALL,
    "text.parse_math": False,
    "svg.fonttype": "none",
    "hatch.linewidth": 0.6,
    "hatch.color": QUIET,
}


class MissingGlyphsWarning(UserWarning):
    """No face at hand has some characters of a scenario's names."""


@contextmanager
def applied(network: Network) -> Iterator[None]:
    """Draw in this style, in fonts for the scenario's names and the language that is spoken.

    Characters that no font has are drawn as boxes, with a MissingGlyphsWarning that names them.
    """
    found = faces(_names(network) + characters())
    if found.missing:
        lines = [
            say.MISSING(characters=shortened(found.missing, _FEW)),
            *([] if extra_is_there() else [say.FONTS()]),
        ]
        warnings.warn("; ".join(lines), MissingGlyphsWarning, stacklevel=3)
    with rc_context(RC | {"font.family": list(found.families)}), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        yield


def _names(network: Network) -> str:
    """Return all names of a scenario that charts may write, one after the other."""
    names = [*network.listing_names, *(policy.name for policy in network.scenario.policies)]
    names += [promotion.name for promotion in network.scenario.promotions]
    return "".join(sorted({*network.scenario.name, *"".join(names)}))


def new_figure(size: tuple[float, float]) -> Figure:
    """Return a figure that a notebook displays by itself: pyplot is what tells it."""
    from matplotlib import pyplot  # noqa: PLC0415 - global state, only without a figure at hand

    return pyplot.figure(figsize=size, layout="constrained")


def figure_of(ax: Axes) -> Figure:
    """Return the whole figure that axes are part of."""
    figure = ax.get_figure(root=True)
    assert figure is not None
    return figure


def bare(ax: Axes) -> Axes:
    """Take away what frames the axes of a caller."""
    ax.spines[["top", "right"]].set_visible(False)
    return ax


def annotate(
    ax: Axes,
    text: str,
    at: tuple[float, float],
    points: tuple[float, float],
    **looks: Any,  # noqa: ANN401 - whatever matplotlib takes
) -> None:
    """Write small and grey, points away from a place in shares of the axes, if nothing is said."""
    usual: Any = {"xycoords": "axes fraction", "fontsize": SMALL, "color": QUIET, "va": "top"}
    ax.annotate(text, at, points, textcoords="offset points", **(usual | looks))


def settle(figure: Figure) -> None:
    """Work out the layout, so that texts can be measured; it takes a while."""
    engine = figure.get_layout_engine()
    if engine is not None:
        engine.execute(figure)


def title_axes(ax: Axes, text: str, pad: float = 12) -> None:
    """Put the finding points above axes, wrapped to their width and what stands beside them."""
    inches = (ax.get_position().width + 0.16) * figure_of(ax).get_figwidth()
    lines = wrapped(text, int(inches * _COLUMNS_PER_INCH))
    ax.set_title(lines, loc="left", fontsize=TITLE, fontweight="bold", pad=pad, linespacing=1.3)


def title_figure(figure: Figure, text: str) -> None:
    """Put the finding above all panels."""
    lines = wrapped(text, int(figure.get_figwidth() * _COLUMNS_PER_INCH))
    figure.suptitle(lines, x=0.012, ha="left", fontsize=TITLE, fontweight="bold", linespacing=1.3)


def footnote(figure: Figure, text: str) -> None:
    """Put what the reader may want to know in small grey print below all."""
    figure.supxlabel(small(figure, text), x=0.012, ha="left", fontsize=SMALL, color=QUIET)


def small(figure: Figure, text: str) -> str:
    """Break small print into lines as wide as the figure."""
    return wrapped(text, int(figure.get_figwidth() * 14))
