"""Claim: what sellers are told, and how it is put to the test."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ...words.claims import verdict as say
from ...words.template import Template
from .bench import Bench
from .finding import Finding

_PACKAGE = Path(__file__).parents[2]
_FOLDERS = (_PACKAGE / "scenarios" / "claims", _PACKAGE.parent / "scenarios" / "claims")
"""Where the scenarios of claims are once installed, and in the repository."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim by its number in the domain notes, and the experiment that decides it."""

    number: int
    scenario: str
    """The stem of its file in scenarios/claims/, a small shop that users can change."""
    told: Template
    """What sellers are told, in a line."""
    question: Template
    experiment: Template
    """What is replayed, in a line."""
    examine: Callable[[Bench], Finding]

    @property
    def name(self) -> str:
        """What comments call it: C13."""
        return say.NAME(number=f"{self.number}")

    @property
    def file(self) -> Path:
        """Its scenario."""
        folder = next(folder for folder in _FOLDERS if folder.is_dir())
        return folder / f"{self.scenario}.toml"

    @property
    def file_here(self) -> str:
        """Its scenario as one names it from the current folder."""
        file, here = self.file, Path.cwd()
        return str(file.relative_to(here) if file.is_relative_to(here) else file)
