"""What a second look looks at."""

from dataclasses import dataclass

from ...network.network import Network
from ...world.run.plan import Plan
from ..arrivals import Arrivals


@dataclass(frozen=True, slots=True)
class Seen:
    """A scenario, the seller's plan, and when orders arrive."""

    network: Network
    plan: Plan
    arrivals: Arrivals
