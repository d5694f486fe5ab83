"""From a TOML file to a checked scenario, or to all that is wrong with it at once."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from .inherit import as_one, parents
from .mistake import mistakes
from .origin import with_sources
from .problem import ScenarioError
from .reference import reference_problems
from .scenario import Scenario
from .source import Source, parsed, read


def load(file: str | Path) -> Scenario:
    """Return the scenario that a TOML file describes, with all that the file inherits.

    Errors: ScenarioError with one line for each problem of the file and of those behind it.
    """
    path = Path(file)
    return _scenario(read(path), path.parent)


def parse(text: str, source: str = "scenario", folder: Path = Path()) -> Scenario:
    """Return the scenario that a TOML text describes; `source` names it in messages."""
    return _scenario(parsed(text, source), folder)


def _scenario(first: Source, folder: Path) -> Scenario:
    """Return the scenario of a file, of which `folder` is the place."""
    behind = parents(first, folder)
    table, wrong = as_one(first, behind)
    problems = reference_problems(table)
    try:
        scenario = Scenario.model_validate(table)
    except ValidationError as error:
        problems = [*mistakes(error, table), *problems]
    if wrong or problems:
        sources = [*reversed(behind.values()), first]
        wrong += with_sources(problems, table, sources)
        raise ScenarioError(first.name, list(dict.fromkeys(wrong)))
    scenario._folder = folder.resolve()
    scenario._text = first.text
    scenario._inherited = {place: source.text for place, source in behind.items()}
    return scenario
