"""The terminal: results on standard output, progress and errors on standard error."""

import codecs
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console

from ..words import command as say

WIDE = 150


def output() -> Console:
    """Return where results go: as wide as COLUMNS says, else wide when it is not a terminal."""
    plain = Console(highlight=False)
    told = plain.is_terminal or os.environ.get("COLUMNS", "").isdigit()
    return plain if told else Console(highlight=False, width=WIDE)


def errors() -> Console:
    """Return where progress and errors go."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


_PLAIN = {"±": "+/-", "→": "->", "–": "-", "×": "x", "µ": "u", "−": "-"}


def survive_any_terminal() -> None:
    """Print a plain twin, or a question mark, where a terminal lacks a character."""
    codecs.register_error("plain", lambda e: (_plain_twin(e), e.end))  # type: ignore[attr-defined] # an encoding error
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="plain")


def _plain_twin(error: UnicodeError) -> str:
    """Return what to print for the characters that a terminal lacks."""
    assert isinstance(error, UnicodeEncodeError)
    return "".join(_PLAIN.get(c, "?") for c in error.object[error.start : error.end])


@contextmanager
def progress_bar(what: str) -> Iterator[Callable[[int, int], None]]:
    """Show a bar with the time left; yield what to call with how much is done of how much."""
    from rich import progress as bar  # noqa: PLC0415 - only a study shows one

    columns = (
        bar.TextColumn("{task.description}"),
        bar.BarColumn(),
        bar.MofNCompleteColumn(),
        bar.TextColumn(say.TIME_LEFT()),
        bar.TimeRemainingColumn(),
    )
    with bar.Progress(*columns, console=errors(), transient=True) as progress:
        task = progress.add_task(what, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)
