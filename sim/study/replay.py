"""Replay: policies in the same worlds, block by block, as many side by side as is fast."""

import traceback
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b

from ..chance.luck import Luck, block_of, draw_luck
from ..network.network import Network
from ..policy.decision import BadDecisionError
from ..policy.open import OwnPolicyError, describe_error, open_policy
from ..world.run.block import Record, run_block
from ..world.run.plan import Plan, make_plan
from .always_stocked import Stocked, always_stocked

FRESH = 1_000_000
"""Blocks from this number on are fresh worlds, in which a winner is measured again."""
_WIDE = 24_000
"""Numbers of an array, listings by worlds, from which on a wider lockstep is no faster: measured,
see tests/bench. It changes no world."""


@dataclass(frozen=True, slots=True)
class Block:
    """The first worlds of a block; those of one scenario and number are the same worlds."""

    network: Network = field(compare=False, repr=False)
    scenario: str
    """A digest of what the file says."""
    number: int
    worlds: int


def blocks(network: Network, runs: int, first: int = 0) -> Iterator[Block]:
    """Yield the blocks of a study from a number on; of the last maybe only its first worlds."""
    size, text = block_of(network), network.scenario.model_dump_json()
    scenario = blake2b(text.encode(), digest_size=6).hexdigest()
    for begun in range(0, runs, size):
        yield Block(network, scenario, first + begun // size, min(size, runs - begun))


@dataclass(frozen=True, slots=True)
class Task:
    """One policy in one block of worlds; small enough to send to a worker."""

    policy: str
    block: Block
    paths: tuple[str, ...]
    stocked: bool = False
    """Whether it is a twin's, whose shelves are never empty; see sim.study.always_stocked."""


def tasks(
    network: Network,
    policies: Sequence[str],
    runs: int,
    paths: tuple[str, ...] = (),
    first_block: int = 0,
    stocked: Iterable[str] = (),
) -> list[Task]:
    """Cut a study into tasks, block by block; `stocked` are the policies that have a twin."""
    parts, again = blocks(network, runs, first_block), tuple(stocked)
    return [
        task
        for block in parts
        for task in (
            *(Task(policy, block, paths) for policy in policies),
            *(Task(policy, block, (), stocked=True) for policy in again),
        )
    ]


def side_by_side(work: Sequence[Task], workers: int = 1) -> list[tuple[Task, ...]]:
    """Join tasks of one policy in blocks that follow each other, to be replayed side by side.

    As many as fit the cache, and fewer where a worker would have nothing to do.
    """
    wide = max((_WIDE // _numbers(task.block) for task in work), default=1)
    least = 2 * workers if workers > 1 else 1
    for width in range(wide, 1, -1):
        if len(joined := _joined(work, width)) >= least:
            return joined
    return _joined(work, 1)


def _numbers(block: Block) -> int:
    """Return the numbers of an array over the listings and worlds of a whole block."""
    return block_of(block.network) * len(block.network.listings)


def _joined(work: Sequence[Task], width: int) -> list[tuple[Task, ...]]:
    """Join the tasks of a policy in each so many blocks."""
    beside = defaultdict[tuple[Hashable, ...], list[Task]](list)
    for task in work:
        block = task.block
        stretch = block.number // width
        beside[block.scenario, stretch, task.policy, task.stocked].append(task)
    return [tuple(tasks) for tasks in beside.values()]


def replay(work: Sequence[Task]) -> Record:
    """Run one policy in some blocks of worlds, side by side; all but the last are whole.

    Errors: OwnPolicyError when a policy of the user's raises or answers nonsense.
    """
    task, some, days = work[0], tuple(task.block for task in work), None
    worlds = sum(block.worlds for block in some)
    network = task.block.network
    text = network.policy(task.policy)
    files, (luck, plan) = network.document, drawn(some)
    policy = open_policy(text, files.folder, files.own)
    if task.stocked:
        network, days = _stocked(task.block), network.plan_days
        policy = Stocked(open_policy(text.in_plenty, files.folder, files.own))
    try:
        return run_block(network, policy, luck, plan, worlds, task.paths, days)
    except BadDecisionError as error:
        raise OwnPolicyError(f'policy "{task.policy}": {error}') from error
    except Exception as error:
        if text.own is None:
            raise
        raise OwnPolicyError(_describe(task.policy, error)) from error


@lru_cache(maxsize=1)  # tasks come block by block
def drawn(some: tuple[Block, ...]) -> tuple[Luck, Plan]:
    """Return what chance decides in some blocks side by side, and the seller's plan."""
    network = some[0].network
    return Luck.joined([draw_luck(network, block.number) for block in some]), make_plan(network)


@lru_cache(maxsize=1)
def _stocked(block: Block) -> Network:
    """Return the network of a block's twins."""
    return always_stocked(block.network)


def _describe(name: str, error: Exception) -> str:
    """Return one line about an error raised inside a policy of the user's."""
    cause = error.__cause__ or error  # SimPy raises a copy; the first has the user's own line
    frames = traceback.extract_tb(cause.__traceback__)
    place = f" (line {frames[-1].lineno} of {frames[-1].filename})" if frames else ""
    return f'policy "{name}" raises {describe_error(cause)}{place}'
