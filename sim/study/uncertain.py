"""What is uncertain, in sentences."""

from collections.abc import Iterator

from ..network.network import Network
from ..scenario.uncertain import Uncertain
from ..words import outlook as say
from ..words.number import exact

_NINE_OF_TEN = (0.05, 0.95)


def uncertain_in_words(network: Network) -> tuple[str, ...]:
    """Return a line an entry: what is uncertain, and between which values."""
    return tuple(_lines(network.scenario.uncertain))


def _lines(entries: tuple[Uncertain, ...]) -> Iterator[str]:
    ways = {"times": (say.TIMES, say.TIMES_BY_LAW), "plus": (say.PLUS, say.PLUS_BY_LAW)}
    for entry in entries:
        points, by_law = ways[entry.way]
        if isinstance(entry.spread, tuple):
            low, usual, high = entry.spread
            yield points(what=entry.what, low=_short(low), high=_short(high), usual=_short(usual))
        else:
            low, high = entry.spread.frozen().ppf(_NINE_OF_TEN)
            mean = _short(entry.usual)
            yield by_law(what=entry.what, low=_short(low), high=_short(high), mean=mean)


def _short(value: float) -> str:
    return exact(round(value, 2))
