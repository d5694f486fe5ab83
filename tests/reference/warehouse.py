"""The warehouses in one world: what they bill, every lot by its age, and their stock records."""

from collections.abc import Iterator

from sim.chance.records import RecordLuck
from sim.network.network import Network
from sim.scenario.part import cents, mills
from sim.scenario.warehouse import Records as RecordTerms

from .chance import binomial
from .item import Item
from .ledger import Ledger
from .money import half_up


class Storage:
    """The shelves of all warehouses, lot by lot; the oldest goods leave first."""

    def __init__(self, network: Network, items: list[Item], ledger: Ledger) -> None:
        self.items, self.ledger = items, ledger
        self.date = network.date
        self.rows, self.homes = network.listings, network.homes
        self.warehouses = network.terms.warehouses
        self.lots: list[list[list[int]]] = [[] for _ in items]
        """Of each item, day and units of every lot that is there, oldest first."""
        self.came = [0 for _ in items]
        self.received = [0 for _ in items]
        self.fees = 0
        self.has_fees = any(
            warehouse.capacity_m3 is not None for warehouse in self.warehouses
        ) or any(
            cents(home.fee_per_product_day)
            or home.inbound_per_m3 * row.volume_m3
            or mills(row.handling_per_unit)
            for home, row in zip(self.homes, self.rows, strict=True)
        )

    def close(self, day: int) -> None:
        """Pay for a day."""
        for p, item in enumerate(self.items):
            came = item.listing.opening_stock + item.received + item.restocked + item.moved_in
            self.lots[p].append([day, came - self.came[p]])
            self.came[p] = came
            gone = sum(units for _, units in self.lots[p]) - item.on_hand
            while gone:
                part = min(gone, self.lots[p][0][1])
                self.lots[p][0][1] -= part
                gone -= part
                if not self.lots[p][0][1]:
                    del self.lots[p][0]
        self.ledger.post("storage", -half_up(self._by_age(day)))
        for cause, billed in self._fees():
            self.ledger.post(cause, -billed)
            self.fees += billed

    def _by_age(self, day: int) -> float:
        """Return the cents of all units, step of age by step."""
        cost = 0.0
        ladders = [home.steps_on(self.date(day)) for home in self.homes]
        for step in range(max(len(ladder) for ladder in ladders)):
            part = 0.0
            for p, ladder in enumerate(ladders):
                if step < len(ladder):
                    now = ladder[step]
                    before = ladder[step - 1].per_m3_day if step else 0.0
                    old = sum(
                        units for since, units in self.lots[p] if day - since >= now.after_days
                    )
                    part += old * (self.rows[p].volume_m3 * (now.per_m3_day - before))
            cost += part
        return cost

    def _fees(self) -> Iterator[tuple[str, int]]:
        """Yield what is billed beside storage."""
        for warehouse in self.warehouses:
            there = [p for p, home in enumerate(self.homes) if home is warehouse]
            if warehouse.capacity_m3 is not None:
                used = sum(self.items[p].on_hand * self.rows[p].volume_m3 for p in there)
                over = max(used - warehouse.capacity_m3, 0.0)
                price = warehouse.over_capacity_per_m3_day
                yield "over capacity", half_up(over * price)
        inbound, places = 0.0, 0
        for p, (item, home) in enumerate(zip(self.items, self.homes, strict=True)):
            arrived = item.received - self.received[p]
            self.received[p] = item.received
            unload = self.rows[p].volume_m3 * home.inbound_per_m3
            inbound += arrived * (unload + mills(self.rows[p].handling_per_unit) / 1000)
            places += cents(home.fee_per_product_day) if item.on_hand else 0
        yield from (("inbound handling", half_up(inbound)), ("product places", places))


class Records:
    """The records of all warehouses in one world."""

    def __init__(self, network: Network, items: list[Item], luck: RecordLuck) -> None:
        self.items, self.luck = items, luck
        self.terms = [home.records or RecordTerms() for home in network.homes]
        self.left = [0 for _ in items]

    def open(self, day: int) -> None:
        """Let units vanish; count where it is the day for it."""
        for item, terms, score in zip(self.items, self.terms, self.luck.shrunk[day], strict=True):
            share = 1.0 - (1.0 - terms.shrinkage_per_year) ** (1 / 365)
            gone = binomial(item.on_hand, share, score)
            item.on_hand -= gone
            item.shrunk += gone
            item.phantom += gone
            every = terms.count_every_days
            if every and day and day % every == 0:
                item.phantom = 0

    def close(self, day: int) -> None:
        """Book wrongly some of what left today."""
        for row, (item, terms) in enumerate(zip(self.items, self.terms, strict=True)):
            left = item.shipped - self.left[row]
            self.left[row] += left
            item.phantom += binomial(left, terms.misbooked_share / 2, self.luck.over[day][row])
            item.phantom -= binomial(left, terms.misbooked_share / 2, self.luck.under[day][row])


class Lots:
    """The lots of an item that expires: the day on which each is written off, and its units."""

    def __init__(self, item: Item) -> None:
        listing = item.listing
        self.item, self.life, self.came = item, listing.shelf_life_days, listing.opening_stock
        self.lots = [[self.life - listing.opening_age_days, self.came]]

    def open(self, day: int) -> None:
        """Add what came yesterday, take out what left, oldest first; write off what expired."""
        item = self.item
        came = item.listing.opening_stock + item.received + item.restocked + item.moved_in
        self.lots.append([day - 1 + self.life, came - self.came])
        self.came = came
        gone = sum(units for _, units in self.lots) - item.on_hand
        for lot in self.lots:
            part = min(gone, lot[1])
            lot[1] -= part
            gone -= part
        expired = sum(units for last, units in self.lots if last <= day)
        self.lots = [lot for lot in self.lots if lot[0] > day]
        item.on_hand -= expired
        item.expired += expired
