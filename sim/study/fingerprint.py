"""What decides a study's numbers, as one short word."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from importlib.metadata import version

from ..chance.luck import BLOCK
from ..scenario.scenario import Scenario


def fingerprint(scenario: Scenario, policies: Sequence[str]) -> str:
    """Return a digest of the scenario, seed, runs, policies, own policy files and version."""
    said = [scenario.model_dump_json(), version("peakstock"), str(BLOCK), *policies]
    for policy in scenario.policies:
        if policy.own:
            said.append((scenario.folder / policy.own.partition(":")[0]).read_text("utf-8"))
    return blake2b("\0".join(said).encode(), digest_size=6).hexdigest()
