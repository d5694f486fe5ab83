"""Numbers that are allowed and hardly meant: percent for a multiple, prices swapped."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...network.landed import Bought
from ...network.shop import Shop
from ...scenario.part import Part
from ...scenario.scenario import Scenario
from ...words import second_look as say
from ...words.number import exact, number, price
from ...words.text import quoted
from .seen import Seen


class _Multiple(NamedTuple):
    """A key that holds a multiple, and the most that anybody has seen of it."""

    parts: str
    key: str
    most: float


_MULTIPLES = (
    _Multiple("promotions", "uplift", 30.0),
    _Multiple("promotions", "warm_up", 5.0),
    _Multiple("promotions", "hangover", 5.0),
    _Multiple("promotions", "live_multiple", 30.0),
    _Multiple("promotions", "click_price_multiple", 20.0),
    _Multiple("promotions", "conversion_multiple", 20.0),
    _Multiple("seasons", "multiple", 20.0),
    _Multiple("paydays", "multiple", 10.0),
)
"""A hero product sells 20 times as much in a sale; buyers who wait or have bought buy less."""


def slips(seen: Seen) -> Iterator[str]:
    """Yield multiples that look like percent, and prices that look swapped."""
    yield from _percent(seen.network.scenario)
    for shop in seen.network.shops:
        for row in range(len(shop.listings)):
            yield from _prices(shop, row)


def _prices(shop: Shop, row: int) -> Iterator[str]:
    product, minor = shop.listings[row], shop.minor
    worth = minor.shown(product.leftover_value)
    sold, cost, left = (
        price(minor.shown(money), minor.decimals)
        for money in (product.price, product.unit_cost, product.leftover_value)
    )
    if 0 < product.price < product.unit_cost:
        yield say.BELOW_COST(product=product.name, price=sold, cost=cost)
    if (
        product.owns_shelf
        and product.unit_cost
        and worth > (landed := minor.shown(Bought(shop, row).cost))
    ):
        there = number(landed, minor.decimals)
        yield say.WORTH_MORE_LEFT(product=product.name, left=left, cost=there)


def _percent(scenario: Scenario) -> Iterator[str]:
    for multiple in _MULTIPLES:
        parts: Sequence[Part] = getattr(scenario, multiple.parts)
        for part in parts:
            value = getattr(part, multiple.key)
            mean = value if isinstance(value, int | float) else value.mean
            if mean > multiple.most:
                of, found = getattr(part, "name", None), exact(round(mean, 2))
                where = say.OF(key=multiple.key, name=quoted(of)) if of else multiple.parts
                yield say.PERCENT(where=where, found=found, share=exact(round(mean / 100, 4)))
