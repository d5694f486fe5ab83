"""When a product is most likely to be out of stock."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from ..arrays import Floats
from ..network.network import Network
from ..study.comparison import Comparison
from ..words import charts as say
from ..words.number import day
from ..words.template import DAYS
from .planned import main_sale
from .series import by_product
from .shelves import shelves
from .time_axis import sales

_AHEAD, _BACK = 14, 7
"""Days before and after a sale from which on it is too far to be named."""


_UNTOLD = 0.1
"""By so much more likely a shelf may be out on a day that a title leaves for one near a sale."""


class Outage(NamedTuple):
    """The first day on which a product is as likely to be out as it ever gets."""

    product: str
    day: int
    probability: float
    lasts: bool
    """Whether it stays about as likely until the plan ends."""


def probabilities(result: Comparison, policy: str) -> dict[str, Floats]:
    """Return the probability to be out at the close of each day of the plan, (days,), by shelf."""
    rows, days = by_product(result, policy, "out_of_stock"), result.network.plan_days
    return {n: rows[n]["mean"].to_numpy(np.float64)[:days] for n in shelves(result.network)}


def _severity(chances: Floats) -> tuple[float, float]:
    """Return how likely a shelf is out on its worst day, and for how many days it is."""
    return float(chances.max()), float(chances.sum())


def told(
    result: Comparison, policies: Iterable[str], products: Iterable[str]
) -> tuple[str, Outage]:
    """Return the policy, product and day that a title tells of.

    The worst near the sale that the plan is about, unless a shelf is more likely out on another
    day by so much that a reader of the picture would miss it; the plan's last day, which tells a
    planner nothing, counts only where nothing is out before.
    """
    names = list(products)
    chances = {policy: probabilities(result, policy) for policy in policies}
    found = [_worst(chances, names, span) for span in _spans(result.network)]
    before_the_end = max(found[:-1], key=lambda one: one[1].probability)
    if before_the_end[1].probability == 0:
        return found[-1]
    first = found[0]  # near the sale, where there is one
    missed = before_the_end[1].probability - first[1].probability
    return before_the_end if missed > _UNTOLD else first


def _worst(
    chances: Mapping[str, Mapping[str, Floats]], names: Sequence[str], span: slice
) -> tuple[str, Outage]:
    """Return the policy, product and day that are worst within a span."""
    found = [
        (policy, outage(name, of[name], span))
        for policy, of in chances.items()
        for name in [max(names, key=lambda name: _severity(of[name][span]))]
    ]
    return max(found, key=lambda one: one[1].probability)


def _spans(network: Network) -> list[slice]:
    """Return the days that a title may tell of, the best first."""
    sale, plan = main_sale(network), network.plan_days
    last = max(plan - 1, 1)
    spans = [slice(0, last), slice(0, plan)]
    if sale is not None:
        near = slice(max(sale.first_day - _AHEAD + 1, 0), min(sale.last_day + _BACK, last))
        spans = [near, *spans] if near.start < near.stop else spans
    return spans


def outage(product: str, chances: Floats, span: slice = slice(None)) -> Outage:
    """Return the worst day of one product from its daily probabilities, (days,), within a span."""
    peak = float(chances[span].max())
    near = np.abs(chances - peak) <= 0.01
    first = (span.start or 0) + int(np.flatnonzero(chances[span] == peak)[0])
    lasts = peak > 0 and first < len(chances) - 1 and bool(near[first:].all())
    if lasts:
        first = int(np.flatnonzero(~near)[-1]) + 1 if not near.all() else 0
    return Outage(product, first, peak, lasts)


def when(network: Network, worst: Outage) -> str:
    """Say when, and how that lies to the nearest sale of the product."""
    date = day(network.date(worst.day))
    when = say.FROM(date=date) if worst.lasts else say.ON(date=date)
    sale = nearest_sale(network, worst)
    return say.NEAR(when=when, sale=sale) if sale else when


def nearest_sale(network: Network, worst: Outage) -> str:
    """Say where a day lies to a sale under two weeks ahead or a week back; empty for neither."""
    phrases = {}
    for sale in sales(network, worst.product):
        ahead, back = sale.first_day - worst.day, worst.day - sale.last_day
        if max(ahead, back) <= 0:
            phrases[0] = say.DURING(sale=sale.name)
        elif 0 < ahead < _AHEAD:
            phrases.setdefault(ahead, say.BEFORE(days=DAYS(ahead), sale=sale.name))
        elif 0 < back < _BACK:
            phrases.setdefault(back, say.AFTER(days=DAYS(back), sale=sale.name))
    return phrases[min(phrases)] if phrases else ""
