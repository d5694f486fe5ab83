"""The commands of `peakstock`, and what becomes of a mistake in one."""

from typing import Annotated

import typer

from ..errors import UserError
from ..studies import FORMS, STUDIES
from ..words import command as say
from .backtest import backtest
from .check import check
from .claims import claims
from .console import errors, survive_any_terminal
from .exit_codes import BAD_INPUT
from .fit import fit
from .new import new
from .once import Once
from .plot import plot
from .report import report
from .study import command

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False)
app.command(cls=Once)(new)
app.command(cls=Once)(fit)
app.command(cls=Once)(check)
forms = [opener for some in FORMS.values() for opener in some.values()]
for kind, opener in STUDIES.items():
    if opener not in forms:
        app.command(kind, cls=Once, help=opener.__doc__)(command(kind, opener, FORMS.get(kind, {})))
app.command(cls=Once)(claims)
app.command(cls=Once)(backtest)
app.command(cls=Once)(plot)
app.command(cls=Once)(report)


def _version(asked: bool) -> None:
    """Print the version and end."""
    if asked:
        from importlib.metadata import version  # noqa: PLC0415 - slow, and few ask

        print(say.VERSION(version=version("peakstock")))
        raise typer.Exit


@app.callback()
def _all(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version")
    ] = False,
) -> None:
    """Replay stock alerts and replenishment policies against thousands of random futures."""


def answer() -> int:
    """Do what the command line asks; return the exit code.

    A mistake of the user's is printed in one line, those of a scenario file in one line each.
    """
    survive_any_terminal()
    try:
        return app(prog_name="peakstock", standalone_mode=False) or 0
    except typer.TyperException as error:
        lines = [" ".join(error.format_message().split())]
    except UserError as error:
        lines = error.lines
    for line in filter(None, lines):  # the help, shown where no command is named, has said it all
        errors().print(line)
    return BAD_INPUT
