"""The other studies, a section each."""

from collections.abc import Iterator

from ...chart.inline import draw
from ...words import report as say
from ..answer import heading_of
from ..grid import Grid
from ..meeting import Meeting, Part
from ..section import Fold, Section


def others(meeting: Meeting) -> Iterator[Section]:
    """Yield a section for each study that has none of its own."""
    known = (meeting.comparison, meeting.order)
    rest = [part for part in meeting.parts if part not in known]
    for place, part in enumerate(rest):
        yield _section(part, f"{part.study.kind}-{place}")


def _section(part: Part, key: str) -> Section:
    network = part.study.network
    folds = (Fold(say.DETAILS(), grids=tuple(map(Grid.of, part.details))),) if part.details else ()
    return Section(
        key,
        heading_of(part),
        (*part.sentences, *part.study.doubts(part.result)),
        drawings=tuple(
            draw(f"{key}-{name}", chart, network) for name, chart in part.charts.items()
        ),
        below=tuple(map(Grid.of, part.tables)),
        folds=folds,
    )
