"""Alert lines in days of cover, against the days that an order takes, which they must bridge."""

import math
from collections.abc import Iterator
from typing import NamedTuple

from ...network.network import Network
from ...policy.alerts.days_of_cover import DaysOfCover
from ...policy.alerts.look_ahead import LookAhead
from ...policy.alerts.reaction import Reaction
from ...policy.composed import Composed
from ...policy.fit import rules_within
from ...policy.freight.before_promotion import BeforePromotion
from ...policy.freight.by_one_mode import ByOneMode
from ...policy.freight.red_by_air import RedByAir
from ...policy.orders.cover_target import CoverTarget
from ...policy.rule import Names, of_listing
from ...policy.sourcing.first import FirstSupplier
from ...words import second_look as say
from ...words.number import exact
from ...words.rules import by
from ...words.template import DAYS
from ...words.text import joined, named, quoted
from .seen import Seen

_REVIEW = 1
"""Days from one look at the alert to the next."""
_ENOUGH = 0.9
"""Of the days that are needed: a line that is set to a mean lead time is no slip."""


class _Short(NamedTuple):
    """A way of ordering by which goods come after the shelf is empty, all in days."""

    mode: str
    line: float
    """Cover at which it orders; infinite: at any."""
    up_to: float
    lead: int
    """Within which half of the orders arrive."""

    @property
    def falls_short(self) -> bool:
        """Whether the smaller of line and target does not bridge the lead time."""
        return min(self.line, self.up_to) < _ENOUGH * (self.lead + _REVIEW)

    def __str__(self) -> str:
        """Say it."""
        up_to, lead = exact(self.up_to), DAYS(self.lead)
        if math.isinf(self.line):
            return say.AT_ANY_COVER(mode=by(self.mode), up_to=up_to, lead=lead)
        return say.AT_COVER(mode=by(self.mode), line=exact(self.line), up_to=up_to, lead=lead)


def alert_lines(seen: Seen) -> Iterator[str]:
    """Yield lines of cover below lead time and review, and lead times that nobody goes by."""
    for policy in seen.network.scenario.policies:
        if not policy.own:
            yield from _too_low(seen, policy)
            yield from _other_modes(policy)


def usual_mode(policy: Composed) -> str:
    """Return the mode by which a policy's orders go, or most of them."""
    freight = policy.freight
    if isinstance(freight, ByOneMode):
        return freight.mode
    if isinstance(freight, RedByAir):
        return freight.usual
    return "air" if isinstance(freight, BeforePromotion) else "sea"


def _too_low(seen: Seen, policy: Composed) -> Iterator[str]:
    """Yield a line for all products whose lines fall short in the same way."""
    found: dict[tuple[_Short, ...], list[str]] = {}
    for row, listing in enumerate(seen.network.listings):
        short = tuple(_short(seen, policy, row)) if listing.owns_shelf else ()
        if short:
            found.setdefault(short, []).append(listing.name)
    for short, products in found.items():
        ways = joined([str(each) for each in short])
        yield say.LINES_TOO_LOW(policy=quoted(policy.name), products=named(products), ways=ways)


def _short(seen: Seen, policy: Composed, row: int) -> Iterator[_Short]:
    names = _names(seen.network)[row]
    for order in rules_within(policy.order):
        if isinstance(order, CoverTarget):
            for mode, line in _lines(policy, order, names).items():
                lead, up_to = _lead(seen, policy, mode, row), of_listing(order.days, names)
                its = _Short(mode, line, up_to, lead)
                if its.falls_short:
                    yield its


def _lines(policy: Composed, order: CoverTarget, names: Names) -> dict[str, float]:
    """Return at which days of cover is ordered by each mode."""
    line = line_of(policy, order.at, names)
    if not isinstance(policy.freight, RedByAir):
        return {usual_mode(policy): line}
    red = line_of(policy, "red", names)
    return {usual_mode(policy): line, "air": red} if line > red else {"air": line}


def line_of(policy: Composed, level: str, names: Names) -> float:
    """Return the days of cover at which a level begins; infinite where any stock will do."""
    alert = policy.alert
    if level != "green" and isinstance(alert, DaysOfCover | LookAhead | Reaction):
        return of_listing(getattr(alert, level), names)
    return math.inf


def _lead(seen: Seen, policy: Composed, mode: str, row: int) -> int:
    """Return the days from an alert to the shelf, of the faster of the suppliers that are asked."""
    first = seen.network.listings[row].suppliers[0]
    asks_all = not isinstance(policy.sourcing, FirstSupplier)
    return policy.reaction_days + min(
        seen.arrivals.usual_days(way)
        for way in seen.arrivals.ways(row)
        if way.mode == mode and (asks_all or way.supplier == first)
    )


def _names(network: Network) -> list[Names]:
    return [(listing.name, listing.product, listing.role) for listing in network.listings]


def _other_modes(policy: Composed) -> Iterator[str]:
    """Yield rules that reckon with the lead time of a mode by which nothing goes."""
    for rule in rules_within(policy.order):
        mode = getattr(rule, "mode", None)
        if mode and policy.ships and mode not in policy.freight.uses:
            its, freight = quoted(getattr(rule, "rule", "")), quoted(policy.freight.rule)
            yield say.OTHER_MODE(
                policy=quoted(policy.name), rule=its, mode=by(mode), freight=freight
            )
