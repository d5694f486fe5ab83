"""Parts: the results of finished blocks on disk, so that an interrupted study goes on."""

import shutil
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from .block_result import Arrays
from .task import Task
from .whole_file import whole


class Parts:
    """What a study that begins anew each time keeps of its finished tasks: nothing."""

    def save(self, task: Task, arrays: Arrays) -> None:
        """Keep a task's result."""

    def load(self, task: Task) -> Arrays | None:
        """Return a finished task's result, None where there is none."""


class PartsOnDisk(Parts):
    """Finished tasks, each a file of arrays in a hidden folder."""

    def __init__(self, folder: Path, fingerprint: str) -> None:
        self._folder = folder / f".parts-{fingerprint}"
        self._folder.mkdir(parents=True, exist_ok=True)

    def save(self, task: Task, arrays: Arrays) -> None:
        """Write a result; one that a failing machine tears is none when it is looked for."""
        with whole(self._file(task)) as hidden, hidden.open("wb") as file:
            np.savez(file, allow_pickle=False, **arrays)

    def load(self, task: Task) -> Arrays | None:
        """Return a finished task's result, None where there is none."""
        try:
            with self._file(task).open("rb") as raw, np.load(raw, allow_pickle=False) as file:
                return dict(file)
        except (FileNotFoundError, BadZipFile, EOFError, ValueError):
            return None

    def _file(self, task: Task) -> Path:
        """Name the policy by its number: its name may be no name of a file.

        Results of which something else is kept are others.
        """
        block, names = task.block, [p.name for p in task.block.network.scenario.policies]
        kind = ("-stocked" if task.stocked else "") + f"-{task.kept.name}"
        place = f"{block.number:07d}" + (f"+{block.first}" if block.first else "")
        number = f"{place}-{names.index(task.policy):03d}{kind}"
        return self._folder / f"block-{block.scenario}-{number}.npz"


def forget(folder: Path) -> None:
    """Clear away the parts of a study whose results are written."""
    for parts in folder.glob(".parts-*"):
        shutil.rmtree(parts)
