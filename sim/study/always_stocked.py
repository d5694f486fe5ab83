"""Twins: each world once more with shelves that are never empty, to know what buyers wanted.

In a twin nothing else differs: the same luck, prices, ads, sessions, sales and platform; its caps,
bans and score are those that such a shop would meet. Nobody turns to a substitute, nothing is
ordered, and cash holds back neither ads nor parcels. Rules that react to a low or an overfull shelf
see neither: ads are as planned, and nothing is cleared. A file of one's own sees plenty.
"""

from collections.abc import Sequence
from dataclasses import replace

from ..network.network import Network
from ..network.size import most_units
from ..policy.decision import Decision, Policy
from ..policy.desk import Desk
from ..scenario.cash import Cash

_PLENTY = 10**9
"""Units on each shelf: more than anybody ever sells."""
_RICH = 1e10
_WEIGHTLESS = {
    "unit_cost": 0.0, "leftover_value": 0.0, "handling_per_unit": 0.0, "weight_kg": 0.0,
    "volume_m3": 0.0, "shelf_life_days": None, "opening_age_days": 0,
}  # fmt: skip
"""So that so many units cost nothing, and keep."""


class Stocked:
    """A policy as it decides on ads and prices alone."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy

    def decide(self, desk: Desk) -> Decision:
        """Decide, and neither order nor move anything."""
        return replace(self._policy.decide(desk), orders={}, transfers={})


def twins(network: Network, policies: Sequence[str]) -> dict[str, str]:
    """Return by policy the first whose ads and price rules are the same: one twin is for all."""
    first: dict[str, str] = {}
    return {name: first.setdefault(_pair(network, name), name) for name in policies}


def _pair(network: Network, name: str) -> str:
    """Return what tells policies apart that want other ads or prices of full shelves."""
    policy = network.policy(name).in_plenty
    return policy.own or policy.model_copy(update={"name": ""}).model_dump_json()


def always_stocked(network: Network) -> Network:
    """Return the network with shelves that are never empty, at no cost.

    As much lies there as money is exact for with all the others, at most `_PLENTY`.
    """
    scenario = network.scenario
    rows = [row.model_copy(update=_WEIGHTLESS) for row in network.listings]
    units: dict[str, int] = {}
    for row in rows:
        most = most_units(network.terms, row) // (2 * len(rows))
        units[row.product] = min(units.get(row.product, _PLENTY), most)
    return network.changed(
        products=tuple(
            product.model_copy(update=_WEIGHTLESS | {"opening_stock": units[product.name]})
            for product in scenario.products
        ),
        further_listings=tuple(
            listing.model_copy(
                update={"opening_stock": 0 if listing.stock_of else units[listing.product]}
            )
            for listing in scenario.further_listings
        ),
        cash=Cash(opening=_RICH, spend_freely=True),
        uncertain=(),  # the luck of the world has it
    )
