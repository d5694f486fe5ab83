"""The figures of a backtest as a table of the terminal."""

from rich.table import Column, Table

from ..history.backtest.result import Backtest
from ..history.backtest.sentences import with_interval
from ..history.backtest.what_if import Range, WhatIf
from ..stats import Estimate
from ..words import backtest as say
from ..words.charts import TODAY
from ..words.number import decimals_carried, number, whole_percent
from ..words.text import shortened


def table(result: Backtest) -> Table:
    """Return a row a SKU, and one of all: what the fan held, and how far it was off."""
    headings = (say.MONTHS_COLUMN, say.IN_DAYS, say.IN_TOTALS, say.REAL_OVER_EXPECTED)
    columns = [Column(heading(), justify="right") for heading in (*headings, say.SKILL_COLUMN)]
    names = Column(say.SKU(), overflow="fold", min_width=12, max_width=30)
    found = Table(names, *columns, box=None, header_style="bold", pad_edge=False)
    for one in result.by_sku:
        found.add_row(
            shortened(one.sku, 60),
            number(one.months),
            with_interval(one.days),
            with_interval(one.totals) if one.months else "-",
            _off(one.bias),
            "-" if one.skill is None else whole_percent(one.skill),
        )
    found.add_row(
        say.TOGETHER(),
        number(result.months),
        with_interval(result.days),
        with_interval(result.totals),
        _off(result.bias),
        "-" if result.skill_weekday is None else whole_percent(result.skill_weekday),
        style="bold",
    )
    return found


def _off(bias: Estimate) -> str:
    """Write real over expected with its interval."""
    if bias.low is None or bias.high is None:
        return number(bias.value, 2)
    low, high = number(max(bias.low, 0.0), 2), number(bias.high, 2)
    return say.INTERVAL(value=number(bias.value, 2), low=low, high=high)


def policies(found: WhatIf) -> Table:
    """Return a row a policy on the real past, most profit first: mean, and nine of ten pasts."""
    names = Column(say.POLICY(), overflow="fold", min_width=12, max_width=26)
    columns = [Column(heading(), justify="right") for heading in _HEADINGS]
    table = Table(names, *columns, box=None, header_style="bold", pad_edge=False)
    for one in found.policies:
        today = one.name == found.current_rule
        table.add_row(
            TODAY(policy=one.name) if today else one.name,
            _range(one.profit),
            "-" if today else _range(one.gap),
            "-" if today else whole_percent(one.better),
            _range(one.stockout_days),
            _range(one.missed),
            _range(one.cash_low),
            style="bold" * today,
        )
    return table


_HEADINGS = (say.PROFIT, say.GAP, say.BETTER, say.DAYS_OUT, say.MISSED, say.CASH_LOW)


def _range(value: Range) -> str:
    """Write a mean and its range to the digits that the range carries."""
    decimals = min(decimals_carried(value.high - value.low or 1.0), 0)
    figures = (number(each, decimals) for each in (value.mean, value.low, value.high))
    mean, low, high = figures
    return say.INTERVAL(value=mean, low=low, high=high)
