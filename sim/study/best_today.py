"""The best orders of today under a rule that follows: quantities tried in the same worlds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..arrays import Floats
from ..network.network import Network
from ..stats import Estimate, Pair, probability
from ..stats import compare as pair
from ..world.run.plan import Plan, make_plan
from ..world.warehouse.pools import pools
from .arrivals import Arrivals
from .frames import runs_frame
from .order_curve import OrderCurve, order_curve
from .order_lines import Today, today_of
from .quantities import Lot
from .runner import Runner
from .summary import by_policy
from .task import FRESH

ROUNDS = 4
"""Of quantities: the first grid, and three that widen it or look closer."""
MOST = 12
"""Products of which quantities are tried."""
AGAIN = 7
"""Days until the next chance to order."""
_NEGLIGIBLE = 0.01
"""Of mean profit; a difference of so much is not worth a thought, if nobody says otherwise."""

Orders = Mapping[str, Mapping[str, int]]
"""Units by mode and product."""
Coordinate = tuple[str, str]
"""A product and a mode."""


@dataclass(frozen=True, slots=True)
class BestToday:
    """What to order today in place of what a policy orders, which follows on it."""

    curves: tuple[OrderCurve, ...]
    orders: Orders
    """The best that were tried, all at once."""
    gain: Pair
    """Their profit minus the policy's own, in fresh worlds."""
    today: Today
    """They, line by line."""
    out_before: Mapping[str, Estimate]
    """Probability by product that its shelf is empty before goods ordered in a week are there."""
    out_as_is: Mapping[str, Estimate]
    """The same where the policy orders what it wants."""

    @property
    def worth(self) -> float:
        """A difference of profit that the seller does not mind."""
        return self.curves[0].worth

    @property
    def is_better(self) -> bool:
        """Whether they earn more than the policy's own, surely, and enough to matter."""
        low = self.gain.gap.low
        return low is not None and low > 0 and self.gain.gap.value > self.worth


def with_today(network: Network, name: str, orders: Orders) -> Network:
    """Return a network with one policy alone, which orders so much today beside its own orders."""
    policy = network.policy(name)
    modes = {**policy.today, **orders}
    today = {mode: {**policy.today.get(mode, {}), **orders.get(mode, {})} for mode in modes}
    tried = policy.model_copy(update={"today": today})
    return network.changed(policies=(tried,), current_rule=name)


def best_today(network: Network, own: Today, runner: Runner, worth: float) -> BestToday:
    """Look for better orders of today than a policy's own; `worth` 0 stands for a usual one."""
    search = _Search(network, own, runner)
    for _ in range(ROUNDS):
        search.look_closer()
    curves = search.curves(worth)
    orders = search.all_at_once(curves)
    better, as_is = (with_today(network, own.policy, some) for some in (orders, {}))
    usual, changed = (_fresh(runner, one, own.policy) for one in (as_is, better))
    return BestToday(
        curves=curves,
        orders=orders,
        gain=pair(usual, changed),
        today=today_of(better, own.policy),
        out_before=_out_before(runner, better, own.policy),
        out_as_is=_out_before(runner, as_is, own.policy),
    )


