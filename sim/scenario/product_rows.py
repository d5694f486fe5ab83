"""Products as rows of a CSV file: a column a key, `demand.units_per_day` for a key of a table."""

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from .change import value_of
from .problem import ROW, Problem, ScenarioError
from .source import Source, in_one_form, neighbours, text_of

KEY = "products"
"""The key that names the file."""
_COMMA = re.compile(r"-?(?:0,\d+|\d+,(?:\d{1,2}|\d{4,}))")
_LISTS = {"suppliers"}
"""Keys whose cells may name several things, with semicolons between."""


def rows_beside(child: Source, folder: Path) -> list[Source]:
    """Return a source for each row of the file that a scenario's products are in, none if in none.

    Errors: ScenarioError for a file that is missing or no such table; it names row and column.
    """
    if KEY not in child.table:
        return []
    name = child.table[KEY]
    if not isinstance(name, str):
        message = "expected the name of a CSV file in quotes; single products are [[product]]"
        raise ScenarioError(child.name, [Problem(KEY, message)])
    path = folder / name
    if not path.is_file():
        hint = neighbours(path, name, "*.csv")
        raise ScenarioError(child.name, [Problem(KEY, f'no file "{name}"{hint}')])
    rows = list(_rows(text_of(path), str(path)))
    if not rows:
        raise ScenarioError(str(path), [Problem("", "has no product below its first row")])
    _refuse_doubles(rows)
    return rows


def _refuse_doubles(rows: Sequence[Source]) -> None:
    """Refuse a product that stands in two rows, of which the second would change the first.

    Errors: ScenarioError.
    """
    first: dict[str, str] = {}
    problems = []
    for row in rows:
        name = in_one_form(row.table["product"][0]["name"])
        number = row.name.rpartition(ROW)[2]
        if first.setdefault(name, number) != number:
            message = f'"{name}" stands in row {first[name]} already'
            problems.append(Problem("name", message, source=row.name))
    if problems:
        raise ScenarioError(rows[0].name, problems)


def _rows(text: str, file: str) -> Iterator[Source]:
    """Yield a source a row; empty cells say nothing, empty rows are none."""
    mark = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    reader = csv.reader(text.splitlines(), delimiter=mark)
    columns = [column.strip() for column in next(reader, [])]
    if "name" not in columns or len(set(columns)) < len(columns) or "" in columns:
        found = ", ".join(columns) or "nothing"
        message = f"expected a first row of keys, each once, with name among them, found {found}"
        raise ScenarioError(file, [Problem("row 1", message)])
    for number, raw in enumerate(reader, 2):
        cells = [_with_stop(cell) for cell in raw] if mark == ";" else raw
        if any(cell.strip() for cell in cells):
            yield _row(dict(zip(columns, cells, strict=False)), f"{file}{ROW}{number}", cells)


def _with_stop(cell: str) -> str:
    """Return a number with a decimal comma, as spreadsheets write beside semicolons, with a stop.

    What may be thousands, 1,900, is left as it is.
    """
    return cell.replace(",", ".") if _COMMA.fullmatch(cell.strip()) else cell


def _row(cells: dict[str, str], place: str, found: list[str]) -> Source:
    """Return the source of one row.

    Errors: ScenarioError where it has more cells than there are columns, or no name.
    """
    if len(found) > len(cells):
        message = f"expected {len(cells)} cells, found {len(found)}; quote a cell that has a comma"
        raise ScenarioError(place, [Problem("", message)])
    if not cells["name"].strip():
        raise ScenarioError(place, [Problem("name", "is empty")])
    product: dict[str, Any] = {}
    for column, cell in cells.items():
        if cell.strip():
            _put(product, column, cell.strip(), place)
    return Source(place, "", {"product": [product]})


def _put(product: dict[str, Any], column: str, cell: str, place: str) -> None:
    """Put the value of a cell where its column says.

    Errors: ScenarioError for a column inside of another one.
    """
    *tables, key = column.split(".")
    here = product
    for table in tables:
        here = here.setdefault(table, {})
        if not isinstance(here, dict):
            raise ScenarioError(place, [Problem(column, f"{table} has a value of its own")])
    value = cell if column == "name" else value_of(cell)
    if key in _LISTS and isinstance(value, str):
        value = [name.strip() for name in value.split(";")]
    here[key] = value
