"""Replay: policies in the same worlds, block by block."""

from __future__ import annotations

import traceback
from dataclasses import dataclass

from ..chance.luck import Luck, block_of, draw_luck
from ..network.network import Network
from ..policy.decision import BadDecisionError
from ..policy.open import OwnPolicyError, describe_error, open_policy
from ..world.run.block import Record, run_block
from ..world.run.plan import Plan, make_plan

FRESH = 1_000_000
"""Blocks from this number on are fresh worlds, in which a winner is measured again."""


@dataclass(frozen=True, slots=True)
class Task:
    """One policy in one block of worlds; small enough to send to a worker."""

    network: Network
    policy: str
    block: int
    worlds: int
    paths: tuple[str, ...]


def tasks(
    network: Network,
    policies: tuple[str, ...],
    runs: int,
    paths: tuple[str, ...] = (),
    first_block: int = 0,
) -> list[Task]:
    """Cut a study into tasks, block by block; the last block may need only its first worlds."""
    size = block_of(network)
    return [
        Task(network, policy, first_block + b, min(size, runs - b * size), paths)
        for b in range(-(-runs // size))
        for policy in policies
    ]


def replay(task: Task) -> Record:
    """Run one policy in one block.

    Errors: OwnPolicyError when a policy of the user's raises or answers nonsense.
    """
    text = task.network.policy(task.policy)
    policy = open_policy(text, task.network.document.folder)
    luck, plan = _world_of(task)
    try:
        return run_block(task.network, policy, luck, plan, task.worlds, task.paths)
    except BadDecisionError as error:
        raise OwnPolicyError(f'policy "{task.policy}": {error}') from error
    except Exception as error:
        if text.own is None:
            raise
        raise OwnPolicyError(_told(task.policy, error)) from error


_last: dict[tuple[str, int], tuple[Luck, Plan]] = {}
"""What a worker drew last, which most often is the next task's too."""


def _world_of(task: Task) -> tuple[Luck, Plan]:
    """Return what chance decides in a task's block, and the seller's plan."""
    key = task.network.scenario.model_dump_json(by_alias=True, exclude_unset=True), task.block
    if key not in _last:
        _last.clear()
        _last[key] = draw_luck(task.network, task.block), make_plan(task.network)
    return _last[key]


def _told(name: str, error: Exception) -> str:
    """Return one line about an error raised inside a policy of the user's."""
    cause = error.__cause__ or error  # SimPy raises a copy; the first has the user's own line
    frames = traceback.extract_tb(cause.__traceback__)
    place = f" (line {frames[-1].lineno} of {frames[-1].filename})" if frames else ""
    return f'policy "{name}" raises {describe_error(cause)}{place}'
