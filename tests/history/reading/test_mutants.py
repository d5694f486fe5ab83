import subprocess
import sys

import pytest

from sim.history.reading.amounts import as_amounts, as_counts
from sim.history.reading.dates import as_times
from sim.history.reading.piece import Column
from sim.history.reading.pieces import pieces
from sim.history.records import RecordsError
from sim.words.unseen import first_unseen
from tests.history.reading.files import every, read
from tests.history.reading.mutants import HEADER, as_csv, mutant
from tests.history.reading.workbooks import far_cell, rewritten, workbook
from tests.report.injection import NAMES, STEERING


def outcome(file):
    """Return what came of a file: its cells, or one line."""
    try:
        parts = list(pieces(file, every))
    except RecordsError as error:
        return one_line(str(error))
    for part in parts:
        assert all(map(seen, part.rows.to_numpy().ravel()))
        for name in list(part.rows)[len(part.rows) % part.rows.shape[1] :][:1]:
            understood(part.rows[name], Column(part.file, part.sheet, name))
    return sum(part.rows.size for part in parts)


def seen(cell):
    return isinstance(cell, str) and first_unseen(cell) is None


def understood(texts, column):
    for reader in (as_times, as_amounts, as_counts):
        try:
            found = reader(texts, column)
        except RecordsError as error:
            one_line(str(error))
        else:
            assert found.values.index.equals(texts.index)
            told = [line for line in found.not_understood if line.row is not None]
            assert all(line.row in texts.index and seen(line.message) for line in told)


def one_line(message):
    assert seen(message)
    assert len(message) < 500
    return message


def test_three_hundred_damaged_exports_give_pieces_or_one_line(tmp_path):
    found = []
    for seed in range(300):
        file = tmp_path / f"{seed}.csv"
        file.write_bytes(mutant(seed))
        found.append(outcome(file))
    lines = {line.partition(": ")[2] for line in found if isinstance(line, str)}
    assert 60 < sum(isinstance(line, str) for line in found) < 240
    assert len(lines) > 15
    assert len(list(tmp_path.iterdir())) == 300


@pytest.mark.parametrize("wrap", [lambda rows: as_csv(rows).encode(), workbook])
def test_names_that_try_to_be_more_come_through_as_they_are(written, wrap):
    rows = [["sku", "units"], *([name, "1"] for name in NAMES)]
    assert read(written(wrap(rows))).rows["sku"].tolist() == list(NAMES)


@pytest.mark.parametrize("name", [name for name in STEERING if "\ud800" not in name])
def test_names_that_steer_come_through_in_one_line_that_can_be_read(written, name):
    if "\0" in name:
        return
    cell = read(written(as_csv([["sku", "units"], [name, "1"]]))).rows["sku"].iloc[0]
    assert cell.isprintable()
    assert cell not in {"", "x"}


BOUNDED = """
import resource, sys
from pathlib import Path
from sim.history.reading.pieces import pieces
from sim.history.records import RecordsError
import pandas, pyarrow, python_calamine
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]),) * 2)
for name in sys.argv[2:]:
    try:
        print(sum(len(one.rows) for one in pieces(Path(name), lambda sheet, header: header)))
    except RecordsError as error:
        print(str(error).partition(": ")[2])
"""


def test_the_worst_stay_within_bounded_memory(tmp_path):
    made = workbook([HEADER, ["x"] * len(HEADER)])
    worst = {
        "rows": rewritten(made, far_cell("A1048576")),
        "columns": rewritten(made, far_cell("XFD1")),
        "both": rewritten(made, far_cell("XFD1048576")),
        "bomb": rewritten(made, lambda part: part + b" " * 60_000_000),
        "line": b"a,b\n" + b"x" * 30_000_000,
        "quote": b'a,b\n"' + b"x,1\n" * 2_000_000,
    }
    for name, data in worst.items():
        (tmp_path / name).write_bytes(data)
    files = [str(tmp_path / name) for name in worst]
    command = [sys.executable, "-c", BOUNDED, "3000000000", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == len(worst)
