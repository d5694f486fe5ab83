"""Files of any kind as pieces of tables of text."""

from collections.abc import Iterator
from pathlib import Path

from ...scenario.source import neighbours
from ..records import RecordsError
from .csv_file import csv_pieces
from .piece import Column, Piece, Understood, Wanted
from .workbook import workbook_pieces

__all__ = ["Column", "Piece", "Understood", "Wanted", "pieces"]

_ZIP = b"PK"
_OLE = b"\xd0\xcf\x11\xe0"
_OTHERS = {
    b"%PDF": "is a PDF; export it as CSV or XLSX",
    b"\x1f\x8b": "is packed with gzip; unpack it",
    b"Rar!": "is packed; unpack it",
    b"7z\xbc\xaf": "is packed; unpack it",
    b"<": "is a web page or XML, whatever its name; open it in a spreadsheet and save it as XLSX",
    b"{": "is JSON; export it as CSV or XLSX",
}


def pieces(file: Path, wanted: Wanted) -> Iterator[Piece]:
    """Yield the rows of all sheets that are wanted, of the wanted columns only.

    What a file is is decided by how it begins, not by its name.
    Errors: RecordsError when the file is missing, damaged, too large or cut.
    """
    try:
        start = _start(file)
        if start.startswith((_ZIP, _OLE)):
            yield from workbook_pieces(file, wanted, zipped=start.startswith(_ZIP))
        else:
            yield from csv_pieces(file, wanted)
    except OSError as error:
        raise RecordsError(file, f"cannot be read: {error.strerror}") from None


def _start(file: Path) -> bytes:
    """Return how a file begins.

    Errors: RecordsError when it is missing, no file, empty, or of a kind that is not read.
    """
    if file.name.startswith(("~$", ".~lock.")):
        raise RecordsError(file, "is a lock file: its workbook is open; give the workbook itself")
    if file.is_dir():
        raise RecordsError(file, "is a folder; give the files in it")
    if not file.exists():
        raise RecordsError(file, f"no such file{neighbours(file, str(file), '*.*')}")
    if not file.is_file():
        raise RecordsError(file, "is no file")
    with file.open("rb") as opened:
        start = opened.read(1000).lstrip()
    if not start.removeprefix(b"\xef\xbb\xbf").strip():
        raise RecordsError(file, "is empty")
    for mark, message in _OTHERS.items():
        if start.removeprefix(b"\xef\xbb\xbf").startswith(mark):
            raise RecordsError(file, message)
    return start
