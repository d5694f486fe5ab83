"""The platform of one shop in one world: score, caps, points, suspension, written the plain way."""

import math
from itertools import pairwise

from sim.chance.platform import BanLuck, PlatformLuck
from sim.scenario.platform import Ban, Line, Platform, Steps

from .item import Item, ration

FREE = 2**40


class Account:
    """An ad account or a shop that may be suspended."""

    def __init__(self, ban: Ban | None, luck: BanLuck | None) -> None:
        self._ban, self._luck = ban, luck
        self.until = self.days = self._bans = 0

    def on(self, day: int) -> bool:
        return day < self.until

    def judge(self, day: int, points: int, stars: float, growth: float) -> None:
        """Let today's luck strike."""
        if self._ban is None:
            return
        worse = 1.0 + self._ban.per_point * points + self._ban.per_star * (5.0 - stars)
        worse += self._ban.per_growth * growth
        chance = 1.0 - math.exp(-self._ban.hazard_per_year / 365.0 * worse)
        if self._luck.strikes[day] < chance and not self.on(day):
            self.ban(day)

    def ban(self, day: int) -> None:
        """Suspend until the appeal or the ban is over."""
        days = self._luck.appeal_days.of(self._bans) * (1.0 - self._ban.appeal_prepared)
        if self._luck.appeal.of(self._bans) >= self._ban.appeal_success:
            days = max(days, float(self._ban.ban_days))
        self._bans += 1
        self.until = day + max(round(days), 1)


