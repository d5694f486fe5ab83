"""What is uncertain, for a study: its draws by world."""

import numpy as np
import pandas as pd

from ..arrays import Floats
from ..chance.inputs import draw_inputs
from ..chance.luck import block_of
from ..chance.streams import Streams
from ..network.network import Network
from .task import blocks


def inputs_frame(network: Network) -> pd.DataFrame:
    """Return one row a world: `world`, and what each entry of [[uncertain]] drew, by its words.

    Multiples of what the file says, or days that were added; the worlds are those of the runs.
    """
    worlds = np.arange(network.scenario.runs)
    return pd.DataFrame({"world": worlds} | drawn_inputs(network))


def drawn_inputs(network: Network) -> dict[str, Floats]:
    """Return what each entry of [[uncertain]] drew in the runs' worlds, by its words, (W,)."""
    parts = blocks(network, network.scenario.runs)
    drawn = [_drawn(network, block.number, block.columns) for block in parts]
    return {what: np.concatenate([part[what] for part in drawn]) for what in drawn[0]}


def _drawn(network: Network, block: int, worlds: slice) -> dict[str, Floats]:
    """Return the draws of some worlds of a block."""
    streams = Streams(network.scenario.seed, block)
    draws = draw_inputs(network, streams, block_of(network)).draws
    return {what: drawn[worlds] for what, drawn in draws.items()}
