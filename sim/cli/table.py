"""Tables for the terminal: aligned, few digits, each figure with its interval."""

from __future__ import annotations

from rich.table import Table

from ..stats import Estimate
from ..stats.wording import decimals_carried, exact, number
from ..study.comparison import Comparison, Summary

Column = tuple[str, str, float]
"""A figure's key, its heading, and what it is multiplied by."""

_MONEY: tuple[Column, ...] = (
    ("profit", "profit", 1),
    ("profit_p05", "worst\nof 20", 1),
    ("cash_low_p05", "lowest cash,\nworst of 20", 1),
    ("cash_below_zero", "cash\nbelow 0 %", 100),
)
_STOCK: tuple[Column, ...] = (
    ("stockout", "stockout\n%", 100),
    ("sale_days_out", "sale days\nsold out %", 100),
    ("fill_rate", "fill\nrate %", 100),
    ("stockout_days", "product-\ndays out", 1),
    ("units_lost", "units\nlost", 1),
    ("air_share", "by air\n%", 100),
)
_ALERT: tuple[Column, ...] = (
    ("warning_days", "days of\nwarning", 1),
    ("stockouts_missed", "stockouts\nmissed %", 100),
    ("false_alarms", "false alarms\na month", 1),
)
_PLATFORM: tuple[Column, ...] = (
    ("score", "score at\nthe end", 1),
    ("late_rate", "late\n%", 100),
    ("cancel_rate", "cancelled\n%", 100),
    ("banned", "shop\nbanned %", 100),
    ("ads_banned", "ads\nbanned %", 100),
    ("units_turned_away", "turned\naway", 1),
)
_MARKET: tuple[Column, ...] = (
    ("units_substituted", "bought\ninstead", 1),
    ("discounts", "below the\nlist price", 1),
    ("commission", "commis-\nsion", 1),
    ("roas_dashboard", "ROAS on the\ndashboard", 1),
    ("roas_incremental", "incremental\nROAS", 1),
)
_NETWORK: tuple[Column, ...] = (
    ("units_transferred", "moved between\nwarehouses", 1),
    ("transfer_cost", "cost of\ntransfers", 1),
    ("units_from_elsewhere", "from far\nwarehouses", 1),
    ("units_from_pool", "from another\nshop's shelf", 1),
)
WIDE = 148
"""Columns of a terminal that hold all figures side by side."""


def layout(result: Comparison, width: int) -> list[tuple[Column, ...]]:
    """Return the columns of one wide table, or of two narrow ones, and of platform and alerts."""
    sale = bool(result.network.scenario.promotions)
    stock = tuple(column for column in _STOCK if sale or column[0] != "sale_days_out")
    tables = [_MONEY + stock] if width >= WIDE else [_MONEY, stock]
    more = (_MARKET, _NETWORK, _PLATFORM, _ALERT)
    return [*tables, *(c for c in more if any(_shows(s, c) for s in result.policies))]


def _shows(summary: Summary, columns: tuple[Column, ...]) -> bool:
    """Say whether a policy has any of the figures."""
    return any(key in summary.figures for key, _, _ in columns)


def policies(result: Comparison, columns: tuple[Column, ...]) -> Table:
    """Return one row a policy that has the figures, best mean profit first, today's marked."""
    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column("policy", overflow="fold", min_width=16, max_width=34)
    for _, label, _ in columns:
        table.add_column(label, justify="right", overflow="fold")
    shown = [summary for summary in result.policies if _shows(summary, columns)]
    for summary in sorted(shown, key=lambda s: -s.figures["profit"].value):
        current = summary.name == result.current_rule
        figures = summary.figures
        cells = [short(figures[key], scale) if key in figures else "-" for key, _, scale in columns]
        name = f"{summary.name} (today)" if current else summary.name
        table.add_row(name, *cells, style="bold" if current else "")
    return table


def differences(result: Comparison) -> Table:
    """Return one row a rival: its profit minus today's rule's, in the same worlds."""
    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column("minus today's rule", overflow="fold", max_width=34)
    for label in ("profit", "better in\n% of worlds", "variance\nreduction"):
        table.add_column(label, justify="right", no_wrap=True)
    ranked = sorted(result.against_current.items(), key=lambda item: -item[1].gap.value)
    for name, pair in ranked:
        saved = "identical" if pair.identical else f"{pair.variance_reduction:.1f} x"
        table.add_row(name, short(pair.gap), short(pair.chance_b_better, 100), saved)
    return table


def short(figure: Estimate, scale: float = 1) -> str:
    """Return a figure with the larger side of its interval, `4,100 ±210`, or a bound."""
    value = figure.value * scale
    if figure.low is None or figure.high is None:
        return f"~{number(value, min(decimals_carried(value or 1), 1))}"
    side = max(figure.high - figure.value, figure.value - figure.low) * scale
    if side == 0:
        return exact(round(value, 2))
    decimals = min(decimals_carried(side), 1)
    if figure.method == "Clopper-Pearson" and figure.events == 0:
        return f"<{number(figure.high * scale, decimals_carried(side))}"
    if figure.method == "Clopper-Pearson" and figure.events == figure.runs:
        return f">{number(figure.low * scale, decimals_carried(side))}"
    if side > LOPSIDED * min(figure.high - figure.value, figure.value - figure.low) * scale:
        return f"{number(figure.low * scale, decimals)} to {number(figure.high * scale, decimals)}"
    return f"{number(value, decimals)} ±{number(side, decimals)}"


LOPSIDED = 2.0
"""An interval with one side this much longer than the other is written from its low to its high."""
