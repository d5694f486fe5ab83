"""What turns the verdict round: the lead over the nearest rival at low and high inputs."""

from typing import NamedTuple

from matplotlib.axes import Axes

from ..stats import Estimate
from ..stats.drivers import Driver, Drivers
from ..study.comparison import Comparison
from ..words import profit_charts as say
from ..words.number import MINUS, money, number, percent
from ..words.text import SENTENCES, chained, wrapped
from . import cut, style
from .rows import name_ticks
from .series import called, named

MOST = 10
"""Inputs that the chart has room for."""
_TENTHS = 10
"""Days that are written with a decimal below it."""
_PLUS = "+"


class Nearest(NamedTuple):
    """The rival that is ahead at the most of the inputs, and what the gap to it hangs on."""

    rival: str
    drivers: Drivers


def nearest(result: Comparison) -> Nearest:
    """Return the rival that the verdict speaks of.

    Errors: ValueError where nothing is uncertain, or too little was run to tell.
    """
    if not result.judgement.hangs_on:
        raise ValueError("nothing is uncertain, or too little was run: no gap hangs on inputs")
    return Nearest(*min(result.judgement.hangs_on.items(), key=lambda item: item[1].ahead))


def size(result: Comparison) -> tuple[float, float]:
    """Return the inches that the chart asks for."""
    return style.WIDTH, 2.6 + 0.5 * min(len(nearest(result).drivers.drivers), MOST)


def finding(result: Comparison) -> str:
    """Say which input turns the verdict round, and where; or that none does."""
    rival, drivers = nearest(result)
    leader, other = called(result, result.verdict.best), called(result, rival)
    usual = drivers.at_usual
    turning = _turning(drivers)
    if _may_be_0(usual):
        if turning is not None and turning.flip is not None and turning.flip.sure:
            runs = number(result.runs)
            return say.NOT_TOLD_BUT(best=leader, rival=other, runs=runs, what=turning.what)
        return say.NOT_TOLD(best=leader, rival=other, runs=number(result.runs))
    if usual.value < 0:
        return say.NOT_AHEAD(best=leader, rival=other)
    if turning is None or turning.flip is None:
        open_ = next((one for one in drivers.drivers if _is_open(one, usual)), None)
        if open_ is None:
            return say.NOTHING_TURNS(best=leader, rival=other)
        runs = number(result.runs)
        return say.NOT_RULED_OUT(runs=runs, what=open_.what, best=leader, rival=other)
    below = turning.flip.value < turning.usual
    sure = say.TURNS_BELOW if below else say.TURNS_ABOVE
    unsure = say.MAY_BELOW if below else say.MAY_ABOVE
    text, at = sure if turning.flip.sure else unsure, value(result, turning, turning.flip.value)
    return text(what=turning.what, value=at, best=leader, rival=other)


def _turning(drivers: Drivers) -> Driver | None:
    """Return the input that turns the gap round: the largest of which that is sure, if any is."""
    some = [driver for driver in drivers.drivers if driver.flip]
    return next((one for one in some if one.flip and one.flip.sure), some[0] if some else None)


def _is_open(driver: Driver, usual: Estimate) -> bool:
    """Say whether the runs leave open that an input turns the gap round."""
    return any(map(_may_be_0, (usual, driver.at_low, driver.at_high)))


def _may_be_0(gap: Estimate) -> bool:
    """Say whether a gap is not told from nothing."""
    return gap.low is None or gap.high is None or gap.low <= 0 <= gap.high


def value(result: Comparison, driver: Driver, drawn: float) -> str:
    """Write a draw of an input: times the file's number, or days more."""
    (entry,) = (one for one in result.network.scenario.uncertain if one.what == driver.what)
    if entry.way == "times":
        return say.TIMES(value=number(drawn, 2))
    days = number(drawn, 1 if abs(drawn) < _TENTHS else 0)
    return say.DAYS_MORE(value=days if days.startswith(MINUS) else f"{_PLUS}{days}")


def plot(result: Comparison, ax: Axes | None = None) -> Axes:
    """Draw the gap of profit at each input's P5 and P95, in the scenario's currency.

    The largest share of the gap's spread on top. Errors: as `nearest`.
    """
    with style.applied(result.network):
        ax = style.bare(ax or style.new_figure(size(result)).add_subplot())
        rival, drivers = nearest(result)
        shown = drivers.drivers[:MOST]
        for row, driver in enumerate(shown):
            _bar(ax, row, driver, drivers, result)
        name_ticks(ax, [wrapped(_spaced(one.what), 30) for one in shown])
        ax.set_ylim(len(shown) - 0.05, -0.6)  # room for the name of the dashed line
        ax.tick_params(axis="y", length=0)
        _frame(ax, result, rival, drivers)
        style.title_axes(ax, finding(result), pad=22)
        style.footnote(style.figure_of(ax), note(result, drivers))
        style.settle(style.figure_of(ax))
    return ax


