"""What tells a number that `fit` wrote from one that the seller changed: a mark in its comment.

`units_per_day = 42   # fit 42: 38 to 45` says twice what was written. While both agree the number
is `fit`'s, and `--update` renews it; a number that differs from its mark, or has none, is the
seller's. Lists and tables have a digest in place of the number.
"""

import hashlib
import re
from typing import Literal

from ...scenario.written import written

Kind = Literal["fit", "assumption"]
_MARK = re.compile(r"#\s*(fit|assumption) (\S+?)(?:[:：;；]|\s|$)")
_DIGEST = 6


def mark(value: object) -> str:
    """Return what stands for a value: a number or a date itself, of all else a digest."""
    text = written(value)
    plain = not isinstance(value, str | list | tuple | dict)
    return text if plain else hashlib.sha256(text.encode()).hexdigest()[:_DIGEST]


def marked(comment: str) -> tuple[Kind, str] | None:
    """Return what a comment says that was written, and whether it was fitted; None: nothing."""
    found = _MARK.match(comment)
    return (found[1], found[2]) if found else None  # type: ignore[return-value] # of two words


def untouched(value: object, comment: str) -> bool:
    """Say whether a value is still the one that its comment says."""
    said = marked(comment)
    return said is not None and said[1] == mark(value)
