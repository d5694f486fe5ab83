"""What a device takes for many futures, and in how many of them it differs from the processor.

Run it with `python -m tests.bench.device --device gpu` on a machine that has one; `--futures` are
numbers of futures, `--worlds` those of each shipped scenario that are compared. With
`--device cpu` the processor does the same, so that the script can be tried anywhere.
"""

import argparse
import os
import statistics
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from sim.network import Network, load
from sim.study.block_result import Arrays, block_results
from sim.study.engaged import engaged
from sim.study.task import Task, tasks
from sim.study.workers import Processes, Workers
from tests.bench.speed import seconds

SCENARIOS = Path(__file__).parents[2] / "scenarios"
TIMED = {
    "M1": Path(__file__).with_name("m1.toml"),
    "double-11": SCENARIOS / "double-11.toml",
}
FUTURES = (2_000, 40_000, 200_000, 500_000, 1_000_000)
WORLDS = 10_000
ROUNDS = 3


def taken(hands: Workers, network: Network, policies: Sequence[str], futures: int) -> float:
    """Return the seconds that policies take in so many futures, drawing and moving included."""
    work = tasks(network, policies, futures)
    groups = hands.locksteps(work)
    return statistics.median(
        seconds(lambda: list(hands.spread(block_results, groups))) for _ in range(ROUNDS)
    )


def totals(hands: Workers, work: Sequence[Task]) -> dict[Task, Arrays]:
    """Return what hands find for each task, however little it is."""
    groups = hands.spread(block_results, hands.locksteps(work))
    return {task: kept for some, found in groups for task, kept in zip(some, found, strict=True)}


def differing(hands: Workers, network: Network, worlds: int) -> float:
    """Return the share of runs of all policies, some total of which is not the processor's."""
    work = tasks(network, [policy.name for policy in network.scenario.policies], worlds)
    here, there = totals(Processes(os.cpu_count() or 1), work), totals(hands, work)
    differ = [(here[task]["totals"] != there[task]["totals"]).any(axis=0) for task in work]
    return float(np.concatenate(differ).mean())


def timetable(hands: Workers, futures: Sequence[int]) -> list[str]:
    """Return a row a scenario, in seconds; the last column is all policies in the most futures."""
    rows = [f"| one policy, seconds | {' | '.join(f'{n:,}' for n in futures)} | all policies |"]
    rows.append("|---|" + "---:|" * (len(futures) + 1))
    for name, file in TIMED.items():
        network = load(file)
        policies = [policy.name for policy in network.scenario.policies]
        one = [taken(hands, network, policies[:1], many) for many in futures]
        cells = [*one, taken(hands, network, policies, futures[-1])]
        rows.append(f"| {name} | {' | '.join(f'{cell:.2f}' for cell in cells)} |")
    return rows


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--device", default="gpu")
    parser.add_argument("--futures", type=int, nargs="+", default=FUTURES)
    parser.add_argument("--worlds", type=int, default=WORLDS)
    asked = parser.parse_args()
    with engaged(device=asked.device, tell=print) as hands:
        print(*timetable(hands, asked.futures), sep="\n")
        for file in sorted(SCENARIOS.glob("*.toml")):
            share = differing(hands, load(file), asked.worlds)
            print(f"{file.stem}: {share:.4%} of runs differ", flush=True)


if __name__ == "__main__":
    main()
