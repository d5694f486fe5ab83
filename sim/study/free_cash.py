"""Free cash: why a policy that is paid earlier, or has more to spend, may earn less.

The cash gate holds orders back; where it opens, a rule that orders too much may do so.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..arrays import Floats
from ..stats import Estimate
from ..stats import compare as pair
from ..words import free_cash as say
from ..words.number import money, number
from ..words.template import Template
from ..words.text import joined, quoted
from .summary import by_policy

_OF_CASH = re.compile(
    r"(.*\.)?(cash\..+|settlement\.(payout|minimum_payout|transfer|reserve|deposit).*"
    r"|deposit_share|balance_days|credit.*)"
)
"""Keys that only decide when money is there."""
_TOTALS = ("profit", "units_ordered", "units_sold", "stock_end_units")


@dataclass(frozen=True, slots=True)
class Spender:
    """A policy that earns less where it orders more, and is left with goods."""

    policy: str
    worse: str
    """The label of the value or scenario in which it earns less."""
    better: str
    gap: Estimate
    """What it earns less there, above 0."""
    ordered: float
    """Units that it orders more there, in the mean."""
    sold: float
    """Units that it sells more there."""


def is_of_cash(keys: Iterable[str]) -> bool:
    """Say whether some keys, and at least one, decide no more than when money is there."""
    told = list(keys)
    return bool(told) and all(map(_OF_CASH.fullmatch, told))


def spenders(labels: Sequence[str], runs: pd.DataFrame) -> list[Spender]:
    """Return who earns less where it orders more, the largest loss first.

    Each policy's best value is held against the worst of those at which it orders more. `runs` has
    a row a value, policy and world.
    """
    totals = {
        label: {key: by_policy(runs[runs["value"] == label], key) for key in _TOTALS}
        for label in labels
    }
    policies = [*next(iter(totals.values()))["profit"]]
    found = (_spender(name, totals, len(policies)) for name in policies)
    return sorted(filter(None, found), key=lambda spender: -spender.gap.value)


def _spender(
    policy: str, totals: Mapping[str, Mapping[str, Mapping[str, Floats]]], policies: int
) -> Spender | None:
    """Return what becomes of one policy."""
    of = {label: {key: its[policy] for key, its in some.items()} for label, some in totals.items()}
    mean = {label: {k: float(np.mean(v)) for k, v in its.items()} for label, its in of.items()}
    best = max(of, key=lambda label: mean[label]["profit"])
    more = [
        label
        for label, its in mean.items()
        if its["units_ordered"] - mean[best]["units_ordered"]
        > max(its["units_sold"] - mean[best]["units_sold"], 0.0)
        and its["stock_end_units"] > mean[best]["stock_end_units"]
    ]
    if not more:
        return None
    worst = min(more, key=lambda label: mean[label]["profit"])
    gap = pair(of[worst]["profit"], of[best]["profit"], comparisons=policies).gap
    if gap.low is None or gap.low <= 0:
        return None
    ordered, sold = (mean[worst][key] - mean[best][key] for key in ("units_ordered", "units_sold"))
    return Spender(policy, worst, best, gap, ordered, sold)


def in_words(found: Sequence[Spender], currency: str, where: Template) -> list[str]:
    """Say of the first why it earns less, and of whom else that holds; `where` takes a label."""
    if not found:
        return []
    first, *others = found
    sold = round(first.sold)
    sentence = say.EARNS_LESS(
        policy=quoted(first.policy),
        gap=money(str(first.gap), currency),
        worse=where(label=first.worse),
        better=where(label=first.better),
        ordered=number(first.ordered),
        of_which=say.OF_WHICH(sold=number(sold)) if sold > 0 else say.OF_WHICH_NONE(),
    )
    if not others:
        return [sentence]
    names = joined([quoted(spender.policy) for spender in others])
    return [say.AND_OTHERS(sentence=sentence, others=names)]
