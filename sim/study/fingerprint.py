"""What decides a study's numbers, as one short word."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from importlib.metadata import version

from ..chance.luck import block_of
from ..scenario.scenario import Scenario


def fingerprint(scenario: Scenario, policies: Sequence[str]) -> str:
    """Return a digest of the scenario, seed, runs, policies, own policy files and version."""
    packages = [version(name) for name in ("peakstock", "numpy", "scipy")]
    said = [scenario.model_dump_json(), str(block_of(scenario)), *packages, *policies]
    digest = blake2b("\0".join(said).encode(), digest_size=6)
    for text in (scenario.policy(name) for name in policies):
        if text.own:
            digest.update((scenario.folder / text.own.partition(":")[0]).read_bytes())
    return digest.hexdigest()
