"""`peakstock check`: what a scenario file says, and what follows from it."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

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
    from ..policy.book import open_policy  # noqa: PLC0415 - heavy imports only when needed
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
            output().print(f"Worth a second look: {line}.", soft_wrap=True)


def _show(network: Network, found: Outlook) -> None:
    """Print the outlook."""
    console = output()
    last = network.date(network.days - 1)
    extends = ", which".join(f" extends {file}" for file in network.document.inherited)
    title = f"{network.scenario.name},{extends}" if extends else network.scenario.name
    console.print(f"{title}: {network.days} days, {network.start} to {last}. No mistakes.\n")
    for table in (*_products(network, found, console), _lanes(network, found)):
        console.print(table)
        console.print()
    file = network.scenario
    calendar = f"{len(file.promotions)} promotions, {len(file.lives)} live sessions"
    console.print(f"Planned: {calendar}. Policies: {len(file.policies)}.")
    for line in found.platform:
        console.print(f"Platform: {line}.")
    for line in found.network:
        console.print(f"Network: {line}.")
    low, day = found.cash_low, network.date(found.cash_low_day)
    console.print(
        f"If nothing is ordered, cash falls to {file.currency} {low:,.0f} (mean), around {day}."
    )
    console.print()
    console.print(_cash(network, found))


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
    table = _table("product", *columns)
    for row in zip(names, *columns.values(), strict=True):
        table.add_row(*row)
    return table


def _numbers(network: Network, found: Outlook) -> Columns:
    """Return what a product's numbers imply."""
    listings, said = network.listings, found.products
    roas, cover = [s.breakeven_roas for s in said], [s.days_of_cover for s in said]
    return {
        "price": [f"{row.price:,.2f}" for row in listings],
        "margin\na unit": [f"{s.margin:,.2f}" for s in said],
        "breakeven\nROAS": [f"{times:.1f}" if times else "never" for times in roas],
        "opening\nstock": [f"{row.opening_stock:,}" for row in listings],
        "days of\ncover, week 1": ["-" if math.isinf(days) else f"{days:.0f}" for days in cover],
        "expected a\nday on sale": [f"{s.units_a_day:,.1f}" for s in said],
    }


def _sources(found: Outlook) -> Columns:
    """Return where the expected demand comes from."""
    return {
        source: [f"{100 * said.shares[source]:.0f} %" for said in found.products]
        for source in found.products[0].shares
    }


def _lanes(network: Network, found: Outlook) -> Table:
    """Return one row a lane and product with a shelf of its own: days from order to shelf."""
    guests = {row.name for row in network.listings if not row.owns_shelf}
    table = _table("from order to shelf", "product", "half within", "19 of 20 within")
    for lane in found.lanes:
        if lane.product not in guests:
            days = (f"{lane.p50:.0f} days", f"{lane.p95:.0f} days")
            table.add_row(f"by {lane.mode}", lane.product, *days)
    return table


def _cash(network: Network, found: Outlook) -> Table:
    """Return one row every fifteen days: cash if nothing is ordered, and under today's rule."""
    table = _table(
        f"cash in {network.scenario.currency}", "nothing\nordered", "today's\nrule", "worst\nof 20"
    )
    for close in found.cash:
        money = (f"{amount:,.0f}" for amount in (close.idle, close.mean, close.low))
        table.add_row(f"{network.date(close.day)}", *money)
    return table


def _table(*columns: str) -> Table:
    """Return an empty table: the first column to the left, the others to the right."""
    from rich.table import Table  # noqa: PLC0415 - heavy imports only when needed

    table = Table(box=None, header_style="bold", pad_edge=False)
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number else "left", no_wrap=True)
    return table
