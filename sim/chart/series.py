"""What charts read from the daily table, and what they call a policy."""

import pandas as pd

from ..errors import UserError
from ..scenario.problem import spoken_hint
from ..study.comparison import Comparison
from ..words import charts as say
from ..words.command import NO_POLICY, SEVERAL_POLICIES
from ..words.text import OR, joined, quoted, shortened


class NoPolicyError(UserError):
    """A chart is asked for a policy that the study did not replay."""


CUT_AT = 56
"""Columns of a policy's name beside its data."""


def chosen(result: Comparison, policy: str | None) -> str:
    """Return the policy asked for, by name or its beginning; the best where none is.

    Errors: NoPolicyError for one that the study does not have.
    """
    names = [summary.name for summary in result.policies]
    if policy is None or policy in names:
        return policy or result.verdict.best
    begun = [name for name in names if policy and name.casefold().startswith(policy.casefold())]
    if len(begun) > 1:
        raise NoPolicyError(SEVERAL_POLICIES(word=quoted(policy), policies=joined(begun, OR)))
    if not begun:
        raise NoPolicyError(NO_POLICY(word=quoted(policy), hint=spoken_hint(policy, names)))
    return begun[0]


def series(result: Comparison, policy: str, measure: str, product: str = "") -> pd.DataFrame:
    """Return the rows of one measure, a row a day: mean, p05, p25, p50, p75, p95."""
    frame = result.days_frame
    wanted = (frame["policy"] == policy) & (frame["measure"] == measure)
    if product:
        wanted &= frame["product"] == product
    return frame[wanted].sort_values("day", ignore_index=True)


def by_product(result: Comparison, policy: str, measure: str) -> dict[str, pd.DataFrame]:
    """Return the same of each product that has any."""
    rows = series(result, policy, measure).groupby("product", sort=False)
    return {str(name): its for name, its in rows}


def named(policy: str, columns: int = 40) -> str:
    """Return a policy's name in quotes, cut where it would fill a line alone."""
    return quoted(shortened(policy, columns))


def called(result: Comparison, policy: str) -> str:
    """Return what a title calls a policy: the current rule is today's rule."""
    return say.TODAYS_RULE() if policy == result.current_rule else named(policy)


def labelled(result: Comparison, policy: str) -> str:
    """Return what stands beside a policy's data: its name, today's rule marked."""
    name = shortened(policy, CUT_AT)
    return say.TODAY(policy=name) if policy == result.current_rule else name
