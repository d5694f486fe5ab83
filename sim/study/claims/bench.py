"""Bench: where a claim is put to the test, its shop and the replays of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from ...arrays import Floats, Numbers
from ...network.load import replace
from ...network.network import Network
from ..block_result import Arrays
from ..runner import Runner
from ..trace import Trace, trace

Totals = Mapping[str, Floats]
"""A replay's totals by key, (W,) each; see sim.world.core.measures."""
Changes = Mapping[str, object]
"""Numbers of the file by dotted keys; see sim.network.load.replace."""
AS_IT_IS: Changes = {}


@dataclass(frozen=True, slots=True)
class Bench:
    """The shop of a claim's file, with the runs and the seed that were asked for."""

    network: Network
    runner: Runner

    @property
    def policies(self) -> tuple[str, ...]:
        """The policies of the file, in its order."""
        return tuple(policy.name for policy in self.network.scenario.policies)

    @property
    def daily(self) -> float:
        """The units a day that the first product sells by itself, as the file says."""
        return self.network.scenario.products[0].demand.units_per_day

    def replay(self, *arms: Changes) -> list[dict[str, Totals]]:
        """Return the totals of every policy in each arm: the same worlds with some keys changed.

        Without an arm the shop is replayed as it is.

        Errors: ScenarioError for a key that the scenario does not know.
        """
        networks = [self.changed(arm) for arm in arms or (AS_IT_IS,)]
        found = self.runner.replay_each(networks, self.policies)
        return [{name: _by_key(arrays) for name, arrays in one.items()} for one in found]

    def traced(self, policy: str, *names: str, arm: Changes = AS_IT_IS) -> Trace:
        """Return daily paths under a policy; see sim.world.run.books.

        Flows count from the first day; money is in minor units.
        """
        return trace(self.changed(arm), policy, self.network.scenario.runs, paths=names)

    def paths(self, policy: str, *names: str, arm: Changes = AS_IT_IS) -> list[Numbers]:
        """Return daily paths of the first product under a policy, (days, W), in order of names."""
        seen = self.traced(policy, *names, arm=arm).paths
        return [seen[name] if seen[name].ndim == 2 else seen[name][:, 0] for name in names]

    def changed(self, arm: Changes) -> Network:
        """Return the shop of an arm."""
        return replace(self.network, arm) if arm else self.network


def _by_key(arrays: Arrays) -> Totals:
    return dict(zip(arrays["names"].tolist(), arrays["totals"], strict=True))
