"""Tradeoffs in sentences: which settings can be defended, and what one goal costs of another."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from ..stats import Estimate
from ..words import tradeoff as say
from ..words.number import decimals_carried, money, number
from ..words.text import joined, quoted
from .knobs import Knob
from .limit_sentences import keeping
from .traded import Setting, Traded, Tradeoffs

_NUMBERS = 3
"""That a picture tells of a setting."""
_SIDE_BY_SIDE = 3
"""Letters that are told as a range."""
PER = 1_000
"""Of the second goal, whose price is told."""


def tradeoff_sentences(result: Tradeoffs) -> list[str]:
    """Say of each policy which settings can be defended, and what they cost."""
    lines = [line for traded in result.traded for line in _one(result, traded)]
    return [*lines, *([say.PASTE()] if result.policies else [])]


def _one(result: Tradeoffs, traded: Traded) -> Iterator[str]:
    policy, tried, standing = quoted(traded.policy), number(traded.tried), traded.standing
    if not standing:
        yield say.NONE_KEEPS(policy=policy, tried=tried, keeps=keeping(result.limits).keeps)
        return
    first, last = standing[0], standing[-1]
    goals = joined([goal.name for goal in result.goals])
    if first is last:
        yield say.ONE(tried=tried, policy=policy, first=first.name, goals=goals)
    else:
        yield say.FRONT(
            tried=tried, policy=policy, count=number(len(standing)),
            settings=joined(_letters(traded)), goals=goals,
        )  # fmt: skip
    yield say.AS_IS(policy=policy, goals=_goals(result, traded.as_is))
    yield _better(result, traded)
    if first is not last and len(result.goals) == 2:
        yield _costs(result, first, last)


def _letters(traded: Traded) -> list[str]:
    """Return the settings that stand: three or more side by side as `A to C`."""
    told: list[str] = []
    for stands, some in groupby(traded.settings, lambda setting: setting.stands):
        names = [setting.name for setting in some]
        if stands:
            several = len(names) >= _SIDE_BY_SIDE
            told += [say.RANGE(first=names[0], last=names[-1])] if several else names
    return told


def _better(result: Tradeoffs, traded: Traded) -> str:
    """Say which settings have more of every goal than the policy as it is."""
    better = traded.better
    if not better:
        return say.NOT_BETTER()
    text = say.BETTER if len(result.goals) == 2 else say.BETTER_OF_ALL
    return text(
        settings=joined([setting.name for setting in better]),
        have=say.HAS() if len(better) == 1 else say.HAVE(),
        first=better[0].name,
        goals=_goals(result, better[0].goals),
    )


def _goals(result: Tradeoffs, figures: Sequence[Estimate]) -> str:
    """Write figures with the names of their goals."""
    told = zip(result.goals, figures, strict=True)
    return joined([say.GOAL(goal=g.name, figure=_money(result, f"{f}")) for g, f in told])


def _costs(result: Tradeoffs, first: Setting, last: Setting) -> str:
    """Say what the second goal costs of the first between two settings."""
    cost, gain = _moves(first, last)
    less, more = (goal.name for goal in result.goals)
    return say.COSTS(
        first=first.name, last=last.name, more=more, less=less,
        gain=_rounded(result, gain), cost=_rounded(result, cost),
        currency=result.network.scenario.currency, each=_rounded(result, PER * cost / gain),
    )  # fmt: skip


def _moves(first: Setting, last: Setting) -> tuple[float, float]:
    """Return what the first goal falls by from one setting to another, and the second rises by."""
    one, other = ([goal.value for goal in setting.goals] for setting in (first, last))
    return one[0] - other[0], other[1] - one[1]


def _rounded(result: Tradeoffs, value: float) -> str:
    return _money(result, number(value, min(decimals_carried(value or 1.0), 0)))


def _money(result: Tradeoffs, figure: str) -> str:
    return money(figure, result.network.scenario.currency)


def headline(result: Tradeoffs, traded: Traded) -> str:
    """Return what the picture of one policy shows."""
    policy, standing = quoted(traded.policy), traded.standing
    if not standing:
        return say.TITLE_NONE(policy=policy)
    if len(standing) == 1:
        return say.TITLE_ONE(policy=policy, goals=joined([goal.name for goal in result.goals]))
    if len(result.goals) > 2:
        goals = joined([goal.name for goal in result.goals])
        return say.TITLE_MANY(policy=policy, count=number(len(standing)), goals=goals)
    cost, gain = _moves(standing[0], standing[-1])
    less, more = (goal.name for goal in result.goals)
    return say.TITLE(
        policy=policy, more=more, less=less,
        gain=_rounded(result, gain), cost=_rounded(result, cost),
    )  # fmt: skip


def changed_most(traded: Traded, setting: Setting) -> str:
    """Return the numbers of a setting that are farthest from those as it is."""
    pairs = zip(traded.knobs, setting.values, strict=True)
    moved = [(knob, value) for knob, value in pairs if value != knob.now]
    ranked = sorted(moved, key=lambda pair: -abs(pair[1] - pair[0].now) / _span(pair[0]))
    if not ranked:
        return say.OWN()
    return joined(
        [
            say.NUMBER(key=".".join(knob.place[1:]) or knob.key, value=knob.in_digits(value))
            for knob, value in ranked[:_NUMBERS]
        ]
    )


def _span(knob: Knob) -> float:
    return max(knob.high - knob.low, 1e-9)