class Standing:
    """How one platform judges one shop."""

    def __init__(self, terms: Platform, items: list[Item], luck: PlatformLuck) -> None:
        self.terms, self.items, self.luck = terms, items, luck
        self.shop = Account(terms.shop_ban, luck.shop_ban)
        self.ads = Account(terms.ads_ban, luck.ads_ban)
        self.past: list[dict[str, int]] = []
        """Counts of each closed day."""
        self.stars = terms.score.start if terms.score else 5.0
        self.issued: list[tuple[int, int]] = []
        """Days and the points of that day."""
        self.limited_until, self.limit = 0, 1.0
        self.points = 0
        self.stage = self.stage_since = 0
        self.breach = FREE
        self.lost, self.traffic, self.cap = 0.0, 1.0, FREE
        self.turned_away = self.sold_before = 0

    # --- rates ----------------------------------------------------------------------------------

    def count(self, name: str, window: int) -> int:
        return sum(day[name] for day in self.past[-window:])

    def rate(self, part: str, of: str, window: int) -> float:
        whole = self.count(of, window)
        if whole == 0 or whole < self.terms.least_units:
            return 0.0
        return min(self.count(part, window) / whole, 1.0)

    def late(self, window: int) -> float:
        return self.rate("late", "dispatched", window)

    def cancelled(self, window: int) -> float:
        return self.rate("cancelled", "orders", window)

    def back(self, window: int) -> float:
        return self.rate("returned", "dispatched", window)

    def growth(self) -> float:
        """Return by how much the last seven days outsell, a day, the 28 before them."""
        month = [day["orders"] for day in self.past[-35:-7]]
        if sum(month) < max(self.terms.least_units, 1):
            return 0.0
        week = sum(day["orders"] for day in self.past[-7:]) / 7
        return max(week * len(month) / sum(month) - 1.0, 0.0)

    # --- the morning ----------------------------------------------------------------------------

    def judge(self, day: int) -> bool:
        """Return whether the shop is suspended from today."""
        free = not self.shop.on(day)
        if self.terms.score:
            self._score()
        if self.terms.order_cap:
            self._cap_orders(day)
        if self.terms.points:
            self.points = self._review(day)
        growth = self.growth()
        if day == self.luck.no_ads_from:
            self.ads.until = max(self.ads.until, day + int(self.luck.no_ads))
        self.ads.judge(day, self.points, self.stars, growth)
        self.shop.judge(day, self.points, self.stars, growth)
        return free and self.shop.on(day)

    def follow(self, day: int) -> None:
        """Another shop of the seller is suspended today."""
        ban = self.terms.shop_ban
        linked = ban and ban.linked_share and self.luck.linked[day] < ban.linked_share
        if linked and not self.shop.on(day):
            self.shop.ban(day)

    def _score(self) -> None:
        score, terms = self.terms.score, self.terms
        if self.count("dispatched", 90) < score.least_units:
            return
        aim = (
            height(self.late(terms.window_days), score.late)
            + height(self.cancelled(terms.window_days), score.cancelled)
            + height(self.back(terms.return_window_days), score.returned)
        ) / 3.0
        self.stars += (aim - self.stars) / score.smoothing_days

    def _cap_orders(self, day: int) -> None:
        cap, good = self.terms.order_cap, self.terms.order_cap.release_late
        in_time = self.late(self.terms.window_days) < good
        waited = day - self.stage_since >= cap.stage_days
        if self.stage < len(cap.stages) and waited and in_time:
            self.stage += 1
            self.stage_since = day
        late = self.late(self.terms.recent_days)
        if self.breach < FREE:
            self.breach = FREE if late < good else self.breach
        elif late >= cap.breach_late:
            peak = max(day["orders"] for day in self.past[-cap.peak_days :])
            self.breach = math.floor(peak * cap.share_of_peak + 1e-6)

    def _review(self, day: int) -> int:
        """Issue points and do what milestones say; return the points that count."""
        terms = self.terms.points
        every = terms.review_every_days
        new = 0
        if day and day % every == 0:
            new += reached(self.late(every), terms.late)
            new += reached(self.cancelled(every), terms.cancelled)
            new += reached(self.back(every), terms.returned)
        before = sum(p for on, p in self.issued if on > day - terms.expire_after_days)
        self.issued.append((day, new))
        for stone in sorted(terms.milestones, key=lambda stone: stone.at):
            if before < stone.at <= before + new:
                if stone.limited_days:
                    self.limited_until, self.limit = day + stone.limited_days, stone.traffic
                if stone.suspended_days:
                    self.shop.until = max(self.shop.until, day + stone.suspended_days)
        return before + new

    # --- the market -----------------------------------------------------------------------------

    def open(self, day: int) -> None:
        """Settle the day's traffic and cap."""
        banned, ban = self.shop.on(day), self.terms.shop_ban
        self.shop.days += banned
        self.ads.days += self.ads.on(day)
        if ban:
            healed = self.lost * 0.5 ** (1.0 / ban.half_life_days)
            self.lost = ban.traffic_lost if banned else healed
        self.traffic = 1.0 - self.lost
        if self.terms.score:
            line, start = self.terms.score.traffic, self.terms.score.start
            self.traffic *= height(self.stars, line) / height(start, line)
        if day < self.limited_until:
            self.traffic *= self.limit
        stages = self.terms.order_cap.stages if self.terms.order_cap else ()
        stage = stages[self.stage] if self.stage < len(stages) else FREE
        self.cap = 0 if banned else min(stage, self.breach)
        self.sold_before = self.sold()

    def sold(self) -> int:
        return sum(item.served + item.accepted for item in self.items)

    def admit(self, wanted: list[int], names: list[str]) -> list[int]:
        """Turn away what is above the cap."""
        room = max(self.cap - (self.sold() - self.sold_before), 0)
        admitted = ration(wanted, room, names) if sum(wanted) > room else wanted
        self.turned_away += sum(wanted) - sum(admitted)
        return admitted

    def close(self, returned: int) -> None:
        """Note the day."""
        now = {
            "orders": self.sold(),
            "dispatched": sum(item.dispatched for item in self.items),
            "late": sum(item.late for item in self.items),
            "cancelled": sum(item.cancelled for item in self.items),
            "returned": returned,
        }
        so_far = {name: sum(day[name] for day in self.past) for name in now}
        self.past.append({name: now[name] - so_far[name] for name in now})


def height(at: float, line: Line) -> float:
    """Return the height of straight lines between points."""
    if at <= line[0][0]:
        return line[0][1]
    for (left, low), (right, high) in pairwise(line):
        if left <= at < right:
            return (high - low) / (right - left) * (at - left) + low
    return line[-1][1]


def reached(rate: float, steps: Steps) -> int:
    """Return the points of the highest rate reached."""
    return next((points for least, points in reversed(steps) if least <= rate), 0)
