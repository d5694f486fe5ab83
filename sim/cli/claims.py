"""`peakstock claims`: what sellers are told, put to the test."""

from __future__ import annotations

import json as plain
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..words.claims import verdict as say
from .console import output, progress_bar
from .exit_codes import NO_GOOD_ANSWER
from .language import ENGLISH, Language
from .study import Json, ProcessesHere, Runs, Seed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..study.claims.tested import Tested

Names = Annotated[list[str] | None, typer.Argument(metavar="CLAIM", help=say.NAMES())]
Out = Annotated[Path | None, typer.Option(help=say.OUT())]


def claims(
    names: Names = None,
    runs: Runs = None,
    seed: Seed = None,
    workers: ProcessesHere = None,
    out: Out = None,
    json: Json = False,
    _: Language = ENGLISH,
) -> None:
    """Put what sellers are told to the test: each claim a small study with a verdict."""
    from ..study.claims import tested as study  # noqa: PLC0415 - heavy imports only when needed
    from ..study.claims.catalogue import chosen  # noqa: PLC0415 - the same
    from ..study.folder import alone_in  # noqa: PLC0415 - the same

    chosen(names or ())  # what is wrong with the question is said before any work is done
    with alone_in(out) if out else nullcontext():
        with progress_bar(say.PROGRESS()) as bar:
            found = study.claims(names or (), runs, seed, workers, bar)
        written = study.write(found, out) if out else []
    if json:
        print(plain.dumps(study.as_json(found), indent=1, ensure_ascii=False))
    else:
        _show(found, detailed=bool(names))
        if out:
            files = ", ".join(path.name for path in written)
            output().print(say.FILES(folder=str(out), names=files), soft_wrap=True)
    if all(one.finding.kind == "undecided" for one in found):
        raise typer.Exit(NO_GOOD_ANSWER)


def _show(found: Sequence[Tested], *, detailed: bool) -> None:
    """Print each claim in full where they were named, else all of them in a table."""
    from ..chart import claims as tables  # noqa: PLC0415 - heavy imports only when needed
    from ..study.claims.sentences import sentences  # noqa: PLC0415 - the same

    console = output()
    if not detailed:
        console.print(tables.table(found))
        console.print()
        console.print(say.DETAILS(name=found[0].name), soft_wrap=True)
        return
    for one in found:
        head, *lines = sentences(one)
        console.print(head, style="bold", soft_wrap=True)
        for line in lines:
            console.print(line, soft_wrap=True)
        console.print()
        console.print(tables.figures(one))
        console.print()
