"""Tables of tables as one, by keys with dots."""

from collections.abc import Mapping
from typing import Any


def flat(tables: Mapping[str, Any]) -> dict[str, Any]:
    """Return values by whole keys: dots outside of quotes make tables of TOML."""
    found: dict[str, Any] = {}
    for key, value in tables.items():
        if isinstance(value, Mapping):
            found |= {f"{key}.{inner}": text for inner, text in flat(value).items()}
        else:
            found[key] = value
    return found
