"""What if: what buyers really wanted, put before other policies of a scenario.

Weeks that lay together stay together, in an order drawn anew for each simulated past, so that one
lucky month does not decide. Ads, sessions and sales are in the real demand already: in these worlds
they bring nothing more, and cost what the scenario plans. Policies see the scenario's plan.
"""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ...arrays import Floats, Units
from ...chance.luck import Luck, ShopLuck, draw_luck
from ...chance.streams import Streams
from ...errors import UserError
from ...network.network import Network
from ...policy.open import open_policy
from ...study.replay import Asked, plan_of, ran
from ...words import backtest as say
from ...world.core import measures
from ..daily import Daily
from .real_demand import FEWEST_WEEKS, RealDemand, real_demand

LEVEL = 0.9
"""Share of the pasts that lie within a range."""


class NoWhatIfError(UserError):
    """Records or a scenario of which no past can be replayed."""


@dataclass(frozen=True, slots=True)
class Range:
    """A mean over the simulated pasts, and where nine of ten of them lie."""

    mean: float
    low: float
    high: float

    @staticmethod
    def of(values: Floats) -> "Range":
        """Return the range of one value a past, (W,)."""
        low, high = np.quantile(values, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
        return Range(float(values.mean()), float(low), float(high))


@dataclass(frozen=True, slots=True)
class WhatIfPolicy:
    """What a policy would have made of the real past; money in the scenario's currency."""

    name: str
    profit: Range
    gap: Range
    """Profit less today's rule's, in the same past."""
    better: float
    """Share of pasts in which it earns more than today's rule."""
    stockout_days: Range
    """Of all SKUs together."""
    missed: Range
    """Units that buyers wanted and did not get."""
    cash_low: Range


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Policies on the real past, most profit first."""

    first: str
    last: str
    """Days whose demand is replayed."""
    weeks: int
    pasts: int
    current_rule: str
    policies: tuple[WhatIfPolicy, ...]


def what_if(network: Network, dailies: Sequence[Daily], pasts: int = 500, seed: int = 1) -> WhatIf:
    """Return what the policies of a scenario would have made of what buyers really wanted.

    Errors: NoWhatIfError; OwnPolicyError.
    """
    known = {listing.product for listing in network.listings}
    kept = [daily for daily in dailies if daily.sku in known]
    streams = Streams(seed, 0)
    past = real_demand(kept, pasts, streams) if kept else None
    if past is None:
        raise NoWhatIfError(say.NO_WHAT_IF(weeks=f"{FEWEST_WEEKS}"))
    if len(network.shops) > 1:
        raise NoWhatIfError(say.ONE_SHOP())
    quiet = network.changed(
        seed=seed, market=network.scenario.market.model_copy(update={"demand_noise": "none"})
    )
    wanted = past.resampled(network.start, network.days, streams)
    totals = _replayed(network, quiet, past, wanted)
    return _answer(network, past, totals, wanted[: network.plan_days].sum(axis=(0, 1)))


def _replayed(
    network: Network, quiet: Network, past: RealDemand, wanted: Units
) -> Mapping[str, Mapping[str, Floats]]:
    """Return the totals of each policy by name, one value a past each."""
    pasts, plan = wanted.shape[2], plan_of(network)
    luck = _luck(quiet, past.skus, wanted)
    found = {}
    for policy in network.scenario.policies:
        opened = open_policy(policy, network.document.folder, network.document.own)
        record = ran([Asked(policy, opened, pasts)], quiet, luck, plan, ())
        found[policy.name] = record.totals
    return found


def _luck(network: Network, skus: Sequence[str], wanted: Units) -> Luck:
    """Return the luck of a block whose demand is the one that was, and nothing else brings any."""
    pasts = wanted.shape[2]
    drawn = draw_luck(network, 0).first(pasts)
    shop = drawn.shops[0]
    demand = shop.demand
    organic = demand.organic.copy()
    for sku, units in zip(skus, np.moveaxis(wanted, 1, 0), strict=True):
        rows = [row for row, x in enumerate(network.listings) if x.product == sku]
        shares = np.array([network.listings[row].demand.units_per_day for row in rows])
        shares = shares / shares.sum() if shares.sum() else np.full(len(rows), 1 / len(rows))
        for row, share in zip(rows, shares.tolist(), strict=True):
            organic[:, row] = units * share / network.listings[row].demand.basket
    real = dataclasses.replace(
        demand,
        organic=organic,
        ads=np.zeros_like(demand.ads),
        audience=np.zeros_like(demand.audience),
        shows=np.zeros_like(demand.shows),
        missed=np.ones_like(demand.missed),
    )
    shops: tuple[ShopLuck, ...] = (dataclasses.replace(shop, demand=real),)
    return dataclasses.replace(drawn, shops=shops)


def _answer(
    network: Network,
    past: RealDemand,
    totals: Mapping[str, Mapping[str, Floats]],
    wanted: Units,
) -> WhatIf:
    """Return the policies, most profit first."""
    current = network.scenario.current_rule
    today = totals[current]
    found = [_policy(name, of, today, wanted) for name, of in totals.items()]
    return WhatIf(
        first=f"{past.first}",
        last=f"{past.last}",
        weeks=past.weeks,
        pasts=past.wanted.shape[2],
        current_rule=current,
        policies=tuple(sorted(found, key=lambda policy: -policy.profit.mean)),
    )


def _policy(
    name: str, of: Mapping[str, Floats], today: Mapping[str, Floats], wanted: Units
) -> WhatIfPolicy:
    """Return one policy beside today's rule in the same pasts."""
    profit = measures.PROFIT.key
    gap = of[profit] - today[profit]
    kept = (
        of[measures.UNITS_WANTED.key]
        - of[measures.UNITS_LOST.key]
        - of[measures.UNITS_CANCELLED.key]
    )
    return WhatIfPolicy(
        name=name,
        profit=Range.of(of[profit]),
        gap=Range.of(gap),
        better=float((gap > 0).mean()),
        stockout_days=Range.of(of["stockout_days"]),
        missed=Range.of(np.maximum(wanted - kept, 0.0)),
        cash_low=Range.of(of[measures.CASH_LOW.key]),
    )
