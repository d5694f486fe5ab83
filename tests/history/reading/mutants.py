"""Exports as sellers have them, and three hundred ways in which they come damaged."""

import csv
import io
import random
import zipfile

from tests.history.reading.workbooks import far_cell, rewritten, workbook
from tests.report.injection import NAMES, STEERING

HEADER = ["Order ID", "Order Status", "Seller SKU", "Product Name", "Quantity", "Order Amount"]
HEADER += ["Created Time", "Phone #"]


def table(chance):
    """Return the rows of an export, header first."""
    return [HEADER, *(_row(chance, number) for number in range(chance.randrange(1, 30)))]


def _row(chance, number):
    order = f"577{chance.randrange(10**15):015d}\t"
    name = chance.choice(NAMES) if chance.random() < 0.2 else f"Lamp {number}"
    time = f"{chance.randrange(1, 29):02d}/{chance.randrange(1, 13):02d}/2026 13:05:09\t"
    amount = chance.choice(("BRL 35,91", "IDR 199.000", "1,299.00", "12", "(3.50)", ""))
    return [order, "Selesai", f"00{number}", name, str(number), amount, time, "+62 812"]


def as_csv(rows, delimiter=",", quoting=csv.QUOTE_ALL):
    target = io.StringIO()
    csv.writer(target, delimiter=delimiter, quoting=quoting).writerows(rows)
    return target.getvalue()


def cut_rows(chance, rows):
    return [row[: chance.randrange(len(row) + 1)] if chance.random() < 0.3 else row for row in rows]


def shuffled_columns(chance, rows):
    places = chance.sample(range(len(HEADER)), len(HEADER))
    return [[row[place] for place in places] for row in rows]


def shuffled_rows(chance, rows):
    return chance.sample(rows, len(rows))


def doubled_columns(chance, rows):
    places = chance.choices(range(len(HEADER)), k=chance.randrange(1, 14))
    return [[row[place] for place in places] for row in rows]


def odd_cells(chance, rows):
    """Return rows with formulas, huge cells, line breaks and characters that steer."""
    odd = [*NAMES, *(name for name in STEERING if "\ud800" not in name), "x" * 10_001]
    odd += ['=HYPERLINK("a")', '="577"', "5.77E+17", "#N/A", "\n\n\n", "\t", '"', "\ufeff", "1e999"]
    odd += ["99/99/9999", "31/02/2026", "0000-00-00", "٣", "1.2.3", "-" * 50, "9" * 400, "14/05/26"]
    return [[chance.choice(odd) if chance.random() < 0.1 else cell for cell in row] for row in rows]


def titles(chance, rows):
    return [["Report", ""], [], *rows] if chance.random() < 0.5 else [[]] * 12 + rows


ROWS = (cut_rows, shuffled_columns, shuffled_rows, doubled_columns, odd_cells, titles)


def flipped(chance, data):
    """Return bytes of which some are others."""
    damaged = bytearray(data)
    for _ in range(chance.randrange(1, 20)):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def cut(chance, data):
    return data[: chance.randrange(len(data) + 1)]


def with_nulls(chance, data):
    place = chance.randrange(len(data))
    return data[:place] + b"\0" * chance.randrange(1, 9) + data[place:]


def open_quote(chance, data):
    place = chance.randrange(len(data))
    return data[:place] + b'"' + data[place:]


def mixed_delimiters(chance, data):
    lines = data.splitlines(keepends=True)
    others = (b";", b"\t", b"|", b" ", b",,")
    return b"".join(
        line.replace(b",", chance.choice(others)) if chance.random() < 0.3 else line
        for line in lines
    )


def twice(chance, data):
    return b"\xef\xbb\xbf" + data + b"\xef\xbb\xbf" + data


def other_line_ends(chance, data):
    return data.replace(b"\r\n", chance.choice((b"\r", b"\n", b"\r\r\n", b"\n\r", b"")))


def nothing(chance, data):
    return data


BYTES = (flipped, cut, with_nulls, open_quote, mixed_delimiters, twice, other_line_ends, nothing)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "gb18030", "cp1252", "utf-16-le")


def far(chance, data):
    return rewritten(data, far_cell(chance.choice(("XFD1048576", "A1048576", "ZZ9", "GA199999"))))


def bomb(chance, data):
    return rewritten(data, lambda part: part + b" " * 12_000_000)


def damaged_part(chance, data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        name = chance.choice(archive.namelist())
    return rewritten(data, lambda part: chance.choice((flipped, cut))(chance, part), name)


ARCHIVES = (flipped, cut, with_nulls, far, bomb, damaged_part, damaged_part, nothing)


def mutant(seed):
    """Return the bytes of a damaged export."""
    chance = random.Random(seed)  # noqa: S311 - damage, no secret
    rows = chance.choice(ROWS)(chance, table(chance))
    if seed % 3 == 0:
        rows = [[cell.replace("\0", "")[:32_000] for cell in row] for row in rows]
        return chance.choice(ARCHIVES)(chance, workbook(rows))
    text = as_csv(rows, chance.choice(",;\t|"), chance.choice((csv.QUOTE_ALL, csv.QUOTE_MINIMAL)))
    data = text.encode(chance.choice(ENCODINGS), errors="replace")
    return chance.choice(BYTES)(chance, data)
