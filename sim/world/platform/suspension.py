"""Suspension: a ban may strike any day, more often the worse the conduct; an appeal may end it.

The ad account and the shop are suspended by the same rules, with other consequences: a ban of the
account stops paid traffic only, one of the shop stops all sales and freezes its funds (M145 to
M149). Risks have one anatomy: `strikes` is where a ban strikes today, `days` how long the next ban
of some worlds, each named once, lasts.
"""

from typing import NamedTuple

from ...arrays import Flags, Floats, Units, np
from ...chance.platform import BanLuck
from ...scenario.platform import Ban, ShopBan
from .score import BEST


class Record(NamedTuple):
    """What raises the hazard of a shop, (W,) each."""

    points: Units
    stars: Floats
    growth: Floats


class BanRisk:
    """Hazard a year of a clean shop x (1 + points + stars lost + growth, each by its weight)."""

    def __init__(self, ban: Ban, luck: BanLuck, worlds: int) -> None:
        self._ban, self._luck = ban, luck
        self._number = np.zeros(worlds, np.int64)

    def strikes(self, day: int, record: Record) -> Flags:
        """Return where the day's uniform is below the chance, 1 - exp(-hazard)."""
        ban = self._ban
        worse = 1.0 + ban.per_point * record.points + ban.per_star * (BEST - record.stars)
        worse += ban.per_growth * record.growth
        chance = -np.expm1(-ban.hazard_per_year / 365.0 * worse)
        return np.asarray(self._luck.strikes[day] < chance)

    def days(self, world: Units) -> Units:
        """Return the days of the appeal where it succeeds, else those of the ban, at least 1."""
        ban, number = self._ban, self._number[world]
        self._number[world] += 1
        appeal = self._luck.appeal_days.of(number, world) * (1.0 - ban.appeal_prepared)
        won = self._luck.appeal.of(number, world) < ban.appeal_success
        days = np.where(won, appeal, np.maximum(appeal, ban.ban_days))
        return np.maximum(np.rint(days), 1).astype(np.int64)


class NoRisk:
    """No ban ever strikes."""

    def strikes(self, day: int, record: Record) -> bool:
        """Strike nowhere."""
        return False

    def days(self, world: Units) -> Units:
        """Never asked: nothing strikes."""
        raise AssertionError("no ban strikes")


class Suspension:
    """From when until when an account is suspended, (W,)."""

    def __init__(self, ban: Ban | None, luck: BanLuck | None, worlds: int) -> None:
        self._risk = BanRisk(ban, luck, worlds) if ban and luck else NoRisk()
        self.until = np.zeros(worlds, np.int64)
        """The morning on which the account is, or was last, free again."""
        self.days = np.zeros(worlds, np.int64)
        """Days suspended so far."""

    def on(self, day: int) -> Flags:
        """Return in which worlds the account is suspended on a day."""
        return np.asarray(self.until > day)

    def judge(self, day: int, record: Record) -> None:
        """Let a ban strike where today's luck has it."""
        self.ban(day, self._risk.strikes(day, record))

    def ban(self, day: int, struck: Flags | bool) -> None:
        """Suspend some worlds' accounts, if they are free, until an appeal or the ban is over."""
        (world,) = np.nonzero(struck & ~self.on(day))
        if world.size:
            self.until[world] = day + self._risk.days(world)

    def suspend(self, day: int, days: Units | int) -> None:
        """Suspend accounts for so many days from today, (W,), or longer if they already are."""
        self.until = np.where(days > 0, np.maximum(self.until, day + days), self.until)


class BanRecovery:
    """Lost share of organic and live orders, (W,): full while banned, then halved by half-lives."""

    def __init__(self, ban: ShopBan | None, worlds: int) -> None:
        self._lost = ban.traffic_lost if ban else 0.0
        self._still_lost = 0.5 ** (1.0 / ban.half_life_days) if ban else 0.0
        self._share = np.zeros(worlds)

    @property
    def traffic(self) -> Floats:
        """Multiple of organic and live orders, (W,)."""
        return 1.0 - self._share

    def update(self, banned: Flags) -> None:
        """Cut traffic where the shop is banned, else recover."""
        self._share = np.where(banned, self._lost, self._share * self._still_lost)
