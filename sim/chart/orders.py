"""What today's orders look like: a chart of what each quantity earns, and the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Column, Table

from ..study.order_curve import OrderCurve
from ..study.order_lines import Line
from ..study.order_sheet import Morning, OrderSheet
from ..words import order as say
from ..words.charts import TODAY
from ..words.number import exact, number
from ..words.rules import by
from .table import short

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.figure import Figure

    from .save import Charts


def charts(result: OrderSheet) -> Charts:
    """Return what draws the curves of each policy for which better orders were looked for."""
    from . import order_curves  # noqa: PLC0415 - matplotlib is slow
    from .save import blank  # noqa: PLC0415 - the same

    def drawing(morning: Morning) -> Callable[[], Figure]:
        return lambda: order_curves.plot(result, blank(order_curves.size(morning)), morning)

    asked = [morning for morning in result.mornings if morning.best]
    names = ["order", *(f"order-{number}" for number in range(2, len(asked) + 1))]
    return {name: drawing(morning) for name, morning in zip(names, asked, strict=False)}


def tables(result: OrderSheet, width: int) -> list[Table]:
    """Return today's orders, and what was tried in place of them."""
    del width
    return [_sheet(result), *(_tried(result, one) for one in result.mornings if one.best)]


def details(result: OrderSheet, width: int) -> list[Table]:
    """Return what every quantity earns that was tried."""
    del width
    return [_curve(result, c) for m in result.mornings if m.best for c in m.best.curves]


def label_of(policy: str, today: str) -> str:
    """Return what stands beside a policy's lines: its name, today's rule marked."""
    return TODAY(policy=policy) if policy == today else policy


def _sheet(result: OrderSheet) -> Table:
    """Return a row a line of what to order, policy by policy; suppliers where there are several."""
    lines = [line for morning in result.mornings for line in morning.lines]
    several = len({line.supplier for line in lines}) > 1
    headings = (say.UNITS(), say.CARTONS(), say.NOW(), say.LATER(), say.HALF(), say.MOST())
    table = Table(
        Column(say.POLICY(), overflow="fold", max_width=26),
        Column(say.PRODUCT(), overflow="fold", max_width=20),
        *([Column(say.SUPPLIER(), overflow="fold", max_width=16)] if several else []),
        Column(say.MODE(), no_wrap=True),
        *(Column(heading, justify="right") for heading in headings),
        box=None, header_style="bold", pad_edge=False,
    )  # fmt: skip
    today = result.network.scenario.current_rule
    for morning in result.mornings:
        name = morning.today.policy
        label = label_of(name, today)
        if not morning.lines:
            table.add_row(label, say.NOTHING())
        for place, line in enumerate(morning.lines):
            supplier = [line.supplier] if several else []
            table.add_row("" if place else label, line.product, *supplier, *_cells(result, line))
    return table


def _cells(result: OrderSheet, line: Line) -> list[str]:
    money = [number(line.now), number(line.later)]
    days = [f"{result.network.date(day)}" for day in (line.half, line.most)]
    return [by(line.mode), number(line.units), number(line.cartons), *money, *days]


def _tried(result: OrderSheet, morning: Morning) -> Table:
    """Return a row a product and mode: the policy's quantity, the best, and how flat that is."""
    assert morning.best
    ends = (say.OWN(), say.BEST_TRIED(), say.FROM(), say.UP_TO(), say.NOTHING_COSTS())
    table = Table(
        Column(say.PRODUCT(), overflow="fold", max_width=24),
        Column(say.MODE(), no_wrap=True),
        *(Column(heading, justify="right") for heading in (*ends, say.DOUBLE_COSTS())),
        box=None, header_style="bold", pad_edge=False,
    )  # fmt: skip
    for curve in morning.best.curves:
        units = (number(n) for n in (curve.own, curve.best, *curve.flat))
        table.add_row(curve.product, by(curve.mode), *units, _gain(curve, 0), _double(curve))
    worth = exact(morning.best.worth)
    table.caption = say.WITHIN(currency=result.network.scenario.currency, worth=worth)
    table.caption_justify = "left"
    return table


def _gain(curve: OrderCurve, quantity: int) -> str:
    """Return what a quantity earns over the policy's own."""
    return "-" if quantity == curve.own else short(curve.gain(quantity).gap)


def _double(curve: OrderCurve) -> str:
    """Return the same of twice the policy's own, in whole cartons."""
    above = [quantity for quantity in curve.quantities if quantity >= 2 * curve.own > 0]
    return _gain(curve, above[0]) if above else "-"


def _curve(result: OrderSheet, curve: OrderCurve) -> Table:
    """Return a row a quantity: its gain over the policy's own."""
    heads = (
        Column(say.TODAYS_QUANTITY(product=curve.product, mode=by(curve.mode)), justify="right"),
        Column(say.GAIN(currency=result.network.scenario.currency), justify="right"),
    )
    table = Table(*heads, box=None, header_style="bold", pad_edge=False)
    for quantity, gain in zip(curve.quantities, curve.gains, strict=True):
        table.add_row(number(quantity), short(gain.gap))
    return table
