"""How bad it gets: lowest cash and profit in one future of so many, a line a policy."""

from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.ticker import FixedLocator, NullLocator

from ..study.comparison import Comparison
from ..study.rare import Tail
from ..study.rare_sentences import how_often
from ..words import profit_charts as profits
from ..words import rare as say
from ..words.number import amount, number
from ..words.text import wrapped
from ..world.core.measures import CASH_LOW, PROFIT
from . import labels, style
from .series import called, labelled

MOST = 5
"""Policies that are drawn."""
FEW = 10
"""The worst futures, of which others of their kind may be quite unlike."""
_KEY = "cash_below_zero"


class _Look(NamedTuple):
    """How a policy's line is told from the others, in colour and on grey paper."""

    colour: str
    dashes: tuple[float, tuple[float, ...]] | str
    wide: float


TODAY = _Look(style.INK, (0, (5, 2)), 1.6)
OTHERS = (
    _Look(style.BLUE, "-", 2.4),
    _Look(style.VERMILLION, (0, (1.2, 1.2)), 1.8),
    _Look(style.LEVELS["orange"], (0, (7, 1.5, 1.5, 1.5)), 1.8),
    _Look(style.QUIET, "-", 0.9),
    _Look(style.QUIET, (0, (3, 3)), 0.9),
)


def size(result: Comparison) -> tuple[float, float]:
    """Return the inches that the chart asks for."""
    return style.WIDTH, 7.4


def drawn(result: Comparison) -> list[str]:
    """Return the policies that are drawn: the leader, today's rule, and the next best."""
    ranked = [summary.name for summary in result.ranked]
    first = [result.verdict.best, result.current_rule]
    return list(dict.fromkeys([*first, *ranked]))[:MOST]


def finding(result: Comparison) -> str:
    """Say in how many futures cash falls below zero with the leader and with today's rule."""
    best, today = result.verdict.best, result.current_rule
    chances = {name: result.rare.chances[name][_KEY] for name in dict.fromkeys((best, today))}
    if not any(chance.events for chance in chances.values()):
        text = say.NEVER_FALLS(runs=number(result.rare.runs))
        worst = float(result.rare.tail(best, PROFIT.key).value[0])
        return say.WORST_PROFIT(
            finding=text, policy=called(result, best), amount=_amount(result, worst)
        )
    text = say.FALLS(how_often=how_often(chances[best]), policy=called(result, best))
    if best == today:
        return text
    often = how_often(chances[today])
    return say.AND_WITH(finding=text, how_often=often, policy=called(result, today))


def plot(result: Comparison, figure: Figure | None = None) -> Figure:
    """Draw lowest cash above profit, in the scenario's currency, from 1 in 2 to 1 in all runs."""
    with style.applied(result.network):
        figure = figure or style.new_figure(size(result))
        above, below = figure.subplots(2, 1, sharex=True)
        currency = result.network.scenario.currency
        texts = [
            _panel(style.bare(above), result, CASH_LOW.key, say.LOWEST_CASH(currency=currency)),
            _panel(style.bare(below), result, PROFIT.key, profits.PROFIT(currency=currency)),
        ]
        _chances(below, result.rare.runs)
        style.title_figure(figure, finding(result))
        style.footnote(figure, say.SMALL(runs=number(result.rare.runs)))
        figure.align_ylabels()
        style.settle(figure)
        for ax, some in zip((above, below), texts, strict=True):
            labels.place(ax, some)
    return figure


def _panel(ax: Axes, result: Comparison, measure: str, label: str) -> list[Text]:
    """Draw a line a policy, zero, and what is known of few futures; return what stands beside."""
    policies, runs = drawn(result), result.rare.runs
    looks = iter(OTHERS)
    ends = [
        _line(ax, result, name, measure, TODAY if name == result.current_rule else next(looks))
        for name in policies
    ]
    ax.set_xscale("log")
    ax.set_xlim(2, max(runs, 3))
    ax.axvspan(runs / FEW, runs, color=style.SHADE, lw=0, zorder=0, gid="few")
    ax.axhline(0, color=style.INK, lw=1.0, zorder=1.5, gid="zero")
    ax.yaxis.set_major_formatter(lambda y, _: number(y))
    ax.set_ylabel(label)
    ax.grid(axis="x", color=style.SHADE, lw=0.8)
    ax.set_axisbelow(True)
    ax.margins(y=0.06)
    low, high = ax.get_ylim()
    ax.set_ylim(low, high)
    return labels.write(ax, ends)


def _line(ax: Axes, result: Comparison, policy: str, measure: str, look: _Look) -> labels.Label:
    """Draw one policy, a dot where its cash falls below zero, and return its label."""
    tail = result.rare.tail(policy, measure)
    ax.plot(
        tail.one_in, tail.value, color=look.colour, ls=look.dashes, lw=look.wide, zorder=3,
        gid=f"{policy}:{measure}", label=_told(result, policy, tail),
    )  # fmt: skip
    chance = result.rare.chances[policy][_KEY]
    if measure == CASH_LOW.key and 0 < chance.value < 0.5:
        ax.plot(
            1 / chance.value, 0, marker="o", ms=6, mfc="white", mec=look.colour, mew=1.6, ls="",
            zorder=4, gid=f"{policy}:zero",
        )  # fmt: skip
    name = wrapped(labelled(result, policy), 24)
    return labels.Label(float(tail.value[0]), name, look.colour, policy == result.verdict.best)


def _told(result: Comparison, policy: str, tail: Tail) -> str:
    """Say how bad it gets in one future of a hundred, or of as many as there are."""
    place = int(np.argmin(np.abs(np.log(tail.one_in / 100))))
    one_in, value = number(tail.one_in[place]), _amount(result, float(tail.value[place]))
    return say.TAIL(policy=policy, amount=value, number=one_in)


def _amount(result: Comparison, value: float) -> str:
    return amount(value, result.network.scenario.currency, 0)


def _chances(ax: Axes, runs: int) -> None:
    """Write below the axis in one of how many futures."""
    ticks = [2, *(10**power for power in range(1, len(str(runs))) if 10**power <= runs)]
    ax.xaxis.set_major_locator(FixedLocator(ticks))
    ax.xaxis.set_minor_locator(NullLocator())
    ax.xaxis.set_major_formatter(lambda x, _: say.ONE_IN(number=number(x)))
    ax.set_xlabel(say.ONE_FUTURE_OF())
