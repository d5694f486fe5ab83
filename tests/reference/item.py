"""One listing in one world: its stock, its account of units, its price, its ads."""

import math
from collections.abc import Sequence

from sim.network.listing import Listing
from sim.scenario.part import mills

from .money import extended, half_up
from .reach import Delivery, Loan
from .setting import Terms


class Portion:
    """A share of a flow in whole units; what is cut off today comes later."""

    def __init__(self, share: float) -> None:
        self._share = share
        self._flow = self._taken = 0

    def of(self, units: int) -> int:
        """Return the part of today's units."""
        self._flow += units
        part = math.floor(self._flow * self._share + 1e-6) - self._taken
        self._taken += part
        return part


def ration(wanted: list[int], available: int, names: Sequence[str] = ()) -> list[int]:
    """Give out what there is in proportion; the largest remainders take the units left over.

    Of equals the first by name does, without names the first.
    """
    total = sum(wanted)
    given = min(available, total)
    shares = [w * given // total for w in wanted]
    left = given - sum(shares)
    rest = [w * given % total for w in wanted]
    for i in sorted(range(len(wanted)), key=lambda i: (-rest[i], names[i] if names else i))[:left]:
        shares[i] += 1
    return shares


class Campaign:
    """The ads of a listing."""

    def __init__(self, terms: Terms) -> None:
        self.terms, self._plan = terms.listing.ads, terms
        self._pull, self._fresh = 0.0, 1.0
        half_life = self.terms.fatigue_half_life_days
        self._tiring = 0.5 ** (1 / half_life) if half_life else 1.0
        self._learning_days = max(float(self.terms.learning_days), 1.0)
        self._learnt = self._learning_days + 1.0
        self.spend = self.rate = self.clicks = 0.0
        self.clicks_so_far = self.orders_so_far = 0.0
        self.stopped = self.on_empty = 0.0
        """Shares of the day: ads stopped, and the shelf was empty."""
        self.attributed = self.terms.attributed_multiple or 1.0

    def wished(self, day: int, share: float) -> float:
        """Return the cents that a share of the planned budget comes to."""
        return share * self._plan.ads_budget[day]

    def open(
        self, day: int, spend: float, efficiency: float, dearer: float, traffic: float
    ) -> None:
        """Work out the orders that a day's spend brings, with its creative and its learning."""
        terms, longest = self.terms, self._learning_days + 1.0
        self.spend = spend
        self._pull = pull = terms.carry_over * self._pull + (1.0 - terms.carry_over) * spend
        if spend > 0.0:
            self._fresh *= self._tiring
            self._learnt = min(self._learnt + 1.0, longest)
        else:
            self._learnt = 0.0
        if day % terms.new_creative_every_days == 0:
            self._fresh = 1.0
        progress = max(self._learnt - 1.0, 0.0) / self._learning_days
        learning = 1.0 - (1.0 - terms.learning_efficiency) * (1.0 - progress)
        price = self._plan.click_price[day] * dearer
        price *= 1.0 + terms.rank_lost_click_price * (1.0 - traffic)
        self.clicks = pull / price / (1.0 + pull / terms.half_saturation)
        self.rate = self.clicks * self._plan.converts[day] * (self._fresh * efficiency * learning)
        self.stopped = self.on_empty = 0.0

    def close(self) -> tuple[int, int]:
        """Return the cents spent and wasted today; what was not spent does not pull."""
        self._pull -= (1.0 - self.terms.carry_over) * (self.spend * self.stopped)
        if self.stopped > 1.0 - 1e-9:
            self._learnt = 0.0
        ran = 1.0 - self.stopped
        self.clicks_so_far += self.clicks * ran
        self.orders_so_far += self.rate * ran * self.attributed
        return half_up(self.spend * ran), half_up(self.spend * (self.on_empty - self.stopped))

    def forgone(self, minutes_out: int, share: float) -> float:
        """Return the orders that ads do not bring once they have stopped on an empty shelf."""
        self.on_empty += share
        if minutes_out < round(self.terms.stop_lag_hours * 60):
            return 0.0
        self.stopped += share
        return share * self.rate


class PriceTag:
    """The price of a listing today, and the mean price of its orders that wait for parcels."""

    def __init__(self, listing: Listing) -> None:
        self._list = self.today = mills(listing.price)
        self._elasticity = listing.demand.price_elasticity
        self.own = self.response = 1.0
        self.waiting = 0.0
        self._taken = self._gone = self.given = 0

    def open(self, wished: float, frozen: bool, sale: float) -> None:
        """Set the day's price; a frozen one stays; the sale price counts where it is lower."""
        if not frozen:
            self.own = wished
        self.response = self.own**self._elasticity
        self.today = half_up(self._list * min(self.own, sale))

    def close(self, taken: int, sent: int, cancelled: int) -> int:
        """Return the mills a unit that today's parcels were sold at."""
        old, new = max(self._taken - self._gone - cancelled, 0), taken - self._taken
        if old + new:
            self.waiting = (old * self.waiting + new * self.today) / (old + new)
        price = half_up(self.waiting)
        self._taken, self._gone = taken, self._gone + sent
        self.given += extended(sent, self._list) - extended(sent, price)
        return price


class Item:
    """Counts of units since the first day, and how things stand today."""

    def __init__(self, terms: Terms) -> None:
        self.terms, self.number, self.launch = terms, terms.number, terms.launch
        self.listing = listing = terms.listing
        self.product, self.basket = listing.product, listing.demand.basket
        self.shelf_of = listing.place.shelf_of
        """The shop on whose shelf it draws; empty where it has a shelf of its own."""
        self.on_hand = self.after_receipt = listing.opening_stock
        self.on_order = self.ordered = self.received = self.failed = self.restocked = 0
        self.wanted = self.served = self.accepted = self.filled = self.cancelled = 0
        self.dispatched = self.late = 0
        self.minutes_out = 0
        """Since buyers first met an empty shelf."""
        self.out, self.out_days, self.sale_days_out = False, 0, 0
        self.rate = self.owed = self.expected = self.live_part = 0.0
        self.traffic = self.ads_share = self.price_share = 1.0
        self.price = PriceTag(listing)
        self.ads = Campaign(terms) if listing.ads else None
        self.moved_in = self.moved_out = self.on_road = 0
        self.shrunk = self.phantom = self.expired = 0
        self.parts: list[tuple[Item, int]] = []
        """Of a bundle, the items that it is made of, and the units of each in a set."""
        self.from_home = Delivery(0, 0)
        self.loans: list[Loan] = []
        self.pool = [self]
        self.mates = [(self, 1)]
        """The items that draw on its shelf, and how many units each takes."""
        self.level, self.levels = 0, []
        self.outs: list[bool] = []
        self.promised: list[tuple[int, int]] = []
        """Day and units of every lot, as foreseen when it was ordered."""
        self.sizes: list[int] = []
        """Sizes of packs that any product of its shop is ordered in."""
        self.accepted_by: list[int] = []
        self.waited = self.cancelled_earlier = 0
        """Orders from before the first day, and those of them that were cancelled."""
        self.patience = 0
        """Days after which an order that waits is cancelled, where it ever is."""

    def makeable(self) -> int:
        """Return how many sets the shelves of a bundle's parts hold."""
        return min(part.on_hand // units for part, units in self.parts)

    def make(self, sets: int) -> None:
        """Take parts off their shelves, and put the sets on that of the bundle; or back."""
        for part, units in self.parts:
            part.on_hand -= units * sets
            part.moved_out += units * sets
        self.on_hand += sets
        self.moved_in += sets

    @property
    def backlog(self) -> int:
        """Orders that wait for goods."""
        return self.accepted - self.filled - self.cancelled

    @property
    def shipped(self) -> int:
        """Units that left for a buyer."""
        return self.served + self.filled

    def fill(self) -> None:
        """Send waiting orders out as far as the shelf goes."""
        if self.on_hand:
            filled = min(self.on_hand, self.backlog)
            self.on_hand -= filled
            self.filled += filled
            if self.on_hand:
                self.minutes_out = 0

    def cancel(self, day: int, patience: int) -> None:
        """Cancel what was taken `patience` days ago and still waits."""
        self.accepted_by.append(self.accepted)
        if day >= patience:
            stale = self.accepted_by[day - patience] - self.filled - self.cancelled
            self.cancelled += max(stale, 0)
            if day == patience:
                self.cancelled_earlier = min(max(self.waited - self.filled, 0), self.cancelled)
