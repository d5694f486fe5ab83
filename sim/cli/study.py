"""The command of a study: options, progress, Ctrl-C, and what is printed."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import Field
from functools import partial
from inspect import Parameter, Signature, signature
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, get_args, get_type_hints

import typer

from ..words import command as say
from ..words.cluster import HELP as CLUSTER
from ..words.device import HELP as DEVICE
from ..words.number import number
from ..words.outlook import DOUBT
from ..words.template import DAYS
from ..words.text import OR, joined, quoted
from .changes import Changes, changed_lines, loaded, refuse_idle
from .console import errors, output, progress_bar
from .exit_codes import INTERRUPTED, NO_GOOD_ANSWER
from .fitted import fitted
from .glyphs import missing_glyphs_told
from .language import ENGLISH, Language
from .whole_number import whole_number

if TYPE_CHECKING:
    from ..chart.save import Charts
    from ..network.network import Network
    from ..studies import Opener, Registered
    from ..study.study import Study
    from ..study.workers import Workers

R = TypeVar("R")
ScenarioFile = Annotated[
    Path, typer.Argument(help="A scenario file, for example scenarios/double-11.toml")
]
Policies = Annotated[
    str,
    typer.Option(
        help="Names of policies, with commas between; all by default, and today's rule where one is"
        " enough: launch, tune, stress --reverse, order --best"
    ),
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
ProcessesHere = Annotated[int | None, typer.Option(min=1, help="Processes; one a core by default")]
Cluster = Annotated[str | None, typer.Option(metavar="ADDRESS", help=CLUSTER())]
Device = Annotated[str, typer.Option(metavar="cpu|gpu", help=DEVICE())]
Out = Annotated[Path | None, typer.Option(help="Folder for the results; below results/ by default")]
Full = Annotated[bool, typer.Option("--full", help="Print all figures and differences")]
Json = Annotated[bool, typer.Option("--json", help="Print the verdict as JSON")]
NoCharts = Annotated[
    bool,
    typer.Option("--no-charts", help="Draw no charts; the same command without it adds them"),
]


_MANY_RUNS = 10_000
"""Runs of all policies from which on a compiler is worth mentioning."""


def command(
    kind: str, opener: Opener, forms: Mapping[str, Opener] = MappingProxyType({})
) -> Callable[..., None]:
    """Return the command of a study, with options for the settings of the study's own.

    `forms` are studies that take its place when the setting of theirs is given by which they are
    known. Only a study that the command line names is opened to ask for settings.
    """

    def ask(  # noqa: PLR0913, PLR0917 - its arguments are the options of the command
        scenario: ScenarioFile,
        changes: Changes = None,
        policies: Policies = "",
        runs: Runs = None,
        seed: Seed = None,
        workers: ProcessesHere = None,
        cluster: Cluster = None,
        device: Device = "cpu",
        out: Out = None,
        full: Full = False,
        json: Json = False,
        no_charts: NoCharts = False,
        _: Language = ENGLISH,
        **settings: object,
    ) -> None:
        from ..study.engaged import engaged  # noqa: PLC0415 - the same
        from ..study.folder import alone_in, default_folder, prepare  # noqa: PLC0415 - the same
        from ..study.pace import timed  # noqa: PLC0415 - the same

        network = loaded(scenario, changes or ())
        if isinstance(second := settings.get("second"), Path):
            settings["second"] = _packed(loaded(second, changes or ()), scenario, second)
        opened, given = _chosen(opener, forms, settings)
        names = _names(policies, network, scenario)
        study = opened.study.ask(network, names, runs, seed, **given)
        refuse_idle(study, {"runs": runs, "seed": seed}, scenario)
        with timed(study, workers), engaged(workers, cluster, device, errors().print) as hands:
            study.examine(hands)
            place = out or default_folder(study, scenario)
            with alone_in(place):
                prepare(place, study)
                charts = _no_charts if no_charts else opened.charts
                result, written = _answer(study, charts, place, hands)
        if json:
            print((place / "verdict.json").read_text("utf-8"), end="")
        else:
            _show(opened, study, result, place, written, full)
        if not study.has_answer(result):
            raise typer.Exit(NO_GOOD_ANSWER)

    common = list(signature(ask, eval_str=True).parameters.values())[:-1]
    openers = (opener, *forms.values()) if kind in sys.argv else ()
    own = {option.name: option for one in openers for option in _options(one().study)}
    ask.__signature__ = Signature([*common, *own.values()])  # type: ignore[attr-defined] # read by typer
    return ask


def _packed(network: Network, *files: Path) -> str:
    """Return the second scenario as a setting of its study; both are called by their files."""
    from ..study.two_scenarios import packed  # noqa: PLC0415 - the same

    names = [file.stem for file in files]
    return packed(network, names if names[0] != names[1] else [str(file) for file in files])


def _chosen(
    opener: Opener, forms: Mapping[str, Opener], settings: Mapping[str, object]
) -> tuple[Registered[Any], dict[str, object]]:
    """Return the study that the settings ask for, and those of them that are its own.

    Errors: BadParameter for a setting of another study.
    """
    settings = {key: tuple(v) if isinstance(v, list) else v for key, v in settings.items()}
    form = next((name for name in forms if _asks(settings.get(name), opener, name)), "")
    opened = forms.get(form, opener)()
    defaults = {field.name: field.default for field in opened.study.settings_of()}
    for other in (opener, *forms.values()):
        for field in other().study.settings_of() if settings else ():
            if (
                field.name not in defaults
                and (settings[field.name] or field.default) != field.default
            ):
                message = say.NOT_TOGETHER(option=_told(field.name), other=_told(form))
                raise typer.BadParameter(message)
    return opened, {name: settings[name] for name in defaults if name in settings}


def _asks(value: object, opener: Opener, setting: str) -> bool:
    """Say whether a setting asks for another study; one that the command has does if repeated."""
    if isinstance(value, tuple) and setting in {f.name for f in opener().study.settings_of()}:
        return len(value) > 1
    return bool(value)


def _told(setting: str) -> str:
    """Return what people call a setting."""
    return say.SECOND_FILE() if setting == "second" else f"--{setting}"


def _options(study: type[Study[Any]]) -> list[Parameter]:
    """Return an option for each setting of a study's own; a second scenario is a second file."""
    hints, options = get_type_hints(study, include_extras=True), []
    for field in study.settings_of():
        kind, text = get_args(hints[field.name])
        kind = list[str] if kind == tuple[str, ...] else kind  # typer repeats only lists
        option: Any = {"annotation": kind, "default": _option(field, text)}
        if field.name == "second":
            option = {"annotation": Path | None, "default": typer.Argument(None, help=text)}
        options.append(Parameter(field.name, Parameter.KEYWORD_ONLY, **option))
    return options


