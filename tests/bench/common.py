"""Speed on the common model M1, beside the same model in other tools, on one core.

Run it with `python -m tests.bench.common`, or with `--json`; it takes about a minute. Times are
taken only of programs that say the same of the shop. They run in turn, in slices, in one process,
and each slice is compared with the slices of plain SimPy before and after it: when the machine
slows down, both do.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from sim import load, trace
from sim.chance.luck import Luck, draw_luck
from sim.network import Network
from sim.study.kept import DAYS
from sim.study.lockstep import side_by_side
from sim.study.task import Task, tasks
from sim.world.run.block import run_block
from sim.world.run.plan import Plan, make_plan
from tests.bench import plain

M1 = Path(__file__).with_name("m1.toml")
FIGURES = ("fill rate", "stockout days", "mean stock")
TOLERANCE = 4.5
"""Standard errors between two programs that say the same."""
FUTURES = (2_000, 20_000)
ROUNDS = 7


def simulated(network: Network, runs: int) -> np.ndarray:
    """Return our figures of each run, (3, runs)."""
    record = trace(network, runs=runs, paths=("on_hand",))
    close = record.product("on_hand", network.scenario.products[0].name)
    fill = record.totals["units_served_at_once"] / record.totals["units_wanted"]
    return np.stack([fill, (close == 0).sum(axis=0), close.mean(axis=0)])


def repeated(run: Callable, runs: int, seed: int = 1) -> np.ndarray:
    """Return the figures of a program that simulates one run a call, (3, runs)."""
    rng = np.random.default_rng(seed)
    return np.array([run(rng) for _ in range(runs)]).T


def distances(ones: np.ndarray, others: np.ndarray) -> dict[str, float]:
    """Return how many standard errors the means of two programs lie apart, by figure."""
    errors = [runs.std(axis=1, ddof=1) / math.sqrt(runs.shape[1]) for runs in (ones, others)]
    apart = (ones.mean(axis=1) - others.mean(axis=1)) / np.hypot(*errors)
    return dict(zip(FIGURES, apart.tolist(), strict=True))


def agree(name: str, ones: np.ndarray, others: np.ndarray) -> None:
    """End the program unless two programs say the same of the shop."""
    for figure, apart in distances(ones, others).items():
        if abs(apart) > TOLERANCE:
            raise SystemExit(f"{name}: {figure} is {apart:+.1f} standard errors off plain SimPy's")


@dataclass(frozen=True)
class Contender:
    """A piece of work to be timed, and how many runs of M1 it is."""

    name: str
    runs: int
    work: Callable[[], object]

    def seconds(self) -> float:
        """Return the processor time of a run; what others left behind is collected before."""
        gc.collect()
        start = time.process_time()
        self.work()
        return (time.process_time() - start) / self.runs


@dataclass(frozen=True)
class Timing:
    """The medians of a contender's slices, and the quartiles of its ratio to plain SimPy."""

    us_per_run: float
    times_plain: float
    quartiles: tuple[float, float]

    @classmethod
    def of(cls, own: list[float], beside: list[float]) -> Timing:
        """Sum up slices of a contender, and what plain SimPy took beside each."""
        ratios = [base / mine for base, mine in zip(beside, own, strict=True)]
        low, middle, high = statistics.quantiles(ratios, n=4)
        return cls(statistics.median(own) * 1e6, middle, (low, high))


def drawn(network: Network, futures: int) -> None:
    """Plan, draw and replay as a study of one policy does: as many blocks as is fast at a time."""
    plan = make_plan(network)
    for work in side_by_side(tasks(network, (network.scenario.current_rule,), futures, DAYS)):
        replayed(plan, [(work, luck_of(work))])


def luck_of(work: Sequence[Task]) -> Luck:
    """Draw the luck of the blocks of some tasks."""
    blocks = [task.block for task in work]
    return Luck.joined([(draw_luck(b.network, b.number), b.columns) for b in blocks])


def replayed(plan: Plan, drawn: list[tuple[Sequence[Task], Luck]]) -> None:
    """Replay worlds that are drawn, as a study does with every policy after the first."""
    for work, luck in drawn:
        network, worlds = work[0].block.network, sum(task.block.worlds for task in work)
        run_block(network, network.policy(work[0].policy), luck, plan, worlds, work[0].paths)


def ours(network: Network) -> Iterator[Contender]:
    """Yield drawing and replaying, and replaying alone, at each number of futures."""
    plan = make_plan(network)
    for futures in FUTURES:
        work = tasks(network, (network.scenario.current_rule,), futures, DAYS)
        blocks = [(beside, luck_of(beside)) for beside in side_by_side(work)]
        name = f"Peakstock, {futures:,} futures"
        yield Contender(f"{name}, drawn and replayed", futures, partial(drawn, network, futures))
        yield Contender(f"{name}, replayed", futures, partial(replayed, plan, blocks))


def others(expected: np.ndarray) -> Iterator[Contender]:
    """Yield other programs that simulate run by run, once each has said the same."""
    programs = [("plain SimPy, demand drawn ahead", plain.run_drawn_ahead, 400)]
    if find_spec("SupplyNetPy"):
        from tests.bench import supplynetpy_m1  # noqa: PLC0415 - an extra that few install

        programs.append(("SupplyNetPy", supplynetpy_m1.run, 25))
    for name, run, runs in programs:
        agree(name, repeated(run, 10 * max(runs, 40), seed=2), expected)
        yield Contender(name, runs, partial(repeated, run, runs))


def timings() -> dict[str, Timing]:
    """Return what each contender takes, plain SimPy first.

    Errors: SystemExit when one of them simulates another shop.
    """
    network, expected = load(M1), repeated(plain.run, 4_000)
    agree("Peakstock", simulated(network, FUTURES[-1]), expected)
    base = Contender("plain SimPy", 400, partial(repeated, plain.run, 400))
    contenders = [*others(expected), *ours(network)]
    own: dict[str, list[float]] = {contender.name: [] for contender in contenders}
    beside: dict[str, list[float]] = {contender.name: [] for contender in contenders}
    around = [base.seconds()]
    for contender in contenders * ROUNDS:
        own[contender.name].append(contender.seconds())
        around.append(base.seconds())
        beside[contender.name].append(statistics.mean(around[-2:]))
    first = Timing(statistics.median(around) * 1e6, 1.0, (1.0, 1.0))
    return {base.name: first} | {name: Timing.of(own[name], beside[name]) for name in own}


def main() -> None:
    """Measure, and print a table or JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--json", action="store_true")
    as_json = parser.parse_args().json
    found = timings()
    if as_json:
        print(json.dumps({name: asdict(timing) for name, timing in found.items()}))
        return
    print(f"{'one core':46s} {'µs a run':>9s} {'x plain':>8s}  quartiles")
    for name, timing in found.items():
        low, high = timing.quartiles
        print(
            f"{name:46s} {timing.us_per_run:9,.1f} {timing.times_plain:8.2f}  {low:.2f}-{high:.2f}"
        )


if __name__ == "__main__":
    main()
