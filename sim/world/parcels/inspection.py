"""What becomes of units that come back: the shelf, repair, liquidation or scrap (M139, M140).

Siblings have one anatomy: `receive` takes what came back, and `to_shelf` is the delay line of what
goes on the shelf again.
"""

from ...arrays import Floats, Units, np
from ...network.shop import Shop
from ...scenario.parcels import Handling
from ...scenario.part import mills
from ..core.causes import LIQUIDATION, RETURN_COSTS
from ..core.delay_line import CountedLine, DelayLine
from ..core.ledger import Ledger
from ..core.measures import RETURN_COST, UNITS_SCRAPPED, Totals, summed
from ..core.portion import Portion
from ..core.rounding import extended


class NoInspection:
    """What is fit for sale is back on the shelf at once; the rest is scrap."""

    def __init__(self, shop: Shop, shape: tuple[int, int]) -> None:
        self._fit = Portion(resaleable(shop), shape)
        self.to_shelf = DelayLine(shop.days, *shape)

    def receive(self, day: int, units: Units) -> None:
        """Sort out what is fit for sale."""
        self.to_shelf.send(self._fit.of(units), day)

    def check(self) -> None:
        """Assert nothing: nothing is kept."""


class Workshop:
    """Returns are inspected; what is not fit for sale is refurbished, liquidated or scrapped."""

    def __init__(self, shop: Shop, terms: Handling, ledger: Ledger, shape: tuple[int, int]) -> None:
        self._terms, self._ledger = terms, ledger
        fit = resaleable(shop)
        self._fit = Portion(fit, shape)
        self._refurbished = Portion((1.0 - fit) * terms.refurbished_share, shape)
        self._liquidated = Portion((1.0 - fit) * terms.liquidated_share, shape)
        self._value = np.array(
            [[mills(row.unit_cost * terms.liquidation_value)] for row in shop.listings]
        )
        self._received, self._gone, self._scrapped = (np.zeros(shape, np.int64) for _ in range(3))
        self._paid = np.zeros(shape[1], np.int64)
        self.to_shelf = CountedLine(shop.days, *shape)

    def receive(self, day: int, units: Units) -> None:
        """Inspect what came back, and send it where it belongs."""
        terms, fit = self._terms, self._fit.of(units)
        refurbished, liquidated = self._refurbished.of(units), self._liquidated.of(units)
        ready = day + terms.inspection_days
        self.to_shelf.send(fit, ready)
        self.to_shelf.send(refurbished, ready + terms.refurbish_days)
        self._ledger.post(LIQUIDATION, extended(liquidated, self._value).sum(axis=0))
        each = mills(terms.freight_per_unit) + mills(terms.inspection_per_unit)
        repair = extended(refurbished, mills(terms.refurbish_per_unit))
        cost = (extended(units, each) + repair).sum(axis=0)
        self._ledger.post(RETURN_COSTS, -cost)
        self._paid += cost
        self._received += units
        self._gone += liquidated
        self._scrapped += units - fit - refurbished - liquidated

    def check(self) -> None:
        """Assert that every unit that came back went somewhere."""
        whole = self.to_shelf.arrived + self.to_shelf.outstanding + self._gone + self._scrapped
        assert (self._received == whole).all(), "returned units do not add up"
        assert (self._scrapped >= 0).all(), "more units refurbished and liquidated than came back"

    def totals(self) -> Totals:
        """Return what was scrapped and what it all cost, (W,)."""
        return {RETURN_COST: self._paid, UNITS_SCRAPPED: summed(self._scrapped)}


Inspection = NoInspection | Workshop


def inspection(shop: Shop, ledger: Ledger, shape: tuple[int, int]) -> Inspection:
    """Return what a shop does with returns."""
    terms = shop.returns.handling
    return Workshop(shop, terms, ledger, shape) if terms else NoInspection(shop, shape)


def resaleable(shop: Shop) -> Floats:
    """Return the share of each product's returns that is fit for sale, (P, 1)."""
    return np.array([[product.resaleable_share] for product in shop.listings])
