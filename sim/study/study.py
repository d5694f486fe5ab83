"""Study: a question put to many runs; folder, reader and command line know no more of one."""

import json
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import Field, dataclass, fields
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any, ClassVar, Generic, Self, TypeVar

import pandas as pd

from ..chance.luck import block_of
from ..network.network import Network
from ..policy.open import file_of, open_policy
from ..scenario.problem import did_you_mean
from ..scenario.source import Changed
from ..words import verdict as say
from ..words.number import number
from .kept import EVERYTHING, Firsts
from .memory import refuse_if_too_large
from .parts import Parts, PartsOnDisk
from .runner import Progress, Runner, silent
from .workers import ALONE, Workers

R = TypeVar("R")
Content = pd.DataFrame | Mapping[str, Any] | str | bytes
"""What a file holds: a table, plain values, text, or a workbook."""


@dataclass(frozen=True)
class Study(ABC, Generic[R]):
    """A question put to many runs and answered by an R; its fields are all that decides the answer.

    Settings of a study's own are further fields, `Annotated` with their help and with a default:
    the command line makes options of them, the folder keeps them.
    """

    network: Network
    """With the runs and the seed that were asked for."""
    policies: tuple[str, ...]
    """Those that take part, in the order of the file."""
    kind: ClassVar[str]
    """The word on the command line and in the manifest."""

    def __init_subclass__(cls, kind: str) -> None:
        super().__init_subclass__()
        cls.kind = kind

    @classmethod
    def ask(
        cls,
        network: Network,
        policies: Sequence[str] = (),
        runs: int | None = None,
        seed: int | None = None,
        **settings: Any,  # noqa: ANN401 - the fields of the study's own
    ) -> Self:
        """Return the study of a scenario; policies, runs and seed are the file's by default.

        Errors: ValueError for an unknown policy or fewer than 2 runs.
        """
        if runs is not None and runs < 2:
            raise ValueError(f"a study needs at least 2 runs, found {runs}")
        keys = {"runs": runs, "seed": seed}
        asked = network.changed(**{key: value for key, value in keys.items() if value is not None})
        names = policies or cls.usual(asked, settings)
        return cls(asked, cls.taking_part(asked, names), **settings)

    @classmethod
    def usual(cls, network: Network, settings: Mapping[str, Any]) -> Sequence[str]:
        """Return the policies that take part where none is named; none: all of the file."""
        return ()

    @classmethod
    def taking_part(cls, network: Network, policies: Sequence[str]) -> tuple[str, ...]:
        """Return these policies in the order of the file, or all of them where none is named.

        Errors: ValueError for one that the scenario does not have.
        """
        known = [policy.name for policy in network.scenario.policies]
        for name in policies:
            if name not in known:
                raise ValueError(f'no policy is named "{name}"{did_you_mean(name, known)}')
        return tuple(name for name in known if name in (policies or known))

    @classmethod
    def settings_of(cls) -> tuple[Field[Any], ...]:
        """Return the fields of the study's own."""
        return fields(cls)[len(fields(Study)) :]

    @property
    def settings(self) -> dict[str, Any]:
        """The values of the study's own fields."""
        return {field.name: getattr(self, field.name) for field in self.settings_of()}

    @property
    def changes(self) -> tuple[Changed, ...]:
        """The numbers that are not the file's."""
        return self.network.document.changes

    @property
    def keep(self) -> Firsts:
        """What is kept of which runs."""
        return EVERYTHING

    @property
    def stop_reason(self) -> str:
        """Why it ends where it does."""
        return say.ALL_DONE(runs=number(self.network.scenario.runs))

    @property
    def fingerprint(self) -> str:
        """What decides the numbers as one short word, own policy files and versions included."""
        packages = [version(name) for name in ("peakstock", "numpy", "scipy")]
        model, block = self.network.scenario.model_dump_json(), str(block_of(self.network))
        words = [self.kind, json.dumps(self.settings), model, block, *packages, *self.policies]
        digest = blake2b("\0".join(words).encode(), digest_size=6)
        for policy in map(self.network.policy, self.policies):
            if policy.own:
                file = self.network.document.folder / file_of(policy.own)
                digest.update(file.read_bytes())
        return digest.hexdigest()

    def runs_of(self, result: R) -> int:
        """Return how many runs of each policy an answer rests on."""
        return self.network.scenario.runs

    def stop_reason_of(self, result: R) -> str:
        """Return why the runs of an answer ended where they did."""
        return self.stop_reason

    def plan(self) -> Sequence[str]:
        """Return what must be known before the runs begin."""
        return ()

    def examine(self, workers: Workers) -> None:
        """Find what would stop the study, before any of its work is done.

        Errors: OwnPolicyError, StudyTooLargeError.
        """
        refuse_if_too_large(self.network, len(self.policies), workers.here, self.keep)
        for name in self.policies:
            open_policy(self.network.policy(name), self.network.document.folder)

    def answer(
        self, workers: Workers = ALONE, parts_in: Path | None = None, progress: Progress = silent
    ) -> R:
        """Run the study by some workers, and return its result.

        With `parts_in` finished blocks are kept in that folder until `sim.study.parts.forget`, and
        an interrupted study goes on from them.

        Errors: OwnPolicyError, StudyTooLargeError.
        """
        self.examine(workers)
        parts = PartsOnDisk(parts_in, self.fingerprint) if parts_in else Parts()
        return self.run(Runner(workers, parts, progress))

    @abstractmethod
    def run(self, runner: Runner) -> R:
        """Replay what the question needs, and analyse it."""

    @abstractmethod
    def contents(self, result: R) -> Mapping[str, Content]:
        """Return what each file says; verdict.json is what `--json` prints."""

    @abstractmethod
    def read(self, folder: Path) -> R:
        """Return the result whose contents a folder holds."""

    @abstractmethod
    def sentences(self, result: R) -> Sequence[str]:
        """Return what a planning meeting must hear, the verdict first."""

    def doubts(self, result: R) -> Sequence[str]:
        """Return what the answer shows of the question that looks wrong."""
        return ()

    def notes(self, result: R) -> Sequence[str]:
        """Return what only those want to hear who ask for all of it."""
        return ()

    def has_answer(self, result: R) -> bool:
        """Say whether the question has a good answer."""
        return True
