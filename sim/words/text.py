"""Names and lists of names, quoted, cut and broken into lines."""

import re
import unicodedata
from collections.abc import Sequence

from .template import Template

QUOTED = Template('"{name}"')
COMMA = Template("{first}, {next}")
AND = Template("{first} and {last}")
OR = Template("{first} or {last}")
CLAUSE = Template("{first}, {next}")
LAST_CLAUSE = Template("{first} and {last}")
"""Between clauses, where a language has another word for it than between names."""
THEN = Template("{first}, then {next}")
MORE = Template("{count} more")
DID_YOU_MEAN = Template("; did you mean {names}?")
THERE_IS = Template("; there is {names}")
SENTENCES = Template("{first} {next}")
_NAMES = 3
"""Names that a phrase holds."""

_WIDE = r"\u3001-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff01-\uff60"
"""Characters of scripts without spaces, and their punctuation."""
_CLOSING, _OPENING = "，。、；：？！）》」』”’％…·,.;:?!)%", "（《「『“‘("
"""What no line begins with, and what no line ends with."""
_LINE_END = re.compile(rf"(?<=[{_WIDE}])\n|\n(?=[{_WIDE}])")
"""Ends of lines beside a character of such a script, where no space stands for them."""
_NUMBER = re.compile(
    rf"(?<=[A-Z]{{3}}) (?=[−\d])|(?<=±) (?=\d)|(?<=\d) (?=%|[A-Za-z]{{3}}|[{_WIDE}])"
)
"""Spaces inside amounts, shares, dates and counts."""
_BREAKS = re.compile(
    rf"(?<= )(?! )|(?<=[^\W\d_]-)(?=[^\W\d_])"  # as English does
    rf"|(?<=[{_WIDE}”])(?<![{_OPENING}])(?![{_CLOSING} ])(?!(?<=\d[年月])\d)"
    rf"|(?<=[^\W\d])(?=[{_WIDE}“])(?![{_CLOSING} ])"
)
"""Where a line may end: after a space or a hyphen, or beside a character of a wide script."""


def joined(parts: Sequence[str], last: Template = AND) -> str:
    """Return parts in one phrase: `a`, `a and b`, or `a, b and c`."""
    *others, end = parts
    return last(first=chained(others), last=end) if others else end


def clauses(parts: Sequence[str]) -> str:
    """Return clauses in one phrase, as `joined` does names."""
    *others, end = parts
    return LAST_CLAUSE(first=chained(others, CLAUSE), last=end) if others else end


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
    """Break a text into lines of about equal length; `31 %` and `60 runs` stay whole.

    English breaks at spaces, Chinese between any two characters but before a closing mark.
    """
    pieces = _BREAKS.split(_NUMBER.sub("\N{NO-BREAK SPACE}", text))
    count = -(-width(text) // max(columns, 1))
    for target in range(-(-width(text) // count), columns + 1):
        lines = _filled(pieces, target)
        if len(lines) <= count:
            break
    return "\n".join(lines).replace("\N{NO-BREAK SPACE}", " ")


def _filled(pieces: Sequence[str], columns: int) -> list[str]:
    """Return lines with as many pieces in each as its columns hold, and one at least."""
    lines = [""]
    for piece in pieces:
        if lines[-1] and width((lines[-1] + piece).rstrip(" ")) > columns:
            lines.append("")
        lines[-1] += piece
    return [line.strip(" ") for line in lines]


def in_one_line(text: str) -> str:
    """Join lines with a space, but for where one ends or begins with a Chinese character."""
    return " ".join(_LINE_END.sub("", text).split())
