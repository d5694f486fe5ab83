"""The cash gate on orders: what is due at once must be there (M6).

Orders have the shape (T, modes, P, W): by tier, first suppliers and backups, and by mode.
"""

from __future__ import annotations

import numpy as np

from ...arrays import Cents, Flags, Floats, Mills, Units
from ..core.ration import ration
from ..core.rounding import extended, in_proportion, part_of
from .sellers import Sellers


def affordable(orders: Units, spendable: Cents, sellers: Sellers, carton: Units) -> Units:
    """Cut orders in proportion where deposits and order fees exceed the cash, backups first.

    Of the products that fall below their supplier's minimum, the worse half is given up, and its
    cash goes to the others; so are whole purchase orders below theirs, once no product is. It goes
    on until all that is left can be ordered.
    """
    short = deposits(orders, sellers).sum(axis=0) + fees(orders, sellers) > spendable
    if not short.any():
        return orders
    kept = orders.copy()
    wanted, cash, sellers = orders[..., short], spendable[short], sellers.among(short)
    while True:
        cut = _cut(wanted, cash, sellers, carton)
        given_up = _given_up(wanted, cut, sellers)
        if not given_up.any():
            break
        wanted = np.where(given_up[:, None], 0, wanted)
    kept[..., short] = cut
    return kept


def deposits(orders: Units, sellers: Sellers) -> Cents:
    """Return the cents of all deposits at list prices, tier by tier, (T, W)."""
    price, share = sellers.price[:, None], sellers.deposit[:, None]
    return np.asarray(part_of(extended(orders, price), share).sum(axis=(1, 2)))


def fees(orders: Units, sellers: Sellers) -> Cents:
    """Return the cents of all order fees: one for each supplier that gets an order, (W,)."""
    if not sellers.terms.fee.any():
        return np.zeros(orders.shape[-1], np.int64)
    asked = sellers.by_supplier(orders.sum(axis=1)) > 0
    return np.asarray((asked * sellers.terms.fee).sum(axis=0))


def _cut(orders: Units, spendable: Cents, sellers: Sellers, carton: Units) -> Units:
    """Cut each tier in proportion to what deposits and fees leave of the cash before it."""
    kept, left = np.zeros_like(orders), spendable
    for tier, wanted in enumerate(orders):
        if tier:
            left = left - deposits(kept, sellers)[tier - 1]
        kept[tier] = wanted
        price, share = sellers.price[tier], sellers.deposit[tier]
        cut = _within(wanted, left - fees(kept, sellers), price, share)
        kept[tier] = cut // carton * carton
    return kept


def _within(orders: Units, cash: Cents, price: Mills, share: Floats) -> Units:
    """Cut orders, (modes, P, W), in proportion so that their deposits fit into the cash."""
    due = part_of(extended(orders, price), share).sum(axis=(0, 1))
    enough, cash = due <= cash, np.maximum(cash, 0)
    wanted = orders.reshape(-1, orders.shape[-1])
    units = wanted.sum(axis=0)
    part = in_proportion(units, np.minimum(cash, due), np.maximum(due, 1))
    within = np.where(enough, units, part)
    cut = ration(wanted, within).reshape(orders.shape)
    over = part_of(extended(cut, price), share).sum(axis=(0, 1)) > cash
    down = (wanted * within // np.maximum(units, 1)).reshape(orders.shape)
    return np.asarray(np.where(over & ~enough, down, cut))


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
    order = np.argsort(share[::-1], axis=0, kind="stable")
    rank = np.argsort(order, axis=0, kind="stable")[::-1]
    return np.asarray(lacking & (rank < np.maximum(lacking.sum(axis=0) // 2, 1)))
