"""Replay: policies in the same worlds, as many columns of a lockstep as its tasks ask for."""

import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from ..chance.luck import Luck, draw_luck
from ..policy.composed import Composed
from ..policy.decision import BadDecisionError, Policy
from ..policy.open import OwnPolicyError, describe_error, open_policy
from ..policy.side_by_side import AtFaultError, SideBySide
from ..world.core.journal import NO_JOURNAL, AnyJournal
from ..world.run.block import Record, run_block
from ..world.run.plan import Plan, make_plan
from .always_stocked import Stocked, always_stocked
from .task import Block, Task


def itself(policy: Policy) -> Policy:
    """Return a policy that nobody watches."""
    return policy


def replay(
    work: Sequence[Task],
    days: int | None = None,
    watched: Callable[[Policy], Policy] = itself,
    journal: AnyJournal = NO_JOURNAL,
) -> Record:
    """Run tasks of one shop side by side, for all or the first days.

    Columns stand in the order of the tasks. Each policy may be watched by another that asks it;
    what is shipped is written into the journal.

    Errors: OwnPolicyError when a policy of the user's raises or answers nonsense.
    """
    first, columns = work[0], sum(task.block.worlds for task in work)
    luck, plan = drawn(tuple(task.block for task in work))
    network = first.block.network
    if first.stocked:
        network, days = always_stocked(network), network.plan_days
    asked = list(_asked(work))
    policy = SideBySide([(watched(policy), columns) for _, policy, columns in asked], network.modes)
    try:
        return run_block(network, policy, luck, plan, columns, first.paths, days, journal)
    except AtFaultError as fault:
        error, described = _origin(fault), asked[fault.number][0]
    if isinstance(error, BadDecisionError):
        raise OwnPolicyError(f'policy "{described.name}": {error}') from error
    if described.own is None:
        raise error
    raise OwnPolicyError(_describe(described.name, error)) from error


def _asked(work: Sequence[Task]) -> Iterator[tuple[Composed, Policy, int]]:
    """Yield each policy as the file describes it, as one that decides, and its columns."""
    for _, some in groupby(work, key=lambda task: task.whose):
        task, *others = some
        network, own = task.block.network, task.block.network.document
        described = network.policy(task.policy)
        policy = open_policy(described, own.folder, own.own)
        if task.stocked:
            policy = Stocked(open_policy(described.in_plenty, own.folder, own.own))
        yield described, policy, sum(each.block.worlds for each in (task, *others))


def drawn(some: tuple[Block, ...]) -> tuple[Luck, Plan]:
    """Return what chance decides in some blocks side by side, and the seller's plan."""
    return _luck(some), _plan(replace(some[0].whole, number=0))


@lru_cache(maxsize=1)
def _plan(shop: Block) -> Plan:
    """Return the plan of a shop."""
    return make_plan(shop.network)


@lru_cache(maxsize=1)  # tasks come stretch by stretch of blocks
def _luck(some: tuple[Block, ...]) -> Luck:
    """Return the luck of blocks side by side, each of which is drawn once.

    Several that are whole are kept joined alone; of others more may be asked for.
    """
    wholes = tuple(dict.fromkeys(block.whole for block in some))
    drawn = _draw(wholes) if 1 < len(wholes) == len(some) else _kept(wholes)
    by_block = dict(zip(wholes, drawn, strict=True))
    return Luck.joined([(by_block[block.whole], block.columns) for block in some])


def _draw(some: tuple[Block, ...]) -> list[Luck]:
    """Draw the luck of some blocks."""
    return [draw_luck(block.network, block.number) for block in some]


_kept = lru_cache(maxsize=1)(_draw)
"""The same, kept for other policies in the same blocks, and for their other pieces."""


def _origin(error: BaseException) -> Exception:
    """Return what was first raised; SimPy raises copies of errors."""
    while isinstance(error, AtFaultError) and error.__cause__ is not None:
        error = error.__cause__
    assert isinstance(error, Exception)
    return error


def _describe(name: str, error: Exception) -> str:
    """Return one line about an error raised inside a policy of the user's."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" (line {frames[-1].lineno} of {frames[-1].filename})" if frames else ""
    return f'policy "{name}" raises {describe_error(error)}{place}'
