"""The charts of money and cover of a comparison, as far as its folder holds what they need."""

from ..study.comparison import Comparison
from . import cash_forecast, cover, lead_times, money, settlement
from .save import Charts, OfPolicy, blank, on_axes
from .series import chosen


def planning(result: Comparison) -> Charts:
    """Return the charts that every comparison has."""
    drawn: Charts = {
        "cover": OfPolicy(
            lambda p: cover.plot(result, blank(cover.size(result)), chosen(result, p))
        ),
        "money": OfPolicy(
            lambda p: on_axes(money.plot, money.size(result), result, chosen(result, p))
        ),
        "settlement": OfPolicy(
            lambda p: on_axes(settlement.plot, settlement.size(result), result, chosen(result, p))
        ),
    }
    known = {
        "cover": cover.known(result, result.verdict.best),
        "money": money.known(result),
        "settlement": settlement.known(result),
    }
    return {name: draw for name, draw in drawn.items() if known[name]}


def more(result: Comparison) -> Charts:
    """Return those that are drawn only when they are asked for."""
    forecast: Charts = {
        "cash-forecast": OfPolicy(
            lambda p: cash_forecast.plot(
                result, blank(cash_forecast.size(result)), chosen(result, p)
            )
        )
    }
    lead: Charts = {"lead-times": lambda: on_axes(lead_times.plot, lead_times.size(result), result)}
    return {**(forecast if cash_forecast.known(result) else {}), **lead}
