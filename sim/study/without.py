"""The same shop without one thing that costs: traffic lost by stockouts, ads in vain, air."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ..arrays import Floats
from ..network.network import Network
from ..policy.composed import Composed
from ..policy.freight.by_one_mode import ByOneMode
from ..scenario.market import Market
from ..stats import Pair
from ..stats import compare as pair
from .frames import runs_frame
from .runner import Runner
from .summary import by_policy

SCAR: Final = "scar"
ADS: Final = "ads"
AIR: Final = "air"
_BY_SEA: Final = "by sea"
_TRAFFIC_LOST = "market.stockout.traffic_lost_per_day"
"""What a key of [[uncertain]] ends with, be it the main shop's or another's."""
Profits = Mapping[str, Floats]
"""Of each policy, (W,)."""


@dataclass(frozen=True, slots=True)
class Without:
    """What one policy would earn more, or less, in the same futures without one thing."""

    what: str
    """`SCAR`, `ADS` or `AIR`."""
    policy: str
    gain: Pair


def withouts(
    network: Network, profits: Profits, wasted: Profits, runner: Runner
) -> tuple[Without, ...]:
    """Return what each policy would earn without each thing that changes any of them.

    `profits` are what they earn as they are, `wasted` what they pay for ads of what is sold out.
    Ads that nobody pays for are worked out; all else is replayed.
    """
    spared = {name: profits[name] + wasted[name] for name in profits}
    calm = _unscarred(network)
    found = [*_gains(ADS, profits, spared)]
    if calm:
        found += _gains(SCAR, profits, _replayed(calm, [*profits], runner))
    flying = [name for name in profits if _can_sail(network.policy(name), network)]
    if flying:
        policies = network.scenario.policies
        at_sea = tuple(_by_sea(one) if one.name in flying else one for one in policies)
        sailing = network.changed(policies=at_sea)
        found += _gains(AIR, profits, _replayed(sailing, flying, runner))
    touched = {one.what for one in found if not one.gain.identical}
    return tuple(one for one in found if one.what in touched)


def _gains(what: str, profits: Profits, others: Profits) -> Iterator[Without]:
    """Yield what changes for each policy."""
    for name, other in others.items():
        yield Without(what, name, pair(profits[name], other))


def _replayed(network: Network, names: Sequence[str], runner: Runner) -> Profits:
    (totals,) = runner.replay_each([network], names)
    return by_policy(runs_frame(totals), "profit")


def _unscarred(network: Network) -> Network | None:
    """Return the network where stockouts cost no traffic; None where they do not."""
    if not any(shop.market.stockout.traffic_lost_per_day for shop in network.shops):
        return None
    scenario = network.scenario
    shops = (
        shop.model_copy(update={"market": _calm(shop.market)}) if shop.market else shop
        for shop in scenario.further_shops
    )
    return network.changed(
        market=_calm(scenario.market),
        further_shops=tuple(shops),
        uncertain=tuple(one for one in scenario.uncertain if not one.what.endswith(_TRAFFIC_LOST)),
    )


def _calm(market: Market) -> Market:
    """Return a market where stockouts cost no traffic."""
    stockout = market.stockout.model_copy(update={"traffic_lost_per_day": 0.0})
    return market.model_copy(update={"stockout": stockout})


def _can_sail(policy: Composed, network: Network) -> bool:
    """Say whether a policy flies goods that it could ship by sea; of one's own nobody knows."""
    flies = policy.ships and not policy.own and "air" in policy.freight.uses
    return flies and "sea" in network.modes


def _by_sea(policy: Composed) -> Composed:
    """Return a policy with all its goods by sea."""
    return policy.model_copy(update={"freight": ByOneMode(rule=_BY_SEA)})
