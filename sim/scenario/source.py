"""One file of a scenario: what messages call it, its text, its raw tables."""

import datetime as dt
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from .problem import Problem, ScenarioError, did_you_mean
from .toml_slip import slip

MOST_BYTES = 1_000_000
"""A longer file is no scenario: big tables belong in several files."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read."""

    name: str
    """What messages call it."""
    text: str
    table: dict[str, Any]


class Changed(NamedTuple):
    """A number that is another than the files say, by its whole key with dots."""

    key: str
    was: str
    """What the files say; empty: nothing."""
    now: str
    """What it is; empty: left out."""


class Ordered(NamedTuple):
    """The one order of a policy that lies before the first day, and is placed."""

    policy: str
    on: dt.date
    quantity: float | Mapping[str, float] | None
    """Units, of each listing or by name or role; None: of what was known on that day."""


@dataclass(frozen=True, slots=True)
class Document:
    """The files that say a scenario, kept as they were read."""

    folder: Path = Path()
    """Where the first lies; own policy files are found from here."""
    text: str = ""
    """The first as it was read, comments and all."""
    inherited: Mapping[str, str] = field(default_factory=dict)
    """Texts of the files that it extends, nearest first, by path from the folder."""
    tables: Mapping[str, str] = field(default_factory=dict)
    """Texts of the CSV files that hold its products, by their paths."""
    changes: tuple[Changed, ...] = ()
    """What was changed after the files were read."""
    left_out: tuple[str, ...] = ()
    """What is inherited and of no use here, each in a line."""
    sessions: tuple[Any, ...] = ()
    """The live sessions as the files say them, where one is weekly; empty once they change."""
    ordered: tuple[Ordered, ...] = ()
    """What counts as ordered before the first day."""
    own: Mapping[str, bytes] = field(default_factory=dict)
    """Own policy files that came along to another machine, by their names in the policies."""


NO_DOCUMENT = Document()
"""A scenario that was made from Python."""


def read(path: Path) -> Source:
    """Return a file with its tables; a mark of byte order at its start is read over.

    Errors: ScenarioError when it is missing, too long, not UTF-8 or not TOML.
    """
    return parsed(text_of(path), str(path))


def text_of(path: Path) -> str:
    """Return the text of a file.

    Errors: ScenarioError when it is missing, too long or not UTF-8.
    """
    try:
        with path.open(encoding="utf-8-sig") as file:
            text = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        message = f"no such file{neighbours(path, str(path))}"
    except UnicodeDecodeError as error:
        message = f"not UTF-8 text: byte {error.start} cannot be read; save the file as UTF-8"
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
    else:
        if len(text.encode()) <= MOST_BYTES:
            return text
        message = f"larger than {MOST_BYTES:,} bytes, too long for a scenario"
    raise ScenarioError(str(path), [Problem("", message)])


def parsed(text: str, name: str) -> Source:
    """Return a text with its tables.

    Errors: ScenarioError when it is not TOML.
    """
    try:
        return Source(name, text, in_one_form(tomllib.loads(text)))
    except RecursionError:
        message = "tables lie too deep in one another"
    except tomllib.TOMLDecodeError as error:
        message = slip(text, str(error))
    except ValueError as error:
        message = str(error)
    raise ScenarioError(name, [Problem("", message)])


def in_one_form(value: Any) -> Any:  # noqa: ANN401 - any TOML value
    """Return a value whose texts and keys are composed (NFC) and bear no spaces at their ends.

    A name is the same whether a Mac wrote it with combining marks or a spreadsheet with a space.
    Errors: ValueError where two keys of a table are the same then.
    """
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value).strip()
    if isinstance(value, list):
        return [in_one_form(entry) for entry in value]
    if not isinstance(value, dict):
        return value
    table = {in_one_form(key): in_one_form(inner) for key, inner in value.items()}
    if len(table) < len(value):
        twice = next(key for key in value if key != in_one_form(key))
        raise ValueError(f'a table has the key "{in_one_form(twice)}" twice')
    return table


def neighbours(path: Path, written: str, kind: str = "*.toml") -> str:
    """Return a hint for a file that is missing: the name that was meant, or those there are."""
    folder = PurePath(written).parent
    return did_you_mean(written, [str(folder / file.name) for file in path.parent.glob(kind)])
