"""What the same policies in two scenarios look like: a chart, and the terminal's table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Column, Table

from ..study.limit_sentences import keeping
from ..study.two_scenarios import TwoScenarios
from ..study.variation import Step
from ..words import beside as say
from ..words import tables as heads
from ..words.charts import TODAY
from .table import short

if TYPE_CHECKING:
    from .save import Charts


def charts(result: TwoScenarios) -> Charts:
    """Return what draws the chart."""
    from . import dumbbells  # noqa: PLC0415 - matplotlib is slow
    from .save import on_axes  # noqa: PLC0415 - the same

    return {"profit": lambda: on_axes(dumbbells.plot, dumbbells.size(result), result)}


def tables(result: TwoScenarios, width: int) -> list[Table]:
    """Return a row a policy: its profit in both, and the difference world by world."""
    del width
    first, second = result.first, result.second
    headings = [
        first.label,
        second.label,
        say.CHANGE_OF(first=first.label, second=second.label),
        say.BETTER(),
    ]
    columns = (Column(heading, justify="right", overflow="fold") for heading in headings)
    names = Column(heads.POLICY(), overflow="fold", min_width=16, max_width=30)
    table = Table(names, *columns, box=None, header_style="bold", pad_edge=False)
    today = result.network.scenario.current_rule
    for name in sorted(result.gaps, key=lambda n: -second.profit(n)):
        profits = [_profit(step, name) for step in (first, second)]
        pair = result.gaps[name]
        table.add_row(
            TODAY(policy=name) if name == today else name,
            *profits,
            short(pair.gap),
            short(pair.chance_b_better, 100),
        )
    if not all(len(step.judgement.affordable) == len(result.gaps) for step in (first, second)):
        table.caption = say.MARK(breaks=keeping(first.judgement.limits).breaks)
        table.caption_justify = "left"
    return [table]


def _profit(step: Step, policy: str) -> str:
    """Return a mean profit, marked where the policy breaks a limit."""
    amount = short(step.figure(policy, "profit"))
    return amount if policy in step.judgement.affordable else say.BREAKS(amount=amount)
