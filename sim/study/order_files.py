"""The order sheet as a draft of purchase orders, for a spreadsheet."""

import io
from collections.abc import Iterator
from typing import Any

import pandas as pd

from .comparison_files import plain
from .order_lines import Line
from .order_sheet import OrderSheet

_WIDTHS = {
    "policy": 30,
    "product": 24,
    "supplier": 20,
    "arrives (half)": 14,
    "arrives (19 of 20)": 18,
}
_WIDTH = 11
_NAMES = ("policy", "supplier", "product", "to")


def as_csv(sheet: OrderSheet) -> str:
    """Return a row a line of today's purchase orders."""
    frame = _frame(sheet)
    for name in _NAMES:
        frame[name] = frame[name].map(plain)
    return frame.to_csv(index=False)


def as_workbook(sheet: OrderSheet) -> bytes:
    """Return the same as an Excel workbook: numbers as numbers, dates as dates, a frozen header."""
    file, frame = io.BytesIO(), _frame(sheet)
    with pd.ExcelWriter(
        file,
        engine="xlsxwriter",
        date_format="yyyy-mm-dd",
        engine_kwargs={"options": {"strings_to_formulas": False, "in_memory": True}},
    ) as writer:
        frame.to_excel(writer, sheet_name="order", index=False)
        page = writer.sheets["order"]
        page.freeze_panes(1, 0)
        for place, name in enumerate(frame.columns):
            page.set_column(place, place, _WIDTHS.get(str(name), _WIDTH))
    return file.getvalue()


def _frame(sheet: OrderSheet) -> pd.DataFrame:
    rows = list(_rows(sheet))
    return pd.DataFrame(rows, columns=_columns(sheet.network.scenario.currency))


def _columns(currency: str) -> list[str]:
    money = [f"{what} {currency}" for what in ("now", "later")]
    arrives = ["arrives (half)", "arrives (19 of 20)"]
    return ["policy", "supplier", "product", "mode", "to", "units", "cartons", *money, *arrives]


def _rows(sheet: OrderSheet) -> Iterator[list[Any]]:
    for morning in sheet.mornings:
        for line in morning.lines:
            yield [morning.today.policy, *_cells(sheet, line)]


def _cells(sheet: OrderSheet, line: Line) -> list[Any]:
    date, decimals = sheet.network.date, sheet.network.minor.decimals
    return [
        line.supplier, line.product, line.mode, line.to, line.units,
        line.cartons, round(line.now, decimals), round(line.later, decimals),
        date(line.half), date(line.most),
    ]  # fmt: skip
