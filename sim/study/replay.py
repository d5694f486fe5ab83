"""Replay: policies in the same worlds, block by block."""

from __future__ import annotations

import gc
from dataclasses import dataclass

from ..chance.luck import BLOCK, draw_luck
from ..policy.book import open_policy
from ..policy.decision import BadDecision
from ..policy.own import OwnPolicyError
from ..scenario.scenario import Scenario
from ..world.block import Record, run_block
from ..world.plan import make_plan

FRESH = 1_000_000
"""Blocks from this number on are fresh worlds, in which a winner is measured again."""


@dataclass(frozen=True, slots=True)
class Task:
    """One block of worlds to replay under some policies; small enough to send to a worker."""

    scenario: Scenario
    policies: tuple[str, ...]
    block: int
    worlds: int
    paths: tuple[str, ...]


def tasks(
    scenario: Scenario,
    policies: tuple[str, ...],
    runs: int,
    paths: tuple[str, ...] = (),
    first_block: int = 0,
) -> list[Task]:
    """Cut runs into blocks; the last one may need only its first worlds."""
    return [
        Task(scenario, policies, first_block + b, min(BLOCK, runs - b * BLOCK), paths)
        for b in range(-(-runs // BLOCK))
    ]


def replay(task: Task) -> dict[str, Record]:
    """Draw a block's luck once and run every policy in it.

    Errors: OwnPolicyError when a policy of the user's raises or answers nonsense.
    """
    scenario = task.scenario
    luck, plan = draw_luck(scenario, task.block), make_plan(scenario)
    records = {}
    for name in task.policies:
        text = scenario.policy(name)
        policy = open_policy(text, scenario.folder)
        try:
            records[name] = run_block(scenario, policy, luck, plan, task.worlds, task.paths)
        except BadDecision as error:
            raise OwnPolicyError(f'policy "{name}": {error}') from error
        except Exception as error:
            if text.own is None:
                raise
            raise OwnPolicyError(_told(name, error)) from error
        gc.collect()  # a finished SimPy environment is a cycle that holds the block's arrays
    return records


def _told(name: str, error: Exception) -> str:
    """Return one line about an error raised inside a policy of the user's."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" (line {trace.tb_lineno} of {trace.tb_frame.f_code.co_filename})" if trace else ""
    return f'policy "{name}" raises {type(error).__name__}: {error}{place}'
