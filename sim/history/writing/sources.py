"""Sources as `fit` writes them, told from those that a seller wrote."""

import re
from functools import cache

from ...words import shop_file as say
from ...words.language import in_all

_DAY = "0000-00-00"
_DATED = (
    say.FROM_ORDERS,
    say.FROM_ADS,
    say.FROM_SETTLEMENTS,
    say.FROM_PURCHASES,
    say.FROM_SESSIONS,
)

_PLAIN = (
    say.FROM_TABLE,
    say.FROM_MARKET,
    say.FROM_FORECAST,
    say.YOUR_DATES,
    say.PLATFORMS,
)


def is_ours(source: str) -> bool:
    """Say whether `fit` wrote a source, in whichever language."""
    return any(pattern.fullmatch(source) for pattern in _patterns())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    texts = [text for one in _DATED for text in in_all(lambda one=one: one(first=_DAY, last=_DAY))]  # type: ignore[misc] # bound at once
    texts += [*in_all(lambda: say.FROM_STOCK(last=_DAY))]
    texts += [text for one in _PLAIN for text in in_all(one)]
    return tuple(re.compile(re.escape(t).replace(re.escape(_DAY), r"[\d-]+")) for t in texts)
