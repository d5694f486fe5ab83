"""Rows that tell of a morning: a CSV file of a date, what it is about, a product and an amount."""

import csv
import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from .problem import Problem, ScenarioError, did_you_mean
from .source import neighbours, text_of

COLUMNS = ("date", "what", "product", "amount")
KINDS = ("stock", "sold", "arriving", "cash", "receivable", "payable")
_OF_PRODUCTS = frozenset({"stock", "sold", "arriving"})
_OF_SELLER = frozenset({"cash", "payable"})


class Told(NamedTuple):
    """One row of the file."""

    row: int
    date: dt.date
    what: str
    product: str
    """Or listing; of a receivable a further shop. Empty where the row is about money alone."""
    amount: float


def morning_rows(file: Path) -> list[Told]:
    """Return the rows of a file; empty ones are none.

    Errors: ScenarioError.
    """
    if not file.is_file():
        hint = neighbours(file, str(file), "*.csv")
        raise ScenarioError(str(file), [Problem("", f"no such file{hint}")])
    text = text_of(file)
    head = text.partition("\n")[0]
    mark = ";" if head.count(";") > head.count(",") else ","
    reader = csv.reader(text.splitlines(), delimiter=mark)
    found = [name.strip() for name in next(reader, [])]
    if sorted(found) != sorted(COLUMNS):
        there = ", ".join(found) or "nothing"
        message = f"expected the columns {', '.join(COLUMNS)}, found {there}"
        raise ScenarioError(str(file), [Problem("row 1", message)])
    told: list[Told] = []
    problems: list[Problem] = []
    for number, raw in enumerate(reader, 2):
        cells = {name: cell.strip() for name, cell in zip(found, raw, strict=False)}
        if any(cells.values()):
            row, wrong = _row(number, cells)
            problems += [Problem(f"row {number}", message) for message in wrong]
            told += [row] if row else []
    if problems:
        raise ScenarioError(str(file), problems)
    return told


def _row(number: int, cells: Mapping[str, str]) -> tuple[Told | None, list[str]]:
    """Return a row, or what is wrong with it."""
    what, product = cells.get("what", ""), cells.get("product", "")
    date, amount = _date(cells.get("date", "")), _amount(cells.get("amount", ""))
    wrong = []
    if what not in KINDS:
        wrong.append(f'what is "{what}", expected {", ".join(KINDS)}{did_you_mean(what, KINDS)}')
    if date is None:
        wrong.append(f'date is "{cells.get("date", "")}", expected one like 2026-10-05')
    if amount is None:
        wrong.append(f'amount is "{cells.get("amount", "")}", expected a number of 0 or more')
    if what in _OF_PRODUCTS and not product:
        wrong.append(f"{what} of which product?")
    if what in _OF_SELLER and product:
        wrong.append(f'{what} is of the seller, not of "{product}": leave the product out')
    if what in _OF_PRODUCTS and amount is not None and amount != int(amount):
        wrong.append(f"{what} is {amount:g}, expected whole units")
    if wrong or date is None or amount is None:
        return None, wrong
    return Told(number, date, what, product, amount), []


def _date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _amount(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0 <= value < float("inf") else None
