"""Names and lists of names, quoted, cut and broken into lines."""

import re
import textwrap
import unicodedata
from collections.abc import Sequence

from .template import Template

QUOTED = Template('"{name}"')
COMMA = Template("{first}, {next}")
AND = Template("{first} and {last}")
OR = Template("{first} or {last}")
THEN = Template("{first}, then {next}")
MORE = Template("{count} more")
_NAMES = 3
"""Names that a phrase holds."""

_NUMBER = re.compile(r"(?<=[A-Z]{3}) (?=[−\d])|(?<=\d) (?=%|[A-Za-z]{3})")
"""Spaces inside amounts, shares, dates and counts."""


def joined(parts: Sequence[str], last: Template = AND) -> str:
    """Return parts in one phrase: `a`, `a and b`, or `a, b and c`."""
    *others, end = parts
    return last(first=chained(others), last=end) if others else end


def chained(parts: Sequence[str], link: Template = COMMA) -> str:
    """Return parts one after the other, two at a time joined by a link."""
    text, *others = parts
    for part in others:
        text = link(first=text, next=part)
    return text


def named(names: Sequence[str]) -> str:
    """Return names in one phrase; of more than three the first two, and how many more."""
    if len(names) <= _NAMES:
        return joined(names)
    shown = names[: _NAMES - 1]
    return joined([*shown, MORE(count=str(len(names) - len(shown)))])


def quoted(name: str) -> str:
    """Put a name in quotes."""
    return QUOTED(name=name)


def shortened(text: str, columns: int) -> str:
    """Cut a text to a number of columns, an ellipsis in the last."""
    if width(text) <= columns:
        return text
    while width(text) >= columns:
        text = text[:-1]
    return text.rstrip(" ,;") + "…"


def width(text: str) -> int:
    """Return the columns a text takes: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def wrapped(text: str, columns: int) -> str:
    """Break a text into lines at spaces, of about equal length; `31 %` and `60 runs` stay whole."""
    text = _NUMBER.sub("\N{NO-BREAK SPACE}", text)
    count = -(-width(text) // max(columns, 1))
    for target in range(-(-width(text) // count), columns + 1):
        lines = textwrap.wrap(text, target, break_long_words=False)
        if len(lines) <= count:
            break
    return "\n".join(lines).replace("\N{NO-BREAK SPACE}", " ")
