"""Texts with named fields: the catalogue's entries.

An entry is a constant, so that a misspelt one fails the type checker, and a catalogue of another
language can map it to its own text.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from string import Formatter
from types import MappingProxyType


class Template:
    """A text with named fields, which a call fills; equal texts may be different entries."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.fields = frozenset(name for _, name, _, _ in Formatter().parse(text) if name)

    def __call__(self, **fields: str) -> str:
        """Return the text with its fields filled.

        Errors: TypeError for a missing or superfluous field.
        """
        if fields.keys() != self.fields:
            raise TypeError(f"{self.text!r} takes {sorted(self.fields)}, got {sorted(fields)}")
        return SPOKEN.get().get(self, self.text).format_map(fields)


Texts = Mapping[Template | str, str]
"""The texts of a language by entry, and its names of figures by the English ones."""
SPOKEN: ContextVar[Texts] = ContextVar("spoken", default=MappingProxyType({}))
"""Of the language that is spoken; what has no text speaks English."""


class Plural:
    """A count with its noun, as `1 day` and `3 days`."""

    def __init__(self, one: str, many: str) -> None:
        self.one, self.many = Template(one), Template(many)

    def __call__(self, count: int) -> str:
        """Return the count with the noun in the number that it takes."""
        return self.one() if count == 1 else self.many(count=f"{count:,}")


DAYS = Plural("1 day", "{count} days")
