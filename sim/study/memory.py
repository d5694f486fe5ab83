"""How much memory a study takes, asked before it starts."""

import psutil

from ..chance.luck import block_of
from ..errors import UserError
from ..network.network import Network
from ..world.core.measures import MEASURES
from .kept import EVERYTHING, MEASURED, Firsts
from .lockstep import WIDE
from .money import PARTS
from .task import PIECE

PROGRAM = 100_000_000
"""Bytes of a process with its libraries, before it does anything (measured)."""


class StudyTooLargeError(UserError):
    """The study would not fit into the machine's memory."""


def estimated_bytes(
    network: Network, policies: int, workers: int, keep: Firsts = EVERYTHING
) -> int:
    """Return the bytes that a study holds at its peak: what is kept, each worker's lockstep.

    What is kept of one policy is there twice, while it is put together, and totals are in a table
    besides, which is put together, too. Every run is taken to have all measures that there are;
    most scenarios have fewer.
    """
    products, days = len(network.listings), network.days
    steps = sum(live.minutes // 5 for live in network.scenario.lives)
    block, numbers = block_of(network), days * products
    columns = min(max(block, WIDE // products), max(PIECE // products, 1))
    lockstep = columns * 8 * 22 * numbers + max(columns, block) * 8 * (3 * numbers + steps)
    runs = network.scenario.runs
    of_days, of_totals = min(runs, keep.days), min(runs, keep.totals)
    paths = (policies + 1) * of_days * days * (4 * products + 3 * 8)
    totals = (3 * policies + 1) * of_totals * 8 * (len(MEASURES) + len(PARTS))
    rare = (policies + 1) * runs * 8 * len(MEASURED)
    quantiles, programs = 16 * days * of_days, (workers + 1) * PROGRAM
    return paths + totals + rare + quantiles + workers * lockstep + programs


def refuse_if_too_large(
    network: Network, policies: int, workers: int, keep: Firsts = EVERYTHING
) -> None:
    """Raise StudyTooLargeError when a study needs more than half of the memory there is."""
    needed, there = estimated_bytes(network, policies, workers, keep), psutil.virtual_memory().total
    if needed > there / 2:
        raise StudyTooLargeError(
            f"{network.scenario.runs:,} runs of {policies} policies over {network.days} days need "
            f"about {needed / 1e9:,.1f} GB, more than half of the {there / 1e9:,.1f} GB there is; "
            "ask for fewer runs or policies"
        )
