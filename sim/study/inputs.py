"""What is uncertain, for a study: its draws by world, and what `check` says of it."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from ..arrays import Floats
from ..chance.inputs import draw_inputs
from ..chance.luck import block_of
from ..chance.streams import Streams
from ..network.network import Network
from ..scenario.uncertain import Uncertain
from ..words import outlook as say
from ..words.number import exact
from .replay import blocks

_NINE_OF_TEN = (0.05, 0.95)


def inputs_frame(network: Network) -> pd.DataFrame:
    """Return one row a world: `world`, and what each entry of [[uncertain]] drew, by its words.

    Multiples of what the file says, or days that were added; the worlds are those of the runs.
    """
    parts = blocks(network, network.scenario.runs)
    drawn = [_drawn(network, block.number, block.worlds) for block in parts]
    columns = {what: np.concatenate([part[what] for part in drawn]) for what in drawn[0]}
    return pd.DataFrame({"world": np.arange(network.scenario.runs)} | columns)


def _drawn(network: Network, block: int, worlds: int) -> dict[str, Floats]:
    """Return the draws of the first worlds of a block."""
    streams = Streams(network.scenario.seed, block)
    draws = draw_inputs(network, streams, block_of(network)).draws
    return {what: drawn[:worlds] for what, drawn in draws.items()}


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
