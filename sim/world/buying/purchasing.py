"""Purchasing: from the policy's wishes to accepted orders, deposits, trips and bills."""

from collections.abc import Iterator

import numpy as np

from ...arrays import Floats, Units
from ...policy.decision import Decision
from ..core.causes import COMMITTED
from ..freight.supply import Supply
from ..money.cash import Gate
from .budget import affordable, least
from .inbound import Inbound
from .supplier import Supplier


class Purchasing:
    """Places orders with the suppliers that work on the day, within the cash there is."""

    def __init__(self, supply: Supply, gate: Gate) -> None:
        network, worlds = supply.network, supply.stock.on_hand.shape[1]
        self._ledger, self._gate = supply.ledger, gate
        self._suppliers = {
            s.name: Supplier(s, network, supply.luck, worlds) for s in network.terms.suppliers
        }
        self._choices = [row.suppliers for row in network.listings]
        self._carton = np.array([[row.carton] for row in network.listings])
        self.inbound = Inbound(supply)

    def under_way(self) -> Units:
        """Return the units that were ordered and are not at the dock, (P, W)."""
        waiting = [supplier.work.waiting() for supplier in self._suppliers.values()]
        on_the_road = self.inbound.goods.outstanding + self.inbound.failed.outstanding
        return np.asarray(sum(waiting, on_the_road))

    def order(self, day: int, decision: Decision) -> None:
        """Place the day's orders: first those of the first supplier, then those of the backup."""
        wishes = decision.orders
        for supplier in self._suppliers.values():
            for lot in supplier.work.start(day):
                self.inbound.ship(supplier, lot)
        modes = [mode for mode, units in wishes.items() if units.any()]
        if modes:
            units = np.stack([wishes[mode] for mode in modes])
            for sellers, part in self._divided(day, units, np.asarray(decision.backup_share)):
                self._place(day, modes, part, sellers)

    def _divided(
        self, day: int, wishes: Units, share: Floats
    ) -> Iterator[tuple[list[Supplier], Units]]:
        """Yield each product's supplier and its part of the wishes, (modes, P, W); then backups.

        The backup is the second supplier that works today; without one the first gets all.
        """
        working = [self._working(day, row) for row in range(len(self._choices))]
        first = [suppliers[0] for suppliers in working]
        if not share.any():
            yield first, wishes
            return
        backed_up = np.array([[len(suppliers) > 1] for suppliers in working])
        backup = np.rint(wishes * (share * backed_up)).astype(np.int64)
        yield first, wishes - backup
        yield [suppliers[:2][-1] for suppliers in working], backup

    def _place(self, day: int, modes: list[str], wishes: Units, sellers: list[Supplier]) -> None:
        """Round, ration to the cash and book the wishes of the worlds that have any."""
        (buyers,) = np.nonzero(wishes.any(axis=(0, 1)))
        owed = self._ledger.outstanding(*COMMITTED)[buyers]
        spendable = np.maximum(self._gate.spendable(self._ledger.cash[buyers]) + owed, 0)
        orders = self._rounded(wishes[..., buyers], sellers)
        orders = affordable(orders, spendable, sellers, self._carton)
        for mode, units in zip(modes, orders, strict=True):
            for row, seller in enumerate(sellers):
                (buys,) = np.nonzero(units[row])
                if len(buys):
                    self.inbound.accept(day, mode, row, seller, units[row, buys], buyers[buys])

    def _working(self, day: int, row: int) -> list[Supplier]:
        """Return the product's suppliers that work today; where none does, the first."""
        suppliers = [self._suppliers[name] for name in self._choices[row]]
        return [supplier for supplier in suppliers if supplier.is_open(day)] or suppliers[:1]

    def _rounded(self, wishes: Units, sellers: list[Supplier]) -> Units:
        """Raise orders, (modes, P, W), to whole cartons, and their sum to the minimum."""
        cartons = -(-wishes // self._carton)
        total = cartons.sum(axis=0)
        lacking = np.where(total > 0, -(-least(sellers) // self._carton) - total, 0)
        largest = cartons == cartons.max(axis=0)
        first = largest & (np.cumsum(largest, axis=0) == 1)
        return np.asarray((cartons + first * np.maximum(lacking, 0)) * self._carton)
