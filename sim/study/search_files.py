"""What a search leaves in its folder: what was tried, what was found, and policies to paste."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from pydantic import TypeAdapter

from ..policy.composed import Composed
from ..scenario.written import written
from .study import Content

POLICIES = TypeAdapter(tuple[Composed, ...])
"""Reads the policies of verdict.json."""


def search_files(
    sentences: Sequence[str],
    found: Mapping[str, Any],
    policies: Sequence[Composed],
    trials: pd.DataFrame,
) -> Mapping[str, Content]:
    """Return the contents of the folder; `found` are plain values of the study's own."""
    told = {"sentences": list(sentences), **found, "policies": [*map(_plain, policies)]}
    return {
        "trials.parquet": trials,
        "verdict.json": told,
        "tuned.toml": as_toml(policies).encode(),
    }


def as_toml(policies: Sequence[Composed]) -> str:
    """Return policies as a scenario file says them."""
    blocks = (
        "\n".join(["[[policy]]", *(f"{key} = {written(value)}" for key, value in table.items())])
        for table in map(_plain, policies)
    )
    return "\n\n".join(blocks) + "\n"


def _plain(policy: Composed) -> dict[str, Any]:
    return policy.model_dump(by_alias=True, exclude_unset=True)
