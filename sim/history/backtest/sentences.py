"""What a backtest says, the verdict first."""

from collections.abc import Callable, Mapping, Sequence

from ...stats import Estimate
from ...words import backtest as say
from ...words.number import decimals_carried, number, percent, whole_percent
from ...words.template import DAYS
from ...words.text import quoted
from .real_demand import BLOCK_WEEKS
from .result import Backtest, Fault
from .verdict import FEWEST_MONTHS
from .what_if import WhatIf


def sentences(result: Backtest) -> Sequence[str]:
    """Return the verdict, then what it rests on."""
    return [verdict(result), *_evidence(result)]


def verdict(result: Backtest) -> str:
    """Return whether the fan may be trusted, or all that is wrong with it."""
    if result.faults:
        said = [_FAULTS[fault](result) for fault in result.faults]
        if result.widen > 1 and "narrow" not in result.faults:
            said.append(say.WIDEN_TOO(factor=factor(result)))
        return " ".join(said)
    if not result.enough:
        return say.SHORT(months=say.MONTHS(result.months), fewest=number(FEWEST_MONTHS))
    return say.TRUST(days=_days(result), totals=_totals(result))


def factor(result: Backtest) -> str:
    """Write the factor by which demand's spread is widened."""
    return number(result.widen, 1 if result.widen >= 1.1 else 2)


def with_interval(share: Estimate) -> str:
    """Write a share in whole percent with its interval, where it has one."""
    if share.low is None or share.high is None:
        return whole_percent(share.value)
    low, high = (number(100 * end) for end in (share.low, share.high))
    return say.INTERVAL(value=whole_percent(share.value), low=low, high=high)


def _days(result: Backtest) -> str:
    return with_interval(result.days)


def _totals(result: Backtest) -> str:
    return with_interval(result.totals)


def _low(result: Backtest) -> str:
    came = result.bias.value
    share = percent(1.0 - 1.0 / came)
    return say.LOW(share=share, came=say.UNITS(round(_HUNDRED * came)), expected=number(_HUNDRED))


def _high(result: Backtest) -> str:
    came = result.bias.value
    share = percent(1.0 / came - 1.0)
    return say.HIGH(share=share, came=say.UNITS(round(_HUNDRED * came)), expected=number(_HUNDRED))


_HUNDRED = 100


def _surprise(result: Backtest) -> str:
    odd = result.surprise
    assert odd is not None
    return say.SURPRISE(
        sku=odd.sku,
        came=say.UNITS(odd.sold),
        days=DAYS(odd.days),
        first=f"{odd.first}",
        expected=number(odd.expected),
    )


_FAULTS: Mapping[Fault, Callable[[Backtest], str]] = {
    "low": _low,
    "high": _high,
    "narrow": lambda result: say.NARROW(factor=factor(result)),
    "wide": lambda result: say.WIDE(days=_days(result), totals=_totals(result)),
    "surprise": _surprise,
    "days": lambda result: say.DAYS_ODD(days=with_interval(result.days)),
}


def _evidence(result: Backtest) -> Sequence[str]:
    """Return what the verdict rests on."""
    lines = [] if not result.faults and result.enough else [_in_all(result)]
    if result.skill_weekday is not None and result.skill_recent is not None:
        lines.append(_skill(result.skill_weekday, result.skill_recent))
    if result.out_days:
        judged = number(result.judged_days)
        lines.append(say.OUT_DAYS(out=number(result.out_days), judged=judged))
    if result.left_out_days:
        lines.append(say.LEFT_OUT(days=DAYS(result.left_out_days)))
    return [*lines, _when(result), *result.notes]


def _in_all(result: Backtest) -> str:
    return say.TOTALS_ARE(days=_days(result), totals=_totals(result))


def _skill(weekday: float, recent: float) -> str:
    """Say by how much the fan is better than its rivals, or worse."""
    if min(weekday, recent) > 0:
        return say.SKILL(weekday=whole_percent(weekday), recent=whole_percent(recent))
    return say.WORSE_SKILL(weekday=whole_percent(weekday), recent=whole_percent(recent))


def _when(result: Backtest) -> str:
    return say.WHEN(
        origins=say.ORIGINS(len(result.origins)),
        first=f"{result.origins[0]}",
        last=f"{result.origins[-1]}",
        horizon=DAYS(result.horizon),
        runs=number(result.runs),
    )


def what_if_in_words(found: WhatIf) -> Sequence[str]:
    """Return what the figures are, who would have earned most, and what is left out."""
    best = found.policies[0]
    if best.name == found.current_rule:
        said = say.WHAT_IF_TODAY(policy=quoted(best.name))
    else:
        gap = number(best.gap.mean, min(decimals_carried(best.gap.high - best.gap.low), 0))
        share = whole_percent(best.better)
        said = say.WHAT_IF_BEST(policy=quoted(best.name), gap=gap, share=share)
    head = say.WHAT_IF_IS(
        pasts=number(found.pasts),
        first=found.first,
        last=found.last,
        block=number(BLOCK_WEEKS),
    )
    return [head, said, say.WHAT_IF_LEFT_OUT()]
