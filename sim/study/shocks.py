"""The shocks that there are, which of them apply to a file, and what each does to its worlds.

A shock is made of entries that the world has and no plan knows, as those of [[uncertain]] are; so
policies, forecasts and promised days keep what the file says.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ..chance.platform import before_sale
from ..errors import UserError
from ..network import inputs
from ..network.network import Network
from ..scenario.shock import MOST_TIMES, Shock, Way, shift, together
from ..scenario.uncertain import LEAST, Shift
from ..words import stress as say
from ..words.number import exact, exact_percent
from ..words.template import DAYS, Template
from ..words.text import chained, joined, quoted


class ShockError(UserError):
    """A shock that is not there, does not apply, or has no such size."""


Told = Callable[[float], str]
"""A size in words."""


def _days(size: float) -> str:
    return DAYS(int(size)) if size == int(size) else say.SOME_DAYS(size=exact(size))


@dataclass(frozen=True)
class Shocked:
    """A shock as it meets one file."""

    name: str
    line: str = field(compare=False)
    """What it does, in words."""
    shifts: tuple[Shift, ...]

    def of(self, network: Network) -> Network:
        """Return the network in which it happens, and which nobody planned for."""
        return network.changed(uncertain=(*network.scenario.uncertain, *self.shifts))


@dataclass(frozen=True)
class Sized:
    """A shock of one size: the same number of days, or the same multiple, of some keys."""

    name: str
    line: Template
    """With `size`, and `date` where it begins on one."""
    way: Way
    keys: tuple[str, ...]
    """The first must apply; others join in where they do."""
    size: float
    """By default."""
    most: float
    """The harshest that is looked at."""
    told: Told

    @property
    def neutral(self) -> float:
        """The size of no shock."""
        return 1.0 if self.way == "times" else 0.0

    @property
    def is_whole(self) -> bool:
        """Whether its sizes are whole days."""
        return self.way == "plus"

    @cached_property
    def ladder(self) -> tuple[float, ...]:
        """Sizes from none to the harshest, close enough to tell them apart and no closer."""
        if self.is_whole:
            return tuple(float(days) for days in range(math.floor(self.most) + 1))
        if self.most < 1:
            steps = round((1 - self.most) * 100)
            return tuple(round(1 - step / 100, 2) for step in range(steps + 1))
        steps = 100
        rungs = (self.most ** (step / steps) for step in range(steps + 1))
        return tuple(dict.fromkeys(float(f"{rung:.3g}") for rung in rungs))

    def why_not(self, network: Network) -> str:
        """Say why it does not apply to a file; nothing where it does."""
        return inputs.why_not(network.scenario, shift(self.keys[0], self.way, self.size))

    def sized(self, size: float) -> str:
        """Write a size alone: 14 days, 2.5 times, 50 %."""
        return say.SO_MANY_TIMES(size=exact(size)) if self.told is exact else self.told(size)

    def usual(self, network: Network) -> Shocked:
        """Return it of its usual size."""
        return self.at(network, self.size)

    def at(self, network: Network, size: float) -> Shocked:
        """Return it of some size."""
        shifts = (shift(key, self.way, size) for key in self.keys)
        fits = tuple(one for one in shifts if not inputs.why_not(network.scenario, one))
        name = self.name
        if size != self.size:
            name = say.SIZED(name=name, size=exact(size))
        words = {"size": self.told(size), "date": _before_sale(network)}
        line = self.line(**{key: words[key] for key in self.line.fields})
        return Shocked(name, line, fits)


def _before_sale(network: Network) -> str:
    """Return the dates from which the ad accounts of shops are suspended."""
    shops = [shop for shop in network.shops if any(row.ads for row in shop.listings)]
    days = sorted({before_sale(shop) for shop in shops})
    return joined([f"{network.date(day)}" for day in days]) if days else ""


_KINDS = (
    Sized(
        say.LATE_SEA.text, say.LATE_SEA_LINE, "plus",
        ("lane.sea.*.customs_hold", inputs.LATE), 14, 90, _days,
    ),
    Sized(say.STOP.text, say.STOP_LINE, "plus", (inputs.OUTAGE,), 10, 120, _days),
    Sized(say.VIRAL.text, say.VIRAL_LINE, "times", (inputs.VIRAL,), 10, 100, exact),
    Sized(say.AUDIENCE.text, say.AUDIENCE_LINE, "times", (inputs.AUDIENCE,), 3, 20, exact),
    Sized(
        say.PAYOUT.text, say.PAYOUT_LINE, "plus",
        (inputs.PAYOUT, inputs.OF_SHOP + inputs.PAYOUT), 30, 180, _days,
    ),
    Sized(
        say.ADS_BAN.text, say.ADS_BAN_LINE, "plus",
        (inputs.ADS_BAN, inputs.OF_SHOP + inputs.ADS_BAN), 14, 120, _days,
    ),
    Sized(say.CUSTOMS.text, say.CUSTOMS_LINE, "plus", (inputs.HOLD, inputs.LATE), 7, 90, _days),
    Sized(say.DEMAND.text, say.DEMAND_LINE, "times", (inputs.DEMAND,), 0.5, 0.01, exact_percent),
    Sized(say.CLICKS.text, say.CLICKS_LINE, "times", (inputs.CLICK_PRICE,), 2.5, 25, exact),
)  # fmt: skip
AT_ONCE = (say.LATE_SEA.text, say.PAYOUT.text, say.DEMAND.text)
"""The shocks that come together in the one that is named so."""


@dataclass(frozen=True)
class Own:
    """A shock of the file's own that has several numbers, and no one size."""

    shock: Shock

    @property
    def name(self) -> str:
        """What the file calls it."""
        return self.shock.name

    def why_not(self, network: Network) -> str:
        """Say nothing: the file was checked."""
        return ""

    def usual(self, network: Network) -> Shocked:
        """Return it as the file has it."""
        lines = [
            say.TIMES_KEY(key=one.what, size=exact(one.usual))
            if one.way == "times"
            else say.PLUS_KEY(key=one.what, size=_days(one.usual))
            for one in self.shock.shifts
        ]
        return Shocked(self.name, chained(lines, say.ALSO), self.shock.shifts)


