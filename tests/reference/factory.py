"""A supplier in one world: to order or from stock, prices, credit, what is short and unfit."""

import math
from typing import NamedTuple

from sim.chance.luck import Luck
from sim.network.network import Network
from sim.scenario.lane import WEEKDAYS
from sim.scenario.part import MILLS, mills
from sim.scenario.supplier import Supplier

from .chance import binomial
from .money import extended, half_up, part_of
from .setting import BEYOND


class Line(NamedTuple):
    """Units of a product by a mode."""

    name: str
    mode: str
    product: int
    units: int
    unit_cost: int
    """Mills."""


class Goods(NamedTuple):
    """Lines that leave the supplier together, in the order of their names and modes."""

    lines: list[Line]
    ready: float


class Lot(NamedTuple):
    """One of those lines, and which of the supplier's lots of this product it is."""

    product: int
    units: int
    sent: int
    unit_cost: int
    ready: int
    number: int


class Factory:
    """A supplier in one world."""

    def __init__(self, terms: Supplier, network: Network, luck: Luck) -> None:
        self.terms, supply, products = terms, luck.supply, network.listings
        self._unit_cost = [product.unit_cost for product in products]
        self._dearer = supply.cost
        """What each product costs in this world, over what the file says."""
        keys = [(terms.name, product.name) for product in products]
        self._names = [product.name for product in products]
        self._lead = supply.lead.get(terms.name)
        self._short = [supply.short.get(key) for key in keys]
        self._scores = [supply.defects.get(key) for key in keys]
        days = range(network.days + BEYOND)
        out = supply.outage.get(terms.name)
        self.open = [
            0.0 if out and out[day] else min([1.0, *self._speeds(network, day)]) for day in days
        ]
        """How fast closures and outages let it work; orders are taken on days off, too."""
        self.speed = [
            speed if WEEKDAYS[network.date(day).weekday()] in terms.works else 0.0
            for day, speed in enumerate(self.open)
        ]
        self.foreseen = [
            min([1.0, *self._speeds(network, day)])
            if WEEKDAYS[network.date(day).weekday()] in terms.works
            else 0.0
            for day in days
        ]
        self._defect_share = [self._chance_of_defects(network, day) for day in days]
        self._placed = 0
        self._lots = [0] * len(products)
        self._leaving: list[Goods] = []
        self._queue, self._bought = 0.0, 0
        stock = terms.ready_stock
        self._stock = [stock.units if stock else 0 for _ in products]
        self._remade: list[tuple[int, int, int]] = []
        self._waiting: dict[str, list[int]] = {}
        self._set_aside: list[Line] = []

    def _speeds(self, network: Network, day: int) -> list[float]:
        """Return how fast each closure lets the supplier work on a day."""
        speeds = []
        for c in self.terms.closed:
            to = (network.day(c.first_day) - day) / (c.wind_down_days + 1)
            since = (day - network.day(c.last_day)) / (c.ramp_up_days + 1)
            speeds.append(min(max(to, since, 0.0), 1.0))
        return speeds

    def _chance_of_defects(self, network: Network, day: int) -> float:
        share = usual = self.terms.defects.share if self.terms.defects else 0.0
        for c in self.terms.closed:
            if 0 < day - network.day(c.last_day) <= c.ramp_up_days:
                share = min(usual * c.defect_multiple, 1.0)
        return share

    # --- money ----------------------------------------------------------------------------------

    def unit_cost(self, product: int, units: int) -> int:
        """Return the mills that a unit is billed at, after the discount for so many."""
        discount = 0.0
        for step in self.terms.price_breaks:
            if units >= step.from_units:
                discount = step.discount
        dearer = self._unit_cost[product] * (1.0 + self.terms.premium)
        return half_up(dearer * (1.0 - discount) * self._dearer[product] * MILLS)

    def list_price(self, product: int) -> int:
        """Return the mills of a unit before any discount, as the file says."""
        return mills(self._unit_cost[product] * (1.0 + self.terms.premium))

    def deposit(self, units: int, unit_cost: int) -> int:
        """Return the cents due with a line of an order."""
        return part_of(extended(units, unit_cost), self.terms.deposit_share)

    def balance_day(self, ready: int) -> int:
        """Return when the balance falls due; much bought earns longer credit."""
        days = self.terms.balance_days
        for step in self.terms.credit:
            if self._bought >= step.bought_units:
                days = step.balance_days
        return ready + days

    # --- goods ----------------------------------------------------------------------------------

    def start(self, day: int) -> None:
        """Work off a day's capacity; set aside what was remade for those who wait."""
        if self.terms.capacity_per_day:
            self._queue = max(self._queue - self.terms.capacity_per_day * self.speed[day], 0.0)
        for due, product, units in self._remade:
            if due == day:
                self._stock[product] += units
        self._give()

    def take(self, day: int, lines: list[Line]) -> None:
        """Accept a purchase order: made as a whole, or from stock as far as there is any."""
        units = sum(line.units for line in lines)
        self._bought += units
        if self.terms.ready_stock:
            for line in lines:
                waiting = self._waiting.setdefault(line.mode, [0] * len(self._stock))
                waiting[line.product] += line.units
                due = day + self.terms.ready_stock.remake_days
                self._remade.append((due, line.product, line.units))
            self._give()
            return
        effort = self._lead.of(self._placed)
        self._placed += 1
        if self.terms.capacity_per_day:
            self._queue += units
            effort += math.ceil(self._queue / self.terms.capacity_per_day) - 1
        self._leaving.append(Goods(in_order(lines), self.done(day, effort)))

    def _give(self) -> None:
        """Set aside what there is for those who wait, the first mode by name first."""
        for mode, waiting in sorted(self._waiting.items()):
            for product, wanted in enumerate(waiting):
                units = min(wanted, self._stock[product])
                if units:
                    waiting[product] -= units
                    self._stock[product] -= units
                    cost, name = self.unit_cost(product, units), self._names[product]
                    self._set_aside.append(Line(name, mode, product, units, cost))

    def leave(self, day: int) -> list[Goods]:
        """Return what was ordered today, or leaves the stock today."""
        if self._set_aside:
            self._leaving.append(Goods(in_order(together(self._set_aside)), day))
        leaving, self._leaving, self._set_aside = self._leaving, [], []
        return leaving

    def done(self, day: int, effort: float, foreseen: bool = False) -> float:
        """Return when the effort, in full days, has been worked; not on the eve of a day off.

        What is foreseen knows of no outages.
        """
        speed = self.foreseen if foreseen else self.speed
        left, done = effort, day
        while left > 1e-9:
            if speed[done] - left > 1e-9:
                return done + left / speed[done]
            left -= speed[done]
            done += 1
        while speed[done] == 0.0:
            done += 1
        return done

    def lot(self, line: Line, ready: float) -> Lot:
        """Return a line as it is sent: some of it may be short."""
        number = self._lots[line.product]
        self._lots[line.product] += 1
        short, sent = self._short[line.product], line.units
        if short is not None:
            sent -= math.floor(line.units * min(short.of(number), 1.0))
        return Lot(line.product, line.units, sent, line.unit_cost, half_up(ready), number)

    def defective(self, lot: Lot, landed: int) -> int:
        """Return how many of the units landed are unfit."""
        scores = self._scores[lot.product]
        if scores is None:
            return 0
        share = self._defect_share[min(lot.ready, len(self._defect_share) - 1)]
        return binomial(landed, share, scores.of(lot.number))


def in_order(lines: list[Line]) -> list[Line]:
    """Return lines in the order of their names and modes."""
    return sorted(lines, key=lambda line: (line.name, line.mode))


def together(lines: list[Line]) -> list[Line]:
    """Return one line for all that have the same product and mode."""
    units: dict[tuple[str, int], int] = {}
    for line in lines:
        key = line.mode, line.product
        units[key] = units.get(key, 0) + line.units
    first = {(line.mode, line.product): line for line in lines}
    return [line._replace(units=units[key]) for key, line in first.items()]
