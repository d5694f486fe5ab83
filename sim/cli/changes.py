"""The option `--set`: a scenario with some of its numbers changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..words import command as say
from ..words.text import quoted
from .console import output

if TYPE_CHECKING:
    from ..network.network import Network
    from ..scenario.source import Changed
    from ..study.study import Study

LONGEST = 60
"""Characters of a value that a line shows."""
Changes = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="KEY=VALUE",
        help="Change a number of the file, for example product.lamp.price=12.5; may be repeated;"
        " help lists the keys",
    ),
]


def loaded(file: Path, changes: Sequence[str]) -> Network:
    """Return the network of a file with changes, all of it checked.

    Errors: ScenarioError. `help` among the changes prints the file's keys and ends.
    """
    from ..network.load import changed, load  # noqa: PLC0415 - heavy imports only when needed
    from ..scenario.change import change_of  # noqa: PLC0415 - the same

    network = load(file)
    if "help" in changes:
        _print_keys(network)
        raise typer.Exit
    asked = [change_of(text) for text in changes]
    return changed(network, asked, str(file)) if asked else network


def refuse_idle(study: Study[Any], options: Mapping[str, object], file: Path) -> None:
    """Refuse changes that decide nothing in a study: an option wins, or a policy takes no part.

    Errors: ScenarioError.
    """
    from ..scenario.problem import Problem, ScenarioError  # noqa: PLC0415 - the same

    policies = study.network.scenario.policies
    idle = {f"policy.{p.name}." for p in policies if p.name not in study.policies}
    set_too = {key for key, value in options.items() if value is not None}
    keys = [change.key for change in study.changes]
    for key in keys:
        message = ""
        if keys.count(key) > 1:
            message = say.CHANGED_TWICE()
        elif key in set_too:
            message = say.SET_TWICE(option=f"--{key}")
        elif any(key.startswith(policy) for policy in idle):
            message = say.NO_PART()
        if message:
            raise ScenarioError(str(file), [Problem(key, message)])


def changed_lines(changes: Sequence[Changed]) -> Iterator[str]:
    """Yield a line for each number that is not the file's; the manifest tells long ones whole."""
    from ..scenario.change import entries_changed  # noqa: PLC0415 - heavy imports only when needed

    for change in changes:
        key, *values = change
        was, now = map(_cut, values)
        if change.was == change.now:
            continue
        if not now:
            yield say.LEFT_OUT(key=key)
        elif names := entries_changed(change):
            yield say.CHANGED_ENTRIES(key=key, names=_cut(", ".join(map(quoted, names))))
        elif was == now:  # what differs stands in what is cut off
            yield say.CHANGED_WITHIN(key=key)
        elif was:
            yield say.CHANGED(key=key, now=now, was=was)
        else:
            yield say.ADDED(key=key, now=now)


def _cut(text: str) -> str:
    return shorten(text, LONGEST, placeholder=" …")


def _print_keys(network: Network) -> None:
    """Print what may be set, and how names may be shortened."""
    from ..scenario.every_key import keys_of, short_names  # noqa: PLC0415 - the same

    console, table = output(), network.scenario.model_dump(by_alias=True, exclude_unset=True)
    console.print(say.KEYS(scenario=network.scenario.name))
    for key, value in keys_of(table):
        console.print(say.KEY(key=key, value=value), soft_wrap=True)
    console.print(say.SHORT_NAMES())
    for name, short in short_names(table):
        console.print(say.SHORT_NAME(name=name, short=short), soft_wrap=True)
