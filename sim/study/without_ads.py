"""The same shop without its ads, which tells what they bring under a rule."""

from ..network.network import Network


def without_ads(network: Network) -> Network | None:
    """Return the network of a scenario without ads plans; None where it has none."""
    if not any(listing.ads for listing in network.listings):
        return None
    scenario = network.scenario
    return network.changed(
        products=tuple(one.model_copy(update={"ads": None}) for one in scenario.products),
        further_listings=tuple(
            one.model_copy(update={"ads": None}) for one in scenario.further_listings
        ),
    )
