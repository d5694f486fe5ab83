"""What encoding a file of text is in, decided over the whole of it."""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from ..records import RecordsError
from .thai import is_thai

BLOCK = 1 << 20
"""Bytes that are read at once; no line of a table is as long."""
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_HIGH = re.compile(rb"[\x80-\xff]+")
_IN_A_WORD = re.compile(
    rb"(?<=[A-Za-z])[\x80-\xff]{1,2}(?![\x80-\xff])|(?<![\x80-\xff])[\x80-\xff]{1,2}(?=[A-Za-z])"
)


def encoding_of(file: Path) -> str:
    """Return the encoding of a file, as its mark of byte order says.

    Without one it is UTF-8, Windows-874 (Thai), GB18030 or CP1252.

    Errors: RecordsError when it is none of them, is cut within a character, or no table at all.
    """
    with file.open("rb") as opened:
        start = opened.read(4)
    for mark, encoding in _MARKS.items():
        if start.startswith(mark):
            _decode(file, encoding)
            return encoding
    return _unmarked(file)


def _unmarked(file: Path) -> str:
    """Return the encoding of a file without a mark."""
    damage = _damage(file)
    if damage is None:
        return "utf-8"
    if damage:
        raise RecordsError(file, damage)
    if is_thai(_blocks(file)) and not _latin(file):
        _decode(file, "cp874")
        return "cp874"
    if _reads_as(file, "gb18030") and not _latin(file):
        return "gb18030"
    _decode(file, "cp1252")
    return "cp1252"


def _damage(file: Path) -> str | None:
    """Return what is wrong with a file as UTF-8; empty: it is something else; None: nothing.

    Text in another encoding has hardly a character of several bytes that is right in UTF-8.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    right = 0
    for number, block in enumerate(_blocks(file)):
        try:
            text = decoder.decode(block)
        except UnicodeDecodeError:
            right += _right_in(block)
            where = f"near byte {number * BLOCK:,}" if number else "near its start"
            return f"is UTF-8 text with damage {where}; export it again" if right > 0 else ""
        _check(file, text)
        right += len(block) - len(text)
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        # A word at the end of a Latin file, such as "caf\xe9", looks like a cut character, too
        return "ends within a character: it was cut; export it again" if right > 0 else ""
    return None


def _right_in(block: bytes) -> int:
    """Return how much more of a block is right in UTF-8 than is wrong, in characters."""
    text = block.decode("utf-8", errors="replace")
    wrong = text.count("\ufffd")
    several = sum(map(text.count, {letter for letter in set(text) if letter > "\x7f"})) - wrong
    return several - 10 * wrong


def _latin(file: Path) -> bool:
    """Return whether bytes above ASCII stand alone or by twos within words of ASCII letters.

    Such text, "São", is right in GB18030, too, and reads as nonsense there; Chinese comes in runs.
    """
    runs = words = 0
    for block in _blocks(file):
        runs += len(_HIGH.findall(block))
        words += len(_IN_A_WORD.findall(block))
    return words > runs / 2


def _decode(file: Path, encoding: str) -> None:
    """Decode a file as a check.

    Errors: RecordsError when it cannot be.
    """
    if not _reads_as(file, encoding):
        name = encoding.removesuffix("-sig").upper()
        message = (
            "is no text that is known" if encoding == "cp1252" else f"begins as {name} and is not"
        )
        raise RecordsError(file, f"{message}; save it as CSV UTF-8, or as XLSX")


def _reads_as(file: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for block in _blocks(file):
            _check(file, decoder.decode(block))
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _check(file: Path, text: str) -> None:
    """Hold a block of text to be of a table.

    Errors: RecordsError when it has characters that no text has, or no line ends in it.
    """
    if "\0" in text:
        raise RecordsError(file, "holds NUL characters: it is damaged or no text; export it again")
    if len(text) > BLOCK // 3 and "\n" not in text and "\r" not in text:
        raise RecordsError(file, f"has a line of more than {BLOCK // 3:,} characters: no table")


def _blocks(file: Path) -> Iterator[bytes]:
    with file.open("rb") as opened:
        yield from iter(lambda: opened.read(BLOCK), b"")
