"""Each replay twice: by numpy, and by arrays that refuse to mix with numpy's; both must be equal.

Policies of the simulator decide both times. Those of tests and of users, which may take notes and
may be numpy's alone, decide once, and the second replay is told what they decided.
"""

import copy
from collections.abc import Callable, Iterator
from dataclasses import fields

import numpy as np

from sim.arrays import np as arrays
from sim.chance.order_table import Beside
from sim.device.moved import moved
from sim.policy.composed import Composed
from sim.policy.decision import Decision, Policy
from sim.policy.open import Delayed
from sim.policy.side_by_side import SideBySide
from sim.policy.today import Today
from sim.study.always_stocked import Stocked
from sim.world.core.journal import NO_JOURNAL
from sim.world.run import block
from sim.world.run.block import Record

from .devices import strict_device

STRICT = strict_device()
"""The device that is none."""


def twice(replay: Callable[..., Record]) -> Callable[..., Record]:
    """Return a replay that also runs by strict arrays, and must find the same."""

    def run(network, policy, luck, plan, worlds, paths=(), days=None, journal=NO_JOURNAL):
        if arrays.ndarray is not np.ndarray:  # on a device already
            return replay(network, policy, luck, plan, worlds, paths, days, journal)
        asked, again = both(policy)
        found = replay(network, asked, luck, plan, worlds, paths, days, journal)
        with STRICT.arrays():
            there = STRICT.there(with_own_tables(luck)), STRICT.there(plan)
            second = replay(network, again(), *there, worlds, paths, days, type(journal)())
        assert_same(found, STRICT.home(second))
        return found

    run.once = replay
    return run


def install() -> None:
    """Let all that replays from now on do so twice."""
    if not hasattr(block.run_block, "once"):
        block.run_block = twice(block.run_block)


def with_own_tables(luck):
    """Return luck whose tables of columns side by side are not yet of an array module."""
    return moved(luck, Beside, lambda table: Beside(*zip(*table._parts, strict=True)))


def assert_same(one: Record, other: Record) -> None:
    """Assert that two records are equal to the last bit."""
    for part in (field.name for field in fields(Record)):
        found, again = getattr(one, part), getattr(other, part)
        assert list(found) == list(again), part
        for name in found:
            assert np.array_equal(found[name], again[name], equal_nan=True), f"{part}: {name}"


def both(policy: Policy) -> tuple[Policy, Callable[[], Policy]]:
    """Return a policy as it is asked first, and what makes the one that is asked again."""
    if all(isinstance(leaf, Composed) for leaf in _leaves(policy)):
        fresh = copy.deepcopy(policy)
        return policy, lambda: fresh
    told = Told(policy)
    return told, lambda: Again(told.decisions)


def _leaves(policy: Policy) -> Iterator[Policy]:
    """Yield the policies that decide, without what the simulator puts around them."""
    match policy:
        case SideBySide():
            for part, _ in policy._policies:
                yield from _leaves(part)
        case Delayed() | Today() | Stocked():
            yield from _leaves(policy._policy)
        case _:
            yield policy


class Told:
    """Keeps what a policy decides."""

    def __init__(self, policy: Policy) -> None:
        self._policy, self.decisions = policy, []

    def decide(self, desk) -> Decision:
        """Ask the policy."""
        decision = self._policy.decide(desk)
        self.decisions.append(copy.deepcopy(decision))
        return decision


class Again:
    """Decides what was decided before, day by day."""

    def __init__(self, decisions: list[Decision]) -> None:
        self._decisions = iter(decisions)

    def decide(self, desk) -> Decision:
        """Return the decision of the day, on the device."""
        return STRICT.there(next(self._decisions))
