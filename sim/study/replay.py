"""Replay: policies in the same worlds, block by block."""

import traceback
from collections.abc import Iterable, Iterator, Sequence
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


def replay(task: Task) -> Record:
    """Run one policy in one block.

    Errors: OwnPolicyError when a policy of the user's raises or answers nonsense.
    """
    network, block, days = task.block.network, task.block, None
    text = network.policy(task.policy)
    files, (luck, plan) = network.document, drawn(block)
    policy = open_policy(text, files.folder, files.own)
    if task.stocked:
        network, days = _stocked(block), network.plan_days
        policy = Stocked(open_policy(text.in_plenty, files.folder, files.own))
    try:
        return run_block(network, policy, luck, plan, block.worlds, task.paths, days)
    except BadDecisionError as error:
        raise OwnPolicyError(f'policy "{task.policy}": {error}') from error
    except Exception as error:
        if text.own is None:
            raise
        raise OwnPolicyError(_describe(task.policy, error)) from error


@lru_cache(maxsize=1)  # tasks come block by block
def drawn(block: Block) -> tuple[Luck, Plan]:
    """Return what chance decides in a block, and the seller's plan."""
    return draw_luck(block.network, block.number), make_plan(block.network)


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
