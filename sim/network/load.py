"""From a TOML file to a checked network, or to all that is wrong with it at once."""

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from pydantic import ValidationError

from ..scenario.change import (
    Asked,
    Change,
    ChangeError,
    as_lists,
    asked_of,
    blamed,
    told,
    with_changes,
    without,
)
from ..scenario.inherit import OTHER_MONEY, Layer, as_one, layers, parents, tables
from ..scenario.merge import Table, with_sources
from ..scenario.mistake import in_order, mistakes
from ..scenario.outside import entries_outside, usable
from ..scenario.problem import Fault, PlacedError, Problem, ScenarioError
from ..scenario.reference import reference_problems, spans
from ..scenario.scenario import Scenario
from ..scenario.source import Document, Source, parsed, read
from ..scenario.sources import without_sources
from ..scenario.weekly import sessions, with_sessions
from .inputs import idle_inputs, idle_shocks
from .network import Network


def load(file: str | Path) -> Network:
    """Return the network that a TOML file describes, with all that the file inherits.

    Errors: ScenarioError with one line for each problem of the file and of those behind it.
    """
    path = Path(file)
    return _network(read(path), path.parent)


def parse(text: str, source: str = "scenario", folder: Path = Path()) -> Network:
    """Return the network that a TOML text describes; `source` names it in messages."""
    return _network(parsed(text, source), folder)


def _network(first: Source, folder: Path) -> Network:
    """Return the network of a file, of which `folder` is the place."""
    behind = parents(first, folder)
    files = layers(first, behind, folder)
    table, wrong = as_one(files)
    table, left_out = _usable(table, files)
    inherited = {place: source.text for place, source in behind.items()}
    document = Document(
        folder.resolve(),
        first.text,
        inherited,
        tables(files, folder),
        (),
        left_out,
        sessions(table),
    )
    table = dict(with_sessions(table))
    network, problems = checked(table, document)
    if wrong or problems or network is None:
        sources = [source for layer in files for source in layer.sources]
        wrong += with_sources(problems, table, sources)
        raise ScenarioError(first.name, list(dict.fromkeys(wrong)))
    return network


def _usable(table: Table, files: Sequence[Layer]) -> tuple[Table, tuple[str, ...]]:
    """Return the tables of some files without what is inherited and of no use, and what that is."""
    own = [source.name for source in files[-1].sources]
    sources = [source for layer in files for source in layer.sources]
    if len(files) == 1:
        return table, ()
    table, dated = usable(table, entries_outside(table), own, sources)
    try:
        scenario = Scenario.model_validate(with_sessions(table))
        idle = [*idle_inputs(scenario), *idle_shocks(scenario)]
    except ValidationError:  # which is told later
        return table, tuple(dated)
    table, unmet = usable(table, idle, own, sources)
    return table, (*dated, *unmet)


def replace(network: Network, changes: Mapping[str, object]) -> Network:
    """Return a network with some numbers changed, by keys with dots, checked like a file.

    `{"product.lamp.price": 12.5}`; a `*` means all, and `{"product.lamp.ads.drop": True}` leaves
    a table out.

    Errors: ScenarioError, also for a key that the scenario does not know.
    """
    asked = [Change(key, value, f"replace {key}") for key, value in changes.items()]
    return changed(network, asked, network.scenario.name)


def changed(
    network: Network,
    changes: Sequence[Change],
    file: str,
    gone_by: Callable[[Table], Iterable[Fault]] = spans,
) -> Network:
    """Return a network with changes made, checked like its file, which messages call `file`.

    Where its days become others, what has `gone_by` is left out: closures and seasons.

    Errors: ScenarioError.
    """
    table = network.scenario.model_dump(by_alias=True, exclude_unset=True)
    try:
        asked = asked_of(changes, table)
    except ChangeError as error:
        raise ScenarioError(error.said, [Problem("", str(error))]) from None
    _refuse_other_money(asked, table)
    if "sources" in table:
        table["sources"] = without_sources(table, [one.place for one in asked])
    after = with_changes(table, asked)
    document = network.document
    if any(one.place[0] == "live" for one in asked):
        document = dataclasses.replace(document, sessions=())
    elif document.sessions:
        after["live"] = as_lists(document.sessions)  # weekly ones go by the days as they are now
    if {("start",), ("days",)} & {one.place for one in asked}:
        after, outside = _within(after, gone_by(after))
        document = dataclasses.replace(document, left_out=(*document.left_out, *outside))
    after = dict(with_sessions(after))
    changes_so_far = (*document.changes, *told(asked, table))
    new, problems = checked(after, dataclasses.replace(document, changes=changes_so_far))
    if problems or new is None:
        raise ScenarioError(file, blamed(problems, asked, after, file))
    return new


def _within(table: Table, outside: Iterable[Fault]) -> tuple[Table, list[str]]:
    """Return tables without what lies outside their days, and what that is."""
    gone = [Problem.at(place, table, message) for place, message in outside]
    return without(table, [problem.place for problem in gone]), list(map(str, gone))


def _refuse_other_money(asked: Sequence[Asked], table: Table) -> None:
    """Refuse a currency that would only give another name to all amounts.

    Errors: ScenarioError.
    """
    was = table["currency"]
    for one in asked:
        if one.place == ("currency",) and one.change.value != was:
            message = OTHER_MONEY.format(was=was, now=one.change.value)
            raise ScenarioError(one.change.said, [Problem("", message)])


def checked(table: Table, document: Document) -> tuple[Network | None, list[Problem]]:
    """Return the network that the tables of a file describe, or all that is wrong with them."""
    problems = reference_problems(table)
    try:
        return Network.of(Scenario.model_validate(table), document), problems
    except ValidationError as error:
        return None, in_order(mistakes(error, table), problems)
    except PlacedError as error:
        return None, [*(Problem.at(place, table, line) for place, line in error.faults), *problems]
