"""Purchasing: from the policy's wishes to accepted orders, deposits, trips and bills."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from ...chance.supply import SupplyLuck
from ...policy.decision import Decision
from ...scenario.scenario import Scenario
from ..delay_line import DelayLine
from ..ledger import Ledger
from ..money.cash import Gate
from ..portion import share_of
from ..ration import ration
from ..stock import Stock
from .carrier import Carrier
from .supplier import Factory

Units = NDArray[np.int64]


class Purchasing:
    """Places orders with the suppliers that work on the day, within the cash there is."""

    def __init__(
        self, scenario: Scenario, luck: SupplyLuck, stock: Stock, ledger: Ledger, gate: Gate
    ) -> None:
        names, worlds = scenario.listing_names, stock.on_hand.shape[1]
        self._stock, self._ledger, self._gate = stock, ledger, gate
        self._factories = {
            s.name: Factory(s, scenario, [luck.lead[s.name, n] for n in names], worlds)
            for s in scenario.suppliers
        }
        self._carriers: dict[str, Carrier] = {
            lane.mode: Carrier(lane, scenario, luck, worlds) for lane in scenario.lanes
        }
        self._choices = [product.suppliers for product in scenario.listings]
        self._carton = np.array([[product.carton] for product in scenario.listings])
        self.goods = DelayLine(scenario.days, len(names), worlds)
        self.placed = np.zeros(worlds, np.int64)
        """Orders placed so far."""
        self.flown = np.zeros(worlds, np.int64)
        """Units ordered by air so far."""
        self._load_shipments(scenario, luck)

    def _load_shipments(self, scenario: Scenario, luck: SupplyLuck) -> None:
        """Put what is on the water on the first day under way."""
        every = np.arange(self._stock.on_hand.shape[1])
        for shipment, late in zip(scenario.shipments, luck.late, strict=True):
            row = scenario.listing_names.index(shipment.product)
            arrives = scenario.day(shipment.arrives) + late[every]
            units = np.full(len(every), shipment.units)
            self._expect(row, units, arrives, every)
            freight = np.full(len(every), -round(shipment.freight_due * 100))
            self._ledger.book_some("freight", freight, arrives, every)

    def _expect(self, row: int, units: Units, day: Units, world: Units) -> None:
        """Count goods as ordered and send them on their way to the shelf."""
        self._stock.ordered[row, world] += units
        self._stock.on_order[row, world] += units
        self.goods.send_each(units, day, row, world)

    def order(self, day: int, decision: Decision) -> None:
        """Place the day's orders: first those of the first supplier, then those of the backup."""
        wishes = decision.orders
        for factory in self._factories.values():
            factory.work(day)
        modes = [mode for mode, units in wishes.items() if units.any()]
        if modes:
            units = np.stack([wishes[mode] for mode in modes])
            for sellers, part in self._divided(day, units, np.asarray(decision.backup_share)):
                self._place(day, modes, part, sellers)

    def _divided(
        self, day: int, wishes: Units, share: NDArray[np.float64]
    ) -> Iterator[tuple[list[Factory], Units]]:
        """Yield each product's supplier and its part of the wishes, (modes, P, W); then backups.

        The backup is the second supplier that works today; without one the first gets all.
        """
        working = [self._working(day, row) for row in range(len(self._choices))]
        first = [factories[0] for factories in working]
        if not share.any():
            yield first, wishes
            return
        backed_up = np.array([[len(factories) > 1] for factories in working])
        backup = np.rint(wishes * (share * backed_up)).astype(np.int64)
        yield first, wishes - backup
        yield [factories[:2][-1] for factories in working], backup

    def _place(self, day: int, modes: list[str], wishes: Units, sellers: list[Factory]) -> None:
        """Round, ration to the cash and book the wishes of the worlds that have any."""
        (buyers,) = np.nonzero(wishes.any(axis=(0, 1)))
        owed = self._ledger.outstanding("balances", "freight")[buyers]
        spendable = np.maximum(self._gate.spendable(self._ledger.cash[buyers]) + owed, 0)
        orders = self._rounded(wishes[..., buyers], sellers)
        orders = _affordable(orders, spendable, sellers, self._carton)
        for mode, units in zip(modes, orders, strict=True):
            for row, seller in enumerate(sellers):
                (buys,) = np.nonzero(units[row])
                if len(buys):
                    self._book(day, mode, row, seller, units[row, buys], buyers[buys])

    def _working(self, day: int, row: int) -> list[Factory]:
        """Return the product's suppliers that work today; where none does, the first."""
        factories = [self._factories[name] for name in self._choices[row]]
        return [factory for factory in factories if factory.open[day]] or factories[:1]

    def _rounded(self, wishes: Units, sellers: list[Factory]) -> Units:
        """Raise orders, (modes, P, W), to whole cartons, and their sum to the minimum."""
        cartons = -(-wishes // self._carton)
        total = cartons.sum(axis=0)
        lacking = np.where(total > 0, -(-_least(sellers) // self._carton) - total, 0)
        largest = cartons == cartons.max(axis=0)
        first = largest & (np.cumsum(largest, axis=0) == 1)
        return np.asarray((cartons + first * np.maximum(lacking, 0)) * self._carton)

    def _book(
        self, day: int, mode: str, row: int, seller: Factory, units: Units, world: Units
    ) -> None:
        """Pay the deposit, and send goods, balance and freight on their way."""
        price = units * seller.cost[row]
        deposit = share_of(price, seller.terms.deposit_share)
        self._ledger.post_some("deposits", -deposit, world)
        self._ledger.post_some(
            "order fees", np.full_like(units, -round(seller.terms.order_fee * 100)), world
        )
        ready = seller.make(day, row, units, world)
        trip = self._carriers[mode].ship(row, units, ready, world)
        owing = ready + seller.terms.balance_days
        self._ledger.book_some("balances", deposit - price, owing, world)
        self._ledger.book_some("freight", -trip.freight, trip.landed, world)
        self._expect(row, units, trip.on_shelf, world)
        self.placed[world] += 1
        self.flown[world] += units * (mode == "air")


def _affordable(orders: Units, spendable: Units, sellers: list[Factory], carton: Units) -> Units:
    """Cut orders, (modes, P, W), in proportion where the deposits exceed the cash."""
    deposits = _deposits(orders, sellers).sum(axis=(0, 1))
    short = deposits > spendable
    if not short.any():
        return orders
    modes, products, _ = orders.shape
    wanted = orders[..., short].reshape(modes * products, -1)
    units, cash = wanted.sum(axis=0), spendable[short]
    affordable = units * cash // deposits[short]
    cut = ration(wanted, affordable).reshape(modes, products, -1)
    over = _deposits(cut, sellers).sum(axis=(0, 1)) > cash
    down = (wanted * affordable // np.maximum(units, 1)).reshape(cut.shape)
    cut = np.where(over, down, cut) // carton * carton
    kept = orders.copy()
    kept[..., short] = np.where(cut.sum(axis=0) >= _least(sellers), cut, 0)
    return kept


def _least(sellers: list[Factory]) -> Units:
    """Return the minimum order of each product's supplier, (P, 1)."""
    return np.array([[seller.terms.minimum_order] for seller in sellers])


def _deposits(orders: Units, sellers: list[Factory]) -> Units:
    """Return the cents due at once, (modes, P, W)."""
    cost = np.array([[s.cost[row]] for row, s in enumerate(sellers)])
    share = np.array([[s.terms.deposit_share] for s in sellers])
    return share_of(orders * cost, share)