def note(result: Comparison, drivers: Drivers) -> str:
    """Say in small print what is drawn."""
    share, count = percent(drivers.input_share.value), len(drivers.drivers)
    usual = money(f"{drivers.at_usual}", result.network.scenario.currency)
    parts = [say.BARS_OF_INPUTS(runs=number(result.runs), share=share), say.DASHED(gap=usual)]
    if count > MOST:
        parts.append(say.SHOWN(count=number(MOST), all=number(count)))
    return chained(parts, SENTENCES)


def _spaced(what: str) -> str:
    """Let a long key break at its dots."""
    return what.replace(".", ". ") if len(what) > 30 else what


def _bar(ax: Axes, row: int, driver: Driver, drivers: Drivers, result: Comparison) -> None:
    """Draw one input: from its low value to its high one, each end with its interval and value."""
    low, high = driver.at_low, driver.at_high
    label = say.INPUT(
        what=driver.what,
        low=value(result, driver, driver.low),
        high=value(result, driver, driver.high),
        low_gap=_carried(low),
        high_gap=_carried(high),
        share=percent(driver.share),
    )
    left, width = min(low.value, high.value), abs(high.value - low.value)
    ax.barh(
        row, width, left=left, height=0.5, color="#78b1d9", ec=style.BLUE, lw=0.8, zorder=2,
        gid=driver.what, label=label,
    )  # fmt: skip
    for end, drawn, other in ((low, driver.low, high), (high, driver.high, low)):
        if end.low is not None and end.high is not None:
            ax.plot((end.low, end.high), (row, row), color=style.INK, lw=0.9, zorder=3)
        is_left = end.value < other.value or (end is low and end.value == other.value)
        style.annotate(
            ax, value(result, driver, drawn), (end.value, row), (-4 if is_left else 4, 8),
            xycoords="data", ha="right" if is_left else "left", va="center", color=style.INK,
            bbox={"fc": "white", "ec": "none", "alpha": 0.7, "pad": 0.5}, zorder=5,
        )  # fmt: skip
    style.annotate(
        ax, _flip(result, driver, drivers.at_usual), (1.0, row), (8, 0), va="center",
        xycoords=("axes fraction", "data"), annotation_clip=False,
        color=style.INK if driver.flip else style.QUIET,
    )  # fmt: skip


def _carried(gap: Estimate) -> str:
    return number(gap.value, min(gap.decimals or 0, 0))


def _flip(result: Comparison, driver: Driver, usual: Estimate) -> str:
    """Write where an input turns the verdict round, where that is sure."""
    if driver.flip is None:
        return say.MAY_FLIP() if _is_open(driver, usual) else say.NO_FLIP()
    if not driver.flip.sure:
        return say.MAY_FLIP()
    at, low, high = (
        value(result, driver, one) for one in (driver.flip.value, driver.flip.low, driver.flip.high)
    )
    return wrapped(say.FLIP(value=at, low=low, high=high), 24)


def _frame(ax: Axes, result: Comparison, rival: str, drivers: Drivers) -> None:
    """Draw zero and the gap when all is as usual, and say which side is whose."""
    left, right = ax.get_xlim()
    left, right = min(left, 0.0), max(right, 0.0)
    air = 0.08 * (right - left)
    ax.set_xlim(left - air, right + air)
    ax.axvline(0, color=style.INK, lw=1.3, zorder=4, gid="zero")
    usual = drivers.at_usual.value
    ax.axvline(usual, color=style.BLUE, lw=1.0, ls=(0, (4, 3)), zorder=1, gid="usual")
    style.annotate(
        ax, say.ALL_AS_USUAL(), (usual, 0.0), (4, 3), xycoords=("data", "axes fraction"),
        va="bottom", color=style.BLUE,
    )  # fmt: skip
    cut.few_ticks(ax)
    best, currency = named(result.verdict.best, 28), result.network.scenario.currency
    ax.set_xlabel(say.LEAD(best=best, rival=named(rival, 28), currency=currency))
    for text, across, side in ((say.RIVAL_AHEAD, -6, "right"), (say.LEADER_AHEAD, 6, "left")):
        style.annotate(
            ax, text(), (0, 1.0), (across, 2), xycoords=("data", "axes fraction"), ha=side,
            va="bottom", annotation_clip=False,
        )  # fmt: skip
