"""The command of a study: options, progress, Ctrl-C, and what is printed."""

from __future__ import annotations

import os
import re
import sys
import warnings
from collections.abc import Callable
from functools import partial
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, get_args, get_type_hints

import typer

from ..words import command as say
from ..words.number import number
from ..words.template import DAYS
from .changes import Changes, changed_lines, loaded, refuse_idle
from .console import errors, output, progress_bar
from .exit_codes import INTERRUPTED
from .whole_number import whole_number

if TYPE_CHECKING:
    from ..network.network import Network
    from ..studies import Registered
    from ..study.study import Study

R = TypeVar("R")
ScenarioFile = Annotated[
    Path, typer.Argument(help="A scenario file, for example scenarios/double-11.toml")
]
Policies = Annotated[
    str, typer.Option(help="Names of policies, with commas between; all by default")
]
Runs = Annotated[
    int | None,
    typer.Option(
        parser=partial(whole_number, least=2),
        metavar="NUMBER",
        help="Simulated futures to replay; the file's by default",
    ),
]
Seed = Annotated[
    int | None,
    typer.Option(
        parser=partial(whole_number, most=2**63 - 1),
        metavar="NUMBER",
        help="Which futures; the file's by default",
    ),
]
Workers = Annotated[int | None, typer.Option(min=1, help="Processes; one a core by default")]
Out = Annotated[Path | None, typer.Option(help="Folder for the results; below results/ by default")]
Json = Annotated[bool, typer.Option("--json", help="Print the verdict as JSON")]


def command(kind: str, opener: Callable[[], Registered[Any]]) -> Callable[..., None]:
    """Return the command of a study, with options for the settings of the study's own.

    Only a study that the command line names is opened to ask for those.
    """

    def ask(
        scenario: ScenarioFile,
        changes: Changes = None,
        policies: Policies = "",
        runs: Runs = None,
        seed: Seed = None,
        workers: Workers = None,
        out: Out = None,
        json: Json = False,
        **settings: object,
    ) -> None:
        from ..study.folder import alone_in, default_folder, prepare  # noqa: PLC0415 - the same

        network, opened = loaded(scenario, changes or ()), opener()
        names = _names(policies, network, scenario)
        study = opened.study.ask(network, names, runs, seed, **settings)
        refuse_idle(study, {"runs": runs, "seed": seed}, scenario)
        processes = workers or os.cpu_count() or 1
        study.examine(processes)
        place = out or default_folder(study, scenario)
        with alone_in(place):
            prepare(place, study)
            result, written = _answer(opened, study, place, processes)
        if json:
            print((place / "verdict.json").read_text("utf-8"), end="")
        else:
            _show(opened, study, result, place, written)

    common = list(signature(ask, eval_str=True).parameters.values())[:-1]
    own = _options(opener().study) if kind in sys.argv else []
    ask.__signature__ = Signature([*common, *own])  # type: ignore[attr-defined] # read by typer
    return ask


def _options(study: type[Study[Any]]) -> list[Parameter]:
    """Return an option for each setting of a study's own."""
    hints, options = get_type_hints(study, include_extras=True), []
    for field in study.settings_of():
        kind, text = get_args(hints[field.name])
        option: Any = {"annotation": kind, "default": typer.Option(field.default, help=text)}
        options.append(Parameter(field.name, Parameter.KEYWORD_ONLY, **option))
    return options


def _names(text: str, network: Network, file: Path) -> tuple[str, ...]:
    """Return the policies asked for; names may hold commas themselves.

    Errors: ScenarioError for one that the file does not have.
    """
    from ..scenario.problem import Problem, ScenarioError, did_you_mean  # noqa: PLC0415 - the same
    from ..scenario.source import in_one_form  # noqa: PLC0415 - the same

    known = sorted((policy.name for policy in network.scenario.policies), key=len, reverse=True)
    name = "|".join(map(re.escape, known))
    text = in_one_form(text)
    asked = re.findall(rf"\s*((?:{name})(?=\s*(?:,|$))|[^,]*[^,\s])\s*(?:,|$)", text)
    problems = [
        Problem("--policies", f'no policy is named "{word}"{did_you_mean(word, known)}')
        for word in asked
        if word not in known
    ]
    if problems:
        raise ScenarioError(str(file), problems)
    return tuple(asked)


def _answer(
    opened: Registered[R], study: Study[R], place: Path, workers: int
) -> tuple[R, list[Path]]:
    """Run a study and write its folder; Ctrl-C leaves there what is done."""
    from ..chart.save import save_all  # noqa: PLC0415 - the same
    from ..chart.style import MissingGlyphsWarning  # noqa: PLC0415 - the same
    from ..study.folder import write  # noqa: PLC0415 - the same
    from ..study.parts import forget  # noqa: PLC0415 - the same

    try:
        with progress_bar(say.RUNS()) as bar:
            result = study.answer(workers, place, bar)
        written = write(study, result, place, " ".join(["peakstock", *sys.argv[1:]]))
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("once", MissingGlyphsWarning)
            written += save_all(opened.charts(result), study.network, place / "charts")
        for line in dict.fromkeys(str(warning.message) for warning in told):
            errors().print(line, markup=False)
        forget(place)
    except KeyboardInterrupt:
        errors().print(say.STOPPED())
        sys.exit(INTERRUPTED)
    return result, written


def _show(
    opened: Registered[R], study: Study[R], result: R, place: Path, written: list[Path]
) -> None:
    """Print the tables, the verdict, and where the files are."""
    console, network = output(), study.network
    head = say.HEAD(
        scenario=network.scenario.name,
        days=DAYS(network.plan_days),
        first=f"{network.start}",
        runs=number(network.scenario.runs),
        seed=f"{network.scenario.seed}",
        currency=network.scenario.currency,
    )
    console.print("\n".join([head, *changed_lines(network.document.changes), ""]), soft_wrap=True)
    for table in opened.tables(result, console.width):
        console.print(table)
        console.print()
    verdict, *more = study.sentences(result)
    for line in (f"[bold]{verdict}[/bold]", *more):
        console.print(line, soft_wrap=True)
    names = ", ".join(str(path.relative_to(place)) for path in written)
    console.print(f"\n{say.FILES(folder=str(place), names=names)}", soft_wrap=True)
