"""Numbers like 12.000, which people write for twelve thousand and which are twelve."""

import re
from collections.abc import Iterator

from ...words import second_look as say
from .seen import Seen

_LIKE = re.compile(r"^\s*([\w.-]+)\s*=\s*([1-9]\d{0,2})\.000\s*(?:#.*)?$", re.M)


def thousands(seen: Seen) -> Iterator[str]:
    """Yield each of them that the file itself says."""
    for key, digits in _LIKE.findall(seen.network.document.text):
        yield say.THOUSANDS(key=key, digits=digits)
