"""Rules that a scenario gives nothing to do, in sentences: they are allowed, and act never."""

from collections.abc import Iterator

import numpy as np

from ..network.network import Network
from ..policy.ads.as_planned import AsPlanned
from ..policy.composed import Composed
from ..policy.fit import rules_within
from ..policy.freight.before_promotion import BeforePromotion
from ..policy.freight.by_one_mode import ByOneMode
from ..policy.orders.arrive_before_date import ArriveBeforeDate
from ..policy.orders.none import NoOrder
from ..policy.orders.promotion_prebuild import PromotionPreBuild
from ..words import outlook as say
from ..words.text import quoted
from ..world.run.plan import Plan

_FOR_PROMOTIONS = (PromotionPreBuild, ArriveBeforeDate, BeforePromotion)


def idle_rules(network: Network, plan: Plan) -> list[str]:
    """Return a line for each rule of a policy that never acts."""
    return [
        line
        for policy in network.scenario.policies
        if not policy.own
        for line in (*_for_nothing(network, policy), *_too_late(network, policy, plan))
    ]


def _for_nothing(network: Network, policy: Composed) -> Iterator[str]:
    """Yield alerts that nobody follows, and rules for what the scenario does not have."""
    buys = not (isinstance(policy.order, NoOrder) and isinstance(policy.freight, ByOneMode))
    if policy.has_alert and not buys:
        yield say.ALERT_ORDERS_NOTHING(policy=quoted(policy.name))
    for rule in rules_within(policy):
        if isinstance(rule, _FOR_PROMOTIONS) and not network.enrolled:
            yield say.NO_PROMOTION(policy=quoted(policy.name), rule=quoted(rule.rule))
    if not isinstance(policy.ads, AsPlanned) and not any(row.ads for row in network.listings):
        yield say.NO_ADS(policy=quoted(policy.name), rule=quoted(policy.ads.rule))


def _too_late(network: Network, policy: Composed, plan: Plan) -> Iterator[str]:
    """Yield promotions whose last safe day to order lies before the first day."""
    for rule in rules_within(policy):
        if isinstance(rule, ArriveBeforeDate):
            longest = np.ceil(plan.longest_lead_days[rule.mode]) + rule.days_before
            ahead = dict(zip(network.listing_names, longest.tolist(), strict=True))
            for promotion, names in network.enrolled:
                needed = max(ahead[name] for name in names)
                if needed > network.day(promotion.sale_from):
                    yield say.TOO_LATE(
                        policy=quoted(policy.name), promotion=promotion.name, days=f"{needed:g}"
                    )
