"""The mornings of an order sheet as a meeting reads them: whom the meeting follows first."""

from collections.abc import Sequence

from ..chart.ranking import leaders
from ..study.comparison import Comparison
from ..study.order_sheet import Morning, OrderSheet
from ..words import mornings as say
from ..words.template import Template
from .meeting import Meeting

_RANKS = (say.LEADS, say.NOT_TOLD_APART, say.EARNS_LESS, say.NOT_COMPARED, say.UNPAID)
"""What a comparison says of a policy; whose orders are shown first."""


def followed(meeting: Meeting, sheet: OrderSheet) -> str | None:
    """Return the policy whose order is to be placed; None where none can be paid for.

    That is the comparison's leader, also where nobody asked what it orders; without a comparison
    it is today's rule or, where that was not asked, the first of the sheet.
    """
    if meeting.comparison is None:
        return in_turn(meeting, sheet)[0].today.policy
    result: Comparison = meeting.comparison.result
    return result.verdict.best if result.verdict.best in result.judgement.affordable else None


def in_turn(meeting: Meeting, sheet: OrderSheet) -> Sequence[Morning]:
    """Return the mornings, the followed policy's first, those that cannot be paid for last."""
    if meeting.comparison is None:
        today = meeting.network.scenario.current_rule
        return sorted(sheet.mornings, key=lambda one: one.today.policy != today)
    result: Comparison = meeting.comparison.result
    return sorted(sheet.mornings, key=lambda one: _RANKS.index(_rank(result, one.today.policy)))


def standing(meeting: Meeting, policy: str) -> str:
    """Return what the comparison says of a policy; nothing without one."""
    return "" if meeting.comparison is None else _rank(meeting.comparison.result, policy)()


def _rank(result: Comparison, policy: str) -> Template:
    if policy not in {summary.name for summary in result.policies}:
        return say.NOT_COMPARED
    if policy not in result.judgement.affordable:
        return say.UNPAID
    if policy == result.verdict.best:
        return say.LEADS
    return say.NOT_TOLD_APART if policy in leaders(result) else say.EARNS_LESS
