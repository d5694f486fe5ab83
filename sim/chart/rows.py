"""Charts with a row for each policy: their order, their names at the left, and their height."""

from matplotlib.axes import Axes

from ..study.comparison import Comparison
from ..study.summary import Summary
from ..words.tables import BREAKS
from ..words.text import wrapped
from . import style
from .series import labelled


def ranked(result: Comparison) -> list[Summary]:
    """Return the policies that can be paid for, then the others, each best mean profit first."""
    affordable = result.judgement.affordable
    return sorted(
        result.policies, key=lambda s: (s.name not in affordable, -s.figures["profit"].value)
    )


def size(result: Comparison) -> tuple[float, float]:
    """Return the inches that a chart with a row a policy asks for."""
    return style.WIDTH, 2.3 + 0.4 * len(result.policies)


def name_rows(ax: Axes, result: Comparison) -> None:
    """Write the names of the policies, the first on top, today's rule in bold."""
    summaries = ranked(result)
    names = [_name(result, summary.name) for summary in summaries]
    ax.set_yticks(range(len(names)), [wrapped(name, 30) for name in names])
    ax.set_ylim(len(names) - 0.4, -0.6)
    ax.tick_params(axis="y", length=0)
    for summary, text in zip(summaries, ax.get_yticklabels(), strict=True):
        text.set_color(colour(result, summary.name))
        if summary.name == result.current_rule:
            text.set_fontweight("bold")


def _name(result: Comparison, policy: str) -> str:
    name = labelled(result, policy)
    return name if policy in result.judgement.affordable else BREAKS(policy=name)


def colour(result: Comparison, policy: str) -> str:
    """Return what a policy's texts are written in: grey where it cannot be paid for."""
    return style.INK if policy in result.judgement.affordable else style.QUIET
