"""From a TOML file to a checked network, or to all that is wrong with it at once."""

from pathlib import Path

from pydantic import ValidationError

from ..scenario.inherit import as_one, parents
from ..scenario.merge import with_sources
from ..scenario.mistake import mistakes
from ..scenario.problem import PlacedError, Problem, ScenarioError
from ..scenario.reference import reference_problems
from ..scenario.scenario import Scenario
from ..scenario.source import Document, Source, parsed, read
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
    table, wrong = as_one(first, behind)
    problems = reference_problems(table)
    inherited = {place: source.text for place, source in behind.items()}
    try:
        network = Network.of(
            Scenario.model_validate(table), Document(folder.resolve(), first.text, inherited)
        )
    except ValidationError as error:
        problems = [*mistakes(error, table), *problems]
    except PlacedError as error:
        problems = [*(Problem.at(place, table, line) for place, line in error.faults), *problems]
    if wrong or problems:
        sources = [*reversed(behind.values()), first]
        wrong += with_sources(problems, table, sources)
        raise ScenarioError(first.name, list(dict.fromkeys(wrong)))
    return network
