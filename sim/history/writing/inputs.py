"""All that is open of the shop's numbers, as `[[uncertain]]`."""

from collections.abc import Iterator
from fnmatch import fnmatchcase

from ...network.inputs import (
    AUDIENCE,
    CLICK_PRICE,
    CONVERSION,
    DEMAND,
    RETURNS,
    UPLIFT,
)
from ..fitted import FittedProduct
from .block import Block, Line
from .digits import carried
from .shop import Shop
from .spread import plus, times
from .supply import open_ways


def uncertain(shop: Shop) -> Iterator[Block]:
    """Yield the ranges of the market that make room, then those of the shop."""
    yield from _dropped(shop)
    for product in shop.fitted.products:
        yield from _of_product(product)
    for host in shop.fitted.hosts:
        rate = host.units_per_hour
        yield from times(f"host.{host.name}.audience", rate, carried(rate.value, rate))
    yield from open_ways(shop)
    payout = shop.fitted.payout_days
    if payout and not shop.market.settlement.tiers:
        yield from plus("settlement.payout_after_days", payout, round(payout.value))


def _of_product(product: FittedProduct) -> Iterator[Block]:
    path = f"product.{product.sku}"
    if product.level.value > 0:
        yield from times(f"{path}.demand", product.demand, 1.0)
    share = product.return_share
    if share:
        yield from times(f"{path}.return_share", share, carried(share.value, share))
    if product.ads:
        for key in ("orders_per_click", "cost_per_click"):
            open_of = getattr(product.ads, key)
            yield from times(f"{path}.ads.{key}", open_of, carried(open_of.value, open_of))


def _dropped(shop: Shop) -> Iterator[Block]:
    """Leave out the market's ranges of numbers that the shop has ranges of: they would multiply."""
    fitted = shop.fitted
    own = [DEMAND, CONVERSION, CLICK_PRICE]
    own += [RETURNS] if any(p.return_share for p in fitted.products) else []
    own += [UPLIFT] if fitted.uplift or not shop.sales else []
    own += [AUDIENCE] if fitted.hosts else []
    if fitted.lead_times:  # of whom nobody buys now
        own.append(f"supplier.{shop.model.suppliers[0]}.lead_time_days")
    for entry in shop.market.uncertain:
        if any(entry.what == kind or fnmatchcase(entry.what, kind) for kind in own):
            yield Block("[[uncertain]]", [Line("what", entry.what), Line("drop", True)])
