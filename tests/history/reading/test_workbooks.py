import datetime as dt
import io
import zipfile

import pytest

from sim.history.reading.pieces import pieces
from tests.history.reading.files import every, only, read, refused
from tests.history.reading.workbooks import far_cell, rewritten, workbook

TABLE = [["order", "units"], ["5771", 2]]


def test_cells_become_text_without_loss(written):
    def fill(book, page):
        time = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        page.write_datetime(1, 0, dt.datetime(2026, 5, 14, 13, 5, 9), time)
        page.write_datetime(2, 0, dt.datetime(2026, 5, 14), time)
        page.write_number(3, 0, 1.5, book.add_format({"num_format": "[h]:mm:ss"}))
        page.write_number(4, 0, 0.25, book.add_format({"num_format": "hh:mm"}))

    cells = [["", ""], ["", ""], ["", ""], ["", ""], [12.0, "0012"], [12.5, "NA"]]
    cells += [[1.125, " a\t"], [1e-7, "_x001B_"], [4006381333931, True], [-0.3, "=1+1"]]
    made = workbook([["a", "b"], *cells[:4], *cells[4:]], fill=fill)
    assert read(written(made, name="x.xlsx")).rows["a"].tolist() == [
        "2026-05-14 13:05:09",
        "2026-05-14",
        "36:00:00",
        "06:00:00",
        "12",
        "12.5",
        "1.1250",
        "0.0000001",
        "4006381333931",
        "-0.3",
    ]
    texts = read(written(made, name="x.xlsx")).rows["b"].tolist()[4:]
    assert texts == ["0012", "NA", "a", "_x001B_", "TRUE", "=1+1"]


@pytest.mark.parametrize("options", [{}, {"date_1904": True}])
def test_days_are_right_whichever_year_a_workbook_counts_from(written, options):
    def fill(book, page):
        form = book.add_format({"num_format": "dd/mm/yyyy"})
        page.write_datetime(1, 0, dt.datetime(2026, 5, 14), form)

    made = workbook([["day", "units"], ["", 1]], fill=fill, **options)
    assert read(written(made)).rows["day"].tolist() == ["2026-05-14"]


def test_formulas_are_read_by_their_values(written):
    def fill(book, page):
        page.write_formula(1, 0, "=1+1", None, 2)
        page.write_formula(1, 1, '=CONCAT("a","b")', None, "ab")

    made = workbook([["a", "b"]], fill=fill)
    assert read(written(made)).rows.to_numpy().tolist() == [["2", "ab"]]


def test_errors_of_formulas_are_told(written):
    def fill(book, page):
        page.write_formula(2, 1, "=1/0", None, "#DIV/0!")

    one = read(written(workbook([["a", "b"], ["x", "y"], ["z"]], fill=fill)))
    assert one.rows.loc[3].tolist() == ["z", ""]
    (line,) = one.not_understood
    assert (line.row, line.column) == (3, "B")


def test_rows_are_numbered_as_the_sheet_shows_them(written):
    made = workbook([[], ["Report of May"], [], *TABLE, [], ["5772", 3]])
    one = read(written(made), only("order", "units"))
    assert one.sheet == "OrderSKUList"
    assert one.rows.index.tolist() == [5, 7]
    assert one.rows["units"].tolist() == ["2", "3"]


def test_only_sheets_that_are_wanted_are_read(written):
    def fill(book, page):
        other = book.add_worksheet("Reports")
        other.write_row(0, 0, ["order", "phone"])
        other.write_row(1, 0, ["x", "+62"])
        book.add_chartsheet("Chart")
        book.add_worksheet("Empty")

    made = workbook(TABLE, fill=fill)
    seen = []

    def wanted(sheet, header):
        seen.append(sheet)
        return ["units"] if sheet == "OrderSKUList" else None

    (one,) = pieces(written(made), wanted)
    assert one.rows.to_dict("list") == {"units": ["2"]}
    assert set(seen) == {"OrderSKUList", "Reports"}


