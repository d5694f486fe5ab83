"""Speed and memory of the reference promotion, of everything at once, and of a long tail.

Run it with `python -m tests.bench.speed`, or with `--json` for
`runs_per_second, peak_memory_mb` and the rest as one JSON object. `tests.bench.common` compares
with other tools.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

from sim.chance.luck import BLOCK, block_of, draw_luck
from sim.network import Network, load
from sim.study.block_result import block_results
from sim.study.kept import DAYS, PATHS
from sim.study.lockstep import side_by_side
from sim.study.task import PIECE, Task, tasks
from sim.study.workers import Processes
from sim.world.run.block import run_block
from sim.world.run.plan import make_plan
from tests.bench.many import many

PROMOTION = Path(__file__).with_name("promotion.toml")
EVERYTHING = Path(__file__).parents[2] / "scenarios" / "everything.toml"
POLICIES = (
    "three-tier 15/10/5", "three-tier 50/42/24", "(s,S) by product", "one big batch",
)  # fmt: skip
LISTINGS = (50, 500, 5_000)
RUNS = 4 * BLOCK
ROUNDS = 5


def seconds(work) -> float:
    """Return how long a piece of work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def study(network: Network, workers: int) -> list[tuple[Task, ...]]:
    """Return the work of a study of all four policies, as the program cuts it."""
    return side_by_side(tasks(network, POLICIES, RUNS, DAYS), workers)


def one_core() -> dict[str, float]:
    """Time drawing alone, and drawing and replaying a study, in turn, and take the medians."""
    network = load(PROMOTION)
    work = study(network, 1)
    list(map(block_results, work))
    rounds = [
        (
            seconds(lambda: draw_luck(network, 0)) / BLOCK,
            seconds(lambda: list(map(block_results, work))) / (RUNS * len(POLICIES)),
        )
        for _ in range(ROUNDS)
    ]
    draw, run = (statistics.median(column) for column in zip(*rounds, strict=True))
    return {
        "draw_us_per_world": draw * 1e6,
        "simulate_us_per_run": (run - draw / len(POLICIES)) * 1e6,
        "runs_per_second": 1 / run,
    }


def two_cores() -> float:
    """Return the runs per second of a study on two workers, the start of the pool left out."""
    work, two = study(load(PROMOTION), 2), Processes(2)
    list(two.spread(block_results, work[:2]))
    return RUNS * len(POLICIES) / seconds(lambda: list(two.spread(block_results, work)))


def large_us_per_run(network: Network) -> float:
    """Return what a run of a large scenario takes, drawing its worlds counted in full.

    A block is drawn as a whole; that of many listings is replayed piece by piece.
    """
    plan, block, policy = make_plan(network), block_of(network), network.scenario.policies[0]
    piece = min(block, PIECE // len(network.listings))
    luck = draw_luck(network, 0)

    def draw() -> None:
        draw_luck(network, 0)

    def replay() -> None:
        run_block(network, policy, luck, plan, piece, PATHS)

    drawing, replaying = (
        statistics.median(seconds(work) for _ in range(3)) for work in (draw, replay)
    )
    return (drawing / block + replaying / piece) * 1e6


def peak_memory_mb() -> float:
    """Return what 10,000 worlds of four policies take: this program and its two workers."""
    code = f"""
import resource
from sim.network import Network, load
from sim.study.compare import compare
compare(load({str(PROMOTION)!r}), {POLICIES!r}, runs=10_000, workers=2)
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
    for listings in LISTINGS:
        found[f"listings_{listings}_us_per_run"] = large_us_per_run(many(listings))
    if parser.parse_args().json:
        print(json.dumps({name: round(value, 1) for name, value in found.items()}))
    else:
        print(*(f"{name:28s} {value:10,.1f}" for name, value in found.items()), sep="\n")


if __name__ == "__main__":
    main()
