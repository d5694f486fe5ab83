"""How much memory a study takes, asked before it starts."""

import psutil

from ..chance.luck import block_of
from ..errors import UserError
from ..network.network import Network
from ..world.core.measures import MEASURES
from .lockstep import WIDE
from .money import PARTS
from .task import PIECE

PROGRAM = 100_000_000
"""Bytes of a process with its libraries, before it does anything (measured)."""


class StudyTooLargeError(UserError):
    """The study would not fit into the machine's memory."""


def estimated_bytes(network: Network, policies: int, workers: int) -> int:
    """Return the bytes that a study holds at its peak: all runs' paths, each worker's lockstep.

    One policy's paths are there twice, while they are put together.

    Every run is taken to have all measures that there are; most scenarios have fewer.
    """
    products, days = len(network.listings), network.days
    run = days * (4 * products + 3 * 8) + 8 * (len(MEASURES) + len(PARTS))
    steps = sum(live.minutes // 5 for live in network.scenario.lives)
    block, numbers = block_of(network), days * products
    columns = min(max(block, WIDE // products), max(PIECE // products, 1))
    lockstep = columns * 8 * 22 * numbers + max(columns, block) * 8 * (3 * numbers + steps)
    runs = network.scenario.runs
    quantiles, programs = 16 * days * runs, (workers + 1) * PROGRAM
    return (policies + 1) * runs * run + quantiles + workers * lockstep + programs


def refuse_if_too_large(network: Network, policies: int, workers: int) -> None:
    """Raise StudyTooLargeError when a study needs more than half of the memory there is."""
    needed, there = estimated_bytes(network, policies, workers), psutil.virtual_memory().total
    if needed > there / 2:
        raise StudyTooLargeError(
            f"{network.scenario.runs:,} runs of {policies} policies over {network.days} days need "
            f"about {needed / 1e9:,.1f} GB, more than half of the {there / 1e9:,.1f} GB there is; "
            "ask for fewer runs or policies"
        )
