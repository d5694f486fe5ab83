"""`peakstock compare`: which policy to use, by how much, how surely."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..scenario.problem import Problem, ScenarioError, did_you_mean
from ..words import command as say
from ..words.number import number
from ..words.template import DAYS
from .console import errors, output, progress_bar
from .main import INTERRUPTED

if TYPE_CHECKING:
    from ..scenario.scenario import Scenario
    from ..study.comparison import Comparison

ScenarioFile = Annotated[
    Path, typer.Argument(help="A scenario file, for example scenarios/double-11.toml")
]


def compare(
    scenario: ScenarioFile,
    policies: Annotated[
        str, typer.Option(help="Names of policies, with commas between; all by default")
    ] = "",
    runs: Annotated[
        int | None, typer.Option(min=2, help="Simulated futures to replay; the file's by default")
    ] = None,
    seed: Annotated[
        int | None, typer.Option(min=0, max=2**63 - 1, help="Which futures; the file's by default")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes; one a core by default")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Folder for the results; below results/ by default")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the verdict as JSON")] = False,
) -> None:
    """Replay policies against the same simulated futures and say which one is better."""
    from ..chart.save import save_all  # noqa: PLC0415 - heavy imports only when they are needed
    from ..scenario.load import load  # noqa: PLC0415 - the same
    from ..study import compare as study  # noqa: PLC0415 - the same
    from ..study import folder as files  # noqa: PLC0415 - the same
    from ..study.parts import forget  # noqa: PLC0415 - the same

    loaded = load(scenario)
    names = _names(policies, loaded, scenario)
    update = {"runs": runs or loaded.runs, "seed": loaded.seed if seed is None else seed}
    asked = loaded.model_copy(update=update)
    processes = workers or os.cpu_count() or 1
    study.examine(asked, study.chosen(asked, names), processes)
    place = out or default_folder(scenario, asked, names)
    files.keep_others(place, asked, study.chosen(asked, names))
    files.prepare(place)
    try:
        with progress_bar(say.RUNS()) as bar:
            result = study.compare(asked, names, workers=processes, parts_in=place, progress=bar)
        written = files.write(result, place, _command())
        written += save_all(result, place / "charts")
        forget(place)
    except KeyboardInterrupt:
        errors().print(say.STOPPED())
        sys.exit(INTERRUPTED)
    if json:
        print((place / "verdict.json").read_text("utf-8"), end="")
    else:
        show(result, place, written)


def _names(text: str, scenario: Scenario, file: Path) -> tuple[str, ...]:
    """Return the policies asked for; names may hold commas themselves.

    Errors: ScenarioError for one that the file does not have.
    """
    known = sorted((policy.name for policy in scenario.policies), key=len, reverse=True)
    name = "|".join(map(re.escape, known))
    asked = re.findall(rf"\s*((?:{name})(?=\s*(?:,|$))|[^,]*[^,\s])\s*(?:,|$)", text)
    problems = [
        Problem("--policies", f'no policy is named "{word}"{did_you_mean(word, known)}')
        for word in asked
        if word not in known
    ]
    if problems:
        raise ScenarioError(str(file), problems)
    return tuple(asked)


def default_folder(file: Path, scenario: Scenario, names: tuple[str, ...]) -> Path:
    """Return the study's own folder: the same question finds it again."""
    from ..study.fingerprint import fingerprint  # noqa: PLC0415 - heavy

    return Path("results") / f"{file.stem}-compare-{fingerprint(scenario, names)}"


def show(result: Comparison, place: Path, written: list[Path]) -> None:
    """Print the tables, the verdict, and where the files are."""
    from ..study.sentences import fresh_sentence, verdict_sentence, warnings  # noqa: PLC0415 - heavy
    from . import table  # noqa: PLC0415 - heavy

    console, scenario = output(), result.scenario
    head = say.HEAD(
        scenario=scenario.name,
        days=DAYS(scenario.days),
        first=f"{scenario.start}",
        runs=number(result.runs),
        seed=f"{result.seed}",
        currency=scenario.currency,
    )
    console.print(f"{head}\n")
    for columns in table.layout(result, console.width):
        console.print(table.policies(result, columns))
        console.print()
    console.print(table.differences(result))
    console.print(f"\n[bold]{verdict_sentence(result)}[/bold]", soft_wrap=True)
    for line in [*warnings(result), fresh_sentence(result)]:
        console.print(line, soft_wrap=True)
    names = ", ".join(str(path.relative_to(place)) for path in written)
    console.print(f"\n{say.FILES(folder=str(place), names=names)}", soft_wrap=True)


def _command() -> str:
    """Return the command as it was typed."""
    return " ".join(["peakstock", *sys.argv[1:]])
