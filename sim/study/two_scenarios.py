"""What became of the same policies in two scenarios."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from ..network.network import Network
from ..scenario.every_key import keys_of
from ..scenario.scenario import Scenario
from ..scenario.source import Changed, Document
from ..stats import Pair
from .variation import Step


@dataclass(frozen=True, slots=True)
class TwoScenarios:
    """The same policies in two scenarios, in the same worlds as far as these name the same."""

    network: Network
    """The first."""
    seed: int
    runs: int
    stop_reason: str = field(compare=False)  # in the language that was spoken
    days: tuple[int, int]
    """Of both plans."""
    first: Step
    second: Step
    gaps: Mapping[str, Pair]
    """Profit of each policy in the second scenario minus that in the first."""
    differences: tuple[Changed, ...]
    """What the second says otherwise, key by key."""
    left_out: Mapping[str, tuple[str, ...]]
    """Policies that only one of them has, by its label."""
    runs_frame: pd.DataFrame = field(compare=False, repr=False)


def differences(first: Network, second: Network) -> tuple[Changed, ...]:
    """Return the keys in which two scenarios differ, but for their names, runs and seed."""
    was, now = (dict(_keys(network)) for network in (first, second))
    keys = dict.fromkeys([*was, *now])
    return tuple(
        Changed(key, was.get(key, ""), now.get(key, ""))
        for key in keys
        if was.get(key) != now.get(key)
    )


def _keys(network: Network) -> Iterator[tuple[str, str]]:
    table = network.scenario.model_dump(by_alias=True, exclude_unset=True)
    table.pop("sources", None)
    return ((k, v) for k, v in keys_of(table) if k not in {"name", "runs", "seed"})


def packed(network: Network, labels: Sequence[str] = ()) -> str:
    """Return a network as a text that a study's folder can hold; `labels` name both scenarios."""
    document = network.document
    return json.dumps({
        "labels": list(labels),
        "model": network.scenario.model_dump_json(by_alias=True, exclude_unset=True),
        "folder": str(document.folder),
        "scenario": document.text,
        "extends": dict(document.inherited),
        "tables": dict(document.tables),
        "set": [change._asdict() for change in document.changes],
    })  # fmt: skip


def unpacked(text: str) -> tuple[Network, list[str]]:
    """Return the network and the labels that a text holds."""
    about = json.loads(text)
    changes = tuple(Changed(**change) for change in about["set"])
    document = Document(
        Path(about["folder"]), about["scenario"], about["extends"], about["tables"], changes
    )
    scenario = Scenario.model_validate_json(about["model"])
    return Network.of(scenario, document), about["labels"]
