"""The shipped scenarios, and variants of them that differ in what a test is about."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sim import trace
from sim.network import Network, load

RUNS = 200
Runs = Mapping[str, NDArray[np.float64]]
SCENARIOS = Path("scenarios").resolve()


def shipped(name: str) -> Network:
    """Return a shipped scenario by the name of its file."""
    return load(SCENARIOS / f"{name}.toml")


@cache
def runs_of(name: str) -> dict[str, Runs]:
    """Return the totals of every policy of a shipped scenario, worked out once."""
    network = shipped(name)
    return {
        p.name: trace(network, p.name, RUNS, paths=()).totals for p in network.scenario.policies
    }


def variant(name: str, folder: Path, text: str) -> Network:
    """Return a shipped scenario with what a text says instead."""
    file = folder / f"{name}.toml"
    file.write_text(f'extends = "{(SCENARIOS / name).as_posix()}.toml"\n{text}', "utf-8")
    return load(file)
