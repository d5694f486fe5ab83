"""Replay: policies in the same worlds, as many columns of a lockstep as its tasks ask for."""

import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from ..chance.luck import Luck
from ..device.device import PROCESSOR
from ..network.network import Network
from ..policy.composed import Composed
from ..policy.decision import BadDecisionError, Policy
from ..policy.open import OwnPolicyError, describe_error, open_policy
from ..policy.side_by_side import AtFaultError, SideBySide
from ..words.device import MIXED
from ..world.core.journal import NO_JOURNAL, NoJournal
from ..world.run.block import Record, run_block
from ..world.run.plan import Plan, make_plan
from .always_stocked import Stocked, always_stocked
from .place import Place, place
from .task import Block, Task, blocks


def itself(policy: Policy) -> Policy:
    """Return a policy that nobody watches."""
    return policy


def replay(
    work: Sequence[Task],
    days: int | None = None,
    watched: Callable[[Policy], Policy] = itself,
    journal: NoJournal = NO_JOURNAL,
) -> Record:
    """Run tasks of one shop side by side, for all or the first days.

    Columns stand in the order of the tasks. Each policy may be watched by another that asks it;
    what is shipped is written into the journal.

    Errors: OwnPolicyError when a policy of the user's raises or answers nonsense.
    """
    first = work[0]
    luck, plan = drawn(tuple(task.block for task in work))
    network = first.block.network
    if first.stocked:
        network, days = always_stocked(network), network.plan_days
    asked = [one._replace(policy=watched(one.policy)) for one in _asked(work)]
    record = ran(asked, network, luck, plan, first.paths, days, journal)
    return place().device.home(first.kept.cut(record))


class Asked(NamedTuple):
    """A policy in a lockstep."""

    described: Composed
    """As the file describes it."""
    policy: Policy
    """As it decides."""
    columns: int


def ran(
    asked: Sequence[Asked],
    network: Network,
    luck: Luck,
    plan: Plan,
    paths: Sequence[str],
    days: int | None = None,
    journal: NoJournal = NO_JOURNAL,
) -> Record:
    """Run policies side by side in some luck; see `replay`. What is found stays where it was."""
    policy = SideBySide([(one.policy, one.columns) for one in asked], network.modes)
    columns, device = sum(one.columns for one in asked), place().device
    try:
        with device.arrays():
            return run_block(network, policy, luck, plan, columns, paths, days, journal)
    except AtFaultError as fault:
        error, described = _origin(fault), asked[fault.number].described
    if isinstance(error, BadDecisionError):
        raise OwnPolicyError(f'policy "{described.name}": {error}') from error
    if described.own is None or isinstance(error, MemoryError):
        raise error
    raise OwnPolicyError(_describe(described.name, error)) from error


def _asked(work: Sequence[Task]) -> Iterator[Asked]:
    """Yield each policy of the tasks."""
    for _, some in groupby(work, key=lambda task: task.whose):
        task, *others = some
        network, own = task.block.network, task.block.network.document
        described = network.policy(task.policy)
        policy = open_policy(described, own.folder, own.own)
        if task.stocked:
            policy = Stocked(open_policy(described.in_plenty, own.folder, own.own))
        yield Asked(described, policy, sum(each.block.worlds for each in (task, *others)))


def drawn(some: tuple[Block, ...]) -> tuple[Luck, Plan]:
    """Return what chance decides in some blocks side by side, and the seller's plan, in place."""
    return _luck(some, place()), _plan_at(replace(some[0].whole, number=0), place())


def plan_of(network: Network) -> Plan:
    """Return the seller's plan."""
    block, *_ = blocks(network, 1)
    return _plan(block.whole)


@lru_cache(maxsize=1)
def _plan(shop: Block) -> Plan:
    """Return the plan of a shop."""
    return make_plan(shop.network)


@lru_cache(maxsize=1)
def _plan_at(shop: Block, where: Place) -> Plan:
    """Return the plan of a shop at a place."""
    return where.device.there(_plan(shop))


@lru_cache(maxsize=1)  # tasks come stretch by stretch of blocks
def _luck(some: tuple[Block, ...], where: Place) -> Luck:
    """Return the luck of blocks side by side at a place; they are joined there."""
    there = {block: where.device.there(luck) for block, luck in where.draw(some).items()}
    with where.device.arrays():
        return Luck.joined([(there[block.whole], block.columns) for block in some])


def forget_luck() -> None:
    """Let go of the luck that is kept for what may follow."""
    _luck.cache_clear()


def _origin(error: BaseException) -> Exception:
    """Return what was first raised; SimPy raises copies of errors."""
    while isinstance(error, AtFaultError) and error.__cause__ is not None:
        error = error.__cause__
    assert isinstance(error, Exception)
    return error


def _describe(name: str, error: Exception) -> str:
    """Return one line about an error raised inside a policy of the user's."""
    frames = traceback.extract_tb(error.__traceback__)
    line = f" (line {frames[-1].lineno} of {frames[-1].filename})" if frames else ""
    mixed = isinstance(error, TypeError) and place().device is not PROCESSOR
    return f'policy "{name}" raises {describe_error(error)}{line}' + (MIXED() if mixed else "")
