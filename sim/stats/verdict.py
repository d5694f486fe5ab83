"""Which policy is best, or that the runs cannot tell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil, sqrt
from typing import Final, Literal

import numpy as np
from numpy.typing import ArrayLike

from . import estimate as methods
from .estimate import FEWEST_EVENTS
from .interval import runs_for_half_width
from .pair import Pair, adjusted_level, compare
from .worlds import as_worlds

Kind = Literal[
    "ahead", "cannot separate", "too seldom to tell", "the same in every world", "only one policy"
]

RULE_OF_THREE: Final = 3.0
"""What was in none of n worlds may be as frequent as 3 / n (Hanley and Lippman-Hand 1983, If
nothing goes wrong, is everything all right?, JAMA 249, 1743-1745)."""
LEAD_IN_ERRORS: Final = 3.0
"""A lead of so much over each of up to ten rivals picks the best in 99 % of studies."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The leader by mean, and whether the lead holds against every rival."""

    kind: Kind
    best: str
    """The policy with the highest mean; of equals the first one given."""
    ties: tuple[str, ...] = ()
    """Policies whose outcomes are those of `best` in every world: they share its place, so none of
    them stands in the way of a clear win over the rest."""
    leads: Mapping[str, Pair] = field(default_factory=dict)
    """`best` minus each policy that differs in some world, on common worlds; next mean first."""
    not_separated: tuple[str, ...] = ()
    """The rivals whom the runs do not tell from `best`, by mean."""
    runs_needed: int | None = None
    """Runs in all after which `best` is expected to be ahead of all of these, if gaps and spreads
    stay as seen; None where it is already, or a gap is too small."""

    @property
    def runner_up(self) -> str | None:
        """The policy with the next mean that differs in some world, if any."""
        return next(iter(self.leads), None)

    @property
    def gap(self) -> Pair | None:
        """`best` minus `runner_up`."""
        return next(iter(self.leads.values()), None)


def choose(
    values_by_policy: Mapping[str, ArrayLike], indifference: float = 0.0, level: float = 0.95
) -> Verdict:
    """Choose the policy with the highest mean of (W,) each, and say whether it is ahead of all.

    It is if, against every rival, the interval of its lead lies above `indifference` (a lead not
    worth having, in the unit of the values) and the lead is at least `LEAD_IN_ERRORS` standard
    errors. The leader is picked by the very outcomes that judge it, so each interval is adjusted
    for all k(k-1)/2 pairs: whichever pair the data make the interesting one, it was paid for (Law
    2015, section 10.3.2). A lead that was the same in all but a few worlds, or in all, says nothing
    of what is rarer than they can show: that is too seldom to tell.

    Errors: ValueError for no policy, different worlds, one world for several policies, or a
    negative indifference.
    """
    if not values_by_policy or indifference < 0:
        raise ValueError("choosing takes at least one policy and an indifference of at least 0")
    columns = {name: as_worlds(values) for name, values in values_by_policy.items()}
    ranked = sorted(columns, key=lambda name: -float(columns[name].mean()))
    best, others = ranked[0], ranked[1:]
    ties = tuple(name for name in others if np.array_equal(columns[name], columns[best]))
    rivals = [name for name in others if name not in ties]
    if not rivals:
        return Verdict("the same in every world" if ties else "only one policy", best, ties)

    pairs_of_all = len(rivals) * (len(rivals) + 1) // 2
    leads = {name: compare(columns[name], columns[best], level, pairs_of_all) for name in rivals}
    unclear = tuple(name for name in rivals if not _is_clear(leads[name], indifference))
    return Verdict(
        kind=_kind([leads[name] for name in unclear]),
        best=best,
        ties=ties,
        leads=leads,
        not_separated=unclear,
        runs_needed=_most([_runs_to_clear(leads[name], indifference, level) for name in unclear]),
    )


def _kind(unclear: list[Pair]) -> Kind:
    if not unclear:
        return "ahead"
    return "too seldom to tell" if all(map(_is_seldom, unclear)) else "cannot separate"


def _is_seldom(lead: Pair) -> bool:
    """Say whether a lead is the same in all but so few worlds that events hardly seen decide."""
    gap = lead.gap
    seldom = gap.method == methods.TOO_FEW_EVENTS and 2 * gap.events < gap.runs
    return seldom or gap.method == methods.CONSTANT


def _is_clear(lead: Pair, indifference: float) -> bool:
    if _is_seldom(lead):
        return False
    beyond = lead.gap.low is not None and lead.gap.low > indifference
    return beyond and lead.gap.value >= LEAD_IN_ERRORS * lead.standard_error


def _runs_to_clear(lead: Pair, indifference: float, level: float) -> int | None:
    gap, room = lead.gap, lead.gap.value - indifference
    if _is_seldom(lead):
        return ceil(FEWEST_EVENTS * gap.runs / max(gap.events, RULE_OF_THREE))
    if room <= 0:
        return None
    deviation = lead.standard_error * sqrt(gap.runs)
    runs = runs_for_half_width(deviation, room, adjusted_level(level, lead.comparisons))
    if runs is None:
        return None
    errors = (LEAD_IN_ERRORS * deviation / gap.value) ** 2
    return max(runs, ceil(errors), gap.runs_for_events, gap.runs + 1)


def _most(runs: list[int | None]) -> int | None:
    known = [needed for needed in runs if needed is not None]
    return max(known) if known and len(known) == len(runs) else None
