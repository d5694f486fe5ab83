"""A meeting: finished studies of one scenario, read from their folders."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import UserError
from ..network.network import Network
from ..scenario.flat import flat
from ..studies import STUDIES, Registered
from ..study.comparison import Comparison
from ..study.folder import read_json, reopen
from ..study.order_sheet import OrderSheet
from ..study.study import Study
from ..words import report as say
from ..words.text import in_one_line, named

if TYPE_CHECKING:
    from rich.table import Table

    from ..chart.save import Charts


_WIDE = 200
"""Columns of a terminal on which nothing is left out."""


class MeetingError(UserError):
    """Folders that make no meeting."""


@dataclass(frozen=True)
class Part:
    """A study, its answer, and how it was asked."""

    opened: Registered[Any]
    study: Study[Any]
    result: Any
    about: Mapping[str, Any] = field(repr=False)
    """What manifest.json says."""
    folder: Path

    @property
    def runs(self) -> int:
        """How many runs of each policy it rests on."""
        return self.study.runs_of(self.result)

    @property
    def file(self) -> str:
        """The scenario file that its command names, else the scenario's name."""
        with suppress(ValueError):  # a quote that is never closed
            words = shlex.split(self.about["command"])
            return next((word for word in words if word.endswith(".toml")), self._name)
        return self._name

    @property
    def _name(self) -> str:
        return self.study.network.scenario.name

    @property
    def tables(self) -> Sequence[Table]:
        """What the terminal shows of it, at its widest."""
        return self.opened.tables(self.result, _WIDE)

    @property
    def details(self) -> Sequence[Table]:
        """The same of all that there is."""
        return self.opened.details(self.result, _WIDE)

    @property
    def charts(self) -> Charts:
        """What draws each chart."""
        return self.opened.charts(self.result)

    @property
    def sentences(self) -> Sequence[str]:
        """What the meeting must hear of it, the answer first."""
        return self.study.sentences(self.result)


@dataclass(frozen=True)
class Meeting:
    """Studies of one scenario; the first of them leads."""

    parts: tuple[Part, ...]

    @property
    def network(self) -> Network:
        """The scenario's."""
        return self.parts[0].study.network

    @property
    def commands(self) -> tuple[str, ...]:
        """What was asked, each once."""
        return tuple(dict.fromkeys(part.about["command"] for part in self.parts))

    @property
    def comparison(self) -> Part | None:
        """The comparison of policies, if it is among them."""
        return next(self.of(Comparison), None)

    @property
    def order(self) -> Part | None:
        """What to order today, if it is among them."""
        return next(self.of(OrderSheet), None)

    def of(self, kind: type[Any]) -> Iterator[Part]:
        """Yield the parts with an answer of a kind."""
        return (part for part in self.parts if isinstance(part.result, kind))


def meet(folders: Sequence[Path]) -> Meeting:
    """Read studies from their folders, comparisons first, else in the order given.

    Errors: MeetingError for a folder that holds no study, and for studies of several scenarios.
    """
    parts = sorted(map(read_part, dict.fromkeys(folders)), key=lambda p: p.study.kind != "compare")
    first, *others = parts
    for other in others:
        if differ := _differences(first, other):
            one, two = str(first.folder), str(other.folder)
            raise MeetingError(say.SEVERAL_SCENARIOS(first=one, second=two, keys=named(differ)))
    return Meeting(tuple(parts))


def read_part(folder: Path) -> Part:
    """Read one study from its folder.

    Errors: MeetingError where there is none, or one of its files cannot be read.
    """
    try:
        about = read_json(folder / "manifest.json")
    except (OSError, ValueError):
        raise MeetingError(say.NO_STUDY(folder=str(folder))) from None
    kind = about.get("kind", "compare")  # older folders name none
    if kind not in STUDIES:
        raise MeetingError(say.UNKNOWN_STUDY(folder=str(folder), kind=kind))
    opened = STUDIES[kind]()
    try:
        study = reopen(opened.study, folder)
        return Part(opened, study, study.read(folder), about, folder)
    except UserError:
        raise
    except (OSError, KeyError, ValueError) as error:  # a file that is gone, cut off, or changed
        why = in_one_line(str(error))
        raise MeetingError(say.DAMAGED(folder=str(folder), why=why)) from None


def _differences(one: Part, other: Part) -> list[str]:
    """Return the keys in which two studies' scenarios differ, but for runs and seed."""
    first, second = (flat(_model(part)) for part in (one, other))
    keys = [key for key in {**first, **second} if first.get(key) != second.get(key)]
    return [key for key in keys if key not in {"runs", "seed"}]


def _model(part: Part) -> dict[str, Any]:
    return part.study.network.scenario.model_dump(by_alias=True, exclude_unset=True, mode="json")
