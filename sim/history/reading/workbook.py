"""Workbooks -> pieces."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from ...words.unseen import shown
from ..records import NotUnderstood, RecordsError
from .archive import MOST_ROWS, check_archive
from .cells import lost, texts
from .header import SEARCHED, find
from .piece import Column, Piece, Wanted
from .table import AT_ONCE, Sheet, digits_lost, piece
from .told import MOST

_AT_ONCE = AT_ONCE // 5
"""Rows of a piece; cells of a workbook take more room than text."""


def workbook_pieces(file: Path, wanted: Wanted, zipped: bool) -> Iterator[Piece]:
    """Yield the rows of all sheets of a workbook that are wanted, of the wanted columns only.

    Errors: RecordsError when it is damaged, encrypted or too large.
    """
    errors = check_archive(file) if zipped else []
    lines = _errors_told(str(file), errors)
    book = _opened(file)
    for at in range(len(book.sheet_names)):
        for made in _sheet_pieces(file, book, at, wanted):
            yield Piece(made.file, made.sheet, made.rows, (*lines, *made.not_understood))
            lines = ()


def _opened(file: Path) -> Any:  # noqa: ANN401 - the library is loaded only here
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - only when needed

    return _guarded(file, lambda: CalamineWorkbook.from_path(file))


def _guarded(file: Path, action: Callable[[], Any]) -> Any:  # noqa: ANN401 - the same
    """Return what the library reads; whatever it fails with, even a panic, is a damaged file."""
    from python_calamine import PasswordError  # noqa: PLC0415 - only when needed

    try:
        return action()
    except PasswordError:
        raise RecordsError(file, "is encrypted; save it without a password") from None
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # a panic of the library is no Exception
        raise RecordsError(file, "is a damaged workbook; export it again") from None


def _sheet_pieces(file: Path, book: Any, at: int, wanted: Wanted) -> Iterator[Piece]:  # noqa: ANN401
    """Yield the rows of one sheet, if it is wanted."""
    opened = _guarded(file, lambda: book.get_sheet_by_index(at))
    name = book.sheet_names[at]
    rows = iter(_guarded(file, opened.iter_rows))
    top = [texts(row) for row in _guarded(file, lambda: list(islice(rows, SEARCHED)))]
    header = find(name, top, wanted)
    if header is None:
        return
    if opened.end[0] - header.row > MOST_ROWS:
        raise RecordsError(
            file, f"sheet {shown(name)} has more than {MOST_ROWS:,} rows; save it as CSV"
        )
    rows = iter(_guarded(file, opened.iter_rows))
    list(islice(rows, header.row + 1))
    yield from _cut(file, rows, Sheet(str(file), name, header))


def _cut(file: Path, rows: Iterator[list[Any]], sheet: Sheet) -> Iterator[Piece]:
    row = sheet.header.row + 2
    while some := _guarded(file, lambda: list(islice(rows, _AT_ONCE))):
        numbers = range(row, row + len(some))
        columns = list(zip(*some, strict=True))
        kept = [columns[place] for place in sheet.header.places]
        for name, cells in zip(sheet.header.kept, kept, strict=True):
            _check_digits(Column(sheet.file, sheet.name, name), cells, numbers)
        yield piece(sheet, [texts(cells) for cells in kept], numbers)
        row += len(some)


def _check_digits(column: Column, cells: Sequence[Any], numbers: Sequence[int]) -> None:
    at = lost(cells)
    if at is not None:
        raise RecordsError(column.file, digits_lost(column, numbers[at], f"{cells[at]:.15g}"))


def _errors_told(file: str, errors: Sequence[tuple[str, int]]) -> tuple[NotUnderstood, ...]:
    """Return lines about cells such as #N/A, which the library takes for empty ones."""
    few = errors if len(errors) <= MOST else errors[:3]
    lines = [
        NotUnderstood(file, "", row, column, "an error such as #N/A, taken as empty")
        for column, row in few
    ]
    if len(errors) > len(few):
        message = f"{len(errors) - len(few):,} more such cells"
        lines.append(NotUnderstood(file, "", None, "", message))
    return tuple(lines)
