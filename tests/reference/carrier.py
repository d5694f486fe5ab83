"""A lane in one world: departures, transit, customs, labels, loss, freight, duty, insurance."""

import datetime as dt
import math
from typing import NamedTuple

from sim.chance.luck import Luck
from sim.network.network import Network
from sim.scenario.lane import WEEKDAYS, Lane
from sim.scenario.part import MILLS, cents, mills

from .chance import binomial
from .money import extended, half_up, part_of
from .setting import BEYOND, charged


class Bill(NamedTuple):
    """Cents of a cause on a day; above 0 they come in."""

    cause: str
    cents: int
    day: int


class Booking(NamedTuple):
    """When what is booked together departs and lands, and the cents of each line."""

    departs: int
    lands: float
    freight: list[int]


class Trip(NamedTuple):
    """When goods reach the shelf, how many do not, and the bills."""

    on_shelf: int
    lost: int
    bills: list[Bill]


GRAINS = 10**9
"""Parts of an m3 or kg; quantities are whole numbers of them."""


def shared_out(amount: int, weights: list[int]) -> list[int]:
    """Share an amount out by weights; the largest remainders take the cents left over."""
    exact = [float(amount) * weight / sum(weights) for weight in weights]
    shares = [math.floor(part) for part in exact]
    left = amount - sum(shares)
    for i in sorted(range(len(weights)), key=lambda i: shares[i] - exact[i])[:left]:
        shares[i] += 1
    return shares


