"""A format of files: what it is called, by which columns it is known, and how it is read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from ...words.template import Template
from . import catalogue
from .sheet import Sheet

Tables = Mapping[str, pd.DataFrame]
"""By their name in Records."""


@dataclass(frozen=True, eq=False)
class Format:
    """A format of one sheet."""

    key: str
    """Its file in the catalogue."""
    name: Template
    """As people call it."""
    needs: tuple[str, ...]
    """Fields that it is known by; `a|b`: either of them."""
    read: Callable[[Sheet], Tables]
    whose: str = ""
    """Whose money its amounts are."""
    never: tuple[str, ...] = ()
    """Fields that make it another format, as `plain.date`."""

    def fields(self, headers: Sequence[str]) -> Mapping[str, tuple[str, ...]] | None:
        """Return the headers of each field, if a sheet is of this format."""
        others = (field.split(".") for field in self.never)
        if self.missing(headers) or any(f in catalogue.found(k, headers) for k, f in others):
            return None
        return catalogue.found(self.key, headers)

    def missing(self, headers: Sequence[str]) -> list[str]:
        """Return the columns that a sheet lacks to be of this format, by their English names."""
        told = catalogue.found(self.key, headers)
        lacking = [need for need in self.needs if not any(f in told for f in need.split("|"))]
        return [self._called(need) for need in lacking]

    def _called(self, need: str) -> str:
        known = catalogue.names(self.key)
        return " or ".join(known[field]["en"][0] for field in need.split("|"))
