"""A tuning in sentences: what better numbers earn, on worlds that had no part in the search."""

from collections.abc import Iterator

from ..words import tune as say
from ..words.number import exact, money, number
from ..words.text import joined, quoted
from .flatness import Flatness
from .knobs import Knob
from .limit_sentences import keeping
from .tuned import Tuned, Tuning


def tuning_sentences(result: Tuning) -> list[str]:
    """Say who wins, and of each policy whether other numbers are better."""
    lines = [line for tuned in result.tuned for line in _one(result, tuned)]
    return [*_winner(result), *lines, *([say.PASTE()] if _any_better(result) else [])]


def at_the_end(tuned: Tuned) -> Iterator[str]:
    """Say which numbers of a tuned policy might have gone beyond where they were searched."""
    pairs = [*zip(tuned.knobs, tuned.chosen, strict=True)]
    ended = [(knob, value) for knob, value in pairs if knob.is_at_its_end(value)]
    if tuned.is_better and ended:
        knob, at = ended[0]
        upper = at > (knob.low + knob.high) / 2
        low, high = (knob.low, 2 * knob.high) if upper else (knob.low / 2, knob.high)
        told = [say.VALUE(key=one.key, value=one.in_digits(value)) for one, value in ended]
        yield say.AT_THE_END(
            policy=quoted(tuned.policy), numbers=joined(told), key=knob.key,
            low=f"{low:g}", high=f"{high:g}",
        )  # fmt: skip


def _any_better(result: Tuning) -> bool:
    return any(tuned.is_better for tuned in result.tuned)


def _winner(result: Tuning) -> Iterator[str]:
    """Say who earns most of several policies, each at its better numbers."""
    second, lead = result.verdict.runner_up, result.verdict.gap
    if second is not None and lead is not None:
        gap = _money(result, f"{lead.gap}")
        if result.verdict.kind != "ahead":
            best = quoted(result.verdict.best)
            yield say.NO_WINNER(policy=best, second=quoted(second), gap=gap)
            return
        told = say.LEADS(gap=gap, second=quoted(second))
        yield say.WINNER(policy=quoted(result.verdict.best), lead=told)


def _one(result: Tuning, tuned: Tuned) -> Iterator[str]:
    policy, tried = quoted(tuned.policy), number(tuned.tried)
    keeping_to = keeping(result.limits)
    if not tuned.keeps:
        yield say.NONE_KEEPS(policy=policy, tried=tried, keeps=keeping_to.keeps)
        return
    if tuned.is_better:
        if not tuned.kept:
            yield say.KEEPS_NOW(policy=policy, breaks=keeping_to.breaks, keeps=keeping_to.keeps)
        yield _better(result, tuned, policy)
        yield _seemed(result, tuned)
    else:
        yield _as_it_is(result, tuned, policy)


def _better(result: Tuning, tuned: Tuned, policy: str) -> str:
    """Say what tuning earns, or brings of another goal than profit."""
    gain = _money(result, f"{tuned.gain.gap}")
    if tuned.is_of_profit:
        return say.BETTER(policy=policy, gain=gain)
    was, now = (_money(result, f"{goal}") for goal in tuned.goals)
    return say.BETTER_BY(policy=policy, goal=say.called(result.goal), gain=gain, now=now, was=was)


def _as_it_is(result: Tuning, tuned: Tuned, policy: str) -> str:
    """Say that the numbers of the file are as good as any, or better."""
    tried, gap = number(tuned.tried), tuned.gain.gap
    if not tuned.is_of_profit:
        was, now = (_money(result, f"{goal}") for goal in tuned.goals)
        return say.NO_BETTER_BY(
            policy=policy, goal=say.called(result.goal), tried=tried, now=now, was=was
        )
    worse = gap.high is not None and gap.high < 0
    text = say.WORSE if worse else say.TOO_CLOSE
    return text(policy=policy, gain=_money(result, f"{gap}"), tried=tried)


def _seemed(result: Tuning, tuned: Tuned) -> str:
    """Say how much more of what was searched for there seemed to be, and what of it was luck."""
    seemed, luck = (_money(result, in_digits(tuned, x)) for x in (tuned.seemed, tuned.optimism))
    if tuned.optimism <= 0 or in_digits(tuned, tuned.optimism) == "0":
        return say.NO_OPTIMISM(goal=say.called(result.goal), seemed=seemed)
    return say.OPTIMISM(goal=say.called(result.goal), seemed=seemed, gap=luck)


def in_digits(tuned: Tuned, value: float) -> str:
    """Write a gain with the digits that the one on fresh worlds carries."""
    carried = (tuned.gain.gap if tuned.is_of_profit else tuned.goals[1]).decimals
    return number(value, min(carried or 0, 0))


def _money(result: Tuning, figure: str) -> str:
    return money(figure, result.network.scenario.currency)


def headline(result: Tuning, tuned: Tuned) -> str:
    """Return what the trials of one policy show."""
    if tuned.is_better and tuned.is_of_profit:
        gain = _money(result, f"{tuned.gain.gap}")
        return say.TITLE_BETTER(policy=quoted(tuned.policy), gain=gain)
    if tuned.is_better:
        now = _money(result, f"{tuned.goals[1]}")
        return say.TITLE_BETTER_BY(
            policy=quoted(tuned.policy), goal=say.called(result.goal), now=now
        )
    return say.TITLE_SAME(policy=quoted(tuned.policy))


def flat_headline(result: Tuning, tuned: Tuned, flat: Flatness) -> str:
    """Return what the map of two numbers shows: how far each may be off."""
    across = _lies(flat.across, *flat.ends_across)
    up = _lies(flat.up, *flat.ends_up)
    worth = _money(result, exact(flat.worth))
    return say.TITLE_FLAT(policy=quoted(tuned.policy), across=across, up=up, worth=worth)


def _lies(knob: Knob, low: float, high: float) -> str:
    """Say between which values a number lies, or at which one."""
    first, last = knob.in_digits(low), knob.in_digits(high)
    if first == last:
        return say.VALUE(key=knob.key, value=first)
    return say.LIES(key=knob.key, low=first, high=last)
