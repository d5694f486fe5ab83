"""The figures of a comparison: how each is estimated from the runs of one policy."""

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

import numpy as np

from ..arrays import Floats
from ..stats import Estimate, cvar, mean, probability, quantile, ratio
from ..world.core import measures
from ..world.core.measures import BY_KEY, MEASURES, SHARE, Measure, Unit

Runs = Mapping[Measure, Floats]
Estimator = Callable[[Runs], Estimate | None]


class Figure(NamedTuple):
    """One row of the table of policies, estimated where runs have its measure."""

    key: str
    label: str
    measure: Measure
    unit: Unit
    estimate: Estimator
    """None where the runs say nothing of it."""
    heading: str = ""
    """Of its column in the table of its topic; without one it has no column there."""


def _mean(measure: Measure, key: str = "", heading: str = "") -> Figure:
    """Return the mean of a measure, by its own key and heading if none is given."""
    key, heading = key or measure.key, heading or measure.heading
    return Figure(key, measure.label, measure, measure.unit, lambda r: mean(r[measure]), heading)


def _tails(measure: Measure, heading: str = "") -> tuple[Figure, ...]:
    """Return how a measure of which more is better spreads; the worst of 20 has a column."""

    def figure(key: str, label: str, estimator: Estimator, heading: str = "") -> Figure:
        key, label = f"{measure.key}_{key}", f"{measure.label}, {label}"
        return Figure(key, label, measure, measure.unit, estimator, heading)

    return (
        figure("median", "median", lambda runs: quantile(runs[measure], 0.5)),
        figure("p05", "worst of 20", lambda runs: quantile(runs[measure], 0.05), heading),
        figure("p95", "best of 20", lambda runs: quantile(runs[measure], 0.95)),
        figure("cvar", "mean of worst 5 %", lambda runs: cvar(runs[measure])),
    )


def _chance(key: str, label: str, measure: Measure, heading: str = "") -> Figure:
    """Return the share of runs in which a measure is above zero."""
    return Figure(
        key, f"P({label})", measure, SHARE, lambda runs: probability(runs[measure] > 0), heading
    )


def _per(events: Measure, whole: Measure, at_least: float = 1.0) -> Estimator:
    """Return one sum over runs over another; none of none is none."""
    return lambda runs: ratio(runs[events], np.maximum(runs[whole], at_least))


def _pooled(rate: Measure, of: Measure) -> Estimator:
    """Return the rate of all runs together; each run's counts by what it is a rate of."""
    return lambda runs: ratio(runs[rate] * runs[of], np.maximum(runs[of], 1.0))


def _fill_rate(runs: Runs) -> Estimate:
    """Return units served at once over units wanted; a world that wants none is served in full."""
    return _filled(runs[measures.UNITS_SERVED_AT_ONCE], runs[measures.UNITS_WANTED])


def _fill_of_true_demand(runs: Runs) -> Estimate:
    """Return the same over what they would have wanted had no shelf been empty."""
    wanted = runs[measures.TRUE_DEMAND]
    return _filled(runs[measures.FILL_OF_TRUE_DEMAND] * wanted, wanted)


def _filled(served: Floats, wanted: Floats) -> Estimate:
    return ratio(np.where(wanted > 0, served, 1.0), np.maximum(wanted, 1.0))


def _where_it_rang(events: Measure, of: Callable[[Runs], Floats]) -> Estimator:
    """Return one count of an alert over another; nothing where it never rang, or that is 0."""

    def estimate(runs: Runs) -> Estimate | None:
        whole = of(runs)
        rang = runs[measures.ALERT_DAYS].any() and whole.any()
        return ratio(runs[events], whole) if rang else None

    return estimate


