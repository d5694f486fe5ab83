"""Intervals, paired comparison and selection: pure functions on one value per world."""

from .estimate import Estimate
from .interval import mean, probability, ratio
from .pair import Pair, compare
from .tail import cvar, quantile
from .verdict import Verdict, choose

__all__ = ["Estimate", "Pair", "Verdict", "choose", "compare", "cvar", "mean", "probability"]
__all__ += ["quantile", "ratio"]
