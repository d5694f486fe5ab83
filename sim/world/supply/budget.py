"""The cash gate on orders: what is due at once must be there (M6)."""

from __future__ import annotations

import numpy as np

from ..portion import share_of
from ..ration import ration
from ..stock import Units
from .supplier import Supplier


def affordable(orders: Units, spendable: Units, sellers: list[Supplier], carton: Units) -> Units:
    """Cut orders, (modes, P, W), in proportion where deposits and order fees exceed the cash."""
    fees = _fees(orders, sellers)
    deposits = _deposits(orders, sellers).sum(axis=(0, 1))
    short = deposits + fees > spendable
    if not short.any():
        return orders
    modes, products, _ = orders.shape
    wanted = orders[..., short].reshape(modes * products, -1)
    units, cash = wanted.sum(axis=0), np.maximum(spendable - fees, 0)[short]
    within = units * cash // np.maximum(deposits[short], 1)
    cut = ration(wanted, within).reshape(modes, products, -1)
    over = _deposits(cut, sellers).sum(axis=(0, 1)) > cash
    down = (wanted * within // np.maximum(units, 1)).reshape(cut.shape)
    cut = np.where(over, down, cut) // carton * carton
    kept = orders.copy()
    kept[..., short] = np.where(cut.sum(axis=0) >= least(sellers), cut, 0)
    return kept


def least(sellers: list[Supplier]) -> Units:
    """Return the minimum order of each product's supplier, (P, 1)."""
    return np.array([[seller.terms.minimum_order] for seller in sellers])


def _fees(orders: Units, sellers: list[Supplier]) -> Units:
    """Return the cents of the suppliers' order fees, one for every lot, (W,)."""
    fee = np.array([[round(seller.terms.order_fee * 100)] for seller in sellers])
    return np.asarray(((orders > 0) * fee).sum(axis=(0, 1)))


def _deposits(orders: Units, sellers: list[Supplier]) -> Units:
    """Return the cents due at once, (modes, P, W)."""
    cost = np.array([[s.prices.list[row]] for row, s in enumerate(sellers)])
    share = np.array([[s.terms.deposit_share] for s in sellers])
    return share_of(orders * cost, share)
