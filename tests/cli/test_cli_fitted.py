"""A table that is too wide goes on below; no heading, name or number is cut off."""

import pytest
from rich.cells import cell_len
from rich.console import Console
from rich.table import Column, Table

from sim.cli.fitted import fitted

NAMES = ("rolling forecast, small batches", "today", "滚动预测，小批量补货")
NUMBERS = ("10,100 ±210", "8,090", "−1,540", "0.2 to 30.4")


def table(**first):
    columns = [Column(f"figure\nno. {n}", justify="right", no_wrap=True) for n in range(4)]
    found = Table(Column("policy", **first), *columns, box=None, pad_edge=False)
    for name in NAMES:
        found.add_row(name, *NUMBERS, style="bold" if name == "today" else "")
    found.caption = "a mark"
    return found


def printed(parts, width):
    console = Console(width=width, highlight=False)
    with console.capture() as capture:
        for part in parts:
            console.print(part)
    return capture.get()


@pytest.mark.parametrize("width", [200, 80, 60, 40, 30])
def test_every_number_is_there_whole_and_no_line_is_too_long(width):
    parts = fitted(table(), width)
    text = printed(parts, width)
    assert max(map(cell_len, text.splitlines())) <= width
    assert "…" not in text
    assert [text.count(number) for number in NUMBERS] == [3, 3, 3, 3]
    assert [text.count(f"no. {number}") for number in range(4)] == [1, 1, 1, 1]
    assert text.count("today") == len(parts)
    assert "".join(text.split()).count("batches") == len(parts)


def test_rows_that_the_first_column_does_not_tell_apart_stay_whole():
    ways = Table("sale", "product", "by", "half arrive", box=None, pad_edge=False)
    for mode in ("sea", "air"):
        ways.add_row("9.9", "lunch box and night light", f"{mode}, spot market", "2026-08-02")
    (part,) = fitted(ways, 50)
    text = printed([part], 50)
    assert "…" not in text
    assert max(map(len, text.splitlines())) <= 50
    assert "".join(text.split()).count("2026-08-02") == 2


def test_a_table_that_fits_is_left_as_it_is():
    whole = table()
    assert fitted(whole, 200) == [whole]
    assert len(fitted(table(max_width=12), 60)) == 1 < len(fitted(table(), 60))


def test_the_last_part_has_the_caption_and_each_the_styles_of_the_rows():
    parts = fitted(table(), 40)
    assert [part.caption for part in parts[-2:]] == [None, "a mark"]
    assert {tuple(row.style for row in part.rows) for part in parts} == {("", "bold", "")}
