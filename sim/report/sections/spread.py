"""How sure the figures are: runs, intervals, and luck apart from what is uncertain."""

from ...study.comparison import Comparison
from ...words import report as say
from ...words.number import number, percent
from ...words.text import quoted
from ..meeting import Meeting
from ..section import Section


def spread(meeting: Meeting) -> Section:
    """Return what ± means, and what would narrow it."""
    part = meeting.parts[0]
    runs, seed = number(part.runs), f"{meeting.network.scenario.seed}"
    lines = [say.INTERVALS(runs=runs, seed=seed)]
    if not meeting.network.scenario.uncertain:
        lines.append(say.NO_INPUTS())
    elif isinstance(part.result, Comparison):
        lines += _luck(part.result)
    lines.append(say.STOPPED(reason=part.study.stop_reason_of(part.result)))
    return Section("spread", say.SPREAD(), tuple(lines))


def _luck(result: Comparison) -> list[str]:
    """Say how much of the gap to each rival is input; the nearest first."""
    gaps = sorted(result.judgement.hangs_on.items(), key=lambda item: item[1].at_usual.value)
    return [
        say.LUCK(second=quoted(name), share=percent(drivers.input_share.value))
        for name, drivers in gaps[:2]
    ]
