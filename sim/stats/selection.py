"""Selection: how probably another policy is better than the one that was chosen, by an amount."""

from collections.abc import Sequence

from .interval import chance_of_less
from .worlds import Worlds


def chance_of_better(leads: Sequence[Worlds], amount: float) -> float | None:
    """Bound the probability that some rival's mean is above the leader's by `amount`, or more.

    `leads` are the leader minus each rival on common worlds, (W,) each. For a rival it is the tail
    of the paired test that this lead is -`amount` or less. Whichever policy the runs make the
    leader, only its test against the truly best one can mislead; there are as many such tests as
    rivals, so the largest tail times their number holds (Bonferroni): of all studies at most 5 %
    say 5 % or less and are wrong. None where rare events decide a lead: the runs say too little.

    Source: Nelson and Matejcik 1995, Management Science 41, 1935-1945; of a choice that is good
    enough, Branke, Chick and Schmidt 2007, Management Science 53, 1916-1932.
    """
    tails = [chance_of_less(lead, -amount) for lead in leads]
    known = [tail for tail in tails if tail is not None]
    return min(len(tails) * max(known), 1.0) if len(known) == len(tails) > 0 else None
