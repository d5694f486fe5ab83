"""The charts of money and cover of a comparison, as far as its folder holds what they need."""

from ..study.comparison import Comparison
from . import cash_forecast, cover, lead_times, money, settlement
from .save import Charts, blank, on_axes


def planning(result: Comparison, policy: str | None = None) -> Charts:
    """Return the charts that every comparison has; by default of the best policy."""
    whose = policy or result.verdict.best
    drawn: Charts = {
        "cover": lambda: cover.plot(result, blank(cover.size(result)), whose),
        "money": lambda: on_axes(money.plot, money.size(result), result, whose),
        "settlement": lambda: on_axes(settlement.plot, settlement.size(result), result, whose),
    }
    known = {
        "cover": cover.known(result, whose),
        "money": money.known(result),
        "settlement": settlement.known(result),
    }
    return {name: draw for name, draw in drawn.items() if known[name]}


def more(result: Comparison, policy: str | None = None) -> Charts:
    """Return those that are drawn only when they are asked for."""
    whose = policy or result.verdict.best
    forecast: Charts = {
        "cash-forecast": lambda: cash_forecast.plot(
            result, blank(cash_forecast.size(result)), whose
        )
    }
    lead: Charts = {"lead-times": lambda: on_axes(lead_times.plot, lead_times.size(result), result)}
    return {**(forecast if cash_forecast.known(result) else {}), **lead}
