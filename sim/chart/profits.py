"""How profit spreads over the futures, a strip a policy, and how bad the worst of them are."""

import numpy as np
from matplotlib.axes import Axes

from ..arrays import Floats
from ..study.comparison import Comparison
from ..words import profit_charts as say
from ..words.number import amount, number
from ..words.text import SENTENCES, chained
from . import cut, style
from .fan import INNER
from .rows import name_rows, size
from .series import called

__all__ = ["plot", "size"]
_LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)


def quantiles(result: Comparison, policy: str) -> Floats:
    """Return P5, P25, P50, P75 and P95 of a policy's profit, (5,)."""
    runs = result.runs_frame
    profit = runs["profit"][runs["policy"] == policy].to_numpy(np.float64)
    levels: Floats = np.quantile(profit, _LEVELS)
    return levels


def finding(result: Comparison) -> str:
    """Say what the worst of 20 futures leave the leader and today's rule."""
    best, today = result.verdict.best, result.current_rule
    text = say.ONE_IN_20(policy=called(result, best), amount=_worst(result, best))
    return text if best == today else say.AND_TODAY_WITH(finding=text, amount=_worst(result, today))


def plot(result: Comparison, ax: Axes | None = None) -> Axes:
    """Draw the quantiles of each policy's profit, in the scenario's currency, and its CVaR."""
    with style.applied(result.network):
        ax = style.bare(ax or style.new_figure(size(result)).add_subplot())
        rows = {summary.name: quantiles(result, summary.name) for summary in result.ranked}
        for row, (name, levels) in enumerate(rows.items()):
            _strip(ax, row, name, levels, result)
        name_rows(ax, result)
        low = min(*(levels[0] for levels in rows.values()), *_cvars(result))
        high = max(levels[-1] for levels in rows.values())
        ends = cut.limits(float(low), float(high), 0.02 * float(max(abs(low), abs(high))))
        _frame(ax, result, ends, rows[result.current_rule])
        style.title_axes(ax, finding(result), pad=22)
        style.footnote(style.figure_of(ax), note(result, ends))
        style.settle(style.figure_of(ax))
    return ax


def note(result: Comparison, ends: cut.Limits) -> str:
    """Say in small print what is drawn."""
    return chained([*filter(None, [say.STRIPS(runs=number(result.runs)), ends.note])], SENTENCES)


def _cvars(result: Comparison) -> list[float]:
    return [summary.figures["profit_cvar"].value for summary in result.policies]


def _worst(result: Comparison, policy: str) -> str:
    figure = result.figure(policy, "profit_p05")
    return amount(figure.value, result.network.scenario.currency, figure.decimals)


def _strip(ax: Axes, row: int, name: str, levels: Floats, result: Comparison) -> None:
    """Draw one policy's strip, grey where it cannot be paid for."""
    p05, p25, p50, p75, p95 = levels.tolist()
    affordable, today = name in result.judgement.affordable, name == result.current_rule
    dark = style.QUIET if not affordable else style.INK if today else style.BLUE
    fill = style.SHADE if not affordable else "#b5b5b5" if today else INNER
    cvar = result.figure(name, "profit_cvar")
    currency = result.network.scenario.currency
    worst, middle, best = (amount(x, currency, cvar.decimals) for x in (p05, p50, p95))
    text = say.SPREAD(
        policy=name, p05=worst, median=middle, p95=best,
        cvar=amount(cvar.value, currency, cvar.decimals),
    )  # fmt: skip
    ax.plot((p05, p95), (row, row), color=dark, lw=1.6, zorder=2, gid=f"{name}:range", label=text)
    ax.barh(
        row, p75 - p25, left=p25, height=0.42, color=fill, ec=dark, lw=1.0, zorder=3,
        gid=f"{name}:half", label=text,
    )  # fmt: skip
    ax.plot(
        (p50, p50), (row - 0.2, row + 0.2), color="white", lw=2.4, zorder=4, gid=f"{name}:median"
    )
    ax.plot(
        cvar.value, row, marker="^", ms=7, ls="", mfc="white", mec=dark, mew=1.4, zorder=5,
        gid=f"{name}:cvar", label=text,
    )  # fmt: skip


def _frame(ax: Axes, result: Comparison, ends: cut.Limits, today: Floats) -> None:
    """Set limits and ticks, draw zero and the median of today's rule."""
    ax.set_xlim(ends.low, ends.high)
    cut.mark_x(ax, ends)
    cut.few_ticks(ax)
    ax.set_xlabel(say.PROFIT(currency=result.network.scenario.currency))
    if ends.low < 0 < ends.high:
        ax.axvline(0, color=style.QUIET, lw=0.8, zorder=1)
    ax.axvline(today[2], color=style.INK, lw=1.0, ls=(0, (4, 3)), zorder=1, gid="todays-median")
    style.annotate(
        ax, say.TODAYS_MEDIAN(), (float(today[2]), 1.0), (0, 2),
        xycoords=("data", "axes fraction"), ha="center", va="bottom",
    )  # fmt: skip
