"""Intervals, paired comparison and selection: pure functions on one value per world."""

from .drivers import Driver, Drivers, Flip, fewest_worlds, what_drives
from .estimate import Estimate
from .interval import mean, probability, ratio
from .pair import Pair, compare
from .tail import cvar, quantile
from .verdict import Verdict, choose

__all__ = ["Driver", "Drivers", "Estimate", "Flip", "Pair", "Verdict", "choose", "compare", "cvar"]
__all__ += ["fewest_worlds", "mean", "probability", "quantile", "ratio", "what_drives"]
