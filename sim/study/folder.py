"""A study's folder: written whole, file by file, and read back without loss."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from hashlib import blake2b
from importlib.metadata import version
from io import StringIO
from pathlib import Path
from typing import Any

import pandas as pd

from ..chance.luck import block_of, draw_luck
from ..network.network import Network
from ..scenario.scenario import Scenario
from ..scenario.source import Document
from ..stats import Estimate, Pair
from .compare import analyse
from .comparison import Comparison, Fresh
from .figures import ALERT_FIGURES, FIGURES, OPTIONAL_FIGURES, PLATFORM_FIGURES
from .fingerprint import fingerprint
from .words import fresh_sentence, verdict_sentence, warnings

PACKAGES = ("peakstock", "simpy", "numpy", "scipy", "pandas", "pyarrow")


class OutputError(OSError):
    """The output folder cannot be written."""


def keep_others(folder: Path, network: Network, names: Sequence[str]) -> None:
    """Refuse a folder that holds the answer to another question.

    Errors: OutputError.
    """
    try:
        said = json.loads((folder / "manifest.json").read_text("utf-8"))
    except (OSError, ValueError):
        return
    if said.get("question") != fingerprint(network, names):
        raise OutputError(f"{folder} holds another study; name another folder with --out")


def prepare(folder: Path) -> None:
    """Make the folder and see that it can be written to, before any work is done."""
    trial = folder / ".trial"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        trial.write_text("", "utf-8")
        trial.unlink()
    except OSError as error:
        raise OutputError(f"cannot write to {folder}: {error.strerror}") from None


def write(result: Comparison, folder: Path, command: str) -> list[Path]:
    """Write manifest, runs, days, verdict and summary; return their paths."""
    prepare(folder)
    files = {
        "manifest.json": lambda path: _write_json(path, manifest(result, command, folder)),
        "runs.parquet": lambda path: result.runs_frame.to_parquet(path, index=False),
        "days.parquet": lambda path: result.days_frame.to_parquet(path, index=False),
        "verdict.json": lambda path: _write_json(path, verdict(result)),
        "summary.csv": lambda path: path.write_text(summary(result), "utf-8-sig"),
    }
    return [whole(folder / name, put) for name, put in files.items()]


def whole(path: Path, put: Callable[[Path], object]) -> Path:
    """Write a file under a hidden name, then put it in place at once."""
    hidden = path.with_name(f".{path.name}")
    put(hidden)
    os.replace(hidden, path)
    return path


def read(folder: Path | str) -> Comparison:
    """Return the comparison that a folder holds.

    Errors: FileNotFoundError where it is no study's folder.
    """
    place = Path(folder)
    said = json.loads((place / "manifest.json").read_text("utf-8"))
    found = json.loads((place / "verdict.json").read_text("utf-8"))
    document = Document((place / said["folder"]).resolve(), said["scenario"], said["extends"])
    network = Network.of(Scenario.model_validate_json(said["model"]), document)
    runs = pd.read_parquet(place / "runs.parquet")
    return analyse(network, runs, pd.read_parquet(place / "days.parquet"), _fresh(found["fresh"]))


def manifest(result: Comparison, command: str, folder: Path) -> dict[str, Any]:
    """Return what is needed to get the same numbers again; `folder` is the study's own."""
    network = result.network
    texts = "\0".join([network.document.text, *network.document.inherited.values()])
    return {
        "command": command,
        "question": fingerprint(network, [summary.name for summary in result.policies]),
        "seed": result.seed,
        "runs": result.runs,
        "block": block_of(network),
        "stop_reason": result.stop_reason,
        "policies": [summary.name for summary in result.policies],
        "scenario_file": network.scenario.name,
        "scenario_hash": blake2b(texts.encode(), digest_size=16).hexdigest(),
        "draws_fingerprint": draws_fingerprint(network),
        "versions": {"python": platform.python_version()} | {p: version(p) for p in PACKAGES},
        "scenario": network.document.text,
        "extends": network.document.inherited,
        "folder": _way(folder, network.document.folder),
        "model": network.scenario.model_dump_json(by_alias=True, exclude_unset=True),
    }


def _way(start: Path, end: Path) -> str:
    """Return the path from one folder to another: both may be moved together."""
    try:
        return Path(os.path.relpath(end.resolve(), start.resolve())).as_posix()
    except ValueError:  # on Windows, from one drive to another
        return end.resolve().as_posix()


def draws_fingerprint(network: Network) -> str:
    """Return a digest of the first block's demand luck: machines that agree on it drew alike."""
    digest = blake2b(digest_size=16)
    for shop in draw_luck(network, 0).demand:
        digest.update(shop.trades.z.tobytes())
        digest.update(shop.organic.tobytes())
    return digest.hexdigest()


def verdict(result: Comparison) -> dict[str, Any]:
    """Return all that the comparison says, as plain values."""
    return {
        "sentence": verdict_sentence(result),
        "fresh_sentence": fresh_sentence(result),
        "warnings": warnings(result),
        "current_rule": result.current_rule,
        "currency": result.network.scenario.currency,
        "runs": result.runs,
        "seed": result.seed,
        "stop_reason": result.stop_reason,
        "verdict": asdict(result.verdict),
        "policies": {
            s.name: {key: asdict(figure) for key, figure in s.figures.items()}
            for s in result.policies
        },
        "against_current": {name: asdict(pair) for name, pair in result.against_current.items()},
        "fresh": asdict(result.fresh),
    }


def summary(result: Comparison) -> str:
    """Return the figures as a table for a spreadsheet: a row a policy and figure."""
    every = (*FIGURES, *OPTIONAL_FIGURES, *PLATFORM_FIGURES)
    labels = {figure.key: figure.label for figure in every}
    labels |= {rate.key: rate.label for rate in ALERT_FIGURES}
    rows = [
        {"policy": s.name, "figure": labels[key]} | asdict(figure)
        for s in result.policies
        for key, figure in s.figures.items()
    ]
    text = StringIO()
    frame = pd.DataFrame(rows)
    frame["policy"] = frame["policy"].map(_plain)
    frame.to_csv(text, index=False)
    return text.getvalue()


def _plain(name: str) -> str:
    """Keep a spreadsheet from reading a name as a formula."""
    return f"'{name}" if name.startswith(("=", "+", "-", "@", "\t", "\r")) else name


def _write_json(path: Path, value: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(_finite(value), indent=1, ensure_ascii=False) + "\n", "utf-8")


def _finite(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Write infinity as text, which JSON can hold."""
    if isinstance(value, Mapping):
        return {key: _finite(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(inner) for inner in value]
    return "infinity" if value == float("inf") else value


def _fresh(said: Mapping[str, Any]) -> Fresh:
    against = said["against_current"]
    return Fresh(Estimate(**said["profit"]), None if against is None else _pair(against))


def _pair(said: Mapping[str, Any]) -> Pair:
    nested = {key: Estimate(**said[key]) for key in ("gap", "chance_b_better")}
    plain = {"variance_reduction": float(said["variance_reduction"])}
    return Pair(**{**said, **nested, **plain})
