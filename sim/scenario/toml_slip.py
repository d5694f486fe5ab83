"""What is wrong with a text that is not TOML: the line, a caret below it, and what to write."""

import re
import tomllib
from collections.abc import Callable

from .meant import meant, narrow

_WIDTH = 70
"""Columns of a line that are shown."""
_HIDDEN = "\0"
"""Stands for each sign of a text in quotes."""
_TEXT = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'')
_COMMENT = re.compile(r"#.*")
_PLAIN = (
    ("Expected '=' after", "expected = after the key"),
    ("Expected newline or end", "the value ends here, and the line goes on"),
    ("Invalid initial character", "expected a key here, and no line break in braces"),
    ("Unclosed inline table", "expected a comma or } here"),
    ("Unclosed array", "expected a comma or ] here"),
    ("Invalid statement", "expected a key or a [table] here, in plain letters"),
    ("Invalid value", 'expected a value here: a number, a date, true or false, or "text"'),
    ("Expected ']]'", "expected ]] here"),
    ("Expected ']'", "expected ] here"),
    ("Illegal character '\\n'", "the quotes are not closed in this line"),
    ("Unterminated string", "quotes are not closed"),
    ('Expected "\'"', "quotes are not closed"),
    ("Invalid date or datetime", "there is no such day"),
    ("Unescaped '\\'", "write \\\\ for a backslash"),
    ("Duplicate inline table key", "the key stands here twice"),
    ("Cannot overwrite a value", "a key of this table stands in it twice"),
    ("Cannot declare", "this table stands in the file twice; entries of a list take [[ ]]"),
)
"""How the parser begins, and what it means."""


def slip(text: str, message: str) -> str:
    """Return what is wrong, by a text and the parser's message about it, in one to three lines."""
    found = re.search(r" \(at line (\d+), column (\d+)\)$", message)
    plain = next((words for start, words in _PLAIN if message.startswith(start)), message)
    lines = text.split("\n")
    number, column = (
        (int(found[1]), int(found[2])) if found else (len(text.rstrip().split("\n")), 0)
    )
    line = lines[number - 1].rstrip()
    column = min(column or len(line) + 1, len(line) + 1)
    advice = next(filter(None, (ask(line, column) for ask in _ADVICE)), "")
    return f"line {number}: {advice or plain}\n{_pointed(line, column)}"


def _pointed(line: str, column: int) -> str:
    """Return the part of a line around a column, and a caret below it."""
    start = max(0, min(column - _WIDTH // 2, len(line) - _WIDTH))
    shown = line[start : start + _WIDTH].replace("\t", " ")
    return f"    {shown}\n    {' ' * (column - 1 - start)}^"


def _bare(line: str) -> str:
    """Return a line of the same length without what stands in quotes and in comments."""
    blank: Callable[[re.Match[str]], str] = lambda match: _HIDDEN * len(match[0])  # noqa: E731 - a name for its type
    return _COMMENT.sub(lambda m: " " * len(m[0]), _TEXT.sub(blank, line))


def _wide_signs(line: str, column: int) -> str:
    """Recognise full-width and curly signs outside of quotes."""
    del column
    bare = _bare(line)
    wide = dict.fromkeys(sign for sign in bare if narrow(sign) != sign)
    if not wide:
        return ""
    fixed = "".join(narrow(a) if b != _HIDDEN else a for a, b in zip(line, bare, strict=True))
    signs = " ".join(wide) if any(map(str.strip, wide)) else "wide spaces"
    return f"{signs} must be plain, half-width; write {fixed.partition('#')[0].strip()}"


def _odd_value(line: str, column: int) -> str:
    """Recognise `15%`, `6,000`, `9/9/2026` and numbers with units at a column."""
    bare = _bare(line)
    for value in re.finditer(r"(?<=[=\[,\s])[^\s=\[\]{},#\0][^=\[\]{}#\0]*", bare):
        for text in (value[0], *re.findall(r"[^\s,][^\s]*", value[0])):
            start = bare.index(text, value.start())
            written = text.strip().rstrip(",")
            here = start < column <= start + len(text) + 1 and not _two_numbers(
                written, line, start
            )
            better = meant(written) if here else ""
            if better and better != written:
                return f"write {better} instead of {written}"
    return ""


def _two_numbers(written: str, line: str, start: int) -> bool:
    """Say whether a comma parts numbers of a list, and stands not for thousands."""
    in_list = line.count("[", 0, start) > line.count("]", 0, start)
    return in_list and bool(re.search(r",(?!\d{3}\b)", written))


def _bare_word(line: str, column: int) -> str:
    """Recognise text without quotes."""
    found = re.match(r"[^\W\d][^=\[\]{},#\"']*", line[column - 1 :])
    if not found or line.startswith("[") or not re.search(r"[=\[,]\s*$", line[: column - 1]):
        return ""
    word = found[0].strip()
    better = meant(word) or f'"{word}"'
    return f"write {better} instead of {word}"


def _colon(line: str, column: int) -> str:
    """Recognise `price: 12` and `price 12`."""
    found = re.match(r"\s*([\w.-]+)\s*[: ]\s*(\S[^#]*)$", line)
    if not found or "=" in line[:column] or found[2].startswith("="):
        return ""
    fixed = f"{found[1]} = {found[2].strip()}"
    try:
        tomllib.loads(fixed)
    except ValueError:
        return ""
    return f"write {fixed}"


def _no_day(line: str, column: int) -> str:
    """Recognise a day that is in no calendar."""
    del column
    found = re.search(r"=\s*\d{4}-\d{1,2}-\d{1,2}\s*$", _bare(line))
    return "there is no such day: year, month, day" if found else ""


_ADVICE = (_wide_signs, _odd_value, _no_day, _bare_word, _colon)
