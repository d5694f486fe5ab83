"""The other studies, a section each."""

from collections.abc import Iterator

from ...chart.inline import draw
from ...words import report as say
from ...words.number import number
from ..answer import heading_of
from ..grid import Grid
from ..meeting import Meeting, Part
from ..section import Fold, Section


def others(meeting: Meeting) -> Iterator[Section]:
    """Yield a section for each study that has none of its own."""
    known = (meeting.comparison, meeting.order)
    rest = [part for part in meeting.parts if part not in known]
    for place, part in enumerate(rest):
        said = () if part is meeting.parts[0] else _said(part)
        yield _section(part, f"{part.study.kind}-{place}", said)


def _said(part: Part) -> tuple[str, ...]:
    """Return what a study says; that of the first stands on top of the page."""
    runs = number(part.runs)
    return (*part.sentences, *part.study.doubts(part.result), say.RUNS_OF_STUDY(runs=runs))


def _section(part: Part, key: str, said: tuple[str, ...]) -> Section:
    network = part.study.network
    folds = (Fold(say.DETAILS(), grids=tuple(map(Grid.of, part.details))),) if part.details else ()
    return Section(
        key,
        heading_of(part),
        said,
        drawings=tuple(
            draw(f"{key}-{name}", chart, network) for name, chart in part.charts.items()
        ),
        below=tuple(map(Grid.of, part.tables)),
        folds=folds,
    )
