"""The figures that a study makes of totals that are chosen by hand."""

import numpy as np

from sim.study.figures import estimate

PLAIN = (
    "profit cash_low peak_cash_need stocked_out sale_days_out sale_days stocked_out_in_sale "
    "units_wanted units_served_at_once true_demand fill_of_true_demand units_missed "
    "stockout_days stockouts units_lost units_cancelled "
    "units_flown units_ordered ad_spend_wasted stock_end_units units_under_way_end "
    "stockouts_missed warning_days false_alarms alert_days months"
)
"""Totals that every run has, so far as a figure needs them."""


def figures(**totals):
    """Return the values of all figures of some worlds; totals that are not given are 1 in each."""
    worlds = len(next(iter(totals.values())))
    columns = dict.fromkeys(PLAIN.split(), np.ones(worlds))
    columns |= {name: np.array(values, float) for name, values in totals.items()}
    return {key: figure.value for key, figure in estimate(columns).items()}
