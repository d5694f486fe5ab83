"""`peakstock check`: what a scenario file says, and what follows from it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..words import outlook as say
from ..words.number import money, number, whole_percent
from ..words.template import DAYS
from ..words.text import chained
from .console import output

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from ..network.network import Network
    from ..study.outlook import Outlook


def check(
    scenario: Annotated[
        Path | None, typer.Argument(help="A scenario file, for example scenarios/double-11.toml")
    ] = None,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of scenario files, for editors")
    ] = False,
) -> None:
    """Check a scenario file, and print what follows from it."""
    from ..network.load import load  # noqa: PLC0415 - the same
    from ..policy.open import open_policy  # noqa: PLC0415 - heavy imports only when needed
    from ..scenario.keys import schema_text  # noqa: PLC0415 - the same
    from ..study.outlook import doubts, outlook  # noqa: PLC0415 - the same

    if schema:
        print(schema_text(), end="")
    elif scenario is None:
        raise typer.BadParameter("name a scenario file, for example scenarios/double-11.toml")
    else:
        loaded = load(scenario)
        for policy in loaded.scenario.policies:
            open_policy(policy, loaded.document.folder)
        found = outlook(loaded)
        _show(loaded, found)
        for line in doubts(loaded, found):
            output().print(say.DOUBT(remark=line), soft_wrap=True)


def _show(network: Network, found: Outlook) -> None:
    """Print the outlook."""
    console = output()
    console.print(f"{_head(network)}\n")
    for table in (*_products(network, found, console), _lanes(network, found)):
        console.print(table)
        console.print()
    for line in _remarks(network, found):
        console.print(line)
    console.print()
    console.print(_cash(network, found))


def _head(network: Network) -> str:
    """Say which files these are, and for which days."""
    title = network.scenario.name
    if network.document.inherited:
        title = say.EXTENDS(
            first=title, next=chained([*network.document.inherited], say.EXTENDS_IN_TURN)
        )
    first, last = network.start, network.date(network.days - 1)
    return say.HEAD(scenario=title, days=DAYS(network.days), first=f"{first}", last=f"{last}")


def _remarks(network: Network, found: Outlook) -> Iterator[str]:
    """Say what is planned, what platform and network allow, and where cash goes without orders."""
    yield say.PLANNED(
        promotions=say.PROMOTIONS(len(network.scenario.promotions)),
        sessions=say.SESSIONS(len(network.scenario.lives)),
        policies=number(len(network.scenario.policies)),
    )
    yield from (say.PLATFORM(remark=line) for line in found.platform)
    yield from (say.NETWORK(remark=line) for line in found.network)
    low, day = (
        money(number(found.cash_low), network.scenario.currency),
        network.date(found.cash_low_day),
    )
    yield say.IDLE(amount=low, day=f"{day}")


_ENDLESS = 10_000
"""Columns of a terminal on which nothing is cut."""
Columns = dict[str, list[str]]
"""Headings, and the cells below each."""


def _products(network: Network, found: Outlook, console: Console) -> list[Table]:
    """Return one row a product: in one table, or in two where one is too wide."""
    names = [product.name for product in network.listings]
    numbers, sources = _numbers(network, found), _sources(found)
    whole = _by_product(names, numbers | sources)
    needed = console.measure(whole, options=console.options.update_width(_ENDLESS)).maximum
    if needed <= console.width:
        return [whole]
    return [_by_product(names, numbers), _by_product(names, sources)]


def _by_product(names: list[str], columns: Columns) -> Table:
    """Return a table of one row a product."""
    table = _table(say.PRODUCT(), *columns)
    for row in zip(names, *columns.values(), strict=True):
        table.add_row(*row)
    return table


def _numbers(network: Network, found: Outlook) -> Columns:
    """Return what a product's numbers imply."""
    listings, said = network.listings, found.products
    roas, cover = [s.breakeven_roas for s in said], [s.days_of_cover for s in said]
    return {
        say.PRICE(): [number(row.price, 2) for row in listings],
        say.MARGIN(): [number(s.margin, 2) for s in said],
        say.ROAS(): [number(times, 1) if times else say.NEVER() for times in roas],
        say.STOCK(): [number(row.opening_stock) for row in listings],
        say.COVER(): ["-" if math.isinf(days) else number(days) for days in cover],
        say.DEMAND(): [number(s.units_a_day, 1) for s in said],
    }


def _sources(found: Outlook) -> Columns:
    """Return where the expected demand comes from."""
    return {
        say.SOURCES[source](): [whole_percent(said.shares[source]) for said in found.products]
        for source in found.products[0].shares
    }


def _lanes(network: Network, found: Outlook) -> Table:
    """Return one row a lane and product with a shelf of its own: days from order to shelf."""
    guests = {row.name for row in network.listings if not row.owns_shelf}
    table = _table(say.LEAD_TIME(), say.PRODUCT(), say.HALF_WITHIN(), say.MOST_WITHIN())
    for lane in found.lanes:
        if lane.product not in guests:
            days = (DAYS(round(lane.p50)), DAYS(round(lane.p95)))
            table.add_row(say.BY_MODE(mode=lane.mode), lane.product, *days)
    return table


def _cash(network: Network, found: Outlook) -> Table:
    """Return one row every fifteen days: cash if nothing is ordered, and under today's rule."""
    cash = say.CASH(currency=network.scenario.currency)
    table = _table(cash, say.NOTHING_ORDERED(), say.TODAYS_RULE(), say.WORST())
    for close in found.cash:
        amounts = map(number, (close.idle, close.mean, close.low))
        table.add_row(f"{network.date(close.day)}", *amounts)
    return table


def _table(*columns: str) -> Table:
    """Return an empty table: the first column to the left, the others to the right."""
    from rich.table import Table  # noqa: PLC0415 - heavy imports only when needed

    table = Table(box=None, header_style="bold", pad_edge=False)
    for place, column in enumerate(columns):
        table.add_column(column, justify="right" if place else "left", no_wrap=True)
    return table
