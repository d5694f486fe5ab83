"""What charts read from the daily table, and what they call a policy."""

from __future__ import annotations

import pandas as pd

from ..study.comparison import Comparison
from .words import quoted


def series(result: Comparison, policy: str, measure: str, product: str = "") -> pd.DataFrame:
    """Return the rows of one measure, a row a day: mean, p05, p25, p50, p75, p95."""
    frame = result.days_frame
    wanted = (frame["policy"] == policy) & (frame["measure"] == measure)
    if product:
        wanted &= frame["product"] == product
    return frame[wanted].sort_values("day", ignore_index=True)


def called(result: Comparison, policy: str) -> str:
    """Return what a title calls a policy: the current rule is today's rule."""
    return "today's rule" if policy == result.current_rule else quoted(policy)
