"""The commands of `peakstock`, and what becomes of a mistake in one."""

from __future__ import annotations

import typer

from ..scenario.problem import ScenarioError
from .check import check
from .compare import compare
from .console import errors, survive_any_terminal

BAD_INPUT = 2

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


def answer() -> int:
    """Do what the command line asks; return the exit code.

    A mistake of the user's is told in one line, those of a scenario file in one line each.
    """
    survive_any_terminal()
    try:
        return app(prog_name="peakstock", standalone_mode=False) or 0
    except typer.TyperException as error:
        return _told([" ".join(error.format_message().split())])
    except ScenarioError as error:
        return _told(error.lines)
    except (ValueError, OSError) as error:
        if not _is_the_users(error):
            raise
        return _told([str(error)])


def _is_the_users(error: Exception) -> bool:
    """Say whether an error is a mistake of the user's, and not of this program's."""
    from ..policy.own import OwnPolicyError  # noqa: PLC0415 - numpy is not needed for --help
    from ..study.folder import OutputError  # noqa: PLC0415 - the same
    from ..study.memory import StudyTooLargeError  # noqa: PLC0415 - the same

    return isinstance(error, OwnPolicyError | OutputError | StudyTooLargeError)


def _told(lines: list[str]) -> int:
    """Print error lines and return the exit code for bad input."""
    for line in filter(None, lines):  # the help, shown where no command is named, has said it all
        errors().print(line, markup=False)
    return BAD_INPUT
