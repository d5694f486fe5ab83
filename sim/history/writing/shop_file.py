"""The text of a scenario file that says what records say of a shop."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...scenario.scenario import Scenario
from ...scenario.written import written
from ...words import shop_file as say
from ...words.unseen import shown
from ..fitted import Fitted
from .assumed import assumed, orders_units
from .block import Block, Line
from .books import lost, opening, shipments
from .calendar import promotions, sales_left_out, weekdays
from .hosts import example, hosts
from .inputs import uncertain
from .money import at_the_door, settlement
from .products import products
from .shop import Shop, with_names_that_hold
from .supply import supply, unknown_modes


@dataclass(frozen=True, slots=True)
class ShopFile:
    """A file, and what of the records it could not take."""

    shop: Shop
    text: str
    left_out: Sequence[str]
    """A sentence each."""
    assumed: Sequence[str]
    """The same of what no record tells."""


def shop_file(fitted: Fitted, market: Scenario, title: str, parent: str, file: str) -> ShopFile:
    """Return the file of a shop whose money is the market's, extending the market's own.

    `title` is what people call the market, `parent` its file, `file` the name of the new one.
    """
    kept, refused = with_names_that_hold(fitted)
    shop = Shop(kept, market, title, parent, file)
    left_out = [say.LEFT_NAME(name=written(shown(name[:_SHOWN]))) for name in refused]
    left_out += [say.NO_LANE(mode=mode) for mode in unknown_modes(shop)]
    left_out += [say.AFLOAT_OUT(units=f"{g.units:,}", name=written(g.sku)) for g in lost(shop)]
    left_out += sales_left_out(shop)
    told = list(assumed(shop))
    blocks = list(_blocks(shop))
    sources = Block("[sources]", list(_sources(blocks)))
    body = "\n\n".join(block.text for block in [*blocks, sources] if block.lines)
    return ShopFile(shop, f"{_head(shop, told)}\n{body}\n", left_out, told)


_SHOWN = 70
"""Characters of a name that are told."""


def _head(shop: Shop, told: Sequence[str]) -> str:
    head = say.HEAD(
        title=shop.title,
        parent=shop.parent,
        file=shop.file,
        currency=shop.market.currency,
        first=f"{shop.fitted.first}",
        last=f"{shop.fitted.last}",
    )
    return head + "#\n" + assumed_block(told)


def assumed_block(told: Sequence[str]) -> str:
    """Return the comments that say what is still assumed."""
    return say.ASSUMED() + "".join(say.ASSUMED_LINE(line=shown(line)) for line in told)


def _blocks(shop: Shop) -> Iterator[Block]:
    yield _top(shop)
    yield from weekdays(shop)
    yield from settlement(shop)
    yield from at_the_door(shop)
    yield from opening(shop)
    yield from products(shop)
    yield from supply(shop)
    yield from promotions(shop)
    yield from hosts(shop)
    yield from uncertain(shop)
    for policy in orders_units(shop):
        yield Block("[[policy]]", [Line("name", policy.name), Line("drop", True)])


def _top(shop: Shop) -> Block:
    live = "\n".join([say.LIVE(), *example(shop)])
    first = [
        Line("extends", shop.parent),
        Line("name", say.NAME(market=shop.title)),
        Line("start", shop.start, say.START(), "fit"),
        Line("days", shop.days, say.SALE(), "fit"),
        Line("current_rule", shop.market.current_rule),
        shipments(shop),
        Line("live", []),
    ]
    live_line = replace(first[-1], note=live.replace("\n", "\n# "))
    return Block("", [*first[:-1], live_line])


def _sources(blocks: Sequence[Block]) -> Iterator[Line]:
    for block in blocks:
        yield from (Line(written(key), source) for key, source in block.sources)
