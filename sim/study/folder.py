"""A study's folder: written whole, file by file, and read back without loss."""

import json
import os
import platform
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd
from filelock import FileLock, Timeout

from ..chance.demand import draw_organic, draw_trades
from ..chance.inputs import draw_inputs
from ..chance.luck import block_of
from ..chance.streams import Streams
from ..errors import UserError
from ..network.network import Network
from ..scenario.change import value_of
from ..scenario.scenario import Scenario
from ..scenario.source import Changed, Document
from ..scenario.written import written
from ..words import command as say
from .study import Content, Study
from .whole_file import whole

R = TypeVar("R")
AnyStudy = Study[Any]
PACKAGES = ("peakstock", "simpy", "numpy", "scipy", "pandas", "pyarrow")


class OutputError(UserError):
    """The output folder cannot be written, or is another study's."""


def default_folder(study: AnyStudy, file: Path) -> Path:
    """Return the study's own folder below results/: the same question finds it again."""
    return Path("results") / f"{file.stem}-{study.kind}-{study.fingerprint}"


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Keep other studies out of a folder; the lock of a process that crashed is none.

    Errors: OutputError where another study is at work there, or nothing can be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / ".lock", timeout=0, is_singleton=True)
        lock.acquire()
    except Timeout:
        raise OutputError(say.OCCUPIED(folder=str(folder))) from None
    except OSError as error:
        raise OutputError(f"cannot write to {folder}: {error.strerror}") from None
    try:
        yield
    finally:
        with suppress(OSError):  # on Windows a file in use stays until it is released
            (folder / ".lock").unlink()
        lock.release()


def prepare(folder: Path, study: AnyStudy) -> None:
    """Make a study's folder and see that it can be written to, before any work is done.

    Errors: OutputError, also for a folder that holds the answer to another question.
    """
    try:
        question = read_json(folder / "manifest.json").get("question")
    except (OSError, ValueError):
        question = study.fingerprint
    if question != study.fingerprint:
        raise OutputError(f"{folder} holds another study; name another folder with --out")
    trial = folder / ".trial"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        trial.write_text("", "utf-8")
        trial.unlink()
    except OSError as error:
        raise OutputError(f"cannot write to {folder}: {error.strerror}") from None


def write(study: Study[R], result: R, folder: Path, command: str) -> list[Path]:
    """Write the manifest and what the study says of its result; return the files' paths."""
    with alone_in(folder):
        return _written(study, result, folder, command)


def _written(study: Study[R], result: R, folder: Path, command: str) -> list[Path]:
    """Write what `write` says, once the folder is the study's alone."""
    prepare(folder, study)
    ended = {"runs": study.runs_of(result), "stop_reason": study.stop_reason_of(result)}
    about = manifest(study, command, folder) | ended
    return put_all({"manifest.json": about, **study.contents(result)}, folder)


def put_all(contents: Mapping[str, Content], folder: Path) -> list[Path]:
    """Write files into a folder that is there, each whole or not at all; return their paths."""
    for name, content in contents.items():
        with whole(folder / name) as file:
            _put(file, content)
    return [folder / name for name in contents]


def _put(path: Path, content: Content) -> None:
    """Write a table as Parquet, plain values as JSON, and text so that spreadsheets see UTF-8."""
    if isinstance(content, pd.DataFrame):
        content.to_parquet(path, index=False)
    elif isinstance(content, bytes):
        path.write_bytes(content)
    elif isinstance(content, str):
        path.write_text(content, "utf-8-sig")
    else:
        text = json.dumps(_finite(content), indent=1, ensure_ascii=False)
        path.write_text(f"{text}\n", "utf-8")


def read_json(file: Path) -> dict[str, Any]:
    """Return the plain values that a file of a study holds."""
    return dict(json.loads(file.read_text("utf-8")))


def reopen(study: type[Study[R]], folder: Path) -> Study[R]:
    """Return the study whose answer a folder holds, wherever its scenario's files are now."""
    about = read_json(folder / "manifest.json")
    changes = tuple(Changed(**change) for change in about.get("set", ()))
    place = (folder / about["folder"]).resolve()
    tables = about.get("tables", {})
    document = Document(
        place,
        about["scenario"],
        about["extends"],
        tables,
        changes,
        tuple(about.get("left_out", ())),
        tuple(map(value_of, about.get("sessions", ()))),
    )
    network = Network.of(Scenario.model_validate_json(about["model"]), document)
    return study(network, tuple(about["policies"]), **about.get("settings", {}))


def manifest(study: AnyStudy, command: str, folder: Path) -> dict[str, Any]:
    """Return what is needed to get the same numbers again; `folder` is the study's own."""
    network = study.network
    document = network.document
    texts = "\0".join([document.text, *document.inherited.values(), *document.tables.values()])
    return {
        "kind": study.kind,
        "command": command,
        "question": study.fingerprint,
        "settings": study.settings,
        "seed": network.scenario.seed,
        "runs": network.scenario.runs,
        "block": block_of(network),
        "stop_reason": study.stop_reason,
        "policies": study.policies,
        "scenario_file": network.scenario.name,
        "scenario_hash": blake2b(texts.encode(), digest_size=16).hexdigest(),
        "draws_fingerprint": draws_fingerprint(network),
        "versions": {"python": platform.python_version()} | {p: version(p) for p in PACKAGES},
        "scenario": network.document.text,
        "extends": network.document.inherited,
        "tables": network.document.tables,
        "set": [change._asdict() for change in network.document.changes],
        "left_out": list(document.left_out),
        "sessions": [written(session) for session in document.sessions],
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
    digest, streams, worlds = (
        blake2b(digest_size=16),
        Streams(network.scenario.seed, 0),
        block_of(network),
    )
    inputs = draw_inputs(network, streams, worlds)
    for shop in network.shops:
        digest.update(draw_trades(shop, streams, worlds).tobytes())
        digest.update(draw_organic(shop, streams, worlds, inputs).tobytes())
    return digest.hexdigest()


def _finite(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Write infinity as text, which JSON can hold."""
    if isinstance(value, Mapping):
        return {key: _finite(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(inner) for inner in value]
    return "infinity" if value == float("inf") else value
