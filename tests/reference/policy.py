"""A policy: its rules, that look at one product on a day."""

from __future__ import annotations

from dataclasses import dataclass

from sim.policy.composed import Composed

from .alerts import ALERTS, Alert
from .campaigns import ADS, Ads, woken
from .markdown import PRICES, Price
from .modes import FREIGHT, SOURCING, Freight, Sourcing
from .orders import ORDERS, Order
from .setting import Setting
from .transfers import TRANSFERS, Loader


def usual_mode(policy: Composed) -> str:
    """Return by which mode goods go that do not fly."""
    by_rule = {"by land": "land", "by express": "express"}
    return by_rule.get(policy.freight.rule, getattr(policy.freight, "usual", "sea"))


@dataclass(frozen=True, slots=True)
class Rules:
    """A policy: level(item, day), units(item, day, level), and so on."""

    level: Alert
    units: Order
    modes: Freight
    """The units by the usual mode and by air of an order: modes(item, day, units, level)."""
    usual_mode: str
    ads: Ads
    woken: Ads
    backup: Sourcing
    """The share of an order for the second supplier."""
    price: Price
    transfers: Loader
    reaction_days: int

    @staticmethod
    def of(policy: Composed, setting: Setting) -> Rules:
        """Compose the rules that a policy names."""
        return Rules(
            ALERTS[policy.alert.rule](policy.alert, setting),
            ORDERS[policy.order.rule](policy.order, setting),
            FREIGHT[policy.freight.rule](policy.freight, setting),
            usual_mode(policy),
            ADS[policy.ads.rule](policy.ads, setting),
            woken(policy.ads, setting),
            SOURCING[policy.sourcing.rule](policy.sourcing),
            PRICES[policy.price.rule](policy.price, setting),
            TRANSFERS[policy.transfers.rule](policy.transfers, setting),
            policy.reaction_days,
        )
