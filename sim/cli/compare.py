"""`peakstock compare`: which policy to use, by how much, how surely."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..scenario.problem import Problem, ScenarioError, did_you_mean
from .console import errors, output, progress_bar
from .main import INTERRUPTED

if TYPE_CHECKING:
    from ..network.network import Network
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
        int | None, typer.Option(min=2, help="Worlds to replay; the file's by default")
    ] = None,
    seed: Annotated[
        int | None, typer.Option(min=0, max=2**63 - 1, help="Which worlds; the file's by default")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes; one a core by default")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Folder for the results; below results/ by default")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the verdict as JSON")] = False,
) -> None:
    """Replay policies against the same random worlds and say which one is better."""
    from ..chart.save import save_all  # noqa: PLC0415 - heavy imports only when they are needed
    from ..network.load import load  # noqa: PLC0415 - the same
    from ..study import compare as study  # noqa: PLC0415 - the same
    from ..study import folder as files  # noqa: PLC0415 - the same
    from ..study.parts import forget  # noqa: PLC0415 - the same

    loaded = load(scenario)
    names = _names(policies, loaded, scenario)
    file = loaded.scenario
    asked = loaded.changed(runs=runs or file.runs, seed=file.seed if seed is None else seed)
    processes = workers or os.cpu_count() or 1
    study.examine(asked, study.chosen(asked, names), processes)
    place = out or default_folder(scenario, asked, names)
    files.keep_others(place, asked, study.chosen(asked, names))
    files.prepare(place)
    try:
        with progress_bar("runs") as bar:
            result = study.compare(asked, names, workers=processes, parts_in=place, progress=bar)
        written = files.write(result, place, _command())
        written += save_all(result, place / "charts")
        forget(place)
    except KeyboardInterrupt:
        errors().print("Stopped. What is done is kept; the same command goes on from there.")
        sys.exit(INTERRUPTED)
    if json:
        print((place / "verdict.json").read_text("utf-8"), end="")
    else:
        show(result, place, written)


def _names(text: str, network: Network, file: Path) -> tuple[str, ...]:
    """Return the policies asked for; names may hold commas themselves.

    Errors: ScenarioError for one that the file does not have.
    """
    known = sorted((policy.name for policy in network.scenario.policies), key=len, reverse=True)
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


def default_folder(file: Path, network: Network, names: tuple[str, ...]) -> Path:
    """Return the study's own folder: the same question finds it again."""
    from ..study.fingerprint import fingerprint  # noqa: PLC0415 - heavy

    return Path("results") / f"{file.stem}-compare-{fingerprint(network, names)}"


def show(result: Comparison, place: Path, written: list[Path]) -> None:
    """Print the tables, the verdict, and where the files are."""
    from ..study.words import fresh_sentence, verdict_sentence, warnings  # noqa: PLC0415 - heavy
    from . import table  # noqa: PLC0415 - heavy

    console, network = output(), result.network
    head = f"{network.scenario.name}: {network.days} days from {network.start}"
    console.print(
        f"{head}, {result.runs:,} worlds, seed {result.seed}, "
        f"money in {network.scenario.currency}\n"
    )
    for columns in table.layout(result, console.width):
        console.print(table.policies(result, columns))
        console.print()
    console.print(table.differences(result))
    console.print(f"\n[bold]{verdict_sentence(result)}[/bold]", soft_wrap=True)
    for line in [*warnings(result), fresh_sentence(result)]:
        console.print(line, soft_wrap=True)
    names = ", ".join(str(path.relative_to(place)) for path in written)
    console.print(f"\nFiles in {place}: {names}", soft_wrap=True)


def _command() -> str:
    """Return the command as it was typed."""
    return " ".join(["peakstock", *sys.argv[1:]])
