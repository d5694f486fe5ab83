"""A supplier in one world: to order or from stock, prices, credit, what is short and unfit."""

import math
from typing import NamedTuple

from sim.chance.luck import Luck
from sim.network.network import Network
from sim.scenario.part import mills
from sim.scenario.supplier import Supplier

from .chance import binomial
from .money import extended, part_of
from .setting import BEYOND


class Sent(NamedTuple):
    """Units that leave the supplier together."""

    mode: str
    product: int
    units: int
    ready: int
    number: int
    """Which of the supplier's lots of this product it is."""


class Factory:
    """A supplier in one world."""

    def __init__(self, terms: Supplier, network: Network, luck: Luck) -> None:
        self.terms, supply, products = terms, luck.supply, network.listings
        self._unit_cost = [product.unit_cost for product in products]
        keys = [(terms.name, product.name) for product in products]
        self._lead = [supply.lead.get(key) for key in keys]
        self._short = [supply.short.get(key) for key in keys]
        self._scores = [supply.defects.get(key) for key in keys]
        days = range(network.days + BEYOND)
        self.speed = [min([1.0, *self._speeds(network, day)]) for day in days]
        self._defect_share = [self._chance_of_defects(network, day) for day in days]
        self._placed = [0] * len(products)
        self._queue, self._bought = 0.0, 0
        stock = terms.ready_stock
        self._stock = [stock.units if stock else 0 for _ in products]
        self._remade: list[tuple[int, int, int]] = []
        self._waiting: dict[str, list[int]] = {}

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

    def price(self, product: int, units: int) -> int:
        """Return the mills of a unit in an order, after the discount for its size."""
        discount = 0.0
        for step in self.terms.price_breaks:
            if units >= step.from_units:
                discount = step.discount
        dearer = self._unit_cost[product] * (1.0 + self.terms.premium)
        return mills(dearer * (1.0 - discount))

    def list_price(self, product: int) -> int:
        """Return the mills of a unit before any discount."""
        return mills(self._unit_cost[product] * (1.0 + self.terms.premium))

    def deposit(self, product: int, units: int) -> int:
        """Return the cents due with an order."""
        return part_of(extended(units, self.price(product, units)), self.terms.deposit_share)

    def balance_day(self, ready: int) -> int:
        """Return when the balance falls due; much bought earns longer credit."""
        days = self.terms.balance_days
        for step in self.terms.credit:
            if self._bought >= step.bought_units:
                days = step.balance_days
        return ready + days

    # --- goods ----------------------------------------------------------------------------------

    def start(self, day: int) -> list[Sent]:
        """Work off a day's capacity; ship what was remade to those who wait."""
        if self.terms.capacity_per_day:
            self._queue = max(self._queue - self.terms.capacity_per_day * self.speed[day], 0.0)
        for due, product, units in self._remade:
            if due == day:
                self._stock[product] += units
        return [
            lot
            for mode, waiting in self._waiting.items()
            for product in range(len(waiting))
            for lot in self._ship(day, mode, product)
        ]

    def take(self, day: int, mode: str, product: int, units: int) -> list[Sent]:
        """Accept an order; return what leaves because of it, now or later."""
        self._bought += units
        if self.terms.ready_stock:
            waiting = self._waiting.setdefault(mode, [0] * len(self._stock))
            waiting[product] += units
            self._remade.append((day + self.terms.ready_stock.remake_days, product, units))
            return self._ship(day, mode, product)
        number = self._placed[product]
        self._placed[product] += 1
        effort = self._lead[product].of(number)
        if self.terms.capacity_per_day:
            self._queue += units
            effort += math.ceil(self._queue / self.terms.capacity_per_day) - 1
        return [Sent(mode, product, units, self._done(day, effort), number)]

    def _ship(self, day: int, mode: str, product: int) -> list[Sent]:
        units = min(self._waiting[mode][product], self._stock[product])
        if not units:
            return []
        self._waiting[mode][product] -= units
        self._stock[product] -= units
        number = self._placed[product]
        self._placed[product] += 1
        return [Sent(mode, product, units, day, number)]

    def _done(self, day: int, effort: float) -> int:
        """Return the open day before which the effort, in full days, has been worked."""
        worked, done = 0.0, day
        while worked < effort - 1e-9:
            worked += self.speed[done]
            done += 1
        while self.speed[done] == 0.0:
            done += 1
        return done

    def sent(self, lot: Sent) -> int:
        """Return the units that are sent of a lot."""
        short = self._short[lot.product]
        if short is None:
            return lot.units
        return lot.units - math.floor(lot.units * min(short.of(lot.number), 1.0))

    def defective(self, lot: Sent, sent: int) -> int:
        """Return how many of the units sent are unfit."""
        scores = self._scores[lot.product]
        if scores is None:
            return 0
        share = self._defect_share[min(lot.ready, len(self._defect_share) - 1)]
        return binomial(sent, share, scores.of(lot.number))
