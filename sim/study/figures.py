"""The figures of a comparison: how each is estimated from the runs of one policy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from ..arrays import Floats
from ..stats import Estimate, cvar, mean, probability, quantile, ratio

Runs = Mapping[str, Floats]


class Figure(NamedTuple):
    """One row of the table of policies."""

    key: str
    label: str
    estimate: Callable[[Runs], Estimate]


def _mean(column: str) -> Callable[[Runs], Estimate]:
    return lambda runs: mean(runs[column])


def _quantile(column: str, q: float) -> Callable[[Runs], Estimate]:
    return lambda runs: quantile(runs[column], q)


def _fill_rate(runs: Runs) -> Estimate:
    """Return units served at once over units wanted; a world that wants none is served in full."""
    wanted = runs["units_wanted"]
    return ratio(np.where(wanted > 0, runs["units_served_at_once"], 1.0), np.maximum(wanted, 1.0))


def _sale_days_out(runs: Runs) -> Estimate:
    """Return the share of sale days, of all products together, that closed with an empty shelf."""
    return ratio(runs["sale_days_out"], np.maximum(runs["sale_days"], 1.0))


def _air_share(runs: Runs) -> Estimate:
    """Return units flown over units ordered; none of none is none."""
    return ratio(runs["units_flown"], np.maximum(runs["units_ordered"], 1.0))


FIGURES = (
    Figure("profit", "profit", _mean("profit")),
    Figure("profit_median", "profit, median", _quantile("profit", 0.5)),
    Figure("profit_p05", "profit, worst of 20", _quantile("profit", 0.05)),
    Figure("profit_p95", "profit, best of 20", _quantile("profit", 0.95)),
    Figure("profit_cvar", "profit, mean of worst 5 %", lambda runs: cvar(runs["profit"])),
    Figure("cash_low", "lowest cash", _mean("cash_low")),
    Figure("cash_low_median", "lowest cash, median", _quantile("cash_low", 0.5)),
    Figure("cash_low_p05", "lowest cash, worst of 20", _quantile("cash_low", 0.05)),
    Figure("cash_low_p95", "lowest cash, best of 20", _quantile("cash_low", 0.95)),
    Figure("cash_low_cvar", "lowest cash, mean of worst 5 %", lambda runs: cvar(runs["cash_low"])),
    Figure("cash_below_zero", "P(cash below 0)", lambda runs: probability(runs["cash_low"] < 0)),
    Figure("peak_cash_need", "peak cash need", _mean("peak_cash_need")),
    Figure("stockout", "P(stockout)", lambda runs: probability(runs["stocked_out"] > 0)),
    Figure("sale_days_out", "share of sale days sold out", _sale_days_out),
    Figure(
        "stockout_in_sale",
        "P(stockout in a sale)",
        lambda runs: probability(runs["stocked_out_in_sale"] > 0),
    ),
    Figure(
        "fill_rate",
        "fill rate",
        _fill_rate,
    ),
    Figure("stockout_days", "stockout days, all products", _mean("stockout_days")),
    Figure("stockouts", "stockouts, all products", _mean("stockouts")),
    Figure("units_lost", "units lost", _mean("units_lost")),
    Figure("units_cancelled", "units cancelled", _mean("units_cancelled")),
    Figure("air_share", "share by air", _air_share),
    Figure("ad_spend_wasted", "ads wasted", _mean("ad_spend_wasted")),
    Figure("stock_end_units", "closing stock", _mean("stock_end_units")),
    Figure("units_under_way_end", "goods under way at the end", _mean("units_under_way_end")),
)


MONEY_FIGURES = (
    Figure("platform_fees", "platform fees", _mean("platform_fees")),
    Figure("refund_cost", "cost of refunds", _mean("refund_cost")),
    Figure("withdrawal_cost", "cost of bank transfers", _mean("withdrawal_cost")),
    Figure("payout_days", "days from delivery to payout", _mean("payout_days")),
    Figure("deposit_locked", "deposit locked at the end", _mean("deposit_locked")),
    Figure("interest_paid", "interest", _mean("interest_paid")),
    Figure(
        "cash_short",
        "P(cash beyond the credit line)",
        lambda runs: probability(runs["cash_short"] > 0),
    ),
)
"""What platform and bank cost, where the totals tell."""


def _roas(sales: str) -> Callable[[Runs], Estimate]:
    """Return sales over ad spend; of ads that cost nothing, none."""
    return lambda runs: ratio(runs[sales], np.maximum(runs["ad_spend"], 0.01))


MARKET_FIGURES = (
    Figure("units_substituted", "units bought instead of others", _mean("units_substituted")),
    Figure("discounts", "below the list price", _mean("discounts")),
    Figure("commission", "hosts' and creators' commission", _mean("commission")),
    Figure("live_orders_gone", "orders of audiences that left", _mean("live_orders_gone")),
    Figure("roas_dashboard", "ROAS on the dashboard", _roas("ad_sales_attributed")),
    Figure("roas_incremental", "incremental ROAS", _roas("ad_sales_incremental")),
)
"""What prices, creators and ads did, where the totals tell."""
NETWORK_FIGURES = (
    Figure("units_transferred", "units moved between warehouses", _mean("units_transferred")),
    Figure("transfer_cost", "cost of transfers", _mean("transfer_cost")),
    Figure("units_from_elsewhere", "units from far warehouses", _mean("units_from_elsewhere")),
    Figure("units_from_pool", "units from another shop's shelf", _mean("units_from_pool")),
)
"""What went between shelves, where the totals tell."""
OPTIONAL_FIGURES = (*MONEY_FIGURES, *MARKET_FIGURES, *NETWORK_FIGURES)
_TOLD_BY = {"roas_dashboard": "ad_sales_attributed", "roas_incremental": "ad_sales_incremental"}


class Rate(NamedTuple):
    """A figure of the alert: one count over another; none where the other is 0 in all worlds."""

    key: str
    label: str
    events: Callable[[Runs], Floats]
    of: Callable[[Runs], Floats]


def _warned(runs: Runs) -> Floats:
    return runs["stockouts"] - runs["stockouts_missed"]


ALERT_FIGURES = (
    Rate("warning_days", "days of warning", itemgetter("warning_days"), _warned),
    Rate(
        "stockouts_missed",
        "share of stockouts without warning",
        itemgetter("stockouts_missed"),
        itemgetter("stockouts"),
    ),
    Rate(
        "false_alarms",
        "false alarms a month, all products",
        itemgetter("false_alarms"),
        itemgetter("months"),
    ),
)
"""What the alert is worth; see sim.world.run.alarms."""


PLATFORM_FIGURES = (
    Figure("score", "shop score at the end", _mean("score_end")),
    Figure(
        "late_rate",
        "late-dispatch rate",
        lambda runs: ratio(
            runs["late_rate"] * runs["units_dispatched"], np.maximum(runs["units_dispatched"], 1.0)
        ),
    ),
    Figure(
        "cancel_rate",
        "seller-fault cancellation rate",
        lambda runs: ratio(
            runs["cancel_rate"] * runs["units_taken"], np.maximum(runs["units_taken"], 1.0)
        ),
    ),
    Figure("points", "violation points at the end", _mean("points_end")),
    Figure("banned", "P(shop banned)", lambda runs: probability(runs["days_banned"] > 0)),
    Figure("ads_banned", "P(ads banned)", lambda runs: probability(runs["ad_days_banned"] > 0)),
    Figure("days_banned", "days banned", _mean("days_banned")),
    Figure("ad_days_banned", "days without ad account", _mean("ad_days_banned")),
    Figure("units_turned_away", "units turned away", _mean("units_turned_away")),
)
"""How the platform judges; see sim.world.platform."""


def estimate(runs: Runs) -> dict[str, Estimate]:
    """Return all figures of one policy by key; those of the alert where it ever rang."""
    told = [figure for figure in OPTIONAL_FIGURES if _TOLD_BY.get(figure.key, figure.key) in runs]
    figures = {figure.key: figure.estimate(runs) for figure in (*FIGURES, *told)}
    if "score_end" in runs:
        figures |= {figure.key: figure.estimate(runs) for figure in PLATFORM_FIGURES}
    if runs["alert_days"].any():
        rates = ((rate.key, rate.events(runs), rate.of(runs)) for rate in ALERT_FIGURES)
        figures |= {key: ratio(events, of) for key, events, of in rates if of.any()}
    return figures
