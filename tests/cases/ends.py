"""Who wins as a plan ends earlier or later: `python -m tests.cases.ends` prints a table of it.

One row an end: of `double-11` after 90 to 150 days, with a shorter and a longer run-off, and goods
left at a larger or a smaller share of what they cost. Of these run-offs 45 days are too short for
an order by sea. `--write` puts into the readme who earns what by the ends of the plan, and where
buyers want less or more than it expects.
"""

import argparse
from collections.abc import Iterator, Mapping
from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim import load
from sim.network import Network
from sim.scenario.uncertain import Uncertain
from sim.stats import Verdict, choose
from sim.study.replay import replay
from sim.study.task import tasks
from tests.cases.files import SCENARIOS
from tests.docs.readme import FRONT, fill

PLANS, RUN_OFFS, SHARE = (90, 105, 120, 150), (45, 75, 100), 0.30
"""Days of the plan and of the run-off, and what goods left count of their cost; half of it, too."""
BEST = 4
"""Policies of the readme's table."""
OFF_BY, ALL_DEMAND = (0.7, 0.85, 1.2, 1.4), "product.*.demand"
"""What buyers want, in multiples of what the plan expects of them."""
Profits = Mapping[str, NDArray[np.float64]]


class End(NamedTuple):
    """How a plan ends, and who does best by it."""

    plan: int
    run_off: int
    share: float
    verdict: Verdict
    means: Mapping[str, float]

    @property
    def order(self) -> list[str]:
        """The policies, the best first."""
        return sorted(self.means, key=lambda name: -self.means[name])


def ending(network: Network, plan: int, run_off: int, share: float) -> Network:
    """Return a scenario with another end."""
    worth = [
        p if p.made_of else p.model_copy(update={"leftover_value": share * p.unit_cost})
        for p in network.scenario.products
    ]
    return network.changed(days=plan, run_off_days=run_off, products=tuple(worth))


def profits(network: Network, runs: int) -> tuple[Profits, Profits]:
    """Return the profit of each policy, (runs,), and were goods left worth half as much."""
    names = [policy.name for policy in network.scenario.policies]
    found: dict[str, dict[str, list[NDArray[np.float64]]]] = {"profit": {}, "half": {}}
    for task in tasks(network, names, runs):
        totals = replay((task,)).totals
        found["profit"].setdefault(task.policy, []).append(totals["profit"])
        found["half"].setdefault(task.policy, []).append(totals["profit_half_leftover"])
    whole, half = (
        {name: np.concatenate(parts) for name, parts in of.items()} for of in found.values()
    )
    return whole, half


def ends(
    network: Network,
    runs: int,
    plans: tuple[int, ...] = PLANS,
    run_offs: tuple[int, ...] = RUN_OFFS,
    share: float = SHARE,
) -> Iterator[End]:
    """Yield who does best by each end; half the value of what is left costs no second replay."""
    for plan, run_off in product(plans, run_offs):
        found = profits(ending(network, plan, run_off, share), runs)
        for worth, of in zip((share, share / 2), found, strict=True):
            means = {name: float(values.mean()) for name, values in of.items()}
            yield End(plan, run_off, worth, choose(of), means)


class Truth(NamedTuple):
    """How a shop ends, and what its buyers want of what the plan expects."""

    plan: int
    demand: float
    name: str


TRUTHS = (
    *(Truth(plan, 1.0, f"{plan} days") for plan in PLANS),
    *(Truth(PLANS[0], times, f"{times:g} x demand") for times in OFF_BY),
)


def off_by(network: Network, times: float) -> Network:
    """Return a scenario whose buyers want so many times what its plan expects, in every world."""
    if times == 1.0:
        return network
    sure = {"what": ALL_DEMAND, "times": {"law": "discrete", "values": [times]}}
    others = (entry for entry in network.scenario.uncertain if entry.what != ALL_DEMAND)
    return network.changed(uncertain=(Uncertain.model_validate(sure), *others))


def ranking(network: Network, runs: int) -> str:
    """Return a table of mean profits in thousands: the best and today's, a column a truth."""
    found = [
        profits(off_by(network.changed(days=truth.plan), truth.demand), runs)[0] for truth in TRUTHS
    ]
    means = [{name: values.mean() for name, values in of.items()} for of in found]
    names = sorted(means[0], key=lambda name: -means[0][name])
    shown = [*names[:BEST], network.scenario.current_rule]
    assert all(max(of, key=lambda name: of[name]) in shown for of in means)
    lines = [["mean profit, 1,000s", *(truth.name for truth in TRUTHS)], ["---"]]
    lines[1] += ["---:"] * len(TRUTHS)
    lines += [[name, *(_cell(name, of) for of in means)] for name in dict.fromkeys(shown)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cell(name: str, means: Mapping[str, float]) -> str:
    """Return a mean, the highest of its column in bold."""
    told = f"{means[name] / 1000:.1f}"
    return f"**{told}**" if means[name] == max(means.values()) else told


def main() -> None:
    """Print who wins by each end, or write the table of the readme."""
    asked = argparse.ArgumentParser(description="who wins as the plan ends otherwise")
    asked.add_argument("--runs", type=int, default=400)
    asked.add_argument("--scenario", default="double-11")
    asked.add_argument("--run-off", type=int, nargs="+", default=list(RUN_OFFS))
    asked.add_argument("--write", action="store_true", help="fill the table of the readme")
    options = asked.parse_args()
    network = load(SCENARIOS / f"{options.scenario}.toml")
    if options.write:
        fill("ends", FRONT, ranking(network, options.runs))
    else:
        print_ends(network, options.runs, tuple(options.run_off))


def print_ends(network: Network, runs: int, run_offs: tuple[int, ...]) -> None:
    """Print a line for each end, as soon as it is known."""
    numbers = {policy.name: n for n, policy in enumerate(network.scenario.policies, start=1)}
    for name, number in numbers.items():
        print(f"{number:3}  {name}")
    print("\nplan  run-off  left at  order by profit            first     ahead of the second by")
    for end in ends(network, runs, run_offs=run_offs):
        order = " ".join(f"{numbers[name]}" for name in end.order)
        first, gap = end.means[end.order[0]], end.verdict.gap
        ahead = f"{gap.gap}" if gap else "-"
        print(
            f"{end.plan:4}  {end.run_off:7}  {end.share:6.0%}   {order:24}  {first:8,.0f}  "
            f"{ahead:>16}  {end.verdict.kind}",
            flush=True,
        )


if __name__ == "__main__":
    main()
