"""What decides a study's numbers, as one short word."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from importlib.metadata import version

from ..chance.luck import block_of
from ..network.network import Network


def fingerprint(network: Network, policies: Sequence[str]) -> str:
    """Return a digest of the scenario, seed, runs, policies, own policy files and version."""
    packages = [version(name) for name in ("peakstock", "numpy", "scipy")]
    said = [network.scenario.model_dump_json(), str(block_of(network)), *packages, *policies]
    digest = blake2b("\0".join(said).encode(), digest_size=6)
    for text in (network.policy(name) for name in policies):
        if text.own:
            digest.update((network.document.folder / text.own.partition(":")[0]).read_bytes())
    return digest.hexdigest()
