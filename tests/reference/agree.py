"""Does the lockstep model agree with the reference, world by world and day by day?"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from sim.chance.luck import Luck, draw_luck
from sim.network import Network, load, parse
from sim.policy.decision import Policy
from sim.policy.open import open_policy
from sim.world.run.block import Record, run_block
from sim.world.run.books import PATHS
from sim.world.run.plan import Plan, make_plan

from .chance import of_world
from .seller import Run, Seller
from .setting import Setting

OpenSeller = Callable[[Setting, Policy, Luck], Seller]


@dataclass(frozen=True)
class Case:
    """A scenario, its first block of luck, its plan, and its setting for the reference."""

    network: Network
    luck: Luck
    plan: Plan
    setting: Setting
    converted: dict[int, Luck] = field(default_factory=dict)

    def world(self, world: int) -> Luck:
        """Return the luck of one world, converted once."""
        if world not in self.converted:
            self.converted[world] = of_world(self.luck, world)
        return self.converted[world]

    def opened(self, policy: str) -> Policy:
        """Return a policy ready for one run."""
        return open_policy(self.network.policy(policy), self.network.document.folder)

    def lockstep(self, policy: str, worlds: int) -> Record:
        """Run the lockstep model with all its paths."""
        chosen = self.opened(policy)
        return run_block(self.network, chosen, self.luck, self.plan, worlds, tuple(PATHS))

    def reference(self, policy: str, world: int, open_seller: OpenSeller = Seller) -> Run:
        """Run the reference in one world."""
        seller = open_seller(self.setting, self.opened(policy), self.world(world))
        return seller.run(keep_paths=True)


PLAIN = 4
"""Worlds that the plain model replays of a case; it is slow, and equality is exact in each."""


@cache
def case_of(source: str) -> Case:
    """Return the case of a file, named by its path, or of a text."""
    network = load(source) if source.endswith(".toml") else parse(source)
    plan = make_plan(network)
    return Case(network, draw_luck(network, 0), plan, Setting.of(network, plan))


def assert_agrees(case: Case, policy: str, worlds: int) -> Record:
    """Assert that all paths and totals of the first worlds are equal, as far as PLAIN."""
    record = case.lockstep(policy, worlds)
    for world in range(min(worlds, PLAIN)):
        differs = difference(record, case.reference(policy, world), world)
        assert differs is None, f"{policy}, world {world}: {differs}"
    return record


def difference(record: Record, run: Run, world: int) -> str | None:
    """Return the first thing that differs in a world, None if nothing does."""
    days = [d for d in (_first_day(record, run, name, world) for name in run.paths) if d]
    if days:
        return min(days)[1]
    if set(record.totals) != set(run.totals):
        return f"only one of the two has the totals {set(record.totals) ^ set(run.totals)}"
    for name, total in run.totals.items():
        if record.totals[name][world] != total:
            return f"total {name}: lockstep {record.totals[name][world]}, reference {total}"
    return None


def _first_day(record: Record, run: Run, name: str, world: int) -> tuple[int, str] | None:
    """Return the first day on which a path differs, and both its values."""
    lockstep, reference = record.paths[name][..., world], np.array(run.paths[name], np.int64)
    if np.array_equal(lockstep, reference):
        return None
    day = int(np.nonzero((lockstep != reference).reshape(len(lockstep), -1).any(axis=1))[0][0])
    return day, f"{name} on day {day}: lockstep {lockstep[day]}, reference {reference[day]}"
