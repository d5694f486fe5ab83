"""The same shop with nothing to spend on ads, which tells what they bring under a rule."""

from typing import TypeVar

from ..network.network import Network
from ..scenario.product import Product
from ..scenario.shops import FurtherListing

Advertised = TypeVar("Advertised", Product, FurtherListing)


def without_ads(network: Network) -> Network | None:
    """Return the network with no budget for ads; None where it has no ads.

    The plans stay, for what else names them: rules of policies, and what is uncertain.
    """
    if not any(listing.ads for listing in network.listings):
        return None
    scenario = network.scenario
    return network.changed(
        products=tuple(map(_unspent, scenario.products)),
        further_listings=tuple(map(_unspent, scenario.further_listings)),
    )


def _unspent(one: Advertised) -> Advertised:
    if one.ads is None:
        return one
    unspent = one.ads.model_copy(update={"budget_per_day": 0.0, "steps": ()})
    return one.model_copy(update={"ads": unspent})
