"""What no record tells, in sentences: nobody must believe that the file knows their costs."""

from collections.abc import Callable, Iterator

from ...policy.composed import Composed
from ...words import shop_file as say
from ...words.text import named
from ..fitted import FittedProduct
from .shop import Shop

_IN_UNITS = "quantity"
"""A key of rules that order so many units of the market's products."""


def assumed(shop: Shop) -> Iterator[str]:
    """Yield what the file still assumes, costs first."""
    yield say.CASH()
    yield from _of_products(shop)
    yield say.FACTORY()
    if not shop.fitted.lead_times:
        yield say.LEAD_TIMES()
    yield say.FREIGHT()
    if not shop.fitted.transit:
        yield say.TRANSIT()
    if not (shop.fitted.payout_days or shop.fitted.receivables):
        yield say.PAYOUT()
    yield say.NO_VIRAL()
    yield say.SALES_DATES() if shop.sales else say.NO_SALES()
    if shop.sales and not shop.fitted.uplift:
        yield say.UPLIFTS()
    yield say.POLICIES(rule=shop.market.current_rule)
    if out := [policy.name for policy in orders_units(shop)]:
        yield say.POLICIES_OUT(policies=named(out))


def _of_products(shop: Shop) -> Iterator[str]:
    untold: list[tuple[Callable[..., str], Callable[[FittedProduct], bool]]] = [
        (say.COSTS, lambda p: p.unit_cost is None),
        (say.PRICES, lambda p: p.price is None),
        (say.STOCKS, lambda p: p.stock is None),
        (say.SIZES, lambda p: None in {p.weight_kg, p.volume_m3, p.carton}),
    ]
    for sentence, lacks in untold:
        skus = [p.sku for p in shop.fitted.products if lacks(p)]
        fields = {"product": shop.model.name} if sentence is say.SIZES else {}
        if skus:
            yield sentence(skus=named(skus), **fields)


def orders_units(shop: Shop) -> list[Composed]:
    """Return policies of the market that order units of its products, which the shop has not."""
    return [p for p in shop.market.policies if _IN_UNITS in _keys(p.model_dump(exclude_unset=True))]


def _keys(table: object) -> set[str]:
    """Return all keys of a table and of those inside it."""
    if not isinstance(table, dict):
        return set()
    inner = [_keys(value) for value in table.values()]
    return {*map(str, table), *(key for keys in inner for key in keys)}
