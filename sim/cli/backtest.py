"""`peakstock backtest`: how far a scenario from your own exports may be trusted."""

from __future__ import annotations

import datetime as dt
import json as plain
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..words import backtest as say
from .console import output, progress_bar
from .exit_codes import INTERRUPTED, NO_GOOD_ANSWER
from .fitted import fitted
from .glyphs import missing_glyphs_told
from .language import ENGLISH, Language
from .rate import rate
from .whole_number import whole_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..history.backtest.from_records import Asked
    from ..history.backtest.result import Backtest
    from ..history.backtest.what_if import WhatIf
    from ..history.backtest.window import Window
    from ..history.records import Records
    from ..network.network import Network

_LONGEST, _MOST, _PASTS = 180, 2000, 500


def _number(least: int, most: int, text: str) -> typer.models.OptionInfo:
    """Return an option that takes a whole number."""
    parser = partial(whole_number, least=least, most=most)
    option: typer.models.OptionInfo = typer.Option(parser=parser, metavar="NUMBER", help=text)
    return option


def backtest(  # noqa: PLR0913, PLR0917 - its arguments are the options of the command
    scenario: Annotated[Path, typer.Argument(help=say.SCENARIO_HELP())],
    files: Annotated[list[Path], typer.Argument(help=say.FILES_HELP())],
    origins: Annotated[int | None, _number(1, 100, say.ORIGINS_HELP())] = None,
    horizon: Annotated[int | None, _number(30, _LONGEST, say.HORIZON_HELP())] = None,
    runs: Annotated[int | None, _number(100, _MOST, say.RUNS_HELP())] = None,
    seed: Annotated[int | None, _number(0, 2**63 - 1, say.SEED_HELP())] = None,
    exchange: Annotated[
        float | None, typer.Option(parser=rate, metavar="RATE", help=say.EXCHANGE_HELP())
    ] = None,
    write: Annotated[bool, typer.Option("--write", help=say.WRITE_HELP())] = False,
    what_if: Annotated[bool, typer.Option("--what-if", help=say.WHAT_IF())] = False,
    out: Annotated[Path | None, typer.Option(help=say.OUT_HELP())] = None,
    json: Annotated[bool, typer.Option("--json", help=say.JSON_HELP())] = False,
    _: Language = ENGLISH,
) -> None:
    """Fit your records up to a day, simulate the rest, and say how far to trust the fan."""
    from ..history.backtest import files as folder  # noqa: PLC0415 - heavy imports when needed
    from ..history.backtest.from_records import Asked as Question  # noqa: PLC0415 - the same
    from ..history.backtest.sentences import sentences  # noqa: PLC0415 - the same
    from ..network.load import load  # noqa: PLC0415 - the same
    from ..study.folder import alone_in  # noqa: PLC0415 - the same

    network = load(scenario)  # what is wrong with the file is said before any work is done
    market = _market(scenario)
    records = _records(files, network, exchange)
    place = out or Path("results") / f"{scenario.stem}-backtest"
    given = {"horizon": horizon, "origins": origins, "runs": runs, "seed": seed}
    asked = Question(**{key: value for key, value in given.items() if value is not None})
    result, windows = _found(records, market, asked)
    replayed = _what_if(network, records, asked) if what_if else None
    said = sentences(result)
    with alone_in(place):
        folder.write(result, windows, place, said, replayed)
        _draw(result, windows, network, place)
    if json:
        print(plain.dumps(folder.as_json(result, said, replayed), indent=1, ensure_ascii=False))
    else:
        _show(result, said, replayed, place)
    _widen(scenario, result, write=write, quiet=json)
    if not result.trusted:
        raise typer.Exit(NO_GOOD_ANSWER)


def _market(scenario: Path) -> Path:
    """Return the file of the market that a scenario extends; a file that extends none is its own.

    Errors: ScenarioError.
    """
    from ..scenario.markets import shipped  # noqa: PLC0415 - slow
    from ..scenario.source import read  # noqa: PLC0415 - the same

    parent = read(scenario).table.get("extends")
    return shipped(scenario.parent / str(parent)) if parent else scenario


