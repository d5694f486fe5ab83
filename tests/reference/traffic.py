"""What else brings orders in one world: posts, the halo of sessions, buyers who come again."""

from collections import Counter

from sim.chance.creators import CreatorLuck
from sim.chance.demand import DemandLuck
from sim.network.shop import Shop
from sim.scenario.creator import Creator
from sim.scenario.part import cents

from .days import rows_of
from .item import Item
from .money import half_up

HALO = (2 / 3, 1 / 3)
NEVER = 2**31


class Posting:
    """A creator's posts about one product."""

    def __init__(self, creator: Creator, item: Item, luck: CreatorLuck) -> None:
        self.item, self._luck, self.commission = item, luck, creator.commission
        self._kept = 0.5 ** (1.0 / creator.half_life_days)
        self._absent = creator.back_after_days or NEVER
        self._back = 0
        self._was_out = False
        self._to_come = self.today = 0.0
        if item.launch <= 0:
            usual = creator.posts_per_week / 7.0 * creator.orders_per_post.mean * item.listing.share
            self._to_come = usual / (1.0 - self._kept) * self._kept * luck.times

    def react(self, day: int) -> None:
        """Drop the product when a stockout began yesterday."""
        if self.item.out and not self._was_out and self._luck.drops[day]:
            self._back = day + self._absent
        self._was_out = self.item.out

    def open(self, day: int) -> None:
        """Post, and let all posts sell."""
        if day >= self._back:
            self._to_come += self._luck.orders[day]
        self.today = self._to_come * (1.0 - self._kept)
        self._to_come -= self.today


class Traffic:
    """All of it, in one shop."""

    def __init__(self, shop: Shop, items: list[Item], luck: DemandLuck) -> None:
        self._items, self._lives, self._shows = items, shop.lives, luck.shows
        self._hosts = {host.name: host for host in shop.hosts}
        self._days = [shop.day(live.start.date()) for live in shop.lives]
        pairs = [
            (creator, items[row])
            for creator in shop.creators
            for name in creator.products
            for row in rows_of(shop, [name])
        ]
        self._posting = [
            Posting(creator, item, posts)
            for (creator, item), posts in zip(pairs, luck.creators, strict=True)
        ]
        self._halo = [[0.0] * len(items) for _ in range(shop.days + len(HALO))]
        self._live = [0.0] * len(items)
        self._repeat = [product.demand.repeat for product in shop.listings]
        self._stirred = [0.0] * len(items)
        self._sent: list[list[int]] = []
        self._taken = [0] * len(items)
        self._each = [0.0] * len(items)
        """What hosts and creators earn on a unit that waits, on average."""
        self.paid = 0
        self.dashboard = any(p.ads and p.ads.attributed_multiple for p in shop.all_listings)
        self.of_ads: Counter[str] = Counter()
        """What ads brought, and what the dashboard says they did."""

    def react(self, day: int) -> None:
        """Let creators see yesterday's close."""
        for posting in self._posting:
            posting.react(day)

    def open(self, day: int) -> None:
        """Add the orders of the day to what items are to sell."""
        for posting in self._posting:
            posting.open(day)
        for p, item in enumerate(self._items):
            item.rate += self._halo[day][p]
            total = 0.0
            for posting in self._posting:
                total += posting.today if posting.item is item else 0.0
            item.rate += total
            item.rate += self._again(day, p)
            item.expected = 0.0

    def _again(self, day: int, p: int) -> float:
        """Return the orders of those who bought long enough ago."""
        repeat = self._repeat[p]
        if repeat is None:
            return 0.0
        kept = 0.5 ** (1.0 / repeat.half_life_days)
        self._stirred[p] *= kept
        if day >= repeat.after_days:
            self._stirred[p] += self._sent[day - repeat.after_days][p]
        basket = self._items[p].basket
        return self._stirred[p] * (repeat.share * (1.0 - kept) / basket)

    def follow(self, day: int, session: int, p: int, sold: float) -> None:
        """Note the units that a step of a session sold."""
        host = self._hosts[self._lives[session].host]
        self._live[p] += host.commission * sold
        share = host.halo_share / self._items[p].basket
        for after, part in enumerate(HALO, start=1):
            self._halo[day + after][p] += part * share * sold

    def fees(self, day: int) -> int:
        """Return the cents owed to the hosts who came today."""
        return sum(
            cents(self._hosts[live.host].fee_per_session)
            for live, when, shows in zip(self._lives, self._days, self._shows, strict=True)
            if when == day and shows
        )

    def close(self, parcels: list[int], kept: list[int]) -> int:
        """Remember what was kept; return the cents that hosts and creators earned on it."""
        self._sent.append(kept)
        total = 0.0
        for p, item in enumerate(self._items):
            share, price = 0.0, item.price.today
            for posting in self._posting:
                if posting.item is item:
                    share += posting.commission * posting.today / max(item.expected, 1e-12)
            taken = item.served + item.accepted
            self._report(item, taken - self._taken[p], price)
            today = taken - self._taken[p]
            old = max(self._taken[p] - (item.dispatched - parcels[p] + item.cancelled), 0)
            if old + today:
                earned = (self._live[p] + today * share) * price
                self._each[p] = (old * self._each[p] + earned) / (old + today)
            total += kept[p] * self._each[p]
            self._taken[p], self._live[p] = taken, 0.0
        self.paid += half_up(total / 1000)
        return half_up(total / 1000)

    def _report(self, item: Item, today: int, price: int) -> None:
        """Add what ads brought of a listing's units today."""
        if not item.ads:
            return
        ran = item.ads.rate * (1.0 - item.ads.stopped)
        brought = today * min(ran / max(item.expected, 1e-12), 1.0)
        shown = min(brought * item.ads.attributed, today)
        for whose, units in (("incremental", brought), ("attributed", shown)):
            self.of_ads[f"ad_orders_{whose}"] += units / item.basket
            self.of_ads[f"ad_sales_{whose}"] += units * price / 1000
