"""A workbook as the zip archive that it is: not too large, whole, and without far-off cells."""

import copy
import re
import zipfile
import zlib
from pathlib import Path
from typing import IO

from ..records import RecordsError

MOST_ROWS = 200_000
"""Of a sheet."""
MOST_BYTES = 1_000_000_000
"""Of all parts, unpacked."""
MOST_CELLS = 12_000_000
"""Of all sheets."""
_MOST_RATIO = 200
"""Of unpacked to packed; sheets of a shop have 5 to 30."""
_SMALL = 10_000_000
"""Bytes that may be packed at any ratio."""
_BLOCK = 1 << 20
_OVERLAP = 200
_FAR = re.compile(  # rows above 200,099, columns beyond ZZ, with something in them
    rb' r="(?:[A-Za-z]{3}\d+|[A-Za-z]{0,2}'
    rb'(?:200[1-9]\d\d|20[1-9]\d{3}|2[1-9]\d{4}|[3-9]\d{5}|\d{7,}))"[^>]*(?<!/)>'
)
_WIDE = re.compile(rb' r="[F-Zf-z][A-Za-z]\d')
"""Beyond column EZ."""
_LONG = re.compile(rb' r="[A-Za-z]*(?:[2-9]\d{4}|\d{6})"[^>]*(?<!/)>')
"""Below row 20,000."""
_PLACE = re.compile(rb"\sr\s*=\s*[\"']")
_ERROR = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*\st="e"')
_MOST_ERRORS = 100


def check_archive(file: Path) -> list[tuple[str, int]]:
    """Hold a workbook to be safe to open; return its cells that are errors: column, row.

    Errors: RecordsError when it is broken, encrypted, of other files, or too large unpacked.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            return _check(file, archive)
    except RecordsError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
        raise RecordsError(file, "is a damaged workbook; export it again") from None


def _check(file: Path, archive: zipfile.ZipFile) -> list[tuple[str, int]]:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if not any(name.startswith(("xl/", "content.xml")) for name in names):
        raise RecordsError(file, "is an archive of other files; unpack it and give those")
    if any(part.flag_bits & 1 for part in parts):
        raise RecordsError(file, "is encrypted; save it without a password")
    for part in parts:
        packed = max(part.compress_size, 1)
        if part.file_size > _SMALL and part.file_size > _MOST_RATIO * packed:
            raise RecordsError(file, "unpacks to far more than it is; save it as CSV")
    if len(names) < len(parts):
        raise RecordsError(file, "has a part twice; save it again")
    if sum(part.file_size for part in parts) > MOST_BYTES:
        raise RecordsError(file, f"is larger than {MOST_BYTES:,} bytes unpacked; save it as CSV")
    return _read_all(file, archive, parts)


def _read_all(
    file: Path, archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]
) -> list[tuple[str, int]]:
    """Unpack all parts as a check of their sizes and sums; look for what a sheet must not have."""
    errors: list[tuple[str, int]] = []
    cells = 0
    for part in parts:
        to_its_end = copy.copy(part)
        to_its_end.file_size = part.file_size + 1  # more than it says is more than it may have
        with archive.open(to_its_end) as opened:
            cells += _look_through(file, opened, errors)
            if opened.tell() != part.file_size:
                raise zipfile.BadZipFile
        if cells > MOST_CELLS:
            raise RecordsError(file, f"has more than {MOST_CELLS:,} cells; save it as CSV")
    return errors


def _look_through(file: Path, sheet: IO[bytes], errors: list[tuple[str, int]]) -> int:
    """Return how many cells a sheet has; add those that are errors.

    Errors: RecordsError when one lies so far off that all between would fill the memory.
    """
    cells, before, wide, long = 0, b"", False, False
    while block := sheet.read(_BLOCK):
        text = before + block
        if b"r='" in text or b"r =" in text or b"r= " in text:  # as no spreadsheet writes it
            text = _PLACE.sub(b' r="', text).replace(b"'", b'"')
        wide, long = wide or bool(_WIDE.search(text)), long or bool(_LONG.search(text))
        if (wide and long) or _FAR.search(text):
            message = f"has cells beyond row {MOST_ROWS:,}, or far to the right; save it as CSV"
            raise RecordsError(file, message)
        cells += block.count(b"<c ") + block.count(b"<c>")
        if b't="e"' in text:
            found = [(column.decode(), int(row)) for column, row in _ERROR.findall(text)]
            errors.extend(error for error in found if error not in errors[-_MOST_ERRORS:])
        before = block[-_OVERLAP:]
    return cells
