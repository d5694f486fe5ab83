"""Names of columns and words in cells, so that two spellings of one are equal."""

import re
import unicodedata
from functools import lru_cache

_ZONE = re.compile(r"[（(\[]?\b(?:UTC|GMT)\s*(?:[+-]\s*\d{1,2}(?::?\d{2})?)?\s*[)）\]]?", re.I)
"""What an export writes behind a time: `(UTC)`, `(GMT+07:00)`."""
_CURRENCY = re.compile(r"[（(\[]\s*([A-Z]{3})\s*[)）\]]")
"""What a report of ads writes behind an amount: `Cost (USD)`."""


@lru_cache(maxsize=1 << 14)
def folded(text: str) -> str:
    """Return a text's letters and digits alone: case, blanks, marks and wide forms do not count."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in unicodedata.normalize("NFKC", plain) if _tells(c))


@lru_cache(maxsize=1 << 14)
def column(header: str) -> str:
    """Return the same of a header, without the zone of its times and the currency of its money.

    A zone is not counted: a day's edge may lie some hours off, which shifts no quantity by more.
    """
    bare = _ZONE.sub(" ", header)
    return folded(_CURRENCY.sub(" ", bare) if currency(header) else bare)


def currency(header: str) -> str | None:
    """Return the currency that a header names in brackets, three letters, if any."""
    found = _CURRENCY.search(header)
    return found.group(1) if found and found.group(1) not in {"UTC", "GMT", "RTS", "SKU"} else None


def _tells(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN"
