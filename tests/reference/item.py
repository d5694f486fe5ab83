"""One product in one world: its stock, its account of units, its ads."""

from __future__ import annotations

import math

from .prices import PriceTag
from .reach import Delivery, Loan
from .terms import AdsTerms, ProductTerms


class Portion:
    """A share of a flow in whole units; what is cut off today comes later."""

    __slots__ = ("_flow", "_share", "_taken")

    def __init__(self, share: float) -> None:
        self._share = share
        self._flow = self._taken = 0

    def of(self, units: int) -> int:
        """Return the part of today's units."""
        self._flow += units
        part = math.floor(self._flow * self._share + 1e-6) - self._taken
        self._taken += part
        return part


class Campaign:
    """The ads of a product."""

    __slots__ = (
        "_fresh", "_learnt", "_pull", "clicks", "clicks_so_far", "dark", "orders_so_far", "rate",
        "spend", "stopped", "terms",
    )  # fmt: skip

    def __init__(self, terms: AdsTerms) -> None:
        self.terms = terms
        self._pull = 0.0
        self._fresh = 1.0
        self._learnt = terms.learning_days + 1.0
        self.spend = 0.0
        self.rate = self.clicks = 0.0
        self.clicks_so_far = self.orders_so_far = 0.0
        self.stopped = 0.0
        self.dark = 0.0

    def open(self, day: int, spend: float, efficiency: float, traffic: float) -> None:
        """Work out the orders that a day's spend brings, with its creative and its learning."""
        terms = self.terms
        self.spend = spend
        self._pull = pull = terms.carry * self._pull + (1.0 - terms.carry) * spend
        if spend > 0.0:
            self._fresh *= terms.tiring
            self._learnt = min(self._learnt + 1.0, terms.learning_days + 1.0)
        else:
            self._learnt = 0.0
        if day % terms.creative_days == 0:
            self._fresh = 1.0
        progress = max(self._learnt - 1.0, 0.0) / terms.learning_days
        learning = 1.0 - terms.unlearnt * (1.0 - progress)
        price = terms.click_price[day] * (1.0 + terms.rank_lost * (1.0 - traffic))
        self.clicks = pull / price / (1.0 + pull / terms.half)
        self.rate = self.clicks * terms.orders_per_click * (self._fresh * efficiency * learning)
        self.stopped = self.dark = 0.0

    def close(self) -> tuple[int, int]:
        """Return the cents spent and wasted today; what was not spent does not pull."""
        self._pull -= (1.0 - self.terms.carry) * (self.spend * self.stopped)
        if self.stopped > 1.0 - 1e-9:
            self._learnt = 0.0
        ran = 1.0 - self.stopped
        self.clicks_so_far += self.clicks * ran
        self.orders_so_far += self.rate * ran * self.terms.attributed
        spent = round(self.spend * (1.0 - self.stopped))
        return spent, round(self.spend * (self.dark - self.stopped))

    def forgone(self, dark: int, share: float) -> float:
        """Return the orders that ads do not bring once they have stopped on an empty shelf."""
        self.dark += share
        if dark < self.terms.stop_lag:
            return 0.0
        self.stopped += share
        return share * self.rate


class Item:
    """Counts of units since the first day; `dark` is minutes since the shelf was found empty."""

    __slots__ = (
        "accepted",
        "accepted_by",
        "ads",
        "ads_share",
        "after_receipt",
        "cancelled",
        "dark",
        "dispatched",
        "expected",
        "failed",
        "filled",
        "from_home",
        "late",
        "level",
        "levels",
        "live_part",
        "loans",
        "moved_in",
        "moved_out",
        "on_hand",
        "on_order",
        "on_road",
        "ordered",
        "out",
        "out_days",
        "outs",
        "owed",
        "phantom",
        "pool",
        "price",
        "price_share",
        "promised",
        "rate",
        "received",
        "restocked",
        "sale_days_out",
        "served",
        "shrunk",
        "terms",
        "traffic",
        "wanted",
    )  # fmt: skip

    def __init__(self, terms: ProductTerms) -> None:
        self.terms = terms
        self.on_hand = self.after_receipt = terms.opening_stock
        self.on_order = self.ordered = self.received = self.failed = self.restocked = 0
        self.wanted = self.served = self.accepted = self.filled = self.cancelled = 0
        self.dispatched = self.late = self.dark = self.level = self.out_days = 0
        self.out, self.sale_days_out = False, 0
        self.rate = self.owed = self.expected = self.live_part = 0.0
        self.traffic = self.ads_share = self.price_share = 1.0
        self.price = PriceTag(terms)
        self.ads = Campaign(terms.ads) if terms.ads else None
        self.moved_in = self.moved_out = self.on_road = 0
        self.shrunk = self.phantom = 0
        self.from_home = Delivery(0, 0)
        self.loans: list[Loan] = []
        self.pool = [self]
        self.levels: list[int] = []
        self.outs: list[bool] = []
        self.promised: list[tuple[int, int]] = []
        """Day and units of every lot, as told when it was ordered."""
        self.accepted_by: list[int] = []

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
                self.dark = 0

    def cancel(self, day: int, patience: int) -> None:
        """Cancel what was taken `patience` days ago and still waits."""
        self.accepted_by.append(self.accepted)
        if day >= patience:
            stale = self.accepted_by[day - patience] - self.filled - self.cancelled
            self.cancelled += max(stale, 0)