@pytest.mark.parametrize("name", ["x.csv", "x.xlsx", "x"])
def test_what_a_file_is_is_told_by_its_content(written, name):
    assert read(written(workbook(TABLE), name=name)).rows["units"].tolist() == ["2"]
    assert read(written("order,units\nx,2\n", name=name)).rows["units"].tolist() == ["2"]


@pytest.mark.parametrize("number", [577123456789012345, 1e15, -1e16])
def test_a_number_too_long_for_a_spreadsheet_is_refused(written, number):
    message = refused(written(workbook([["order", "units"], [number, 1]])))
    assert message.startswith("sheet OrderSKUList, row 2, column order: ")
    assert "lost its last digits" in message


def test_a_long_number_in_a_column_that_is_not_kept_is_no_matter(written):
    file = written(workbook([["order", "units"], [577123456789012345, 1]]))
    assert read(file, only("units")).rows["units"].tolist() == ["1"]


@pytest.mark.parametrize("place", ["A1048576", "A200200", "B250000", "AAA1", "XFD1048576"])
def test_a_cell_far_off_is_refused_before_it_fills_the_memory(written, place):
    assert "far to the right" in refused(written(rewritten(workbook(TABLE), far_cell(place))))


def test_a_row_far_off_that_is_only_formatted_is_no_matter(written):
    made = workbook(TABLE, fill=lambda book, page: page.set_row(1_048_575, 30))
    assert len(read(written(made)).rows) == 1


def bomb(size, packing=zipfile.ZIP_DEFLATED):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", packing) as made:
        made.writestr("xl/worksheets/sheet1.xml", b" " * size)
    return target.getvalue()


def lying(data, size):
    """Return an archive whose parts say that they are of a size."""
    told = size.to_bytes(4, "little")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        real = archive.infolist()[0].file_size.to_bytes(4, "little")
    return data.replace(real, told)


DAMAGED = "is a damaged workbook; export it again"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (bomb(30_000_000), "unpacks to far more than it is; save it as CSV"),
        (lying(bomb(30_000_000), 100), DAMAGED),
        (bomb(100), DAMAGED),
        (workbook(TABLE)[:-100], DAMAGED),
        (workbook(TABLE)[:500], DAMAGED),
        (b"PK\x03\x04", DAMAGED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, DAMAGED),
        (rewritten(workbook(TABLE), lambda part: part[:300]), DAMAGED),
        (rewritten(workbook(TABLE), lambda part: b"<a", "xl/workbook.xml"), DAMAGED),
    ],
)
def test_a_workbook_that_is_broken_or_lies_is_refused_in_one_line(written, data, says):
    assert refused(written(data)) == says


def test_an_archive_of_other_files_is_told(written):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        made.writestr("orders.csv", "a,b\n1,2\n")
    assert refused(written(target.getvalue())).startswith("is an archive of other files")


def test_an_encrypted_archive_is_told(written):
    data = bytearray(workbook(TABLE))
    start = 0
    while (start := data.find(b"PK\x01\x02", start)) >= 0:
        data[start + 8] |= 1
        start += 1
    assert refused(written(bytes(data))) == "is encrypted; save it without a password"


def test_more_rows_than_a_workbook_may_have_are_refused(written, monkeypatch):
    monkeypatch.setattr("sim.history.reading.workbook.MOST_ROWS", 3)
    rows = [["order", "units"], *([f"x{number}", 1] for number in range(4))]
    assert "has more than 3 rows; save it as CSV" in refused(written(workbook(rows)))
    assert len(read(written(workbook(rows[:-1])), every).rows) == 3


def test_a_huge_cell_is_refused(written):
    file = written(workbook([["order", "units"], ["x" * 10_001, 1]]))
    assert "a cell of more than 10,000 characters" in refused(file)
