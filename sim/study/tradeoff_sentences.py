"""Tradeoffs in sentences: which settings can be defended, and what one goal costs of another."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from ..stats import Estimate
from ..words import tradeoff as say
from ..words.number import decimals_carried, money, number
from ..words.text import joined, quoted
from ..words.tune import called
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
    return [*lines, *([say.PASTE()] if any(one.standing for one in result.traded) else [])]


def _one(result: Tradeoffs, traded: Traded) -> Iterator[str]:
    policy, tried, standing = quoted(traded.policy), number(traded.tried), traded.standing
    if not standing and not traded.as_is_stands:
        yield say.NONE_KEEPS(policy=policy, tried=tried, keeps=keeping(result.limits).keeps)
        return
    goals = joined([called(goal.name) for goal in result.goals])
    as_is = say.AS_IS
    if not standing:
        yield say.STAY(tried=tried, policy=policy, goals=goals)
    elif len(standing) == 1:
        one = say.ONE_BESIDE if traded.as_is_stands else say.ONE
        yield one(tried=tried, policy=policy, first=standing[0].name, goals=goals)
    else:
        as_is = say.AS_IS_STANDS if traded.as_is_stands else say.AS_IS
        yield say.FRONT(
            tried=tried, policy=policy, count=number(len(standing)),
            settings=joined(_letters(traded)), goals=goals,
        )  # fmt: skip
    yield as_is(policy=policy, goals=_goals(result, traded.as_is))
    if standing:
        yield _better(result, traded)
    if _is_price(result, standing):
        yield _costs(result, standing[0], standing[-1])


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
    less, more = (called(goal.name) for goal in result.goals)
    return say.COSTS(
        first=first.name, last=last.name, more=more, less=less,
        gain=_rounded(result, gain), cost=_rounded(result, cost),
        currency=result.network.scenario.currency, each=_rounded(result, PER * cost / gain),
    )  # fmt: skip


def _moves(first: Setting, last: Setting) -> tuple[float, float]:
    """Return what the first goal falls by from one setting to another, and the second rises by."""
    one, other = ([goal.value for goal in setting.goals] for setting in (first, last))
    return one[0] - other[0], other[1] - one[1]


def _is_price(result: Tradeoffs, standing: Sequence[Setting]) -> bool:
    """Say whether between the ends of some settings one of two goals is paid with the other."""
    return len(result.goals) == 2 and bool(standing) and min(_moves(standing[0], standing[-1])) > 0


def _rounded(result: Tradeoffs, value: float) -> str:
    return _money(result, number(value, min(decimals_carried(value or 1.0), 0)))


def _money(result: Tradeoffs, figure: str) -> str:
    return money(figure, result.network.scenario.currency)


def headline(result: Tradeoffs, traded: Traded) -> str:
    """Return what the picture of one policy shows."""
    policy, standing = quoted(traded.policy), traded.standing
    goals = joined([called(goal.name) for goal in result.goals])
    if not standing and not traded.as_is_stands:
        return say.TITLE_NONE(policy=policy)
    if not standing:
        return say.TITLE_STAY(policy=policy, goals=goals)
    if len(standing) == 1 and traded.as_is_stands:
        return say.TITLE_BESIDE(policy=policy, first=standing[0].name, goals=goals)
    if len(standing) == 1:
        return say.TITLE_ONE(policy=policy, goals=goals)
    if not _is_price(result, standing):
        return say.TITLE_MANY(policy=policy, count=number(len(standing)), goals=goals)
    cost, gain = _moves(standing[0], standing[-1])
    less, more = (called(goal.name) for goal in result.goals)
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