def _option(field: Field[Any], text: str) -> Any:  # noqa: ANN401 - what typer makes of a default
    return typer.Option(field.default, metavar=field.name.upper(), help=text)


def _names(text: str, network: Network, file: Path) -> tuple[str, ...]:
    """Return the policies asked for, by name or its beginning; names may hold commas themselves.

    Errors: ScenarioError for one that the file does not have, or that may be several.
    """
    from ..scenario.problem import Problem, ScenarioError  # noqa: PLC0415 - the same
    from ..scenario.source import in_one_form  # noqa: PLC0415 - the same

    known = sorted((policy.name for policy in network.scenario.policies), key=len, reverse=True)
    name = "|".join(map(re.escape, known))
    text = in_one_form(text)
    asked = re.findall(rf"\s*((?:{name})(?=\s*(?:,|$))|[^,]*[^,\s])\s*(?:,|$)", text)
    meant = [_meant(word, known) for word in asked]
    problems = [
        Problem("--policies", _not_one(word, some, known))
        for word, some in zip(asked, meant, strict=True)
        if len(some) != 1
    ]
    if problems:
        raise ScenarioError(str(file), problems)
    return tuple(name for (name,) in meant)


def _meant(word: str, known: Sequence[str]) -> list[str]:
    """Return the names that a word may mean: itself, else those that begin with it."""
    return [word] if word in known else [name for name in known if _begins(name, word)]


