"""Names of records that a scenario file takes, and those that it would refuse."""

import unicodedata
from collections.abc import Iterable
from functools import cache

from pydantic import TypeAdapter, ValidationError

from ...scenario.part import Name

_ALL = "*"


@cache
def _name() -> TypeAdapter[str]:
    return TypeAdapter(Name)


def is_name(text: str) -> bool:
    """Say whether a scenario file may call something so."""
    try:
        _name().validate_python(text)
        text.encode()
    except (ValidationError, UnicodeEncodeError):
        return False
    return text not in {"", _ALL} and text == unicodedata.normalize("NFC", text).strip()


def refused(names: Iterable[str]) -> set[str]:
    """Return the names that no file takes, or that look like one before them."""
    seen: dict[str, str] = {}
    return {
        name
        for name in names
        if not is_name(name) or seen.setdefault(unicodedata.normalize("NFKC", name), name) != name
    }
