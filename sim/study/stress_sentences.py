"""What breaks a plan, what costs most, and who leads under which shock, in words."""

from collections.abc import Iterator, Mapping, Sequence

from ..stats import Estimate
from ..stats.estimate import CLOPPER_PEARSON
from ..words import stress as say
from ..words.number import exact_percent, money, number, percent
from ..words.text import joined, quoted
from ..world.core.measures import SHARE
from .limit import Limit
from .limit_sentences import in_words
from .stress_test import Cell, Leader, StressTest

_CASH = ("cash_below_zero", "cash_short")


def stress_sentences(result: StressTest) -> list[str]:
    """Return the answer first: what breaks today's plan."""
    return [
        *_nobody_at_all(result),
        *_breaks(result),
        *_costs(result),
        *_leads(result),
        *_idle(result),
        *(
            say.SHOCK_IS(name=say.called(one.name).capitalize(), line=one.line)
            for one in result.shocks
        ),
        *(
            [say.LEFT_OUT(names=joined([*map(say.called, result.left_out)]))]
            if result.left_out
            else []
        ),
    ]


def _nobody_at_all(result: StressTest) -> Iterator[str]:
    if not result.leaders[0].someone_keeps:
        yield say.NOBODY_AT_ALL()


def _breaks(result: StressTest) -> Iterator[str]:
    """Say under which shocks the plan breaks a limit, and where worst."""
    policy, all_of = quoted(result.plan), number(len(result.shocks))
    calm = result.calm_of(result.plan).figures
    if not result.limits:
        yield say.KEEPS_FREE(policy=policy)
    elif already := result.broken_by(calm):
        yield say.BREAKS_ALREADY(policy=policy, how=how(already[0], calm))
    elif cell := worst(result):
        names = [quoted(say.called(one.shock)) for one in _broken(result)]
        yield say.BREAKS_FIRST(
            policy=policy,
            shock=quoted(say.called(cell.shock)),
            how=how(cell.broken[0], cell.figures),
        )
        yield say.BREAKS_MORE(count=number(len(names)), all=all_of, names=joined(names))
    else:
        limits = joined([in_words(limit) for limit in result.limits])
        yield say.KEEPS(policy=policy, limits=limits)


def _broken(result: StressTest) -> list[Cell]:
    return [cell for cell in result.of(result.plan) if cell.broken]


def worst(result: StressTest) -> Cell | None:
    """Return the cell in which the plan breaks its first limit by most; None where it keeps all."""
    broken = _broken(result)
    if not broken:
        return None
    first = next(x for x in result.limits if any(x in cell.broken for cell in broken))
    some = [cell for cell in broken if first in cell.broken]
    return max(some, key=lambda cell: excess(first, cell.figures[first.key]))


def excess(limit: Limit, figure: Estimate) -> float:
    """Return by how much a figure is beyond a limit."""
    beyond = figure.value - limit.bound
    return beyond if limit.is_most else -beyond


def how(limit: Limit, figures: Mapping[str, Estimate]) -> str:
    """Say what a limited figure is."""
    figure = figures[limit.key]
    value, bound = figure_in_words(limit, figure), _bound(limit)
    if limit.key in _CASH:
        text = say.HOW_CASH if limit.key == "cash_below_zero" else say.HOW_CREDIT
        return text(value=value, bound=bound)
    return (say.HOW_MOST if limit.is_most else say.HOW_LEAST)(
        figure=limit.name, value=value, bound=bound
    )


def figure_in_words(limit: Limit, figure: Estimate) -> str:
    """Write a figure, shares in percent."""
    if limit.figure.unit is SHARE and figure.method != CLOPPER_PEARSON:
        return percent(figure.value)
    return f"{figure}"


def _bound(limit: Limit) -> str:
    return exact_percent(limit.bound) if limit.figure.unit is SHARE else number(limit.bound)


def _costs(result: StressTest) -> Iterator[str]:
    """Say which shock costs the plan most profit, and which bring it some."""
    cells, currency = result.of(result.plan), result.network.scenario.currency
    dear = min(cells, key=lambda cell: cell.change.gap.value)
    calm = result.calm_of(result.plan).figures["profit"]
    if dear.change.gap.high is None or dear.change.gap.high >= 0:
        yield say.COSTS_NOTHING(policy=quoted(result.plan))
    else:
        yield say.COSTS_MOST(
            shock=quoted(say.called(dear.shock)),
            change=money(f"{dear.change.gap}", currency),
            calm=money(f"{calm}", currency),
        )
    gains = [
        quoted(say.called(c.shock)) for c in cells if c.change.gap.low and c.change.gap.low > 0
    ]
    if gains:
        yield say.GAINS(names=joined(gains))


def _leads(result: StressTest) -> Iterator[str]:
    """Say who earns most under which shock, where several policies take part."""
    if len(result.calm) < 2:
        return
    under = result.leaders[1:]
    led = [one for one in under if one.someone_keeps]
    those = say.OF_KEEPERS() if result.limits else ""
    clear = [one for one in led if one.is_clear]
    for best in dict.fromkeys(one.verdict.best for one in clear):
        mine = [one for one in clear if one.verdict.best == best]
        if len(mine) == len(under):
            yield say.BEST_EVERYWHERE(best=quoted(best), those=those)
        else:
            yield say.BEST_UNDER(best=quoted(best), those=those, names=_names(mine))
    if unclear := [one for one in led if not one.is_clear]:
        yield say.UNCLEAR_UNDER(those=those, names=_names(unclear))
    if lost := [one for one in under if not one.someone_keeps]:
        yield say.NOBODY_KEEPS(names=_names(lost))


def _names(some: Sequence[Leader]) -> str:
    return joined([quoted(say.called(one.shock)) for one in some])


def _idle(result: StressTest) -> Iterator[str]:
    """Say which shocks change nothing, so that nobody takes them for harmless."""
    if result.idle:
        text = say.CHANGES_NOTHING if len(result.idle) == 1 else say.CHANGE_NOTHING
        yield text(names=joined([quoted(name) for name in result.idle]))


def headline(result: StressTest) -> str:
    """Return what the chart shows."""
    policy, count = quoted(result.plan), number(len(result.shocks))
    calm = result.calm_of(result.plan).figures
    if not result.limits:
        dear = min(result.of(result.plan), key=lambda cell: cell.change.gap.value)
        return say.TITLE_FREE(policy=policy, shock=say.called(dear.shock).capitalize(), all=count)
    if result.broken_by(calm):
        return say.TITLE_ALREADY(policy=policy)
    cell = worst(result)
    if cell is None:
        return say.TITLE_KEEPS(policy=policy, all=count)
    broken = number(len(_broken(result)))
    return say.TITLE_BREAKS(policy=policy, count=broken, all=count, shock=say.called(cell.shock))
