"""`peakstock check`: what a scenario file says, and what follows from it."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .console import output

if TYPE_CHECKING:
    from rich.table import Table

    from ..scenario.scenario import Scenario
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
    from ..policy.book import open_policy  # noqa: PLC0415 - heavy imports only when needed
    from ..scenario.keys import schema_text  # noqa: PLC0415 - the same
    from ..scenario.load import load  # noqa: PLC0415 - the same
    from ..study.outlook import doubts, outlook  # noqa: PLC0415 - the same

    if schema:
        print(schema_text(), end="")
    elif scenario is None:
        raise typer.BadParameter("name a scenario file, for example scenarios/double-11.toml")
    else:
        loaded = load(scenario)
        for policy in loaded.policies:
            open_policy(policy, loaded.folder)
        found = outlook(loaded)
        _show(loaded, found)
        for line in doubts(loaded, found):
            output().print(f"Worth a second look: {line}.", soft_wrap=True)


def _show(scenario: Scenario, found: Outlook) -> None:
    """Print the outlook."""
    console = output()
    last = scenario.date(scenario.days - 1)
    extends = ", which".join(f" extends {file}" for file in scenario.inherited)
    title = f"{scenario.name},{extends}" if extends else scenario.name
    console.print(f"{title}: {scenario.days} days, {scenario.start} to {last}. No mistakes.\n")
    console.print(_products(scenario, found))
    console.print()
    console.print(_lanes(found))
    calendar = f"{len(scenario.promotions)} promotions, {len(scenario.lives)} live sessions"
    console.print(f"\nPlanned: {calendar}. Policies: {len(scenario.policies)}.")
    for line in found.platform:
        console.print(f"Platform: {line}.")
    for line in found.network:
        console.print(f"Network: {line}.")
    low, day = found.cash_low, scenario.date(found.cash_low_day)
    console.print(
        f"If nothing is ordered, cash falls to {scenario.currency} {low:,.0f} (mean), around {day}."
    )
    console.print()
    console.print(_cash(scenario, found))


def _products(scenario: Scenario, found: Outlook) -> Table:
    """Return one row a product."""
    columns = (
        "price",
        "margin\na unit",
        "breakeven\nROAS",
        "opening\nstock",
        "days of\ncover, week 1",
    )
    sources = found.products[0].shares
    table = _table("product", *columns, "expected a\nday on sale", *sources)
    for product, said in zip(scenario.listings, found.products, strict=True):
        cover = "-" if math.isinf(said.days_of_cover) else f"{said.days_of_cover:.0f}"
        roas = f"{said.breakeven_roas:.1f}" if said.breakeven_roas else "never"
        table.add_row(
            product.name,
            f"{product.price:,.2f}",
            f"{said.margin:,.2f}",
            roas,
            f"{product.opening_stock:,}",
            cover,
            f"{said.units_a_day:,.1f}",
            *(f"{100 * share:.0f} %" for share in said.shares.values()),
        )
    return table


def _lanes(found: Outlook) -> Table:
    """Return one row a lane and product: days from order to shelf."""
    table = _table("from order to shelf", "product", "half within", "19 of 20 within")
    for lane in found.lanes:
        table.add_row(
            f"by {lane.mode}", lane.product, f"{lane.p50:.0f} days", f"{lane.p95:.0f} days"
        )
    return table


def _cash(scenario: Scenario, found: Outlook) -> Table:
    """Return one row every fifteen days: cash if nothing is ordered, and under today's rule."""
    table = _table(
        f"cash in {scenario.currency}", "nothing\nordered", "today's\nrule", "worst\nof 20"
    )
    for close in found.cash:
        money = (f"{amount:,.0f}" for amount in (close.idle, close.mean, close.low))
        table.add_row(f"{scenario.date(close.day)}", *money)
    return table


def _table(*columns: str) -> Table:
    """Return an empty table: the first column to the left, the others to the right."""
    from rich.table import Table  # noqa: PLC0415 - heavy imports only when needed

    table = Table(box=None, header_style="bold", pad_edge=False)
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number else "left", no_wrap=True)
    return table