Known = Sized | Own


def _sized(shock: Shock) -> Known:
    """Return a shock of the file's own, which has a size where it is but one number."""
    (first, *others) = shock.shifts
    if others or (first.way == "plus" and first.usual != int(first.usual)):
        return Own(shock)
    most = min(10 * first.usual, 3650.0)
    if first.way == "times":
        most = 0.01 if first.usual < 1 else min(10 * first.usual, 100.0)
    line, told = (say.TIMES_KEY, exact) if first.way == "times" else (say.PLUS_KEY, _days)
    keyed = Template(line.text.replace("{key}", first.what))
    return Sized(shock.name, keyed, first.way, (first.what,), first.usual, most, told)


def catalogue(network: Network) -> dict[str, Known]:
    """Return the shocks that there are by name; the file's own may take the place of others."""
    own = {shock.name: _sized(shock) for shock in network.scenario.shocks}
    return {kind.name: kind for kind in _KINDS} | own


def applying(network: Network) -> dict[str, Known]:
    """Return those that apply to a file."""
    return {name: one for name, one in catalogue(network).items() if not one.why_not(network)}


def joint(some: Sequence[Shocked], name: str = "") -> Shocked:
    """Return several shocks as one, which happen at once.

    Errors: ShockError for a number that they come to together and that is none of a shock.
    """
    if len(some) == 1:
        return some[0]
    shifts = together(one for each in some for one in each.shifts)
    for one in shifts:
        if one.way == "times" and not LEAST <= one.usual <= MOST_TIMES:
            raise ShockError(
                say.TOO_MUCH(
                    name=joined([quoted(say.called(each.name)) for each in some]),
                    times=exact(one.usual),
                    key=one.what,
                    most=exact(MOST_TIMES),
                    least=exact(LEAST),
                )
            )
    name = name or chained([each.name for each in some], say.PLUS)
    return Shocked(name, chained([each.line for each in some], say.ALSO), shifts)


def at_once(network: Network) -> Shocked | None:
    """Return several shocks of the catalogue together; None where fewer than two apply."""
    there = applying(network)
    some = [there[name].usual(network) for name in AT_ONCE if name in there]
    return joint(some, say.AT_ONCE.text) if len(some) > 1 else None


def everything(network: Network) -> tuple[Shocked, ...]:
    """Return what is met where nobody names a shock."""
    several = at_once(network)
    singles = (one.usual(network) for one in applying(network).values())
    return (*singles, *([several] if several else []))


def left_out(network: Network) -> tuple[str, ...]:
    """Return the names of the shocks that do not apply."""
    there = applying(network)
    gone = [name for name in catalogue(network) if name not in there]
    return (*gone, *([] if at_once(network) else [say.AT_ONCE.text]))
