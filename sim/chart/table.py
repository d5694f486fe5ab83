"""Tables for the terminal: aligned, few digits, each figure with its interval."""

from rich.table import Column, Table

from ..stats import Estimate
from ..study.comparison import Comparison
from ..study.figures import FIGURES, Figure
from ..study.sentences import limits_in_words
from ..study.summary import Summary
from ..words import tables as say
from ..words.charts import TODAY
from ..words.figures import called
from ..words.number import decimals_carried, exact, number
from ..words.text import joined, shortened
from ..world.core.measures import SHARE, Topic

WIDE = 148
"""Columns of a terminal that hold all figures side by side."""
NARROW = 100
"""Columns of a terminal that hold all figures of one topic side by side."""
LOPSIDED = 2.0
"""An interval with one side this much longer than the other is written from its low to its high."""

Columns = tuple[Figure, ...]


BRIEF = (
    ("profit_p05", say.WORST),
    ("cash_low_p05", say.CASH_LOW),
    ("sale_days_out", say.SALE_DAYS_OUT),
    ("stockout_days", say.DAYS_OUT),
    ("units_missed", say.MISSED),
    ("units_lost", say.LOST),
)
"""What stands beside profit, in the order of choice: of two on the same the first that is there."""


def scoreboard(result: Comparison) -> Table:
    """Return one row a policy, the affordable ones first, best mean profit first, in 80 columns.

    Profit has its 95 % interval; the other figures are shown to the digits that theirs carry.
    """
    keys = brief(result)
    headings = (Column(keys[key], justify="right", no_wrap=True) for key in keys)
    names = Column(say.POLICY(), overflow="fold", min_width=12, max_width=26)
    profit = Column(say.MEAN_PROFIT(), justify="right", no_wrap=True)
    table = Table(names, profit, *headings, box=None, header_style="bold", pad_edge=False)
    for summary in result.ranked:
        current = summary.name == result.current_rule
        cells = (_plain(summary, key) for key in keys)
        profits = short(summary.figures["profit"])
        table.add_row(marked(result, summary.name), profits, *cells, style="bold" * current)
    if len(result.judgement.affordable) < len(result.policies):
        table.caption = say.BREAK_WHAT(limits=joined(limits_in_words(result)))
        table.caption_justify = "left"
    return table


def brief(result: Comparison) -> dict[str, str]:
    """Return the keys and headings of the columns: sale days where there is a sale, and so on."""
    there = {key for summary in result.policies for key in summary.figures}
    if not result.network.scenario.promotions:
        there.discard("sale_days_out")
    found = {key: heading() for key, heading in BRIEF if key in there}
    for better, other in (("sale_days_out", "stockout_days"), ("units_missed", "units_lost")):
        if better in found:
            found.pop(other, None)
    return found


def marked(result: Comparison, policy: str, columns: int | None = None) -> str:
    """Return a name, with a mark on today's rule and on what breaks a limit; cut to columns."""
    name = policy if columns is None else shortened(policy, columns)
    name = TODAY(policy=name) if policy == result.current_rule else name
    return name if policy in result.judgement.affordable else say.BREAKS(policy=name)


def _plain(summary: Summary, key: str) -> str:
    """Return a figure alone, shares in percent."""
    figure, scale = summary.figures[key], 100 if key == "sale_days_out" else 1
    side = (figure.half_width or 0.0) * scale
    return number(figure.value * scale, min(decimals_carried(side) if side else 0, 0))


def layout(result: Comparison, width: int) -> list[Columns]:
    """Return the columns of one wide table, or of narrower ones, and of each other topic."""
    first, second, *more = (_columns(result, topic) for topic in Topic)
    if not result.network.scenario.promotions:
        second = tuple(figure for figure in second if figure.key != "sale_days_out")
    if width >= WIDE:
        return [first + second, *filter(None, more)]
    half = len(second) if width >= NARROW else -(-len(second) // 2)
    return [first, *filter(None, (second[:half], second[half:], *more))]


def _columns(result: Comparison, topic: Topic) -> Columns:
    """Return the figures of a topic that have a column, and that some policy has."""
    headed = (figure for figure in FIGURES if figure.measure.topic is topic and figure.heading)
    return tuple(f for f in headed if any(_shows(summary, (f,)) for summary in result.policies))


def _shows(summary: Summary, columns: Columns) -> bool:
    """Say whether a policy has any of the figures."""
    return any(figure.key in summary.figures for figure in columns)


def policies(result: Comparison, columns: Columns) -> Table:
    """Return one row a policy that has the figures, best mean profit first, today's marked."""
    headings = (Column(called(f.heading), justify="right", overflow="fold") for f in columns)
    table = _by_policy(say.POLICY(), *headings)
    shown = [summary for summary in result.policies if _shows(summary, columns)]
    for summary in sorted(shown, key=lambda s: -s.figures["profit"].value):
        current = summary.name == result.current_rule
        name = TODAY(policy=summary.name) if current else summary.name
        cells = (_cell(summary, figure) for figure in columns)
        table.add_row(name, *cells, style="bold" if current else "")
    return table


def _by_policy(heading: str, *columns: Column) -> Table:
    """Return an empty table, whose first column holds names of policies."""
    names = Column(heading, overflow="fold", min_width=16, max_width=34)
    return Table(names, *columns, box=None, header_style="bold", pad_edge=False)


def _cell(summary: Summary, figure: Figure) -> str:
    """Return a policy's figure, shares in percent."""
    if figure.key not in summary.figures:
        return "-"
    return short(summary.figures[figure.key], 100 if figure.unit is SHARE else 1)


def differences(result: Comparison) -> Table:
    """Return one row a rival: its profit minus today's rule's, in the same worlds."""
    headings = (say.PROFIT(), say.BETTER(), say.VARIANCE())
    columns = (Column(heading, justify="right", no_wrap=True) for heading in headings)
    table = _by_policy(say.MINUS_TODAY(), *columns)
    ranked = sorted(result.against_current.items(), key=lambda item: -item[1].gap.value)
    for name, pair in ranked:
        times = say.TIMES(times=number(pair.variance_reduction, 1))
        saved = say.IDENTICAL() if pair.identical else times
        table.add_row(name, short(pair.gap), short(pair.chance_b_better, 100), saved)
    return table


def short(figure: Estimate, scale: float = 1) -> str:
    """Return a figure with the larger side of its interval, `4,100 ±210`, or a bound."""
    value = figure.value * scale
    if figure.low is None or figure.high is None:
        return f"~{number(value, min(decimals_carried(value or 1), 1))}"
    side = max(figure.high - figure.value, figure.value - figure.low) * scale
    if side == 0:
        return exact(round(value, 2))
    decimals = min(decimals_carried((figure.high - figure.low) / 2 * scale), 1)  # as in sentences
    if figure.method == "Clopper-Pearson" and figure.events == 0:
        return f"<{number(figure.high * scale, decimals_carried(side))}"
    if figure.method == "Clopper-Pearson" and figure.events == figure.runs:
        return f">{number(figure.low * scale, decimals_carried(side))}"
    if is_lopsided(figure):
        low, high = (number(end * scale, decimals) for end in (figure.low, figure.high))
        return say.RANGE(low=low, high=high)
    return f"{number(value, decimals)} ±{number(side, decimals)}"


def is_lopsided(figure: Estimate) -> bool:
    """Say whether an interval has one side so much longer that its ends are written alone."""
    if figure.low is None or figure.high is None:
        return False
    sides = figure.high - figure.value, figure.value - figure.low
    return max(sides) > LOPSIDED * min(sides)
