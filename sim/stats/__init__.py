"""Intervals, paired comparison and selection: pure functions on one value per world."""

from sim.stats.estimate import Estimate
from sim.stats.interval import mean, probability, ratio
from sim.stats.pair import Pair, compare
from sim.stats.precision import runs_for_half_width, runs_for_precision
from sim.stats.tail import cvar, quantile, runs_for_quantile
from sim.stats.verdict import Verdict, choose

__all__ = [
    "Estimate",
    "Pair",
    "Verdict",
    "choose",
    "compare",
    "cvar",
    "mean",
    "probability",
    "quantile",
    "ratio",
    "runs_for_half_width",
    "runs_for_precision",
    "runs_for_quantile",
]
