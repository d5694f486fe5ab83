"""Whole numbers as people write them: 2000, 2_000, 2,000, 1e9."""

from decimal import Decimal, InvalidOperation

import typer

_MOST = 10**15


def whole_number(text: str, least: int = 0, most: int = _MOST) -> int:
    """Return the whole number that a text says.

    Errors: typer.BadParameter for what is none, or lies outside of the bounds.
    """
    try:
        value = Decimal(text.strip().replace(",", "").replace("_", ""))
        whole = value == value.to_integral_value()
    except InvalidOperation:
        whole = False
    if not whole:
        raise typer.BadParameter(f"expected a whole number, found {text}")
    if not least <= value <= most:
        raise typer.BadParameter(f"expected a number from {least:,} to {most:,}, found {text}")
    return int(value)
