"""How to get the same figures: commands, version, seed, and the scenario's text."""

from collections.abc import Sequence

from ...words import report as say
from ...words.number import number
from ..meeting import Meeting, Part
from ..section import Fold, Section


def reproduce(meeting: Meeting) -> Section:
    """Return all that is needed to run the studies again."""
    document = meeting.network.document
    return Section(
        "reproduce",
        say.REPRODUCE(),
        made_by(meeting.parts),
        folds=(
            Fold(say.COMMANDS(), text="\n".join(meeting.commands)),
            Fold(say.TEXT(), text=document.text),
            *(Fold(say.INHERITED(file=f), text=t) for f, t in document.inherited.items()),
            *(Fold(say.TABLE_FILE(file=f), text=t) for f, t in document.tables.items()),
        ),
    )


def made_by(parts: Sequence[Part]) -> tuple[str, ...]:
    """Return by which version, seed and scenario: in one line, or in one a study that differs."""
    made, runs = list(map(_version, parts)), [part.runs for part in parts]
    if len({*made}) == 1 and len({*runs}) == 1:
        return (made[0],)
    return tuple(
        say.VERSION_OF(study=part.study.kind, runs=number(count), version=version)
        for part, count, version in zip(parts, runs, made, strict=True)
    )


def _version(part: Part) -> str:
    about = part.about
    version, seed = about["versions"]["peakstock"], f"{about['seed']}"
    return say.VERSION(version=version, seed=seed, hash=about["scenario_hash"])
