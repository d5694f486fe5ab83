"""The policies side by side: table, charts, and what each does."""

from ...chart.inline import draw
from ...study.policy_words import policy_in_words
from ...words import report as say
from ..grid import Grid
from ..meeting import Meeting, Part
from ..section import Fold, Section


def policies(meeting: Meeting) -> Section | None:
    """Return the comparison's table and charts, where there is one."""
    part = meeting.comparison
    if part is None:
        return None
    return Section(
        "policies",
        say.POLICIES(),
        tuple(part.study.doubts(part.result)),
        tuple(map(Grid.of, part.tables)),
        tuple(
            draw(f"policies-{name}", chart, meeting.network) for name, chart in part.charts.items()
        ),
        folds=(
            Fold(say.IN_WORDS(), grids=(_in_words(part),)),
            Fold(say.ALL_FIGURES(), grids=tuple(map(Grid.of, part.details))),
        ),
    )


def _in_words(part: Part) -> Grid:
    """Return what each policy that took part does."""
    network = part.study.network
    rows = [(name, policy_in_words(network.policy(name))) for name in part.study.policies]
    return Grid.listed((say.POLICY(), say.WHAT_IT_DOES()), rows)
