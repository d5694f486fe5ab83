"""Tables of the terminal: headings over cells, in as many parts as fit."""

from rich.console import Console
from rich.table import Table

from .fitted import fitted

Columns = dict[str, list[str]]
"""Headings, and the cells below each."""


def print_table(table: Table, console: Console) -> None:
    """Print a table in as many parts as fit, with an empty line between."""
    first, *others = fitted(table, console.width)
    console.print(first)
    for part in others:
        console.print()
        console.print(part)


def table_of(columns: Columns) -> Table:
    """Return a table: the first column to the left, the others to the right."""
    table = Table(box=None, header_style="bold", pad_edge=False)
    for place, heading in enumerate(columns):
        table.add_column(heading, justify="right" if place else "left", no_wrap=True)
    for row in zip(*columns.values(), strict=True):
        table.add_row(*row)
    return table