def _begins(name: str, word: str) -> bool:
    return name.casefold().startswith(word.casefold())


def _not_one(word: str, some: Sequence[str], known: Sequence[str]) -> str:
    """Say that a word means no policy, or several."""
    from ..scenario.problem import spoken_hint  # noqa: PLC0415 - the same

    if some:
        return say.SEVERAL_POLICIES(word=quoted(word), policies=joined(sorted(some), OR))
    return say.NO_POLICY(word=quoted(word), hint=spoken_hint(word, known))


def _no_charts(result: object) -> Charts:
    """Return what draws no charts."""
    return {}


def _answer(
    study: Study[R], charts: Callable[[R], Charts], place: Path, hands: Workers
) -> tuple[R, list[Path]]:
    """Run a study and write its folder; Ctrl-C leaves there what is done."""
    from ..study.folder import write  # noqa: PLC0415 - the same
    from ..study.parts import forget  # noqa: PLC0415 - the same

    for line in study.plan():
        errors().print(line)
    _mention_compiler(study)
    try:
        with progress_bar(say.RUNS()) as bar:
            result = study.answer(hands, place, bar)
        written = write(study, result, place, shlex.join(["peakstock", *sys.argv[1:]]))
        written += _drawn(charts(result), study.network, place / "charts")
        forget(place)
    except KeyboardInterrupt:
        errors().print(say.STOPPED())
        sys.exit(INTERRUPTED)
    return result, written


def _mention_compiler(study: Study[Any]) -> None:
    """Say, before a study that would gain by it, that no compiler is there."""
    from ..chance.counts import is_compiled  # noqa: PLC0415 - the same

    runs = study.network.scenario.runs * len(study.policies)
    if runs >= _MANY_RUNS and not is_compiled():
        errors().print(say.COMPILER())


def _drawn(charts: Charts, network: Network, folder: Path) -> list[Path]:
    """Draw charts into a folder; say which characters of names no font has."""
    if not charts:
        return []
    from ..chart.save import save_all  # noqa: PLC0415 - matplotlib is slow

    with missing_glyphs_told():
        return save_all(charts, network, folder)


def _show(
    opened: Registered[R],
    study: Study[R],
    result: R,
    place: Path,
    written: list[Path],
    full: bool,
) -> None:
    """Print the tables, the verdict, and where the files are."""
    console, network = output(), study.network
    head = say.HEAD(
        scenario=network.scenario.name,
        days=_days(network),
        runs=number(study.runs_of(result)),
        seed=f"{network.scenario.seed}",
        currency=network.scenario.currency,
    )
    console.print("\n".join([head, *changed_lines(network.document.changes), ""]), soft_wrap=True)
    tables, details = (show(result, console.width) for show in (opened.tables, opened.details))
    for table in (*tables, *(details if full else ())):
        for part in fitted(table, console.width):
            console.print(part)
            console.print()
    doubts = [DOUBT(remark=line) for line in study.doubts(result)]
    notes = study.notes(result) if full else ()
    verdict, *more = (*study.sentences(result), *doubts, *notes)
    console.print(verdict, style="bold", soft_wrap=True)
    for line in more:
        console.print(line, soft_wrap=True)
    names = ", ".join(str(path.relative_to(place)) for path in written)
    console.print(f"\n{say.FILES(folder=str(place), names=names)}", soft_wrap=True)


def _days(network: Network) -> str:
    """Say how long the plan is, and the run-off."""
    plan = say.PLAN(days=DAYS(network.plan_days), first=f"{network.start}")
    run_off = network.days - network.plan_days
    return say.AND_RUN_OFF(plan=plan, days=DAYS(run_off)) if run_off else plan
