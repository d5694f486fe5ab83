"""The terminal: results on standard output, progress and errors on standard error."""

import codecs
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.text import Text

from ..words import command as say
from ..words.unseen import lines_shown

WIDE = 150


class Terminal(Console):
    """Prints texts as they are: none is markup, and none steers the terminal."""

    def __init__(self, **looks: Any) -> None:  # noqa: ANN401 - whatever rich takes
        super().__init__(highlight=False, markup=False, emoji=False, **looks)

    def render_str(self, text: str, **looks: Any) -> Text:  # noqa: ANN401 - the same
        """Return what is printed of a text, also in a cell of a table."""
        return super().render_str(lines_shown(text), **looks)


def output() -> Console:
    """Return where results go: as wide as COLUMNS says, else wide when it is not a terminal."""
    plain = Terminal()
    told = plain.is_terminal or os.environ.get("COLUMNS", "").isdigit()
    return plain if told else Terminal(width=WIDE)


def errors() -> Console:
    """Return where progress and errors go."""
    return Terminal(stderr=True, soft_wrap=True)


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
