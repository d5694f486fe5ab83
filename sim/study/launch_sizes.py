"""Launch sizes: what a first batch does under each policy, and which policy earns most with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..network.network import Network
from ..scenario.supplier import Supplier
from ..stats import Pair
from .launch_curve import LaunchCurve
from .risk import Risk


@dataclass(frozen=True, slots=True)
class LaunchSizes:
    """The sizes of a product's first batch, policy by policy."""

    network: Network = field(repr=False)
    seed: int
    runs: int
    product: str
    risk: Risk
    curves: tuple[LaunchCurve, ...]
    """The policy that earns most with its best size comes first."""
    behind: Mapping[str, Pair]
    """How much more the first earns than each other, both with their best size, in the same fresh
    futures; all intervals hold together."""

    @property
    def best(self) -> LaunchCurve:
        """The curve of the policy that earns most."""
        return self.curves[0]

    @property
    def first_supplier(self) -> Supplier:
        """Who makes the first batch."""
        row = self.network.listing_names.index(self.product)
        name = self.network.listings[row].suppliers[0]
        return next(each for each in self.network.scenario.suppliers if each.name == name)

    @property
    def launch(self) -> int:
        """The first day on which the product is on sale."""
        row = self.network.listing_names.index(self.product)
        return self.network.launch(self.network.listings[row])

    @property
    def reached(self) -> bool:
        """Whether some size under some policy is shown to keep the risk."""
        return any(curve.safe(self.risk) for curve in self.curves)
