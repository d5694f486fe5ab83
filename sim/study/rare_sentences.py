"""How rare risks are written: no more precisely than the runs that tell of them allow."""

from collections.abc import Iterator

from ..stats import Estimate
from ..words import rare as say
from ..words.number import PERCENT, decimals_carried, number
from .comparison import Comparison

_RARE = 0.05
"""A chance from which on it is written in percent, below as one in so many."""


def rests_on(result: Comparison) -> Iterator[str]:
    """Say what rests on how many of the runs, where not all does on all of them."""
    days, runs = number(result.runs_of_days), number(result.rare.runs)
    if result.runs < result.rare.runs:
        yield say.ALL_RESTS(figures=number(result.runs), days=days, runs=runs)
    elif result.runs_of_days < result.runs:
        yield say.DAYS_REST(days=days, runs=runs)


def chance(figure: Estimate) -> str:
    """Write a chance alone, for example `1 in 1,250`, `3.1 %` or `0 of 2,000`."""
    if figure.events == 0:
        return say.NONE_OF(runs=number(figure.runs))
    if figure.events == figure.runs:
        return say.ALL_OF(runs=number(figure.runs))
    if figure.value < _RARE:
        return say.ONE_IN(number=one_in(figure))
    return PERCENT(number=_percent(figure, figure.value))


def interval(figure: Estimate) -> str:
    """Write between what a chance lies, or a bound, for example `1,200–1,300` or `below 0.15 %`."""
    low, high = figure.low or 0.0, figure.high or 1.0
    if figure.events == 0:
        return say.BELOW(share=_bound(high))
    if figure.events == figure.runs:
        return say.ABOVE(share=PERCENT(number=number(100 * low, decimals_carried(100 * (1 - low)))))
    if figure.value < _RARE:
        return say.FROM_TO(low=_odds(figure, high, 2), high=_odds(figure, low, 2))
    return PERCENT(number=say.FROM_TO(low=_percent(figure, low), high=_percent(figure, high)))


def how_often(figure: Estimate) -> str:
    """Say in how many futures something happens, for example `in 1 future in 2,300`."""
    runs = number(figure.runs)
    if figure.events == 0:
        return say.NO_FUTURE(runs=runs)
    if figure.events == figure.runs:
        return say.EVERY_FUTURE(runs=runs)
    if figure.value < _RARE:
        return say.ONE_FUTURE_IN(number=one_in(figure))
    return say.SHARE_OF_FUTURES(share=chance(figure))


def one_in(figure: Estimate) -> str:
    """Write in one of how many futures something happens."""
    return _odds(figure, figure.value, 1)


def _bound(share: float) -> str:
    """Write what a chance lies below."""
    if share < _RARE:
        digit = 10 ** (len(str(int(1 / share))) - 2)
        return say.ONE_IN(number=number(int(1 / share) // digit * digit))
    return PERCENT(number=number(100 * share, decimals_carried(100 * share)))


def _odds(figure: Estimate, share: float, digits: int) -> str:
    """Write one in how many a share is, as fine as the interval lets it, and so many digits."""
    assert figure.low, "what was seen has an interval"
    assert figure.high
    carried = decimals_carried((1 / figure.low - 1 / figure.high) / 2) - 1
    return _cut(1 / share, digits, carried)


def _cut(size: float, digits: int, carried: int) -> str:
    """Write a number of futures with so many digits, or those that it carries; three at most."""
    own = decimals_carried(size) - 2
    return number(size, min(max(carried, own + digits), own + 3, 0))


def _percent(figure: Estimate, share: float) -> str:
    """Write a share in percent, with the one digit that its interval carries."""
    assert figure.low is not None
    assert figure.high is not None
    carried = decimals_carried(100 * (figure.high - figure.low) / 2) - 1
    return number(100 * share, max(carried, 0))