class _Search:
    """Quantities of each product and mode that were tried, and what they earned."""

    def __init__(self, network: Network, own: Today, runner: Runner) -> None:
        self._network, self._own, self._runner = network, own, runner
        self._lots = {coordinate: lot_of(network, coordinate[0]) for coordinate in _all(network)}
        self._sells = may_sell(network, make_plan(network))
        self._earned: dict[Coordinate, dict[int, Floats]] = {one: {} for one in self._lots}

    def look_closer(self) -> None:
        """Try the next quantities of every product and mode."""
        new = {one: self._next(one) for one in self._lots}
        asked = [(one, quantity) for one, some in new.items() for quantity in some]
        profits = self._profits([{mode: {name: q}} for (name, mode), q in asked])
        for (one, quantity), profit in zip(asked, profits, strict=True):
            self._earned[one][quantity] = profit

    def _next(self, one: Coordinate) -> list[int]:
        """Return the quantities to try next of a product by a mode."""
        lot, tried = self._lots[one], self._earned[one]
        if not tried:
            return lot.first(self._sells[one[0]], self._own.units(*one))
        best = max(sorted(tried), key=lambda quantity: float(tried[quantity].mean()))
        return lot.next(sorted(tried), best)

    def _profits(self, orders: Sequence[Orders]) -> list[Floats]:
        """Return what a policy earns with each of some orders of today, (W,)."""
        name = self._own.policy
        networks = [with_today(self._network, name, some) for some in orders]
        results = self._runner.replay_each(networks, [name]) if networks else []
        return [by_policy(runs_frame(result), "profit")[name] for result in results]

    def curves(self, worth: float) -> tuple[OrderCurve, ...]:
        """Return the curve of each product and mode."""
        (own,) = self._profits([{}])
        usual = worth or usual_worth(float(own.mean()))
        found = []
        for (name, mode), earned in self._earned.items():
            units = self._own.units(name, mode)
            found.append(order_curve(name, mode, units, earned | {units: own}, usual))
        return tuple(found)

    def all_at_once(self, curves: Sequence[OrderCurve]) -> Orders:
        """Return the best of: all the best quantities, one a product, and one alone."""
        better = [curve for curve in curves if curve.best != curve.own]
        choices = list({repr(some): some for some in (*_choices(better), {})}.values())
        profits = self._profits(choices)
        return choices[int(np.argmax([float(profit.mean()) for profit in profits]))]


def _choices(curves: Sequence[OrderCurve]) -> Iterator[Orders]:
    """Yield orders of several products at once, and of one alone."""
    if not curves:
        return
    yield _ordered(curves)
    names = dict.fromkeys(curve.product for curve in curves)
    yield _ordered(
        [
            max((c for c in curves if c.product == name), key=lambda c: max(c.profits))
            for name in names
        ]
    )
    yield _ordered([max(curves, key=lambda curve: max(curve.profits))])


def _ordered(curves: Sequence[OrderCurve]) -> dict[str, dict[str, int]]:
    """Return the best quantities of some curves as orders."""
    orders: dict[str, dict[str, int]] = {}
    for curve in curves:
        orders.setdefault(curve.mode, {})[curve.product] = curve.best
    return orders


def looked_at(network: Network) -> list[str]:
    """Return the listings with a shelf of their own of which quantities are tried.

    Of many those that the plan expects to sell most of, by value; the others are ordered as the
    policy says.
    """
    rows = [row for row in network.listings if row.owns_shelf]
    if len(rows) > MOST:
        sells = may_sell(network, make_plan(network))
        rows = sorted(rows, key=lambda row: -sells[row.name] * row.price)[:MOST]
    return [row.name for row in rows]


def _all(network: Network) -> list[Coordinate]:
    """Return each product that is looked at, by each mode."""
    return [(name, mode) for name in looked_at(network) for mode in sorted(network.modes)]


def lot_of(network: Network, name: str) -> Lot:
    """Return what a listing is ordered in."""
    row = network.listings[network.listing_names.index(name)]
    least = {supplier.name: supplier.minimum_order for supplier in network.scenario.suppliers}
    return Lot(row.carton, least[row.suppliers[0]])


def may_sell(network: Network, plan: Plan) -> dict[str, float]:
    """Return what the plan expects to sell of each listing in all its days."""
    units = pools(network.listings).shown(plan.cumulative[network.plan_days], axis=-1)
    return dict(zip(network.listing_names, units.tolist(), strict=True))


def usual_worth(profit: float) -> float:
    """Return a difference of profit that hardly matters, as a round amount."""
    return float(f"{max(abs(profit) * _NEGLIGIBLE, 1.0):.0e}")


def _fresh(runner: Runner, network: Network, name: str) -> Floats:
    """Return what a policy earns in worlds that had no part in the search."""
    return by_policy(runs_frame(runner.replay(network, [name], first_block=FRESH)), "profit")[name]


def _out_before(runner: Runner, network: Network, name: str) -> dict[str, Estimate]:
    """Return how probably each shelf is empty before goods of the next order can be there."""
    stock, arrivals = runner.replay(network, [name])[name]["stock"], Arrivals(network)
    chances = {}
    for row, listing in enumerate(network.listings):
        if listing.owns_shelf:
            again = min(int(arrivals.by(way, AGAIN)[0]) for way in arrivals.ways(row))
            days = slice(network.launch(listing), min(again, network.plan_days))
            chances[listing.name] = probability((stock[days, row] == 0).any(axis=0))
    return chances