def _records(files: list[Path], network: Network, exchange: float | None) -> Records:
    """Return what files say, in the scenario's money."""
    from ..history.exchange import exchanged  # noqa: PLC0415 - slow
    from ..history.reading.read import read  # noqa: PLC0415 - the same

    return exchanged(read(files), network.scenario.currency, exchange)


def _found(records: Records, market: Path, asked: Asked) -> tuple[Backtest, Sequence[Window]]:
    """Return the backtest of records; Ctrl-C ends it, and nothing is written."""
    from ..history.backtest.from_records import backtest as of_records  # noqa: PLC0415 - slow

    try:
        with progress_bar(say.PROGRESS()) as bar:
            return of_records(records, market, asked, bar)
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None


def _what_if(network: Network, records: Records, asked: Asked) -> WhatIf:
    """Return what other policies would have made of the real past."""
    from ..history.backtest.what_if import what_if  # noqa: PLC0415 - slow
    from ..history.days import daily  # noqa: PLC0415 - the same

    try:
        with progress_bar(say.PROGRESS()):
            return what_if(network, daily(records), min(asked.runs, _PASTS), asked.seed)
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None


def _draw(result: Backtest, windows: Sequence[Window], network: Network, place: Path) -> None:
    """Write the charts into the folder."""
    from ..chart.backtest import fans, ranks  # noqa: PLC0415 - matplotlib is slow
    from ..chart.save import save_all  # noqa: PLC0415 - the same
    from ..history.backtest.files import days  # noqa: PLC0415 - the same

    table = days(windows)
    charts = {"fan": partial(fans, result, table), "ranks": partial(ranks, result)}
    with missing_glyphs_told():
        save_all(charts, network, place / "charts")


def _show(result: Backtest, said: Sequence[str], replayed: WhatIf | None, place: Path) -> None:
    """Print the verdict, the table, what it rests on, and where the files are."""
    from ..chart.backtest_table import policies, table  # noqa: PLC0415 - slow
    from ..history.backtest.sentences import what_if_in_words  # noqa: PLC0415 - the same

    console = output()
    verdict, *more = said
    console.print(verdict, style="bold", soft_wrap=True)
    console.print()
    for part in fitted(table(result), console.width):
        console.print(part)
        console.print()
    for line in more:
        console.print(line, soft_wrap=True)
    if replayed:
        head, *rest = what_if_in_words(replayed)
        console.print(f"\n{head}\n", soft_wrap=True)
        for part in fitted(policies(replayed), console.width):
            console.print(part)
            console.print()
        for line in rest:
            console.print(line, soft_wrap=True)
    names = ", ".join(["backtest.json", "days.parquet", "charts/"])
    console.print(f"\n{say.FILES(folder=str(place), names=names)}", soft_wrap=True)


def _widen(scenario: Path, result: Backtest, *, write: bool, quiet: bool) -> None:
    """Widen demand in the scenario's file, or say how; a file of the same spread stays."""
    from ..history.backtest.sentences import factor  # noqa: PLC0415 - slow
    from ..history.writing.widened import widened  # noqa: PLC0415 - the same
    from ..scenario.source import text_of  # noqa: PLC0415 - the same
    from ..study.whole_file import whole  # noqa: PLC0415 - the same

    if not (write or result.widen > 1):
        return
    found = widened(text_of(scenario), result.widen, f"{dt.date.today()}")
    if write and found.entries:
        with whole(scenario) as hidden:
            hidden.write_text(found.text, "utf-8")
    if quiet:
        return
    file, times = str(scenario), factor(result)
    if not found.entries and result.widen == 1:
        line = say.WIDE_ENOUGH(file=file)
    elif not found.entries:
        line = say.NOTHING_TO_WIDEN(file=file)
    elif write:
        line = say.WRITTEN(file=file, factor=times)
    else:
        line = say.WOULD_WRITE(file=file, factor=times)
    output().print(line, soft_wrap=True)
