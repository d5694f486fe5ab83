"""Rules that build stock some days ahead of a sale, against the last day to order for it."""

from collections.abc import Iterator

from ...network.network import Network
from ...policy.composed import Composed
from ...policy.fit import rules_within
from ...policy.orders.promotion_prebuild import PromotionPreBuild
from ...words import second_look as say
from ...words.rules import by
from ...words.text import quoted
from .alert_lines import usual_mode
from .seen import Seen


def days_ahead(seen: Seen) -> Iterator[str]:
    """Yield stock that is built too late for a sale, though there would be time."""
    for policy in seen.network.scenario.policies:
        for rule in rules_within(policy.order):
            if isinstance(rule, PromotionPreBuild):
                yield from _too_late(seen, policy, rule)


def _too_late(seen: Seen, policy: Composed, rule: PromotionPreBuild) -> Iterator[str]:
    network, every = seen.network, rule.every_days
    for promotion, names in network.enrolled:
        sale = network.day(promotion.sale_from)
        begun = -(-max(sale - rule.days_ahead, 0) // every) * every
        last = _last_day(seen, usual_mode(policy), names, sale)
        if 0 <= sale < network.plan_days and last is not None:
            last -= policy.reaction_days
            if 0 <= last < begun:
                yield say.BUILDS_TOO_LATE(
                    policy=quoted(policy.name), promotion=promotion.name,
                    begun=f"{network.date(begun)}", last=f"{network.date(last)}",
                    mode=by(usual_mode(policy)), ahead=f"{sale - last // every * every}",
                )  # fmt: skip


def _last_day(seen: Seen, mode: str, names: tuple[str, ...], sale: int) -> int | None:
    """Return the last day to order all products by a mode from their first suppliers."""
    days = [
        seen.arrivals.last_days(way, sale)[1]
        for row in _rows(seen.network, names)
        for way in seen.arrivals.ways(row)
        if (way.mode, way.supplier) == (mode, seen.network.listings[row].suppliers[0])
    ]
    return min((day for day in days if day is not None), default=None)


def _rows(network: Network, names: tuple[str, ...]) -> list[int]:
    return [row for row, its in enumerate(network.listings) if its.name in names and its.owns_shelf]