_SPECIAL = (
    *_tails(measures.PROFIT, "worst\nof 20"),
    *_tails(measures.CASH_LOW, "lowest cash,\nworst of 20"),
    Figure(
        "cash_below_zero", "P(cash below 0)", measures.CASH_LOW, SHARE,
        lambda runs: probability(runs[measures.CASH_LOW] < 0), "cash\nbelow 0 %",
    ),
    _chance("cash_short", "cash beyond the credit line", measures.CASH_SHORT),
    _chance("stockout", "stockout", measures.STOCKED_OUT, "stockout\n%"),
    Figure(
        "sale_days_out", "share of sale days sold out", measures.SALE_DAYS_OUT, SHARE,
        _per(measures.SALE_DAYS_OUT, measures.SALE_DAYS), "sale days\nsold out %",
    ),
    _chance("stockout_in_sale", "stockout in a sale", measures.STOCKED_OUT_IN_SALE),
    Figure(
        "fill_rate", "fill rate", measures.UNITS_SERVED_AT_ONCE, SHARE, _fill_rate, "fill\nrate %"
    ),
    Figure(
        "fill_of_true_demand", "fill rate of true demand", measures.FILL_OF_TRUE_DEMAND, SHARE,
        _fill_of_true_demand, "of true\ndemand %",
    ),
    Figure(
        "air_share", "share by air", measures.UNITS_FLOWN, SHARE,
        _per(measures.UNITS_FLOWN, measures.UNITS_ORDERED), "by air\n%",
    ),
    Figure(
        "roas_dashboard", "ROAS on the dashboard", measures.AD_SALES_ATTRIBUTED, Unit("times"),
        _per(measures.AD_SALES_ATTRIBUTED, measures.AD_SPEND, 0.01), "ROAS on the\ndashboard",
    ),
    Figure(
        "roas_incremental", "incremental ROAS", measures.AD_SALES_INCREMENTAL, Unit("times"),
        _per(measures.AD_SALES_INCREMENTAL, measures.AD_SPEND, 0.01), "incremental\nROAS",
    ),
    _mean(measures.SCORE_END, "score", "score at\nthe end"),
    Figure(
        "late_rate", "late-dispatch rate", measures.LATE_RATE, SHARE,
        _pooled(measures.LATE_RATE, measures.UNITS_DISPATCHED), "late\n%",
    ),
    Figure(
        "cancel_rate", "seller-fault cancellation rate", measures.CANCEL_RATE, SHARE,
        _pooled(measures.CANCEL_RATE, measures.UNITS_TAKEN), "cancelled\n%",
    ),
    _mean(measures.POINTS_END, "points"),
    _chance("banned", "shop banned", measures.DAYS_BANNED, "shop\nbanned %"),
    _chance("ads_banned", "ads banned", measures.AD_DAYS_BANNED, "ads\nbanned %"),
    Figure(
        "warning_days", "days of warning", measures.WARNING_DAYS, measures.DAYS,
        _where_it_rang(
            measures.WARNING_DAYS,
            lambda runs: runs[measures.STOCKOUTS] - runs[measures.STOCKOUTS_MISSED],
        ),
        "days of\nwarning",
    ),
    Figure(
        "stockouts_missed", "share of stockouts without warning", measures.STOCKOUTS_MISSED, SHARE,
        _where_it_rang(measures.STOCKOUTS_MISSED, lambda runs: runs[measures.STOCKOUTS]),
        "stockouts\nmissed %",
    ),
    Figure(
        "false_alarms", "false alarms a month, all products", measures.FALSE_ALARMS,
        measures.COUNT, _where_it_rang(measures.FALSE_ALARMS, lambda runs: runs[measures.MONTHS]),
        "false alarms\na month",
    ),
)  # fmt: skip
"""Figures that are no mean of a measure. What an alert is worth: see sim.world.run.alarms."""

FIGURES = tuple(
    figure
    for measure in MEASURES
    for figure in (
        *([_mean(measure)] if measure.figure else []),
        *(special for special in _SPECIAL if special.measure is measure),
    )
)
"""All figures, each after the mean of its measure."""
FIGURE_OF: Mapping[str, Figure] = {figure.key: figure for figure in FIGURES}
KEYS = frozenset(FIGURE_OF)


def estimate(runs: Mapping[str, Floats], keys: Collection[str] = KEYS) -> dict[str, Estimate]:
    """Return figures of one policy by key, all or some; `runs` are its totals by key, (W,) each."""
    known = {BY_KEY[key]: column for key, column in runs.items() if key in BY_KEY}
    asked = (figure for figure in FIGURES if figure.key in keys)
    estimates = {f.key: f.estimate(known) for f in asked if f.measure in known}
    return {key: value for key, value in estimates.items() if value is not None}
