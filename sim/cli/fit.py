"""`peakstock fit`: a scenario file from a seller's own exports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import UserError
from ..words import fit as say
from .console import output, progress_bar
from .exit_codes import NO_GOOD_ANSWER
from .language import ENGLISH, Language
from .market import chosen
from .rate import rate
from .whole_number import whole_number

if TYPE_CHECKING:
    from ..history.fitted import Fitted
    from ..history.records import Records
    from ..scenario.scenario import Scenario

_MOST_PRODUCTS = 250
"""More would not fit into the largest scenario file that is read."""


def fit(
    files: Annotated[list[Path], typer.Argument(help=say.FILES())],
    market: Annotated[str, typer.Option(help=say.MARKET())] = "",
    out: Annotated[Path, typer.Option(help=say.OUT())] = Path("my-shop.toml"),
    update: Annotated[bool, typer.Option("--update", help=say.UPDATE())] = False,
    exchange: Annotated[
        float | None, typer.Option(parser=rate, metavar="RATE", help=say.EXCHANGE())
    ] = None,
    products: Annotated[str, typer.Option(help=say.PRODUCTS())] = "50",
    _: Language = ENGLISH,
) -> None:
    """Write a scenario file of your own shop from its exports, with what they leave open."""
    from ..history.writing.save import refuse, write_shop  # noqa: PLC0415 - slow
    from ..network.load import load  # noqa: PLC0415 - the same
    from ..scenario.markets import markets  # noqa: PLC0415 - the same
    from .fit_summary import saved_told, summary  # noqa: PLC0415 - the same

    most = whole_number(products, 1, _MOST_PRODUCTS)
    refuse(out, update=update)
    name = chosen(market or _behind(out, update=update), markets())
    if update and name != _behind(out, update=update):
        raise UserError(say.OTHER_MARKET(file=str(out), market=name))
    scenario, console = load(markets()[name]).scenario, output()
    with progress_bar(say.READING()):
        records, fitted = _fitted(files, scenario, exchange, most)
        saved = write_shop(fitted, name, out, update=update)
    summary(records, fitted, scenario.currency, exchange, console)
    rate = [] if exchange is None else ["--exchange", f"{exchange:g}"]
    saved_told(saved, fitted, [*map(str, files), *rate], console, update=update)
    if saved.problems:
        raise typer.Exit(NO_GOOD_ANSWER)


def _behind(out: Path, *, update: bool) -> str:
    """Return the market of a file that is renewed."""
    from ..history.writing.save import market_behind  # noqa: PLC0415 - slow

    return market_behind(out) if update else ""


def _fitted(
    files: list[Path], market: Scenario, exchange: float | None, most: int
) -> tuple[Records, Fitted]:
    """Return what files say, in the market's money, and what that says of the shop."""
    from ..history.exchange import exchanged  # noqa: PLC0415 - slow
    from ..history.fit import fit as fit_records  # noqa: PLC0415 - the same
    from ..history.reading.read import read  # noqa: PLC0415 - the same

    records = exchanged(read(files), market.currency, exchange)
    return records, fit_records(records, market, most)
