"""A million rows, and a workbook of a hundred thousand: memory is held, times are only told."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.history.reading.workbooks import workbook

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="tells no peak of memory"),
]

COLUMNS = 52
READ = """
import re, sys, time
from pathlib import Path
import pandas as pd
from sim.history.reading.pieces import pieces
start = time.process_time()
kept = [f"column {number}" for number in range(15)]
rows = pd.concat([one.rows for one in pieces(Path(sys.argv[1]), lambda *_: kept)])
seconds = time.process_time() - start
most = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]  # not the parent's
print(len(rows), most, seconds)
"""


def row(number):
    """Return a row as long as TikTok Shop's are: ids, times, money, text."""
    kinds = (f"577{number:015d}\t", f"{number % 28 + 1:02d}/05/2026 13:05:09\t", "IDR 199.000")
    return [kinds[place % 3] if place % 4 else f"text {number}" for place in range(COLUMNS)]


HEADER = [f"column {place}" for place in range(COLUMNS)]


def read(file):
    """Return rows, the most memory in bytes, and seconds of the processor."""
    done = subprocess.run(
        [sys.executable, "-c", READ, str(file)], capture_output=True, text=True, check=True
    )
    rows, kilobytes, seconds = done.stdout.split()
    return int(rows), 1024 * int(kilobytes), float(seconds)


def test_a_million_rows_of_csv_stay_below_a_gigabyte_and_a_half(tmp_path):
    file = tmp_path / "orders.csv"
    with file.open("w", encoding="utf-8") as opened:
        opened.write(",".join(HEADER) + "\n")
        for thousand in range(1000):
            numbers = range(1000 * thousand, 1000 * thousand + 1000)
            opened.writelines('"' + '","'.join(row(number)) + '"\n' for number in numbers)
    rows, memory, seconds = read(file)
    print(f"{rows:,} rows of CSV: {memory / 1e9:.2f} GB, {seconds:.0f} s")
    assert rows == 1_000_000
    assert memory < 1.5e9


@pytest.mark.parametrize("rows", [100_000, 200_000])
def test_a_workbook_of_many_rows_stays_below_a_gigabyte_and_a_half(tmp_path, rows):
    file = tmp_path / "orders.xlsx"
    file.write_bytes(workbook([HEADER, *map(row, range(rows))]))
    found, memory, seconds = read(file)
    print(f"{found:,} rows of XLSX: {memory / 1e9:.2f} GB, {seconds:.0f} s")
    assert found == rows
    assert memory < 1.5e9
