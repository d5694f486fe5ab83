"""Which policy is best, or that the runs cannot tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, sqrt
from typing import Final, Literal

import numpy as np
from numpy.typing import ArrayLike

from . import estimate as methods
from .estimate import FEWEST_EVENTS
from .interval import runs_for_half_width
from .pair import Pair, adjusted_level, compare, differences, pairs_of
from .selection import chance_of_better
from .worlds import as_worlds

Kind = Literal[
    "ahead",
    "no difference worth having",
    "cannot separate",
    "too seldom to tell",
    "the same in every world",
    "only one policy",
]

RULE_OF_THREE: Final = 3.0
"""What was in none of n worlds may be as frequent as 3 / n (Hanley and Lippman-Hand 1983, If
nothing goes wrong, is everything all right?, JAMA 249, 1743-1745)."""
MOST_RUNS: Final = 1_000_000
"""Runs that nobody waits for: what takes more is too close to tell."""
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
    as_good: tuple[str, ...] = ()
    """The rivals that surely differ from `best` by less than the indifference, by mean."""
    not_separated: tuple[str, ...] = ()
    """The rivals whom the runs do not tell from `best`, by mean."""
    chance_of_better: float | None = None
    """At most so probably another policy beats `best` by the indifference or more; None where rare
    events decide. See sim.stats.selection."""
    runs_needed: int | None = None
    """Runs in all after which each of these is expected to be behind or as good, if gaps and
    spreads stay as seen; None where they are already, or a gap is too near to the indifference for
    `MOST_RUNS` to tell."""

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
    errors. A rival is as good if the interval lies within the indifference on both sides; where
    none but such rivals are not behind, there is no difference worth having. The leader is picked
    by the very outcomes that judge it, so each interval is adjusted for all k(k-1)/2 pairs:
    whichever pair the data make the interesting one, it was paid for (Law 2015, section 10.3.2). A
    lead that was the same in all but a few worlds, or in all, says nothing of what is rarer than
    they can show: that is too seldom to tell.

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

    pairs = pairs_of(len(rivals) + 1)
    leads = {name: compare(columns[name], columns[best], level, pairs) for name in rivals}
    as_good = tuple(name for name in rivals if is_as_good(leads[name], indifference))
    unclear = tuple(
        name for name in rivals if name not in as_good and not _is_clear(leads[name], indifference)
    )
    return Verdict(
        kind=_kind([leads[name] for name in unclear], as_good),
        best=best,
        ties=ties,
        leads=leads,
        as_good=as_good,
        not_separated=unclear,
        chance_of_better=chance_of_better(
            [differences(columns[name], columns[best]) for name in rivals], indifference
        ),
        runs_needed=_most([_runs_to_clear(leads[name], indifference, level) for name in unclear]),
    )


def _kind(unclear: Sequence[Pair], as_good: Sequence[str]) -> Kind:
    if not unclear:
        return "no difference worth having" if as_good else "ahead"
    return "too seldom to tell" if all(map(_is_seldom, unclear)) else "cannot separate"


def _is_seldom(lead: Pair) -> bool:
    """Say whether a lead is the same in all but so few worlds that events hardly seen decide."""
    gap = lead.gap
    seldom = gap.method == methods.TOO_FEW_EVENTS and 2 * gap.events < gap.runs
    return seldom or gap.method == methods.CONSTANT


def is_as_good(lead: Pair, indifference: float) -> bool:
    """Say whether a lead is none worth having, either way: two one-sided tests of equivalence.

    Source: Schuirmann 1987, J. Pharmacokinetics and Biopharmaceutics 15, 657-680.
    """
    gap = lead.gap
    if _is_seldom(lead) or gap.low is None or gap.high is None:
        return False
    return -indifference < gap.low and gap.high < indifference


def _is_clear(lead: Pair, indifference: float) -> bool:
    if _is_seldom(lead):
        return False
    beyond = lead.gap.low is not None and lead.gap.low > indifference
    return beyond and lead.gap.value >= LEAD_IN_ERRORS * lead.standard_error


def _runs_to_clear(lead: Pair, indifference: float, level: float) -> int | None:
    gap, room = lead.gap, abs(lead.gap.value - indifference)
    if _is_seldom(lead):
        return ceil(FEWEST_EVENTS * gap.runs / max(gap.events, RULE_OF_THREE))
    if room == 0:
        return None
    deviation = lead.standard_error * sqrt(gap.runs)
    runs = runs_for_half_width(deviation, room, adjusted_level(level, lead.comparisons))
    if runs is None:
        return None
    errors = LEAD_IN_ERRORS * deviation / gap.value if gap.value > indifference else 0.0
    needed = max(runs, ceil(errors**2), gap.runs_for_events, gap.runs + 1)
    return needed if needed <= MOST_RUNS else None


def _most(runs: list[int | None]) -> int | None:
    known = [needed for needed in runs if needed is not None]
    return max(known) if known and len(known) == len(runs) else None
