"""Workbooks for tests, and damage done to them."""

import io
import zipfile

import xlsxwriter


def workbook(rows, sheet="OrderSKUList", fill=None, **options):
    """Return the bytes of a workbook; fill(book, sheet) may write more."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, **options}) as book:
        page = book.add_worksheet(sheet)
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                write = page.write_string if isinstance(cell, str) else page.write
                write(number, place, cell)
        if fill:
            fill(book, page)
    return target.getvalue()


def rewritten(data, change, only="xl/worksheets/sheet1.xml"):
    """Return a workbook one part of which was changed."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in source.namelist():
            part = source.read(name)
            made.writestr(name, change(part) if name == only else part)
    return target.getvalue()


def far_cell(place):
    """Return a change of a sheet: one more cell, far off."""
    row = "".join(filter(str.isdigit, place))
    cell = f'<row r="{row}"><c r="{place}"><v>1</v></c></row></sheetData>'
    return lambda part: part.replace(b"</sheetData>", cell.encode())
