"""Put the scenario file of a fitted shop into its place, new or renewed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

import tomlkit

from ...errors import UserError
from ...network.load import load, parse
from ...scenario.markets import called, markets, title
from ...scenario.problem import ScenarioError
from ...scenario.source import read
from ...study.whole_file import whole
from ...words import shop_file as say
from ...words import shop_update as say_update
from ...words.text import named
from ..fitted import Fitted
from .shop_file import ShopFile, shop_file
from .update import Updated, names, updated


class WriteError(UserError):
    """A file that cannot be written, or is none that `fit` wrote."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What was written."""

    file: Path
    told: Sequence[str]
    """What of a file that was there stays, is new, or is gone."""
    left_out: Sequence[str]
    """What of the records no file takes."""
    assumed: Sequence[str]
    """What no record tells."""
    problems: Sequence[str]
    """What `check` finds wrong with the file, a line each."""


def write_shop(fitted: Fitted, market: str, file: str | Path, *, update: bool = False) -> Saved:
    """Write the scenario file of a shop, extending the market's: thailand.

    A file that is there is only renewed, with `update`: what the seller changed in it stays.

    Errors: WriteError, also where records tell of no product, or of none of a file to renew;
    ScenarioError for a file to renew that is no TOML.
    """
    path = Path(file)
    refuse(path, update=update)
    parent = markets()[market]
    fresh = shop_file(fitted, load(parent).scenario, title(market), parent.name, path.name)
    if not tomlkit.parse(fresh.text).get("product", [])[1:]:
        raise WriteError("the records tell of no product that a file could name")
    done = _renewed(path, fresh) if update else Updated(fresh.text, (), fresh.assumed)
    try:
        with whole(path) as hidden:
            hidden.write_text(done.text, "utf-8")
    except OSError as error:
        raise WriteError(f"{path} cannot be written: {error.strerror}") from None
    problems = _problems(done.text, path)
    return Saved(path, done.told, fresh.left_out, done.assumed, problems)


def refuse(path: Path, *, update: bool) -> None:
    """Refuse a place where nothing may be written.

    Errors: WriteError.
    """
    if path.exists() and not update:
        raise WriteError(say.THERE(file=str(path)))
    if update and not path.is_file():
        raise WriteError(say.NOT_THERE(file=str(path)))
    if not path.parent.is_dir():
        raise WriteError(say.NO_FOLDER(folder=str(path.parent), file=path.name))


def _renewed(path: Path, fresh: ShopFile) -> Updated:
    """Return a file that is there, renewed.

    Errors: WriteError where it has none of the SKUs, and so is of another shop.
    """
    text = read(path).text
    there = names(text)
    if there and not set(there) & {product.sku for product in fresh.shop.fitted.products}:
        raise WriteError(say_update.STRANGERS(file=str(path), skus=named(there)))
    return updated(text, fresh)


def market_behind(path: Path) -> str:
    """Return the market that a file extends; empty where it is none that comes along."""
    parent = read(path).table.get("extends")
    name = called(PurePath(str(parent)))
    return name if name in markets() else ""


def _problems(text: str, path: Path) -> Sequence[str]:
    try:
        parse(text, str(path), path.parent)
    except ScenarioError as error:
        return error.lines
    return ()
