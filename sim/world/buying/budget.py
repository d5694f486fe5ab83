"""The cash gate on orders: what falls due must be there (M6).

Orders have the shape (T, modes, P, W): by tier, first suppliers and backups, and by mode.
"""

from __future__ import annotations

from collections.abc import Callable

from ...arrays import Cents, Flags, Numbers, Units, np
from ..core.ration import ranks, ration
from ..core.rounding import in_proportion
from .gate import OrderGate
from .order_cost import Due, OrderCosts
from .sellers import Sellers


class Budget:
    """Cuts orders in proportion where what they cost exceeds the room for it, backups first."""

    def __init__(self, gate: OrderGate, costs: OrderCosts, carton: Units) -> None:
        self._gate, self._look, self._carton = gate, gate.look(costs), carton

    def affordable(
        self, day: int, orders: Units, sellers: Sellers, modes: Numbers, world: Numbers
    ) -> Units:
        """Return what can be paid for of orders in some worlds.

        Where all fits into what there is at least, or nothing into what there is at most, nobody
        need look ahead day by day.
        """
        due, gate = self._look(day, sellers, modes), self._gate
        asked, last = due.variable(orders) + due.fixed(orders), due.last(orders)
        sure = gate.at_least(day, due.days, last, world)
        (doubtful,) = np.nonzero((asked > sure).any(axis=0))
        if not len(doubtful):
            return orders
        kept, most = orders.copy(), gate.at_most(day, world[doubtful])
        hopeless = most < due.least(orders)[doubtful]
        kept[..., doubtful[hopeless]] = 0
        doubtful = doubtful[~hopeless]
        room = gate.room(day, due.days, last[doubtful], world[doubtful])
        (lacking,) = np.nonzero((asked.take(doubtful, axis=-1) > room).any(axis=0))
        short, room = doubtful[lacking], room.take(lacking, axis=-1)
        wanted, due = orders.take(short, axis=-1), due.among(short)
        kept[..., short] = _cut_down(wanted, room, due, sellers.among(short), self._carton)
        return kept


class NoBudget:
    """The seller spends as much as it likes."""

    def affordable(
        self, day: int, orders: Units, sellers: Sellers, modes: Numbers, world: Numbers
    ) -> Units:
        """Return all orders."""
        return orders


def budget(gate: OrderGate | None, costs: OrderCosts, carton: Units) -> Budget | NoBudget:
    """Return what orders must keep to, a null object where there is no gate."""
    return NoBudget() if gate is None else Budget(gate, costs, carton)


def _cut_down(orders: Units, room: Cents, due: Due, sellers: Sellers, carton: Units) -> Units:
    """Cut orders until all that is left can be ordered.

    `room` is what may be due until each day of `due`, (days, W). Of the products that fall below
    their supplier's minimum, the worse half is given up, and its cash goes to the others; so are
    whole purchase orders below theirs, once no product is. Where today's room is less than the
    least that any order costs today, nothing is left, whatever is given up first.
    """
    kept, (worlds,) = np.zeros_like(orders), np.nonzero(room[0] >= due.least(orders))
    orders, room = orders.take(worlds, axis=-1), room.take(worlds, axis=-1)
    due, sellers = due.among(worlds), sellers.among(worlds)
    while len(worlds):
        cut = _cut(orders, room, due, carton)
        kept[..., worlds] = cut
        given_up = _given_up(orders, cut, sellers)
        (again,) = np.nonzero(given_up.any(axis=(0, 1)))
        worlds, room = worlds[again], room.take(again, axis=-1)
        due, sellers = due.among(again), sellers.among(again)
        orders = np.where(given_up[:, None], 0, orders).take(again, axis=-1)
    return kept


def _cut(orders: Units, room: Cents, due: Due, carton: Units) -> Units:
    """Cut each tier in proportion to what fees and the tier before it leave of the room."""
    kept, left = np.zeros_like(orders), room
    for tier, wanted in enumerate(orders):
        if tier:
            left = room - due.variable(kept)
        kept[tier] = wanted
        alone = np.zeros_like(orders)

        def cost(units: Units, alone: Units = alone, tier: int = tier) -> Cents:
            alone[tier] = units
            return due.variable(alone)

        kept[tier] = _within(wanted, left - due.fixed(kept), cost) // carton * carton
    return kept


def _within(orders: Units, room: Cents, cost: Callable[[Units], Cents]) -> Units:
    """Cut orders, (modes, P, W), in proportion so that their cost fits into the room."""
    asked = cost(orders)
    enough = (asked <= room).all(axis=0)
    wanted = orders.reshape(-1, orders.shape[-1])
    units = wanted.sum(axis=0)
    parts = [_part(units, there, most) for there, most in zip(room, asked, strict=True)]
    within = np.where(enough, units, np.min(parts, axis=0))
    cut = ration(wanted, within).reshape(orders.shape)
    over = (cost(cut) > room).any(axis=0)
    down = (wanted * within // np.maximum(units, 1)).reshape(orders.shape)
    return np.asarray(np.where(over & ~enough, down, cut))


def _part(units: Units, room: Cents, asked: Cents) -> Units:
    """Return the part of units whose cost fits into the room on a day, (W,).

    Where they cost nothing by then, fees alone must fit.
    """
    part = in_proportion(units, np.clip(room, 0, asked), np.maximum(asked, 1))
    return np.where(asked > 0, part, units * (room >= 0))


def _given_up(wanted: Units, cut: Units, sellers: Sellers) -> Flags:
    """Return which products to give up, (T, P, W): below their minimum, or in an order below its.

    Orders are looked at in worlds where no product lacks any more.
    """
    asked, units = wanted.sum(axis=1) > 0, cut.sum(axis=1)
    flat = (-1, units.shape[-1])
    least = np.broadcast_to(sellers.least, units.shape)
    products = _worse_half(units.reshape(flat), asked.reshape(flat), least.reshape(flat))
    if not sellers.terms.minimum.any():
        return products.reshape(units.shape)
    weight, terms = np.zeros_like(units), sellers.terms
    for supplier, rows, makes in sellers.parts:
        weight[:, rows] += units[:, rows] * makes * terms.weight[supplier, rows][:, None]
    worth, any_asked = sellers.by_supplier(weight), sellers.by_supplier(asked) > 0
    whole = _worse_half(worth, any_asked & ~products.any(axis=0), terms.minimum)
    return np.asarray(products.reshape(units.shape) | sellers.by_row(whole))


def _worse_half(units: Units, asked: Flags, minimum: Units) -> Flags:
    """Return what gets the least of its minimum, (P, W); at least one that lacks.

    Of equals the later one is given up.
    """
    lacking = asked & (units < minimum)
    share = np.where(lacking, units / np.maximum(minimum, 1), np.inf)
    rank = ranks(share[::-1])[::-1]
    return np.asarray(lacking & (rank < np.maximum(lacking.sum(axis=0) // 2, 1)))
