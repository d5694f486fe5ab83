"""`peakstock check`: what a scenario file says, and what follows from it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from ..words import command
from ..words import outlook as say
from ..words.number import decimals_of_price, money, number, price, whole_percent
from ..words.rules import by
from ..words.template import DAYS
from ..words.text import chained, named, quoted
from .changes import Changes, changed_lines, loaded
from .columns import Columns, print_table, table_of
from .console import output
from .language import ENGLISH, Language

if TYPE_CHECKING:
    from ..network.network import Network
    from ..study.outlook import Outlook, ProductOutlook


def check(
    scenario: Annotated[
        Path | None, typer.Argument(help="A scenario file, for example scenarios/double-11.toml")
    ] = None,
    changes: Changes = None,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of scenario files, for editors")
    ] = False,
    _: Language = ENGLISH,
) -> None:
    """Check a scenario file, and print what follows from it."""
    from ..policy.open import open_policy  # noqa: PLC0415 - heavy imports only when needed
    from ..scenario.sources import sourced  # noqa: PLC0415 - the same
    from ..study.outlook import doubts, outlook  # noqa: PLC0415 - the same

    if schema:
        from ..scenario.schema import schema_text  # noqa: PLC0415 - the same

        print(schema_text(), end="")
        return
    if scenario is None:
        raise typer.BadParameter(command.NO_FILE())
    network, console = loaded(scenario, changes or ()), output()
    for policy in network.scenario.policies:
        open_policy(policy, network.document.folder)
    implied = outlook(network)
    _show(network, implied, console)
    table = network.scenario.model_dump(by_alias=True, exclude_unset=True)
    for key, value, source in sourced(table):
        line = say.SOURCE(key=key, value=value, source=source)
        console.print(line, soft_wrap=True)
    for line in doubts(network, implied):
        console.print(say.DOUBT(remark=line), soft_wrap=True)


def _show(network: Network, implied: Outlook, console: Console) -> None:
    """Print the outlook."""
    console.print("\n".join([_head(network), *changed_lines(network.document.changes), ""]))
    tables = (*_products(network, implied, console), table_of(_lanes(network, implied)))
    for table in (*tables, *_last_days(network, implied)):
        print_table(table, console)
        console.print()
    for line in _remarks(network, implied):
        console.print(line)
    console.print()
    print_table(table_of(_cash(network, implied)), console)


def _head(network: Network) -> str:
    """Say which files these are, and for which days."""
    title, inherited = network.scenario.name, [*network.document.inherited]
    if inherited:
        title = say.EXTENDS(first=title, next=chained(inherited, say.EXTENDS_IN_TURN))
    first, last = network.start, network.date(network.plan_days - 1)
    return say.HEAD(scenario=title, days=DAYS(network.plan_days), first=f"{first}", last=f"{last}")


def _remarks(network: Network, implied: Outlook) -> Iterator[str]:
    """Say what is planned, what platform and network allow, and where cash goes without orders."""
    scenario = network.scenario
    yield say.PLANNED(
        promotions=say.PROMOTIONS(len(scenario.promotions)),
        sessions=say.SESSIONS(len(scenario.lives)),
    )
    yield say.POLICIES(policies=chained(_policies(network)))
    yield from (say.PLATFORM(remark=line) for line in implied.platform)
    yield from (say.NETWORK(remark=line) for line in implied.network)
    yield from (say.BOOKS(remark=line) for line in implied.books)
    yield from (say.CALENDAR(remark=line) for line in implied.calendar)
    yield from implied.run_off
    yield from (say.UNCERTAIN(remark=line) for line in implied.uncertain)
    yield from (say.LEFT_OUT(remark=line) for line in network.document.left_out)
    amount = money(number(implied.cash.low), scenario.currency)
    yield say.IDLE(amount=amount, day=f"{network.date(implied.cash.low_day)}")


def _policies(network: Network) -> list[str]:
    """Return the names that `--policies` and `current_rule` take, today's rule marked."""
    names, today = [p.name for p in network.scenario.policies], network.scenario.current_rule
    return [say.TODAY(policy=quoted(n)) if n == today else quoted(n) for n in names]


