"""Which market is meant by the option `--market`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import UserError
from ..words import starter as say
from ..words.text import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def chosen(market: str, known: Mapping[str, Path]) -> str:
    """Return the market that is meant.

    Errors: UserError.
    """
    from ..scenario.problem import spoken_hint  # noqa: PLC0415 - only when needed

    if not market:
        raise UserError(say.WHICH(markets=", ".join(known)))
    if market.lower() not in known:
        hint = spoken_hint(market.lower(), known)
        raise UserError(say.UNKNOWN(market=quoted(market), hint=hint))
    return market.lower()
