"""Speed and memory of the 11.11 promotion, against the plain scalar model in the same process.

Run it with `python -m tests.bench.speed`, or with `--json` for
`runs_per_second, ratio_to_reference, peak_memory_mb` and the rest as one JSON object.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

from sim.chance.luck import BLOCK, block_of, draw_luck
from sim.network import Network, load
from sim.study.block_result import PATHS, measure
from sim.study.replay import tasks
from sim.study.workers import spread
from sim.world.run.block import run_block
from sim.world.run.plan import make_plan
from tests.bench.many import many
from tests.reference.chance import WorldLuck
from tests.reference.policy import Rules
from tests.reference.seller import Seller
from tests.reference.setting import Setting

SCENARIOS = Path(__file__).parents[2] / "scenarios"
SCENARIO, EVERYTHING = SCENARIOS / "double-11.toml", SCENARIOS / "everything.toml"
POLICIES = (
    "three-tier 15/10/5", "three-tier 50/42/24", "(s,S) by product", "one big batch",
)  # fmt: skip
ROUNDS, REFERENCE_WORLDS = 5, 12


def seconds(work) -> float:
    """Return how long a piece of work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def lockstep(network, luck, plan) -> None:
    """Replay four policies in one block."""
    for name in POLICIES:
        run_block(network, network.policy(name), luck, plan, BLOCK, PATHS)


def reference(shops) -> None:
    """Replay four policies in a few worlds, one environment each."""
    for setting, rules, luck in shops:
        Seller(setting, rules, luck).run(keep_paths=True)


def one_core() -> dict[str, float]:
    """Time drawing, lockstep and reference in turn, and take the medians."""
    network = load(SCENARIO)
    plan, luck = make_plan(network), draw_luck(network, 0)
    setting = Setting.of(network, plan)
    shops = [
        (setting, Rules.of(network.policy(name), setting), WorldLuck.of(luck, world))
        for name in POLICIES
        for world in range(REFERENCE_WORLDS)
    ]
    lockstep(network, luck, plan)
    reference(shops)
    rounds = [
        (
            seconds(lambda: draw_luck(network, 0)) / BLOCK,
            seconds(lambda: lockstep(network, luck, plan)) / (BLOCK * len(POLICIES)),
            seconds(lambda: reference(shops)) / len(shops),
        )
        for _ in range(ROUNDS)
    ]
    draw, run, plain = (statistics.median(column) for column in zip(*rounds, strict=True))
    with_draw = run + draw / len(POLICIES)
    return {
        "draw_us_per_world": draw * 1e6,
        "simulate_us_per_run": run * 1e6,
        "reference_us_per_run": plain * 1e6,
        "runs_per_second": 1 / with_draw,
        "ratio_to_reference": plain / run,
        "ratio_with_drawing": plain / with_draw,
    }


def two_cores() -> float:
    """Return the runs per second of a study on two workers, the start of the pool left out."""
    network = load(SCENARIO)
    work = tasks(network, POLICIES, 4 * BLOCK, PATHS)
    list(spread(measure, work[:2], 2))
    taken = seconds(lambda: list(spread(measure, work, 2)))
    return sum(task.worlds for task in work) / taken


def large_us_per_run(network: Network) -> float:
    """Return what a run of a large scenario takes, drawing its worlds counted in full."""
    plan, worlds = make_plan(network), block_of(network)
    policy = network.scenario.policies[0]

    def once() -> None:
        run_block(network, policy, draw_luck(network, 0), plan, worlds, PATHS)

    return statistics.median(seconds(once) for _ in range(3)) / worlds * 1e6


def peak_memory_mb() -> float:
    """Return what 10,000 worlds of four policies take: this program and its two workers."""
    code = f"""
import resource
from sim.network import Network, load
from sim.study.compare import compare
compare(load({str(SCENARIO)!r}), {POLICIES!r}, runs=10_000, workers=2)
from loky import get_reusable_executor
get_reusable_executor().shutdown()
own, worker = (resource.getrusage(w).ru_maxrss for w in
               (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print((own + 2 * worker) / 1024)
"""
    command = [sys.executable, "-c", code]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main() -> None:
    """Measure, and print a table or JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--json", action="store_true")
    found = one_core()
    found["runs_per_second_two_cores"] = two_cores()
    found["peak_memory_mb"] = peak_memory_mb()
    found["everything_us_per_run"] = large_us_per_run(load(EVERYTHING))
    found["listings_500_us_per_run"] = large_us_per_run(many(500))
    if parser.parse_args().json:
        print(json.dumps({name: round(value, 1) for name, value in found.items()}))
    else:
        print(*(f"{name:28s} {value:10,.1f}" for name, value in found.items()), sep="\n")


if __name__ == "__main__":
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    main()
