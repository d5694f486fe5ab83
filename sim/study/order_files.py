"""The order sheet as a draft of purchase orders, for a spreadsheet."""

import datetime as dt
import io
from collections.abc import Iterator
from typing import Any

import pandas as pd

from ..words import order as say
from ..words.language import ENGLISH, speaking
from ..words.rules import by
from . import spreadsheet
from .order_lines import Line
from .order_sheet import OrderSheet

_WIDTH = 18
_ALWAYS = dt.datetime(2000, 1, 1)
"""When a workbook says that it was made: the same sheet is the same file."""


@speaking(ENGLISH)
def as_csv(sheet: OrderSheet) -> str:
    """Return a row a line of today's purchase orders; programs read it, so it is in English."""
    return spreadsheet.as_csv(order_frame(sheet))


def as_workbook(sheet: OrderSheet) -> bytes:
    """Return the same as an Excel workbook: numbers as numbers, dates as dates, a frozen header."""
    file, frame = io.BytesIO(), order_frame(sheet)
    with pd.ExcelWriter(
        file,
        engine="xlsxwriter",
        date_format="yyyy-mm-dd",
        engine_kwargs={"options": {"strings_to_formulas": False, "in_memory": True}},
    ) as writer:
        frame.to_excel(writer, sheet_name="order", index=False)
        writer.book.set_properties({"created": _ALWAYS})
        page = writer.sheets["order"]
        page.freeze_panes(1, 0)
        page.set_column(0, len(frame.columns) - 1, _WIDTH)
    return file.getvalue()


def order_frame(sheet: OrderSheet) -> pd.DataFrame:
    """Return a row a line of today's purchase orders, as files show it."""
    rows = list(_rows(sheet))
    return pd.DataFrame(rows, columns=_columns(sheet.network.scenario.currency))


def _columns(currency: str) -> list[str]:
    money = [say.PAID_NOW(currency=currency), say.PAID_LATER(currency=currency)]
    return [*(name() for name in say.COLUMNS), *money, say.ARRIVES_HALF(), say.ARRIVES_MOST()]


def _rows(sheet: OrderSheet) -> Iterator[list[Any]]:
    for morning in sheet.mornings:
        for line in morning.lines:
            yield [morning.today.policy, *_cells(sheet, line)]


def _cells(sheet: OrderSheet, line: Line) -> list[Any]:
    date, decimals = sheet.network.date, sheet.network.minor.decimals
    return [
        line.supplier, line.product, by(line.mode), line.to, line.units,
        line.cartons, round(line.now, decimals), round(line.later, decimals),
        date(line.half), date(line.most),
    ]  # fmt: skip
