"""A tuning in sentences: what better numbers earn, on worlds that had no part in the search."""

from collections.abc import Iterator

from ..words import tune as say
from ..words.number import decimals_carried, money, number
from ..words.text import quoted
from .goal import GOALS
from .limit_sentences import keeping
from .tuned import Tuned, Tuning


def tuning_sentences(result: Tuning) -> list[str]:
    """Say who wins, and of each policy whether other numbers are better."""
    lines = [line for tuned in result.tuned for line in _one(result, tuned)]
    return [*_winner(result), *lines, *([say.PASTE()] if _any_better(result) else [])]


def _any_better(result: Tuning) -> bool:
    return any(tuned.is_better for tuned in result.tuned)


def _winner(result: Tuning) -> Iterator[str]:
    """Say who earns most of several policies, each at its better numbers."""
    second, lead = result.verdict.runner_up, result.verdict.gap
    if second is not None and lead is not None:
        gap = _money(result, f"{lead.gap}")
        told = say.LEADS(gap=gap, second=quoted(second))
        yield say.WINNER(policy=quoted(result.verdict.best), lead=told)


def _one(result: Tuning, tuned: Tuned) -> Iterator[str]:
    policy, gain = quoted(tuned.policy), _money(result, f"{tuned.gain.gap}")
    tried = number(tuned.tried)
    if not tuned.keeps:
        keeps = keeping(result.limits).keeps
        yield say.NONE_KEEPS(policy=policy, tried=tried, keeps=keeps)
        return
    if tuned.is_better:
        yield _better(result, tuned, policy, gain)
        seemed, gap = (_money(result, _rounded(x)) for x in (tuned.seemed, tuned.optimism))
        luck = tuned.optimism > 0
        yield say.OPTIMISM(seemed=seemed, gap=gap) if luck else say.NO_OPTIMISM(seemed=seemed)
    elif tuned.gain.gap.high is not None and tuned.gain.gap.high < 0:
        yield say.WORSE(policy=policy, gain=gain, tried=tried)
    else:
        yield say.TOO_CLOSE(policy=policy, gain=gain, tried=tried)


def _better(result: Tuning, tuned: Tuned, policy: str, gain: str) -> str:
    """Say what tuning earns; and of another goal than profit, what becomes of that."""
    if result.goal == GOALS[0].name:
        return say.BETTER(policy=policy, gain=gain)
    was, now = (_money(result, _rounded(goal)) for goal in tuned.goals)
    return say.BETTER_BY(policy=policy, goal=result.goal, gain=gain, now=now, was=was)


def _rounded(value: float) -> str:
    return number(value, min(decimals_carried(value or 1.0), 0))


def _money(result: Tuning, figure: str) -> str:
    return money(figure, result.network.scenario.currency)


def headline(result: Tuning, tuned: Tuned) -> str:
    """Return what the trials of one policy show."""
    if tuned.is_better:
        gain = _money(result, f"{tuned.gain.gap}")
        return say.TITLE_BETTER(policy=quoted(tuned.policy), gain=gain)
    return say.TITLE_SAME(policy=quoted(tuned.policy))
