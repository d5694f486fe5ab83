"""What is assumed: the file's numbers with sources and notes, and what is left to defaults."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import tomlkit
from tomlkit.items import Item

from ...scenario.dotted import dotted
from ...scenario.every_key import keys_of
from ...scenario.problem import Place
from ...scenario.sources import sourced
from ...study.uncertain import uncertain_in_words
from ...words import report as say
from ...words.number import number
from ..grid import Grid
from ..meeting import Meeting
from ..section import Fold, Section

Row = tuple[str, ...]


def assumptions(meeting: Meeting) -> Section:
    """Return what the scenario says, by what is known of where it comes from."""
    network = meeting.network
    said = network.scenario.model_dump(by_alias=True, exclude_unset=True)
    notes = notes_of(meeting)
    values = {key: value for key, value in keys_of(said) if not key.startswith("sources")}
    whole = dict(keys_of(network.scenario.model_dump(by_alias=True)))
    noted = [(key, value, notes[key]) for key, value in values.items() if key in notes]
    silent = [(key, value) for key, value in values.items() if key not in notes]
    left = [(key, value) for key, value in whole.items() if key not in values]
    uncertain = [say.UNCERTAIN(remark=line) for line in uncertain_in_words(network)]
    return Section(
        "assumptions",
        say.ASSUMPTIONS(),
        (say.ASSUMED(scenario=network.scenario.name),),
        folds=(
            Fold(say.UNCERTAIN_NUMBERS(count=number(len(uncertain))), tuple(uncertain)),
            _fold(say.WITH_NOTE(count=number(len(noted))), noted),
            _fold(say.WITHOUT_NOTE(count=number(len(silent))), silent),
            _fold(say.AT_DEFAULT(count=number(len(left))), left),
        ),
    )


def _fold(heading: str, rows: Sequence[Row]) -> Fold:
    headings = (say.KEY(), say.VALUE(), say.SOURCE())[: max(map(len, rows), default=1)]
    return Fold(heading, grids=(Grid.listed(headings, rows),) if rows else ())


def notes_of(meeting: Meeting) -> dict[str, str]:
    """Return sources, else comments beside numbers, by key; the file's own win over inherited.

    What the command line set has no note: a comment beside it is of the number that was there.
    """
    document, notes = meeting.network.document, dict[str, str]()
    said = meeting.network.scenario.model_dump(by_alias=True, exclude_unset=True)
    for text in reversed([document.text, *document.inherited.values()]):
        table = tomlkit.parse(text)
        plain = table.unwrap()
        notes |= {dotted(place, plain): note for place, note in _comments(table)}
    told = notes | {one.key: one.source for one in sourced(said)}
    for change in document.changes:
        within = [key for key, _ in keys_of(said) if f"{key}.".startswith(f"{change.key}.")]
        set_to = say.SET(was=change.was) if change.was else say.SET_ALONE()
        told = told | dict.fromkeys(within, set_to)
    return told


def _comments(value: Any, place: Place = ()) -> Iterable[tuple[Place, str]]:  # noqa: ANN401 - any of TOML's
    """Yield where a comment stands, and what it says."""
    if isinstance(value, Mapping):
        inside: Iterable[tuple[Any, Any]] = value.items()
    elif isinstance(value, list) and value and isinstance(value[0], Mapping):
        inside = enumerate(value)
    else:
        note = value.trivia.comment.lstrip("# ") if isinstance(value, Item) else ""
        if note:
            yield place, note
        return
    for key, inner in inside:
        yield from _comments(inner, (*place, key))