class Carrier:
    """A lane in one world."""

    def __init__(self, lane: Lane, network: Network, luck: Luck) -> None:
        self.lane, self._network, self._luck = lane, network, luck.supply
        self._products = network.listings
        self._last = network.days + BEYOND - 1
        self._shipped = [0] * len(self._products)
        self._billed = 0.0

    # --- the way --------------------------------------------------------------------------------

    def departs(self, ready: float) -> int:
        """Return the first day from `ready` on, to the nearest day, on which the lane leaves."""
        day = min(half_up(ready), self._last)
        while day <= self._last and not self._leaves(day):
            day += 1
        if day > self._last:
            day = self._last
            while not self._leaves(day):
                day -= 1
            return day + 7
        return day

    def _leaves(self, day: int) -> bool:
        date = self._network.date(day)
        if any(span.first_day <= date <= span.last_day for span in self.lane.closed):
            return False
        return not self.lane.sails or WEEKDAYS[date.weekday()] in self.lane.sails

    def season(self, day: int, key: str) -> float:
        """Return what congestion multiplies on a day."""
        date, multiple = self._network.date(day), 1.0
        for season in self.lane.congestion:
            if season.first_day <= date <= season.last_day:
                multiple *= getattr(season, key)
        return multiple

    def _lands(self, ready: float) -> float:
        """Return when goods land: all that departs on a day takes as long."""
        departs = self.departs(ready)
        sailing = min(departs, self._last)
        date = self._network.date(sailing)
        usual = self._luck.transit[self.lane.key].of(sailing)
        days = usual * self.season(sailing, "multiple")
        for i, delay in enumerate(self.lane.sailing_delays):
            first, last = delay.first_day or date, delay.last_day or dt.date.max
            late = self._luck.sailing[self.lane.key, i].of(sailing)
            days = days + (late if first <= date <= last else 0.0)
        at_once = not self.lane.sails and departs == half_up(ready)
        return (ready if at_once else departs) + days

    def _stopped(self, name: str, number: int) -> tuple[float, int]:
        """Return the days and the fee of customs."""
        lane, luck = self.lane, self._luck
        if lane.customs_hold:
            return luck.hold[lane.key, name].of(number), 0
        if lane.exams:
            picked, until = luck.exam[lane.key, name].of(number), 0.0
            for exam in lane.exams:
                until += exam.chance
                if picked < until:
                    key = f"{lane.key} {exam.kind}", name
                    return luck.exam_days[key].of(number), cents(exam.cost)
        return 0, 0

    def book(self, lines: list[tuple[int, int]], ready: float) -> Booking:
        """Book units of products that are ready together on the next departure."""
        departs = self.departs(ready)
        return Booking(departs, self._lands(ready), self._freight(lines, departs))

    def land(self, product: int, units: int, booking: Booking, freight: int) -> Trip:
        """Bring a lot from the port to the shelf."""
        lane, luck, name = self.lane, self._luck, self._products[product].name
        number = self._shipped[product]
        self._shipped[product] += 1
        held, fee = self._stopped(name, number)
        free = booking.lands + held + luck.border[lane.key]
        landed = half_up(free)
        lost = 0
        if lane.loss_share:
            lost = binomial(units, lane.loss_share, luck.loss[lane.key, name].of(number))
        on_shelf = free + luck.dock[lane.key, name].of(number)
        if lane.lot_rejection:
            refused = luck.refused[lane.key, name].of(number)
            on_shelf += refused
            if refused:
                fee += extended(units - lost, mills(lane.lot_rejection.cost_per_unit))
        bills = [
            Bill("freight", -freight, landed + lane.bill_days),
            Bill("customs fees", -fee, landed),
            *self._taxes(product, units - lost, freight, landed),
            *self._insurance(product, units, lost, booking.departs, landed),
        ]
        return Trip(half_up(on_shelf), lost, bills)

    # --- the money ------------------------------------------------------------------------------

    def _freight(self, lines: list[tuple[int, int]], departs: int) -> list[int]:
        """Return the cents of a booking, shared out to its lines."""
        lane, items = self.lane, [self._products[product] for product, _ in lines]
        units = [n for _, n in lines]
        if not any(units):
            return [0 for _ in lines]
        weights = [
            n * round(charged(lane, item) * GRAINS) for n, item in zip(units, items, strict=True)
        ]
        quantity = sum(weights) / GRAINS
        if not any(weights):
            weights = units
        steps = quantity
        if lane.step:
            step = round(lane.step * GRAINS)
            steps = -(-round(quantity * GRAINS) // step) * step / GRAINS
        billed = max(steps, lane.minimum_charged)
        dear = sum(w for w, item in zip(weights, items, strict=True) if item.sensitive)
        season = self.season(min(departs, self._last), "rate_multiple")
        surcharge = 1.0 + (lane.sensitive_multiple - 1.0) * (dear / sum(weights))
        rate = lane.rate * season * surcharge
        for discounts, so_much in (
            (lane.lot_discounts, billed), (lane.volume_discounts, self._billed),
        ):  # fmt: skip
            reached = [step.discount for step in discounts if so_much >= step.from_charged]
            rate *= 1.0 - reached[-1] if reached else 1.0
        money = billed * rate
        if lane.container:
            whole = math.ceil(quantity / lane.container.holds)
            money = min(money, whole * lane.container.price)
        self._billed += billed
        money *= self._luck.rate[lane.key]
        return shared_out(half_up(money + lane.fee_per_shipment), weights)

    def _declared(self, product: int) -> int:
        """Return the mills that a unit costs in this world, without a supplier's premium."""
        return half_up(self._products[product].unit_cost * self._luck.cost[product] * MILLS)

    def _taxes(self, product: int, units: int, freight: int, landed: int) -> list[Bill]:
        lane, item = self.lane, self._products[product]
        begun = [
            tax
            for tax in sorted(lane.taxes, key=lambda tax: tax.from_day)
            if self._network.day(tax.from_day) <= landed
        ]
        if not begun:
            return []
        tax, ddp = begun[-1], lane.duty_terms == "DDP"
        value = extended(units, self._declared(product))
        duty = half_up(value * (tax.duty + item.duty_share))
        vat = half_up((value + duty + freight) * tax.vat)
        day = landed + (lane.bill_days if ddp else 0)
        asked = duty + (half_up(duty * lane.ddp_fee) if ddp else 0)
        bills = [Bill("duty", -asked, day), Bill("import VAT", -vat, day)]
        if tax.vat_back_days is not None:
            bills.append(Bill("VAT back", vat, day + tax.vat_back_days))
        return bills

    def _insurance(
        self, product: int, units: int, lost: int, departs: int, landed: int
    ) -> list[Bill]:
        terms, value = self.lane.insurance, self._declared(product)
        if terms is None:
            return []
        return [
            Bill("insurance", -part_of(extended(units, value), terms.premium), departs),
            Bill("insurance claims", part_of(extended(lost, value), terms.covers), landed),
        ]
