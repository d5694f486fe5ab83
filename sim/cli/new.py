"""`peakstock new`: a starter that passes `check`, from any folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import UserError
from ..words import starter as say
from .console import output
from .language import ENGLISH, Language
from .market import chosen as market_of

if TYPE_CHECKING:
    from collections.abc import Mapping


def new(
    file: Annotated[Path, typer.Argument(help="The file to write, for example my-shop.toml")],
    market: Annotated[
        str, typer.Option(help="The market that it extends, for example malaysia; help lists them")
    ] = "",
    _: Language = ENGLISH,
) -> None:
    """Write a short scenario file of a shop in a market, to put your own numbers in."""
    from ..network.starter import starter  # noqa: PLC0415 - heavy imports only when needed
    from ..scenario.markets import markets, title  # noqa: PLC0415 - the same

    known = markets()
    if market == "help":
        _list(known)
        return
    chosen = market_of(market, known)
    if file.exists():
        raise UserError(say.THERE(file=str(file)))
    if not file.parent.is_dir():
        raise UserError(say.NO_FOLDER(folder=str(file.parent), file=file.name))
    text = starter(known[chosen], title(chosen), file.name)
    with file.open("x", encoding="utf-8") as opened:
        opened.write(text)
    output().print(say.WRITTEN(file=str(file)), soft_wrap=True)


def _list(known: Mapping[str, Path]) -> None:
    """Print the markets, each with what it is about."""
    from ..scenario.markets import about  # noqa: PLC0415 - the same

    console = output()
    console.print(say.MARKETS())
    for name, file in known.items():
        console.print(say.MARKET(name=name, about=about(file)), soft_wrap=True)
