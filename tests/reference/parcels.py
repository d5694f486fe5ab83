"""The parcels of one shop in one world: packed oldest first, late when their day is over."""

from sim.chance.parcels import ParcelLuck
from sim.network.shop import Shop
from sim.scenario.lane import WEEKDAYS
from sim.scenario.part import cents, mills

from .item import Item, ration
from .ledger import Ledger
from .money import extended


class Packing:
    """A station whose packers share a shop's parcels; every order is one entry of a list."""

    def __init__(self, shop: Shop, items: list[Item], luck: ParcelLuck, ledger: Ledger) -> None:
        self.shop, self.terms, self.ledger = shop, shop.packing, ledger
        self.items, self.packed = items, luck.packed
        self.orders: list[list[int]] = [[] for _ in items]
        """The day of each order that has neither left nor been cancelled, oldest first."""
        self.lots: list[list[int]] = []
        """Units of each item that wait to be packed, by the day they left the shelf."""
        self.taken = [0 for _ in items]
        self.cancelled = [0 for _ in items]
        self.picked = [0 for _ in items]
        self.paid = 0

    def close(self, day: int) -> list[int]:
        """Return what leaves today of each item."""
        self.lots.append([])
        for p, item in enumerate(self.items):
            self._note_orders(day, p, item)
            self.lots[-1].append(item.shipped - self.picked[p])
            self.picked[p] = item.shipped
        parcels = self._pack(day) if self._fetched() else [0 for _ in self.items]
        for p, item in enumerate(self.items):
            del self.orders[p][: parcels[p]]
            item.dispatched += parcels[p]
            if self.terms.promised_days is not None:
                item.late += sum(self._due(ordered) == day for ordered in self.orders[p])
        return parcels

    def bill(self, day: int, fulfilment: int) -> None:
        """Pay the carrier now, or on credit."""
        if self.terms.carrier_credit_days is None:
            self.ledger.post("fulfilment", -fulfilment)
        else:
            due = day + max(self.terms.carrier_credit_days, 1)
            self.ledger.book("fulfilment", -fulfilment, due)

    def _note_orders(self, day: int, p: int, item: Item) -> None:
        """Add the day's orders; take out the cancelled ones, the first that wait for goods."""
        taken = item.served + item.accepted
        self.orders[p] += [day] * (taken - self.taken[p])
        first = item.shipped - item.dispatched
        del self.orders[p][first : first + item.cancelled - self.cancelled[p]]
        self.taken[p], self.cancelled[p] = taken, item.cancelled

    def _fetched(self) -> bool:
        credit = self.shop.terms.cash.credit
        line = cents(credit.limit) if credit else 0
        return self.terms.carrier_credit_days is None or self.ledger.cash >= -line

    def _works(self, day: int) -> bool:
        return WEEKDAYS[self.shop.date(day).weekday()] in self.terms.works

    def _due(self, ordered: int) -> int:
        """Return the last day on which an order can leave in time."""
        days = self.terms.promised_days
        while not self._works(ordered) or days:
            days -= self._works(ordered)
            ordered += 1
        return ordered

    def _pack(self, day: int) -> list[int]:
        """Pack what usual hours and overtime allow, and pay for it."""
        terms, waiting = self.terms, sum(sum(lot) for lot in self.lots)
        if not self._works(day):
            return [0 for _ in self.items]
        today = self.packed[day % len(self.packed)]  # one day stands for all where all are alike
        usual = min(today[min(waiting, terms.packers)], waiting)
        overtime, left = 0, waiting - usual
        a_day = terms.packers * terms.units_per_packer_day.mean
        if left > a_day * terms.overtime_after_days:
            overtime = min(left, terms.overtime_units_per_day)
        fee = mills(terms.material_per_unit)
        for peak in terms.peaks:
            if peak.first_day <= self.shop.date(day) <= peak.last_day:
                fee += mills(peak.per_unit)
        units = usual + overtime
        cost = extended(units, fee) + extended(overtime, mills(terms.overtime_per_unit))
        self.paid += cost
        self.ledger.post("packing", -cost)
        return self._oldest(units)

    def _oldest(self, units: int) -> list[int]:
        """Take units out of the oldest lots; those of one day go in proportion."""
        parcels, names = [0 for _ in self.items], [item.listing.name for item in self.items]
        for lot in self.lots:
            if not sum(lot):
                continue
            for p, part in enumerate(ration(lot, units, names)):
                lot[p] -= part
                parcels[p] += part
                units -= part
        return parcels
