"""The seller's network: the shops of a scenario, all their listings, and the ways between them."""

from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Self

from ..policy.composed import Composed
from ..scenario.calendar import Promotion
from ..scenario.currency import MinorUnit, in_minor_units
from ..scenario.lane import Shipment
from ..scenario.problem import PlacedError
from ..scenario.scenario import Scenario
from ..scenario.source import NO_DOCUMENT, Document
from ..scenario.uncertain import Uncertain
from ..scenario.warehouse import Warehouse
from .check import faults
from .horizon import Horizon
from .inputs import Target, targets
from .landed import landed_costs
from .lanes import common_modes
from .listing import Listing
from .route import Route, routes
from .run_off import RunOff, horizon_of, run_off_of, with_run_off
from .shop import Shop, open_shops
from .size import most_units


@dataclass(frozen=True)
class Network(Horizon):
    """A checked scenario, and what follows from its parts together."""

    scenario: Scenario
    """What the file says."""
    terms: Scenario = field(compare=False, repr=False)
    """The same with all its money in minor units, which is what the world reads."""
    shops: tuple[Shop, ...] = field(compare=False, repr=False)
    """Each shop seen alone, the main one first."""
    document: Document = field(compare=False, repr=False)
    """The files that say it."""

    @classmethod
    def of(cls, scenario: Scenario, document: Document = NO_DOCUMENT) -> Self:
        """Return the network of a scenario.

        A run-off that the file leaves open becomes a number here, which no later change moves.

        Errors: PlacedError with all that does not fit together.
        """
        scenario = with_run_off(scenario)
        terms = in_minor_units(scenario)
        shops = open_shops(terms)
        wrong = faults(terms, shops)
        if wrong:
            raise PlacedError(wrong)
        return cls(
            **vars(horizon_of(scenario)),
            scenario=scenario,
            terms=terms,
            shops=shops,
            document=document,
        )

    def changed(self, **keys: object) -> Self:
        """Return the network of the same scenario with some keys changed, checked anew.

        Errors: PlacedError as above.
        """
        return self.of(self.scenario.model_copy(update=keys), self.document)

    @cached_property
    def run_off(self) -> RunOff:
        """The run-off that the file implies, be it the one that it has or not."""
        return run_off_of(self.terms, self.listings)

    @cached_property
    def minor(self) -> MinorUnit:
        """The unit in which the world counts money."""
        return MinorUnit.of(self.scenario.currency)

    @cached_property
    def listings(self) -> tuple[Listing, ...]:
        """The listings of all shops, in the order of every first axis."""
        return self.shops[0].all_listings

    @cached_property
    def listing_names(self) -> tuple[str, ...]:
        """Their names."""
        return tuple(listing.name for listing in self.listings)

    @cached_property
    def most_units(self) -> tuple[int, ...]:
        """Of how many units of each listing money is exact."""
        return tuple(most_units(self.terms, listing) for listing in self.listings)

    @cached_property
    def landed_costs(self) -> tuple[float, ...]:
        """What a unit of each listing costs until it is on the shelf, in minor units."""
        return tuple(landed_costs(self.shops))

    @cached_property
    def rows(self) -> tuple[slice, ...]:
        """Which rows belong to each shop."""
        ends = accumulate(len(shop.listings) for shop in self.shops)
        return tuple(slice(*pair) for pair in pairwise((0, *ends)))

    @cached_property
    def homes(self) -> tuple[Warehouse, ...]:
        """The home warehouse of each listing."""
        known = {warehouse.name: warehouse for warehouse in self.terms.warehouses}
        return tuple(known[listing.home] for listing in self.listings)

    @cached_property
    def modes(self) -> frozenset[str]:
        """The modes that reach every home warehouse."""
        return common_modes(self.scenario.lanes, self.listings)

    @cached_property
    def routes(self) -> tuple[Route, ...]:
        """From which shelf to which other of the same product goods may be moved, and how."""
        return tuple(sorted(routes(self.terms.transfers, self.listings), key=lambda way: way.names))

    @cached_property
    def uncertain(self) -> dict[Uncertain, tuple[Target, ...]]:
        """The numbers that each entry of [[uncertain]] means."""
        return targets(self.scenario)

    @property
    def enrolled(self) -> tuple[tuple[Promotion, tuple[str, ...]], ...]:
        """Each promotion with the names of the listings that take part."""
        return tuple(
            (promotion, tuple(x.name for x in shop.listings if x.product in promotion.products))
            for shop in self.shops
            for promotion in shop.promotions
        )

    def row_of(self, shipment: Shipment) -> int:
        """Return the row that goods on the water are for: the first of the product there."""
        return next(
            row
            for row, listing in enumerate(self.listings)
            if listing.owns_shelf
            and listing.product == shipment.product
            and shipment.to in {None, listing.home}
        )

    def expects(self, shipment: Shipment) -> int:
        """Return the day on which goods on the water are expected; what is overdue, at once."""
        return max(self.day(shipment.arrives), 0)

    def policy(self, name: str) -> Composed:
        """Return a policy by name."""
        return next(policy for policy in self.scenario.policies if policy.name == name)
