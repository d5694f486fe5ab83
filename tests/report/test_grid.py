"""Tables of the page show what the terminal shows, and sort as numbers, dates and names do."""

import pytest
from rich.table import Column, Table

from sim.report.grid import Grid, sort_key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("51,930 ±910", "51930"),
        ("−2,100 ±440", "-2100"),
        ("<1.8", "1.8"),
        ("~0.4", "0.4"),
        ("-", "-"),
        ("2026-11-05", "2026-11-05"),
        ("Lamp", "lamp"),
        ("✗ max x max", "✗ max x max"),
        ("0.3 to 4.3", "0.3"),
    ],
)
def test_a_cell_sorts_by_its_first_number_else_by_its_text(text, key):
    assert sort_key(text) == key


def test_a_row_without_a_name_has_that_of_the_row_above_and_nothing_else_of_it():
    table = Table(Column("policy"), Column("units\nsold", justify="right"))
    table.add_row("today", "1,000")
    table.add_row("", "")
    grid = Grid.of(table)
    assert grid.headings == ("policy", "units sold")
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["today", "1,000"],
        ["today", ""],
    ]
    assert grid.right == (False, True)


def test_a_name_in_brackets_is_a_name():
    table = Table(Column("policy"))
    table.add_row("[bold]x[/bold]")
    assert Grid.of(table).rows[0][0].text == "[bold]x[/bold]"


def test_a_heading_of_two_lines_is_joined_as_its_language_does():
    table = Table(Column("sale days\nout %"), Column("20 次里最差\n的 1 次"))
    assert Grid.of(table).headings == ("sale days out %", "20 次里最差的 1 次")
