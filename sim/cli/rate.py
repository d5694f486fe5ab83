"""How much of one money is one of another, as people write it: 34.5."""

import re

import typer

_WITH_COMMA = re.compile(r"\d+,(?:\d{1,2}|\d{4,})|0,\d+")
"""Its comma is no mark between thousands."""


def rate(text: str) -> float:
    """Return the number that a text says; what it may be is for others to say.

    Errors: typer.BadParameter for what is none; of 34,5 with what to write.
    """
    try:
        return float(text)
    except ValueError:
        pass
    if _WITH_COMMA.fullmatch(text):
        raise typer.BadParameter(f"write {text.replace(',', '.')} instead of {text}")
    raise typer.BadParameter(f"expected a number such as 34.5, found {text}")
