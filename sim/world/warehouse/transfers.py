"""Transfers: goods on their way from one warehouse of the seller to another (M101)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from ...arrays import Cents, Days, Numbers, Units, np
from ...network.bundle import bundles
from ...network.network import Network
from ...network.route import Route
from ...scenario.part import MILLS, cents, mills
from ..core.causes import TRANSFERS
from ..core.delay_line import DelayLine, NoLine
from ..core.measures import TRANSFER_COST, UNITS_TRANSFERRED, Totals
from ..core.rounding import half_up
from ..core.stock import Stock
from ..freight.supply import Supply

Wishes = Mapping[tuple[str, str], Units]
"""Units, (W,), by the names of the rows that give and take them."""


class Transfers:
    """Takes goods off one shelf, and puts them on the other when they are there."""

    def __init__(self, supply: Supply) -> None:
        network, shape = supply.network, supply.stock.on_hand.shape
        self._stock, self._ledger, self._expected = supply.stock, supply.ledger, supply.expected
        self._trips = [_Trips(route, supply) for route in network.routes]
        self._units = np.zeros(shape[1], np.int64)
        self.road = DelayLine(network.days, *shape)
        """Units on the road to each row, (P, W)."""

    def ship(self, day: int, wishes: Wishes) -> None:
        """Send what is wished as far as there are goods on the shelf, route by route."""
        for trips in self._trips:
            if trips.route.names in wishes:
                there = self._stock.on_hand[trips.route.giver]
                units = np.minimum(wishes[trips.route.names], there)
                (world,) = np.nonzero(units)
                if len(world):
                    self._send(day, trips, units[world], world)

    def _send(self, day: int, trips: _Trips, units: Units, world: Numbers) -> None:
        """Send units, each more than 0, in some worlds; the bill comes when they are there."""
        route, arrives = trips.route, day + trips.days(world)
        self._stock.send(route.giver, route.taker, units, world)
        self.road.send_each(units, arrives, route.taker, world)
        self._ledger.book_some(TRANSFERS, -trips.cost(units), arrives, world)
        self._expected.expect(day + trips.usual_days, route.taker, units, world)
        self._units[world] += units

    def arrive(self, day: int) -> None:
        """Put on the shelf what is there."""
        if self.road.is_due(day):
            self._stock.arrive(self.road.due(day))

    def totals(self) -> Totals:
        """Return the units moved and what that cost, (W,)."""
        cost = -self._ledger.booked(TRANSFERS)
        return {UNITS_TRANSFERRED: self._units.astype(np.float64), TRANSFER_COST: cost}


class _Trips:
    """The trips on a route: how many there were, how long one takes and what it costs."""

    def __init__(self, route: Route, supply: Supply) -> None:
        self.route, terms = route, route.terms
        self.usual_days = int(np.ceil(terms.transit_days.mean))
        volume = supply.network.listings[route.giver].volume_m3
        self._each = mills(terms.cost_per_unit) / MILLS + volume * terms.cost_per_m3
        self._fee = cents(terms.fee_per_transfer)
        self._luck = supply.luck.transfer[route.names]
        self._made = np.zeros_like(supply.ledger.cash)

    def days(self, world: Numbers) -> Days:
        """Return the days of the next trip in some worlds, and count it."""
        days = self._luck.of(self._made[world], world).astype(np.int64)
        self._made[world] += 1
        return days

    def cost(self, units: Units) -> Cents:
        """Return the cents of moving units."""
        return half_up(units * self._each) + self._fee


class NoTransfers:
    """Goods stay in the warehouse that they came to."""

    def __init__(self, supply: Supply) -> None:
        self.road = NoLine(*supply.stock.on_hand.shape)

    def ship(self, day: int, wishes: Wishes) -> None:
        """Send nothing."""

    def arrive(self, day: int) -> None:
        """Receive nothing."""


def transfers(supply: Supply) -> Transfers | NoTransfers:
    """Return the transfers of a seller, a null object where no goods may be moved."""
    return (Transfers if supply.network.routes else NoTransfers)(supply)


class Moves:
    """Goods that are lent, borrowed, put together and transferred."""

    def __init__(self, network: Network, stock: Stock, road: DelayLine | NoLine) -> None:
        self._stock, self._road = stock, road
        products = [row.product for row in network.listings]
        self._bundles = bundles(network.listings)
        order = sorted(range(len(products)), key=products.__getitem__)
        self._order = np.array(order)
        """Rows, those of a product side by side."""
        self._last = np.cumsum(list(Counter(sorted(products)).values())) - 1
        """Where the last row of each product stands among them."""

    def check(self) -> None:
        """Assert that no unit of a product is lost between its rows."""
        stock = self._stock
        moved = stock.moved_out - stock.moved_in - stock.on_road
        for bundle in self._bundles:
            for part, units in bundle.parts:
                moved[part] += units * moved[bundle.row]
            moved[bundle.row] = 0
        up_to_product = np.cumsum(moved[self._order], axis=0)[self._last]
        assert not up_to_product.any(), "units lent, borrowed and moved do not add up"
        assert (self._road.outstanding == stock.on_road).all(), "goods on the road do not add up"


class NoMoves:
    """Every row keeps its goods."""

    def check(self) -> None:
        """Assert nothing: nothing moves."""


def moves(network: Network, stock: Stock, road: DelayLine | NoLine) -> Moves | NoMoves:
    """Return what is checked of moves, a null object where a scenario has no way for them."""
    lends = any(len(shop.ways) > len(shop.listings) for shop in network.shops)
    shares = not all(row.owns_shelf for row in network.listings)
    still = not (lends or shares or network.routes)
    return NoMoves() if still else Moves(network, stock, road)
