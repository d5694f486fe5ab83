"""How to get the same figures: commands, version, seed, and the scenario's text."""

from ...words import report as say
from ..meeting import Meeting
from ..section import Fold, Section


def reproduce(meeting: Meeting) -> Section:
    """Return all that is needed to run the studies again."""
    about, document = meeting.parts[0].about, meeting.network.document
    lines = [
        say.VERSION(
            version=about["versions"]["peakstock"],
            seed=str(about["seed"]),
            hash=about["scenario_hash"],
        )
    ]
    commands = "\n".join(dict.fromkeys(part.about["command"] for part in meeting.parts))
    return Section(
        "reproduce",
        say.REPRODUCE(),
        tuple(lines),
        folds=(
            Fold(say.COMMANDS(), text=commands),
            Fold(say.TEXT(), text=document.text),
            *(Fold(say.INHERITED(file=f), text=t) for f, t in document.inherited.items()),
            *(Fold(say.TABLE_FILE(file=f), text=t) for f, t in document.tables.items()),
        ),
    )
