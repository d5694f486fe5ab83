"""A part of the file that is written: a table with its lines, each with where it comes from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...scenario.written import written
from ...words import shop_file as say
from .marks import Kind, mark

_LEFT = 34
"""Columns before a comment, where a line is not longer."""


@dataclass(frozen=True, slots=True)
class Line:
    """A key with its value."""

    key: str
    """As TOML writes it: a name is in quotes."""
    value: Any
    note: str = ""
    """Behind it, in one line."""
    kind: Kind | None = None
    """Whether records or an assumption say it; None: it is no number of theirs, and stays."""
    source: str = ""
    """Of `[sources]`; empty: none."""

    @property
    def text(self) -> str:
        """The line as it stands in the file."""
        said = f"{self.key} = {_value(self.value)}"
        comment = self.comment
        return f"{said:<{_LEFT}} {comment}" if comment else said

    @property
    def comment(self) -> str:
        """What stands behind the value."""
        if self.kind is None:
            return f"# {self.note}" if self.note else ""
        return "# " + say.MARKED(kind=self.kind, mark=mark(self.value), note=self.note)


@dataclass(frozen=True, slots=True)
class Block:
    """A table of the file."""

    header: str
    """`[market]`, `[[product]]`; empty: the top of the file."""
    lines: Sequence[Line]
    path: str = ""
    """What keys of [sources] begin with."""
    above: Sequence[str] = field(default=())
    """Comments before it, a line each."""

    @property
    def text(self) -> str:
        """The block as it stands in the file."""
        comments = [f"# {line}" for line in self.above]
        return "\n".join([*comments, *filter(None, [self.header]), *(x.text for x in self.lines)])

    @property
    def sources(self) -> Iterator[tuple[str, str]]:
        """Whole keys, and where their numbers come from."""
        for line in self.lines:
            if line.source:
                yield f"{self.path}.{line.key}" if self.path else line.key, line.source


def _value(value: object) -> str:
    """Write a value; a list of tables takes a line each."""
    if isinstance(value, list | tuple) and value and isinstance(value[0], dict):
        return "[\n" + "".join(f"  {written(entry)},\n" for entry in value) + "]"
    return written(value)
