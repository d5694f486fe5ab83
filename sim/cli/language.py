"""The option `--lang`, which every command has."""

from typing import Annotated

import typer

from ..words import command as say
from ..words.language import ENGLISH, speaking


def _speak(context: typer.Context, language: str) -> str:
    """Speak a language from here on, until the command ends."""
    context.with_resource(speaking(language))
    return language


Language = Annotated[
    str,
    typer.Option(
        "--lang", envvar="PEAKSTOCK_LANG", callback=_speak, is_eager=True, help=say.LANGUAGE()
    ),
]
"""Of a command: `_: Language = ENGLISH`, for nothing is left for it to do."""
__all__ = ["ENGLISH", "Language"]