_ENDLESS = 10_000
"""Columns of a terminal on which nothing is cut."""


def _products(network: Network, implied: Outlook, console: Console) -> list[Table]:
    """Return one row a product: in one table, or in two where one is too wide."""
    names: Columns = {say.PRODUCT(): [product.name for product in network.listings]}
    numbers, sources = _numbers(network, implied), _sources(implied)
    whole = table_of(names | numbers | sources)
    needed = console.measure(whole, options=console.options.update_width(_ENDLESS)).maximum
    if needed <= console.width:
        return [whole]
    return [table_of(names | numbers), table_of(names | sources)]


def _numbers(network: Network, implied: Outlook) -> Columns:
    """Return what a product's numbers imply."""
    listings, products = network.listings, implied.products
    decimals = network.minor.decimals
    roas, cover = [p.breakeven_roas for p in products], [p.days_of_cover for p in products]
    return {
        say.PRICE(): [price(p.price, decimals) for p in products],
        say.MARGIN(): [_margin(p, decimals) for p in products],
        say.ROAS(): [number(times, 1) if times else say.NEVER() for times in roas],
        say.STOCK(): [number(row.opening_stock) for row in listings],
        say.COVER(): ["-" if math.isinf(days) else number(days) for days in cover],
        say.DEMAND(): [number(p.units_a_day, 1) for p in products],
    }


def _margin(product: ProductOutlook, decimals: int) -> str:
    """Write a margin as finely as the price that it is a part of."""
    return number(product.margin, decimals_of_price(product.price, decimals))


def _sources(implied: Outlook) -> Columns:
    """Return where the expected demand comes from."""
    return {
        say.SOURCES[source](): [whole_percent(p.shares[source]) for p in implied.products]
        for source in implied.products[0].shares
    }


def _lanes(network: Network, implied: Outlook) -> Columns:
    """Return one row a lane and product with a shelf of its own: days from order to shelf."""
    guests = {row.name for row in network.listings if not row.owns_shelf}
    lanes = [lane for lane in implied.lanes if lane.product not in guests]
    return {
        say.LEAD_TIME(): [say.BY_MODE(mode=by(lane.mode)) for lane in lanes],
        say.PRODUCT(): [lane.product for lane in lanes],
        say.HALF_WITHIN(): [DAYS(round(lane.p50)) for lane in lanes],
        say.MOST_WITHIN(): [DAYS(round(lane.p95)) for lane in lanes],
    }


def _last_days(network: Network, implied: Outlook) -> Iterator[Table]:
    """Yield a row for each sale and way to its products: the last days to order."""
    rows, several = implied.last_days, len(network.scenario.suppliers) > 1
    if rows:
        yield table_of(
            {
                say.LAST_DAY_FOR(): [row.promotion for row in rows],
                say.PRODUCT(): [named(row.products) for row in rows],
                say.BY(): [
                    say.BY_MODE_FROM(mode=by(row.mode), supplier=row.supplier)
                    if several
                    else by(row.mode)
                    for row in rows
                ],
                say.HALF_ARRIVE(): [_date(network, row.half) for row in rows],
                say.MOST_ARRIVE(): [_date(network, row.most) for row in rows],
            }
        )


def _date(network: Network, day: int | None) -> str:
    return say.GONE_BY() if day is None else f"{network.date(day)}"


def _cash(network: Network, implied: Outlook) -> Columns:
    """Return one row every fifteen days: cash if nothing is ordered, and under today's rule."""
    cash, closes = say.CASH(currency=network.scenario.currency), implied.cash.closes
    return {
        cash: [f"{network.date(close.day)}" for close in closes],
        say.NOTHING_ORDERED(): [number(close.idle) for close in closes],
        say.TODAYS_RULE(): [number(close.mean) for close in closes],
        say.WORST(): [number(close.low) for close in closes],
    }
