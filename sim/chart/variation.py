"""What policies at several values of one number look like: a chart, and the terminal's tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.table import Column, Table

from ..study.limit_sentences import keeping
from ..study.variation import Step, Variation
from ..words import vary as say
from ..words.charts import TODAY
from ..words.number import number

if TYPE_CHECKING:
    from .save import Charts

_NAMES, _GAP = 28, 2
"""Columns for names, and between cells."""


def charts(result: Variation) -> Charts:
    """Return what draws the chart."""
    from . import curves  # noqa: PLC0415 - matplotlib is slow
    from .save import on_axes  # noqa: PLC0415 - the same

    return {"profit": lambda: on_axes(curves.plot, curves.size(result), result)}


def tables(result: Variation, width: int) -> list[Table]:
    """Return a row a policy, a column a value; several tables where one is too wide."""
    cells = [_cell(step, s.name) for step in result.steps for s in step.policies]
    columns = max(map(len, [*cells, *(step.label for step in result.steps)])) + _GAP
    several = max(1, (width - _NAMES) // columns)
    steps = result.steps
    parts = [steps[at : at + several] for at in range(0, len(steps), several)]
    found = [_table(result, part) for part in parts]
    found[-1].caption_justify = "left"
    found[-1].caption = say.MARKS(breaks=keeping(result.limits).breaks)
    return found


def _table(result: Variation, steps: Sequence[Step]) -> Table:
    """Return the table of some values; policies by their mean profit over all of them."""
    names = Column(say.MEAN_PROFIT(key=result.key), overflow="fold", max_width=_NAMES)
    columns = (Column(step.label, justify="right", no_wrap=True) for step in steps)
    table = Table(names, *columns, box=None, header_style="bold", pad_edge=False)
    today = result.network.scenario.current_rule
    policies = [summary.name for summary in result.steps[0].policies]
    for name in sorted(policies, key=lambda n: -sum(s.profit(n) for s in result.steps)):
        label = TODAY(policy=name) if name == today else name
        table.add_row(label, *(_cell(step, name) for step in steps))
    return table


def _cell(step: Step, policy: str) -> str:
    """Return a mean profit, marked where it leads at a value, or cannot be paid for there."""
    amount = number(step.profit(policy))
    if policy not in step.judgement.affordable:
        return say.BREAKS(amount=amount)
    if policy not in (step.verdict.best, *step.verdict.ties):
        return f"{amount}  "
    text = say.CLOSE if step.is_unclear else say.LEADER
    return text(amount=amount)
