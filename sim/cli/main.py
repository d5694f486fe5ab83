"""The command line: `peakstock COMMAND SCENARIO`."""

from __future__ import annotations

import sys

import typer

from ..scenario.problem import ScenarioError
from .check import check
from .compare import compare
from .console import errors, survive_any_terminal

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Replay stock alerts and replenishment policies against thousands of random futures.",
)
app.command()(check)
app.command()(compare)


@app.callback()
def _all() -> None:
    """Replay stock alerts and replenishment policies against thousands of random futures."""


def run() -> None:
    """Run a command; a mistake of the user's is told in one line, with exit code 2."""
    survive_any_terminal()
    try:
        app()
    except ScenarioError as error:
        sys.exit(_told([f"{error.source}: {problem}" for problem in error.problems]))
    except (ValueError, OSError) as error:
        if not _is_the_users(error):
            raise
        sys.exit(_told([str(error)]))


def _is_the_users(error: Exception) -> bool:
    """Say whether an error is a mistake of the user's, and not of this program's."""
    from ..policy.own import OwnPolicyError  # noqa: PLC0415 - numpy is not needed for --help
    from ..study.folder import OutputError  # noqa: PLC0415 - the same
    from ..study.memory import StudyTooLargeError  # noqa: PLC0415 - the same

    return isinstance(error, OwnPolicyError | OutputError | StudyTooLargeError)


def _told(lines: list[str]) -> int:
    """Print error lines and return the exit code for bad input."""
    for line in lines:
        errors().print(line, markup=False)
    return 2
