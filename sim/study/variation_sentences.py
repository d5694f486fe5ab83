"""Who leads at which values of a number, and where the leader changes, in words."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from ..stats.crossing import Crossing
from ..words import vary as say
from ..words import worth
from ..words.free_cash import AT as AT_VALUE
from ..words.number import decimals_carried, exact, money, number
from ..words.text import chained, joined, quoted
from .free_cash import in_words, is_of_cash, spenders
from .limit_sentences import keeping, of_those
from .variation import Variation


def finding(result: Variation) -> str:
    """Say who earns most at which values, of those that keep to the limits."""
    if result.changes_nothing:
        return say.SENTENCE(text=say.NOTHING(key=result.key))
    if not result.leaders:
        best, _ = Counter(step.verdict.best for step in result.steps).most_common(1)[0]
        keeps = keeping(result.limits).keeps
        return say.NOBODY_ANYWHERE(key=result.key, keeps=keeps, policy=quoted(best))
    return say.SENTENCE(text=of_those(result.limits, _who(result)))


def _who(result: Variation) -> str:
    """Say who leads where."""
    led = [step for step in result.steps if step.leader]
    labels = [step.label for step in led]
    if result.numbers is None and result.flips:
        parts = [say.AT(value=step.label, policy=quoted(step.verdict.best)) for step in led]
        return say.LEADS(key=result.key, policies=joined(parts))
    if result.flips:
        return say.LEADS(key=result.key, policies=chained(list(_spans(result)), say.NEXT))
    best = quoted(led[0].verdict.best)
    if len(labels) == 1:
        return say.LEADS(key=result.key, policies=say.AT(value=labels[0], policy=best))
    if result.numbers is None:
        return say.KEEPS_AT(policy=best, key=result.key, values=joined(labels))
    return say.KEEPS(policy=best, key=result.key, first=labels[0], last=labels[-1])


def unclear(result: Variation) -> list[str]:
    """Say at which values the runs do not tell the leader from others."""
    labels = [step.label for step in result.steps if step.is_unclear]
    if not labels or result.changes_nothing:
        return []
    return [say.UNCLEAR(values=joined(labels), runs=number(result.runs))]


def as_good(result: Variation) -> list[str]:
    """Say at which values others come within what is worth having."""
    steps = [step for step in result.steps if step.has_equals]
    if not steps or result.changes_nothing:
        return []
    amount = money(exact(steps[0].judgement.worth), result.network.scenario.currency)
    return [worth.AS_GOOD(values=joined([step.label for step in steps]), worth=amount)]


def nobody(result: Variation) -> list[str]:
    """Say at which values no policy keeps to the limits, where some do at others."""
    labels = [step.label for step in result.steps if not step.leader]
    if not labels or not result.leaders:
        return []
    return [say.NOBODY(keeps=keeping(result.limits).keeps, values=joined(labels))]


def barred(result: Variation) -> list[str]:
    """Say at which values a policy would earn most and breaks a limit."""
    breaks = keeping(result.limits).breaks
    return [
        say.BARRED(policy=quoted(policy), values=joined(labels), breaks=breaks)
        for policy, labels in result.barred(may_keep=False).items()
    ]


def unsure(result: Variation) -> list[str]:
    """Say at which values a policy would earn most and too few runs show that it keeps to them."""
    keeps, runs = keeping(result.limits).keeps, number(result.runs)
    return [
        say.UNSURE(policy=quoted(policy), values=joined(labels), keeps=keeps, runs=runs)
        for policy, labels in result.barred(may_keep=True).items()
    ]


def price_note(result: Variation) -> list[str]:
    """Say that a list price moves no demand."""
    return [say.SAME_DEMAND()] if result.key.endswith(".price") else []


def less_for_more(result: Variation) -> list[str]:
    """Say why a policy that has more cash to spend earns less, where cash is what varies."""
    if not is_of_cash([result.key]):
        return []
    found = spenders([step.label for step in result.steps], result.runs_frame)
    return in_words(found, result.network.scenario.currency, AT_VALUE)


def own_best(result: Variation) -> list[str]:
    """Say at which value of its own number a policy earns most, and whether at the edge."""
    policy, profits = result.policy, []
    if policy is None or result.changes_nothing:
        return []
    profits = [step.profit(policy) for step in result.steps]
    best = profits.index(max(profits))
    at_edge = result.numbers is not None and best in {0, len(profits) - 1}
    text = say.OWN_BEST_AT_EDGE if at_edge else say.OWN_BEST
    return [text(policy=quoted(policy), value=result.steps[best].label)]


def place(result: Variation, where: Crossing) -> str:
    """Write where a leader changes, to a tenth of the distance between values."""
    values = result.numbers or []
    nearest = min(b - a for a, b in pairwise(values))
    decimals = decimals_carried(nearest)
    return exact(round(where.at, decimals))


def _spans(result: Variation) -> Iterator[str]:
    """Yield who leads up to where, and who beyond."""
    text = say.UP_TO
    for flip in result.flips:
        at = say.SOMEWHERE(low=flip.after.label, high=flip.before.label)
        at = at if flip.where is None else _within(result, flip.where)
        yield text(at=at, policy=quoted(flip.after.verdict.best))
        text = say.THEN_UP_TO
    yield say.BEYOND(policy=quoted(result.flips[-1].before.verdict.best))


def _within(result: Variation, where: Crossing) -> str:
    """Write a value with its interval, or with the end that is known."""
    at = place(result, where)
    low, high = (
        None if end is None else place(result, where._replace(at=end))
        for end in (where.low, where.high)
    )
    if low is not None and high is not None:
        return say.WITHIN(at=at, low=low, high=high)
    if low is not None:
        return say.AT_LEAST(at=at, low=low)
    return say.ABOUT(at=at) if high is None else say.AT_MOST(at=at, high=high)
