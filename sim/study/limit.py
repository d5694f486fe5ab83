"""Limits: what a policy must keep to before it may win; who breaks one is not affordable."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, Self

from ..errors import UserError
from ..network.network import Network
from ..scenario.problem import spoken_hint
from ..stats import Estimate
from ..words import verdict as say
from ..words.figures import called
from ..words.language import ENGLISH, in_all, speaking
from ..words.text import quoted
from ..world.core.measures import SHARE
from .figures import FIGURE_OF, Figure
from .true_demand import OF_TWINS

MOST_SHORT: Final = 0.05
"""Share of worlds in which cash may run out: one in twenty, and no more by the upper bound."""
SHORT_NAMES: Final[Mapping[str, str]] = {
    "cash below zero": "cash_below_zero",
    "cash beyond the credit line": "cash_short",
    "stockouts": "stockout",
    "stockouts in a sale": "stockout_in_sale",
    "sold-out sale days": "sale_days_out",
    "worst of 20": "profit_p05",
    "lowest cash": "cash_low_p05",
    "fill rate": "fill_rate",
}
"""What people call a figure; any other goes by its key, with spaces or underscores."""
_TEXT = re.compile(r"\s*(.+?)\s*(<=|>=)\s*([-+]?[\d_,]*\.?\d+)\s*(%?)\s*")


class Bounded(NamedTuple):
    """A limit as it is written."""

    name: str
    is_most: bool
    bound: float
    in_percent: bool

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Read `fill rate >= 95 %`: its figure, which end, the number; None for anything else."""
        found = _TEXT.fullmatch(text)
        if not found:
            return None
        name, sign, bound, percent = found.groups()
        value = float(bound.replace(",", "").replace("_", ""))
        return cls(name, sign == "<=", value / 100 if percent else value, bool(percent))


class LimitError(UserError):
    """A limit that cannot be read."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A figure, and how much of it is allowed: shares as such, money in the scenario's currency."""

    key: str
    """Of the figure; see sim.study.figures."""
    is_most: bool
    """Whether the bound is the most that is allowed; else it is the least."""
    bound: float

    @classmethod
    def of(cls, text: str) -> Self:
        """Read `cash below zero <= 5 %`, or `worst of 20 >= 2000`.

        Errors: LimitError.
        """
        found = Bounded.read(text)
        if not found:
            raise LimitError(say.NO_LIMIT(text=text))
        name, figure = found.name, _figure(found.name)
        if found.in_percent and figure.unit is not SHARE:
            raise LimitError(say.NO_SHARE(text=text, name=name))
        if figure.unit is SHARE and not 0 <= found.bound <= 1:
            raise LimitError(say.NO_PERCENT(text=text, name=name))
        return cls(figure.key, found.is_most, found.bound)

    @property
    def figure(self) -> Figure:
        """The figure that it limits."""
        return FIGURE_OF[self.key]

    @property
    def name(self) -> str:
        """What people call the figure."""
        short = (name for name, key in SHORT_NAMES.items() if key == self.key)
        return called(self.figure.label, next(short, self.key.replace("_", " ")))

    def allows(self, figures: Mapping[str, Estimate]) -> bool:
        """Say whether a policy keeps to it, by the end of the interval that is less kind.

        What was seen in no world is allowed, however few there are; what was not measured is not.
        """
        figure = figures.get(self.key)
        return figure is not None and self._keeps(figure)

    def allows_mean(self, figures: Mapping[str, Estimate]) -> bool:
        """Say whether what was seen keeps to it, though so few worlds may not show it."""
        figure = figures.get(self.key)
        if figure is None:
            return False
        return figure.value <= self.bound if self.is_most else figure.value >= self.bound

    def forbids(self, figures: Mapping[str, Estimate]) -> bool:
        """Say whether a policy surely breaks it, by the end of the interval that is kinder."""
        figure = figures.get(self.key)
        if figure is None:
            return True
        edge = figure.low if self.is_most else figure.high
        edge = figure.value if edge is None else edge
        return edge > self.bound if self.is_most else edge < self.bound

    def _keeps(self, figure: Estimate) -> bool:
        if self.is_most and figure.value == 0 and self.figure.unit is SHARE:
            return True
        edge = figure.high if self.is_most else figure.low
        edge = figure.value if edge is None else edge
        return edge <= self.bound if self.is_most else edge >= self.bound


def _figure(name: str) -> Figure:
    """Return the figure that people mean by a name."""
    plain = " ".join(name.replace("_", " ").casefold().split())
    key = SHORT_NAMES.get(plain, plain.replace(" ", "_"))
    if key not in FIGURE_OF:
        key = next((one.key for one in FIGURE_OF.values() if plain in _names(one)), key)
    if key not in FIGURE_OF:
        known = [*SHORT_NAMES, *(key.replace("_", " ") for key in FIGURE_OF)]
        usual = [called(FIGURE_OF[key].label, short) for short, key in SHORT_NAMES.items()]
        hint = spoken_hint(plain, [*known, *usual]) or spoken_hint("", usual)
        raise LimitError(say.NO_FIGURE(name=name, hint=hint))
    return FIGURE_OF[key]


def _names(figure: Figure) -> list[str]:
    """Return what a figure is called in each language: a folder may be asked for in any."""
    return [name.casefold() for name in in_all(lambda: called(figure.label))]


def in_english(text: str) -> str:
    """Return a limit with the English name of its figure, so that one question has one text.

    Errors: LimitError.
    """
    limit, found = Limit.of(text), Bounded.read(text)
    assert found is not None, "it has just been read"
    if found.name.isascii():
        return text
    with speaking(ENGLISH):
        return text.replace(found.name, limit.name, 1)


def cash_key(network: Network) -> str:
    """Return the figure that says how often cash runs out: below zero, or the credit line."""
    return "cash_short" if network.scenario.cash.credit else "cash_below_zero"


def is_usual(limit: Limit) -> bool:
    """Say whether it is the limit that holds where none is asked for."""
    return limit.key in {"cash_short", "cash_below_zero"} and limit.bound == MOST_SHORT


def known_to_totals(limits: tuple[Limit, ...]) -> tuple[Limit, ...]:
    """Return limits of a study without always-stocked twins.

    Errors: LimitError for one on a figure that only those tell.
    """
    for limit in limits:
        if limit.figure.measure in OF_TWINS:
            raise LimitError(say.NOT_IN_TOTALS(figure=quoted(limit.name)))
    return limits


def limits(network: Network, texts: Sequence[str] = ()) -> tuple[Limit, ...]:
    """Return the limits asked for, and that on cash where none is on cash and it is not free.

    Errors: LimitError.
    """
    asked, cash = tuple(map(Limit.of, texts)), cash_key(network)
    if network.scenario.cash.spend_freely or any(limit.key == cash for limit in asked):
        return asked
    return (Limit(cash, is_most=True, bound=MOST_SHORT), *asked)
