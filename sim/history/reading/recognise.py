"""Which format a sheet has, by the columns in its header."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..records import RecordsError
from . import catalogue, forecast, plain
from .folded import folded
from .format import Format
from .formats import FORMATS

_KNOWN_SHEETS = frozenset(map(folded, ("Reports", "Withdrawal records", "Withdrawals", "Summary")))
"""Sheets of workbooks of settlements that repeat what the others say."""
_MOST = 12
"""Columns that a message names."""


@dataclass(frozen=True)
class Recognised:
    """What a sheet was taken for."""

    format: Format
    headers: Mapping[str, tuple[str, ...]]
    """By field, the best first."""


@dataclass
class Recogniser:
    """Asked for the columns to keep of each sheet of a file; remembers what it said."""

    file: str
    told: dict[str, Recognised] = field(default_factory=dict)
    """By sheet."""
    unknown: dict[str, list[str]] = field(default_factory=dict)
    """The columns of the sheets that have no known format."""

    def __call__(self, sheet: str, header: Sequence[str]) -> Sequence[str] | None:
        """Return the columns of the sheet's format, None if a row is the header of none."""
        names = [name for name in header if name]
        found = recognise(names, (sheet, self.file))
        if found is None:
            # a row of data may be longer, and is nobody's to see
            if len(self.unknown.get(sheet, [])) < 2:
                self.unknown[sheet] = names
            return None
        self.told[sheet] = found
        self.unknown.pop(sheet, None)
        return [one for headers in found.headers.values() for one in headers]

    def passed_over(self) -> Mapping[str, list[str]]:
        """Return the sheets with cells that are of no known format, and are none to pass over.

        Errors: RecordsError if the file has no sheet of a known format.
        """
        if not self.told:
            sheet, names = max(self.unknown.items(), key=lambda one: len(one[1]), default=("", []))
            raise RecordsError(self.file, unlike_any(sheet, names))
        return {
            sheet: names
            for sheet, names in self.unknown.items()
            if names and folded(sheet) not in _KNOWN_SHEETS
        }


def recognise(header: Sequence[str], called: Sequence[str]) -> Recognised | None:
    """Return what a sheet with a header is; `called`: the names of the sheet and its file."""
    fits = {one: found for one in FORMATS if (found := one.fields(header)) is not None}
    if plain.FORMAT in fits and not _says_forecast(fits.get(forecast.FORMAT, {}), called):
        fits.pop(forecast.FORMAT, None)
    return next((Recognised(one, found) for one, found in fits.items()), None)


def _says_forecast(fields: Mapping[str, tuple[str, ...]], called: Sequence[str]) -> bool:
    """Say whether a column or a name calls a table a forecast."""
    if any(name in fields for name in ("said", "middle", "low", "high")):
        return True
    return any(catalogue.meaning(name, "says") == "forecast" for name in called)


def unlike_any(sheet: str, header: Sequence[str]) -> str:
    """Return a line on a sheet of no known format: its columns, and what the nearest one asks."""
    where = f"sheet {sheet}: " if sheet else ""
    if not header:
        return f"{where}no header and no rows"
    shown = ", ".join(header[:_MOST]) + (", ..." if len(header) > _MOST else "")
    nearest = min(FORMATS, key=lambda one: len(one.missing(header)) / len(one.needs))
    missing = nearest.missing(header)
    start = f"{where}of no known format; its columns are {shown}."
    if len(missing) == len(nearest.needs):
        return f"{start} A plain table has the columns date, sku, units"
    lacks = ", ".join(missing)
    return f"{start} Did you mean {nearest.name()}? It lacks {lacks}"
