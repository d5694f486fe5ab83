"""What shocks do: the tables, and what draws the map and the sizes that break a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Column, Table

from ..study.limit_sentences import in_words
from ..study.stress_test import StressTest
from ..words import stress as say
from ..words.charts import TODAY
from ..words.text import OR, joined, quoted
from .stress_cell import changed, plain
from .table import short

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..stats import Estimate
    from .save import Charts

_COLUMNS = (
    ("cash_below_zero", say.CASH),
    ("cash_short", say.CREDIT),
    ("sale_days_out", say.SALE_DAYS),
    ("stockout_days", say.DAYS_OUT),
)
"""Beside profit, as far as the runs have them."""


def charts(result: StressTest) -> Charts:
    """Return what draws the map."""
    from . import stress_map  # noqa: PLC0415 - matplotlib is slow
    from .save import blank  # noqa: PLC0415 - the same

    return {"stress": lambda: stress_map.plot(result, blank(stress_map.size(result)))}


def tables(result: StressTest, width: int) -> list[Table]:
    """Return the plan under each shock, and where there are several policies the map of all."""
    del width
    return [*([_map(result)] if len(result.calm) > 1 else []), _of(result, result.plan)]


def details(result: StressTest, width: int) -> list[Table]:
    """Return each other policy under each shock."""
    del width
    return [_of(result, s.name) for s in result.calm if s.name != result.plan]


def _map(result: StressTest) -> Table:
    """Return a row a policy: its profit, and what each shock changes of it."""
    heads = [say.CALM(), *(say.called(shock.name) for shock in result.shocks)]
    table = Table(
        Column(say.POLICY(), overflow="fold", min_width=12, max_width=22),
        *(Column(head.replace(" ", "\n", 1), justify="right") for head in heads),
        box=None, header_style="bold", pad_edge=False,
    )  # fmt: skip
    today = result.network.scenario.current_rule
    for summary in sorted(result.calm, key=lambda s: -s.figures["profit"].value):
        name = TODAY(policy=summary.name) if summary.name == today else summary.name
        calm = plain(summary.figures["profit"])
        first = say.BROKEN(figure=calm) if result.broken_by(summary.figures) else calm
        cells = [changed(cell) for cell in result.of(summary.name)]
        table.add_row(name, first, *cells, style="bold" * (summary.name == today))
    limits = [in_words(limit) for limit in result.limits]
    currency = result.network.scenario.currency
    table.caption = (
        say.CAPTION(currency=currency, limits=joined(limits, OR))
        if limits
        else say.CAPTION_FREE(currency=currency)
    )
    table.caption_justify = "left"
    return table


def _of(result: StressTest, policy: str) -> Table:
    """Return a row a shock: what it makes of one policy, with intervals."""
    calm = result.calm_of(policy).figures
    keys = {key: head() for key, head in _COLUMNS if key in calm}
    if not result.network.scenario.promotions:
        keys.pop("sale_days_out", None)
    keys.pop("cash_below_zero" if result.network.scenario.cash.credit else "cash_short", None)
    heads = (Column(head, justify="right") for head in (say.CHANGE(), *keys.values()))
    table = Table(
        Column(say.SHOCK(), overflow="fold", min_width=12, max_width=30), *heads,
        box=None, header_style="bold", pad_edge=False,
    )  # fmt: skip
    table.add_row(
        _marked(say.CALM(), bool(result.broken_by(calm))), say.DASH(), *_figures(calm, keys)
    )
    for cell in result.of(policy):
        name = _marked(say.called(cell.shock), bool(cell.broken))
        table.add_row(name, short(cell.change.gap), *_figures(cell.figures, keys))
    limits = joined([in_words(limit) for limit in result.limits], OR) if result.limits else ""
    table.title, table.title_justify = quoted(policy), "left"
    if limits:
        table.caption, table.caption_justify = say.PLAN_CAPTION(limits=limits), "left"
    return table


def _marked(name: str, broken: bool) -> str:
    return say.BROKEN(figure=name) if broken else name


def _figures(figures: Mapping[str, Estimate], keys: Mapping[str, str]) -> list[str]:
    return [short(figures[key], 100 if key != "stockout_days" else 1) for key in keys]
