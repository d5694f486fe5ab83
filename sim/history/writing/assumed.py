"""What no record tells, in sentences: nobody must believe that the file knows their costs."""

from collections.abc import Callable, Collection, Iterator

from ...policy.composed import Composed
from ...words import shop_file as say
from ...words.text import named
from ..fitted import FittedProduct
from .shop import Shop

_SIZES = ("weight_kg", "volume_m3", "carton")
_IN_UNITS = "quantity"
"""A key of rules that order so many units of the market's products."""


def assumed(shop: Shop, filled: Collection[str] = ()) -> Iterator[str]:
    """Yield what the file still assumes, costs first.

    `filled`: whole keys of a file that is renewed, whose numbers are the seller's own or of earlier
    records.
    """
    yield say.CASH_LIMITS() if "cash.opening" in filled else say.CASH()
    yield from _of_products(shop, filled)
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
    if "current_rule" not in filled:
        yield say.POLICIES(rule=shop.market.current_rule)
    if out := [policy.name for policy in orders_units(shop)]:
        yield say.POLICIES_OUT(policies=named(out))


def _of_products(shop: Shop, filled: Collection[str]) -> Iterator[str]:
    def lacks(product: FittedProduct, key: str) -> bool:
        told = getattr(product, "stock" if key == "opening_stock" else key)
        return told is None and f"product.{product.sku}.{key}" not in filled

    untold: list[tuple[Callable[..., str], tuple[str, ...]]] = [
        (say.COSTS, ("unit_cost",)),
        (say.PRICES, ("price",)),
        (say.STOCKS, ("opening_stock",)),
        (say.SIZES, _SIZES),
        (say.RETURNS, ("return_share",)),
        (say.RETURN_DAYS, ("return_days",)),
    ]
    for sentence, keys in untold:
        skus = [p.sku for p in shop.fitted.products if any(lacks(p, key) for key in keys)]
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
