"""What a unit costs until it is on its shelf: bought, shipped, taxed, insured and unloaded."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..scenario.lane import Lane, Tax
from ..scenario.part import MILLS, mills
from ..scenario.supplier import Supplier
from ..scenario.warehouse import Warehouse
from .lanes import cheapest, lanes_of, unit_freight
from .listing import Listing
from .shop import Shop


@dataclass(frozen=True)
class Bought:
    """A unit of a shop's row that its first supplier sells and the cheapest lane brings.

    Money is in minor units.
    """

    shop: Shop
    row: int

    @property
    def product(self) -> Listing:
        """What it is a unit of."""
        return self.shop.listings[self.row]

    @property
    def supplier(self) -> Supplier:
        """Who sells it first."""
        return next(s for s in self.shop.terms.suppliers if s.name == self.product.suppliers[0])

    @property
    def lane(self) -> Lane:
        """The cheapest lane that brings it."""
        return cheapest(lanes_of(self.shop.terms.lanes, self.product).values(), self.product)

    @property
    def tax(self) -> Tax | None:
        """What the state asks for when goods land that leave on the first day; none: nothing."""
        landed = self.shop.date(math.ceil(self.lane.transit_days.mean))
        begun = [tax for tax in self.lane.taxes if tax.from_day <= landed]
        return max(begun, key=lambda tax: tax.from_day, default=None)

    @property
    def home(self) -> Warehouse:
        """Where it is unloaded."""
        return next(w for w in self.shop.terms.warehouses if w.name == self.product.home)

    @property
    def price(self) -> float:
        """What the supplier asks, without discounts."""
        return each(self.supplier.price_of(self.product.unit_cost))

    @property
    def freight(self) -> float:
        """The usual freight."""
        return unit_freight(self.lane, self.product)

    @property
    def _duty(self) -> float:
        share = self.tax.duty + self.product.duty_share if self.tax else 0.0
        return self.product.unit_cost * share

    @property
    def duty(self) -> float:
        """Duty, with what a carrier that pays it first takes for that."""
        return self._duty * (1.0 + (self.lane.ddp_fee if self.lane.duty_terms == "DDP" else 0.0))

    @property
    def vat(self) -> float:
        """VAT that customs asks for."""
        taxed = self.product.unit_cost + self._duty + self.freight
        return taxed * self.tax.vat if self.tax else 0.0

    @property
    def vat_back(self) -> float:
        """VAT that is given back, some day."""
        return 0.0 if self.tax is None or self.tax.vat_back_days is None else self.vat

    @property
    def insurance(self) -> float:
        """The premium."""
        cover = self.lane.insurance
        return self.product.unit_cost * cover.premium if cover else 0.0

    @property
    def unloading(self) -> float:
        """What the warehouse takes for putting it on the shelf."""
        volume = self.product.volume_m3 * self.home.inbound_per_m3
        return volume + each(self.product.handling_per_unit)

    @property
    def cost(self) -> float:
        """All of it. Fees of a booking, duties later and what a lane loses are not foreseen."""
        taxes = self.duty + self.vat - self.vat_back
        return self.price + self.freight + taxes + self.insurance + self.unloading


def each(money: float) -> float:
    """Return what the ledger takes for a unit, in minor units."""
    return mills(money) / MILLS


def landed_costs(shops: Sequence[Shop]) -> Iterator[float]:
    """Yield what a unit of each listing costs until it is on the shelf; without lanes, its price.

    A bundle, which nobody sells, costs what its parts do at the supplier of the first.
    """
    for shop in shops:
        for row in range(len(shop.listings)):
            unit = Bought(shop, row)
            yield unit.cost if shop.terms.lanes else unit.price
