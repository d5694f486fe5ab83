"""What a tuning looks like: a chart of the trials of each policy, and the terminal's tables."""

from __future__ import annotations

from collections.abc import Callable
from math import isnan
from typing import TYPE_CHECKING

from rich.table import Column, Table

from ..study.flatness import Flatness, flatness
from ..study.goal import explained, goal_of
from ..study.knobs import Knob
from ..study.tune_sentences import in_digits
from ..study.tuned import Tuned, Tuning
from ..words import tune as say
from ..words.charts import TODAY
from ..words.number import exact, money, number
from .table import short

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from .save import Charts


def charts(result: Tuning) -> Charts:
    """Return what draws the trials of each policy, and how flat two numbers or more lie."""
    from . import trials  # noqa: PLC0415 - matplotlib is slow
    from .flat_map import SIZE, plot  # noqa: PLC0415 - the same
    from .save import blank  # noqa: PLC0415 - the same

    def trial(tuned: Tuned) -> Callable[[], Figure]:
        return lambda: trials.plot(result, blank(trials.size(tuned)), tuned)

    def flat(tuned: Tuned, found: Flatness) -> Callable[[], Figure]:
        return lambda: plot(result, tuned, found, blank(SIZE))

    drawn: dict[str, Callable[[], Figure]] = {}
    for place, tuned in enumerate(result.tuned, 1):
        suffix = f"-{place}" if place > 1 else ""
        drawn[f"trials{suffix}"] = trial(tuned)
        if found := flatness(result, tuned):
            drawn[f"flat{suffix}"] = flat(tuned, found)
    return drawn


def tables(result: Tuning, width: int) -> list[Table]:
    """Return what tuning earns, policy by policy, and the numbers of each."""
    del width
    return [_gains(result), *(_numbers(result, tuned) for tuned in result.tuned)]


def details(result: Tuning, width: int) -> list[Table]:
    """Return nothing more: trials.parquet has all of them."""
    del result, width
    return []


def _gains(result: Tuning) -> Table:
    """Return a row a policy: what was searched for on fresh worlds, as it is and tuned."""
    goal = goal_of(result.goal)
    of_profit = goal.key == "profit"
    gain = say.GAIN() if of_profit else say.GAIN_IN_PROFIT()
    headings = (
        say.AS_IS(goal=say.called(goal.name)),
        say.TUNED(goal=say.called(goal.name)),
        say.SEEMED(),
        gain,
    )
    table = _table(say.POLICY(), *headings)
    table.caption, table.caption_justify = explained([goal]), "left"
    today = result.network.scenario.current_rule
    for tuned in sorted(result.tuned, key=lambda one: -max(one.was.value, one.now.value)):
        name = TODAY(policy=tuned.policy) if tuned.policy == today else tuned.policy
        seemed = in_digits(tuned, tuned.seemed)
        table.add_row(name, *map(short, tuned.goals), seemed, short(tuned.gain.gap))
    return table


def _numbers(result: Tuning, tuned: Tuned) -> Table:
    """Return a row a number: as it is, tuned, and how far it hardly matters."""
    headings = (say.WAS(), say.NOW(), say.FLAT(), say.UP_TO(), say.FROM(), say.TO())
    table = _table(say.NUMBER_OF(policy=tuned.policy), *headings)
    for knob, value in zip(tuned.knobs, tuned.chosen, strict=True):
        ends = (knob.now, value, *result.flat(tuned, knob), knob.low, knob.high)
        table.add_row(knob.key, *(_short(end, knob) for end in ends))
    worth = money(exact(result.worth(tuned)), result.network.scenario.currency)
    table.caption = say.FLAT_NOTE(worth=worth, tried=number(tuned.tried))
    table.caption_justify = "left"
    return table


def _short(value: float, knob: Knob) -> str:
    """Return a number, none where no setting keeps to the limits."""
    return "-" if isnan(value) else knob.in_digits(value)


def _table(first: str, *headings: str) -> Table:
    columns = (Column(heading, justify="right") for heading in headings)
    names = Column(first, overflow="fold", max_width=34)
    return Table(names, *columns, box=None, header_style="bold", pad_edge=False)
