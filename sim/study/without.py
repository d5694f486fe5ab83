"""The same shop without one thing that costs: traffic lost by stockouts, ads in vain, air."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ..arrays import Floats
from ..network.network import Network
from ..policy.composed import Composed
from ..policy.freight.by_one_mode import ByOneMode
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
    """Return what each policy would earn without each thing that there is.

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
    return tuple(found)


def _gains(what: str, profits: Profits, others: Profits) -> Iterator[Without]:
    """Yield what changes for each policy that is touched at all."""
    for name, other in others.items():
        gain = pair(profits[name], other)
        if not gain.identical:
            yield Without(what, name, gain)


def _replayed(network: Network, names: Sequence[str], runner: Runner) -> Profits:
    (totals,) = runner.replay_each([network], names)
    return by_policy(runs_frame(totals), "profit")


def _unscarred(network: Network) -> Network | None:
    """Return the network where stockouts cost no traffic; None where they do not."""
    market = network.scenario.market
    if not market.stockout.traffic_lost_per_day:
        return None
    stockout = market.stockout.model_copy(update={"traffic_lost_per_day": 0.0})
    known = tuple(one for one in network.scenario.uncertain if one.what != _TRAFFIC_LOST)
    calm = market.model_copy(update={"stockout": stockout})
    return network.changed(market=calm, uncertain=known)


def _can_sail(policy: Composed, network: Network) -> bool:
    """Say whether a policy flies some goods that it could ship by sea."""
    uses = policy.freight.uses
    chooses = policy.ships and not policy.own and len(uses) > 1
    return chooses and "air" in uses and "sea" in network.modes


def _by_sea(policy: Composed) -> Composed:
    """Return a policy with all its goods by sea."""
    return policy.model_copy(update={"freight": ByOneMode(rule=_BY_SEA)})
