"""From which size of each shock on policies break a limit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..network.network import Network
from ..stats import Estimate
from .limit import Limit
from .reversal import Reversal


@dataclass(frozen=True, slots=True)
class Plan:
    """Where one policy breaks."""

    policy: str
    calm: Mapping[str, Estimate]
    """The figures that are limited, without a shock."""
    reversals: tuple[Reversal, ...]

    def keeps(self, limits: Sequence[Limit]) -> bool:
        """Say whether it keeps to the limits without a shock, as far as was seen."""
        return all(limit.allows_mean(self.calm) for limit in limits)

    @property
    def by_strength(self) -> tuple[Reversal, ...]:
        """The shocks that break it, the first that would by the named size of each, and others."""
        broken = [one for one in self.reversals if one.size is not None]
        others = [one for one in self.reversals if one.size is None]
        return (*sorted(broken, key=lambda one: one.strength(one.size or 0.0)), *others)


@dataclass(frozen=True, slots=True)
class ReverseStress:
    """From which size of each shock on policies break a limit."""

    network: Network
    seed: int
    runs: int
    limits: tuple[Limit, ...]
    left_out: tuple[str, ...]
    """Names of shocks that do not apply."""
    plans: tuple[Plan, ...]
