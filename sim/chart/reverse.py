"""From which size of a shock on plans break: the table, and what draws the chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Column, Table

from ..study.limit_sentences import in_words
from ..study.reversal import Reversal
from ..study.reverse_sentences import told
from ..study.reverse_stress import Plan, ReverseStress
from ..words import reverse as say
from ..words.stress import called
from ..words.text import quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.figure import Figure

    from .save import Charts


def charts(result: ReverseStress) -> Charts:
    """Return what draws the sizes, a chart a policy that keeps to the limits without a shock."""
    from . import reverse_sizes  # noqa: PLC0415 - matplotlib is slow
    from .save import blank  # noqa: PLC0415 - the same

    def drawing(plan: Plan) -> Callable[[], Figure]:
        return lambda: reverse_sizes.plot(result, blank(reverse_sizes.size(plan)), plan)

    plans = [plan for plan in result.plans if plan.keeps(result.limits)]
    names = ["reverse", *(f"reverse-{number}" for number in range(2, len(plans) + 1))]
    return {name: drawing(plan) for name, plan in zip(names, plans, strict=False)}


def tables(result: ReverseStress, width: int) -> list[Table]:
    """Return a table a policy that keeps to the limits without a shock."""
    del width
    return [_table(result, plan) for plan in result.plans if plan.keeps(result.limits)]


def _table(result: ReverseStress, plan: Plan) -> Table:
    """Return a row a shock: from which size on it breaks a limit."""
    heads = (say.BREAKS(), say.PERHAPS(), say.SURELY(), say.USUAL())
    table = Table(
        Column(say.SHOCK(), overflow="fold", min_width=12),
        *(Column(head, justify="right") for head in heads),
        Column(say.WHAT(), overflow="fold"),
        box=None, header_style="bold", pad_edge=False,
    )  # fmt: skip
    for one in plan.by_strength:
        sizes = [_size(result, one, size) for size in (one.low, one.high, one.usual)]
        limit = in_words(one.limit) if one.limit else ""
        table.add_row(called(one.shock), _breaks(result, one), *sizes, limit)
    table.title, table.title_justify = quoted(plan.policy), "left"
    return table


def _breaks(result: ReverseStress, one: Reversal) -> str:
    if one.size is None:
        return say.NOT_AT(most=told(result, one, one.most))
    return told(result, one, one.size)


def _size(result: ReverseStress, one: Reversal, size: float | None) -> str:
    return say.DASH() if size is None else told(result, one, size)
