"""Parts: what a block of worlds left, on disk at once, so that an interrupted study goes on."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from .whole_file import whole

Part = Mapping[str, NDArray[np.generic]]


class Parts(Protocol):
    """Finished blocks of one study."""

    def save(self, name: str, part: Part) -> None:
        """Keep a block."""

    def load(self, name: str) -> Part | None:
        """Return a finished block, None where there is none."""


class NoParts:
    """A study that begins anew each time keeps no blocks."""

    def save(self, name: str, part: Part) -> None:
        """Keep nothing."""

    def load(self, name: str) -> None:
        """Return that there is none."""


class PartsOnDisk:
    """Finished blocks, each a file of arrays in a hidden folder."""

    def __init__(self, folder: Path, fingerprint: str) -> None:
        self._folder = folder / f".parts-{fingerprint}"
        self._folder.mkdir(parents=True, exist_ok=True)

    def save(self, name: str, part: Part) -> None:
        """Write a block whole or not at all."""
        with whole(self._file(name)) as hidden, hidden.open("wb") as file:
            np.savez(file, allow_pickle=False, **part)
            file.flush()
            os.fsync(file.fileno())

    def load(self, name: str) -> Part | None:
        """Return a finished block, None where there is none."""
        try:
            with self._file(name).open("rb") as raw, np.load(raw, allow_pickle=False) as file:
                return dict(file)
        except (FileNotFoundError, BadZipFile, ValueError):
            return None

    def _file(self, name: str) -> Path:
        return self._folder / f"block-{name}.npz"


def forget(folder: Path) -> None:
    """Clear away the parts of a study whose results are written."""
    for parts in folder.glob(".parts-*"):
        shutil.rmtree(parts)
