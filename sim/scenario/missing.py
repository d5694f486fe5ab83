"""What is said of a key that must be there: what it means, and a usual value."""

import re
from collections.abc import Sequence

from .keys import meaning
from .usual import BEGINNINGS, USUAL

_MOST = 90
"""Letters of a meaning that is worth reading in a message."""


def missing(loc: Sequence[str | int]) -> str:
    """Return what to say of a missing key or table, by its place."""
    kind, told = meaning(loc)
    key = str(loc[-1])
    value = USUAL.get(f"{kind}.{key}", USUAL.get(key, ""))
    usual = BEGINNINGS.get(key, "") if len(loc) == 1 else ""
    usual = usual or (f"{key} = {value}" if value else "")
    return f"is missing{_short(told)}{f'; for example {usual}' if usual else ''}"


def _short(told: str) -> str:
    """Return ` (who makes the goods)` of a description: its first clause."""
    clause = re.split(r"[;.](?:\s|$)| \(|, (?=but|before|without)", told)[0].strip()
    if not clause or len(clause) > _MOST:
        return ""
    return f" ({clause if clause[:2].isupper() else clause[0].lower() + clause[1:]})"
