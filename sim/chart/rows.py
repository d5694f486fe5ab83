"""Charts with a row for each policy: their names at the left, and their height."""

from collections.abc import Sequence

from matplotlib import rcParams
from matplotlib.axes import Axes

from ..study.comparison import Comparison
from ..words.text import wrapped
from . import style
from .series import CUT_AT
from .table import marked


def size(result: Comparison) -> tuple[float, float]:
    """Return the inches that a chart with a row a policy asks for."""
    return style.WIDTH, 2.3 + 0.4 * len(result.policies)


def name_rows(ax: Axes, result: Comparison) -> None:
    """Write the names of the policies, the first on top, today's rule in bold."""
    summaries = result.ranked
    names = [marked(result, summary.name, CUT_AT) for summary in summaries]
    name_ticks(ax, [wrapped(name, 30) for name in names])
    ax.set_ylim(len(names) - 0.4, -0.6)
    ax.tick_params(axis="y", length=0)
    for summary, text in zip(summaries, ax.get_yticklabels(), strict=True):
        text.set_color(colour(result, summary.name))
        if summary.name == result.current_rule:
            text.set_fontweight("bold")


def name_ticks(ax: Axes, names: Sequence[str]) -> None:
    """Write names at the left, one a row from 0 on, in fonts that have their characters.

    Axes that were made before the style was applied bring ticks in a font of their own.
    """
    ax.set_yticks(range(len(names)), names)
    for text in ax.get_yticklabels():
        text.set_fontfamily(rcParams["font.family"])


def colour(result: Comparison, policy: str) -> str:
    """Return what a policy's texts are written in: grey where it cannot be paid for."""
    return style.INK if policy in result.judgement.affordable else style.QUIET
