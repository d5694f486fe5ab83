"""`peakstock plot`: one chart of a finished study, drawn again."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import UserError
from ..words import plots as say
from ..words.text import joined, quoted, width
from .console import output
from .glyphs import missing_glyphs_told
from .language import ENGLISH, Language

if TYPE_CHECKING:
    from ..chart.save import Charts, Drawing

_KINDS = (".png", ".svg")
"""What is written where no file is named."""


class PlotError(UserError):
    """A chart that cannot be drawn as it is asked for."""


def plot(
    results: Annotated[Path, typer.Argument(help=say.RESULTS())],
    chart: Annotated[str, typer.Argument(help=say.CHART(), show_default=False)] = "",
    policy: Annotated[str | None, typer.Option(help=say.POLICY())] = None,
    out: Annotated[Path | None, typer.Option(help=say.OUT())] = None,
    _: Language = ENGLISH,
) -> None:
    """Draw one chart of a finished study again, of any policy; without CHART list them all."""
    from ..chart.save import KINDS, save_one  # noqa: PLC0415 - matplotlib is slow
    from ..report.meeting import read_part  # noqa: PLC0415 - the same

    if out is not None and out.suffix[1:].lower() not in KINDS:
        raise PlotError(say.KINDS(file=str(out)))
    part = read_part(results)
    charts: Charts = {**part.opened.charts(part.result), **part.opened.more(part.result)}
    if not chart:
        _refuse(charts, {"--policy": policy, "--out": out})
        _list(charts, results)
        return
    draw = _bound(charts, _known(charts, chart), policy)
    files = [out] if out else [_place(results, chart, policy, kind) for kind in _KINDS]
    try:
        with missing_glyphs_told():
            save_one(draw, part.study.network, chart, files)
    except OSError as error:
        raise PlotError(say.CANNOT_WRITE(file=str(files[0]), why=str(error.strerror))) from None
    output().print(say.WROTE(files=", ".join(map(str, files))), soft_wrap=True)


def _place(results: Path, chart: str, policy: str | None, kind: str) -> Path:
    """Return where a chart lies by default; a policy's name is no path there."""
    from ..study.file_name import file_name  # noqa: PLC0415 - only when it is asked for

    name = f"{chart}-{file_name(policy)}" if policy is not None else chart
    return results / "charts" / f"{name}{kind}"


def _refuse(charts: Charts, given: dict[str, object]) -> None:
    """Refuse what would do nothing where charts are only listed."""
    for option, value in given.items():
        if value is not None:
            raise PlotError(say.CHART_FIRST(option=option, charts=", ".join(charts)))


def _known(charts: Charts, chart: str) -> str:
    """Return a chart's name that the study has."""
    from ..scenario.problem import spoken_hint  # noqa: PLC0415 - only when it is asked for

    if chart not in charts:
        raise PlotError(say.NO_CHART(word=quoted(chart), hint=spoken_hint(chart, charts)))
    return chart


def _bound(charts: Charts, chart: str, policy: str | None) -> Drawing:
    """Return what draws a chart, of a policy where one is named."""
    from ..chart.save import OfPolicy  # noqa: PLC0415 - matplotlib is slow

    draw = charts[chart]
    if policy is None:
        return draw
    if isinstance(draw, OfPolicy):
        return partial(draw, policy)
    taking = [name for name, other in charts.items() if isinstance(other, OfPolicy)]
    if not taking:
        raise PlotError(say.OF_NO_POLICY(chart=chart))
    raise PlotError(say.NOT_OF_POLICY(chart=chart, charts=joined(taking)))


def _list(charts: Charts, results: Path) -> None:
    """Print each chart with a sentence."""
    from ..chart.save import OfPolicy  # noqa: PLC0415 - matplotlib is slow

    columns = max(map(width, charts))
    for name, draw in charts.items():
        about = say.ABOUT.get(re.sub(r"-\d+$", "", name))
        text = about() if about else ""
        text = say.TAKES_POLICY(about=text) if isinstance(draw, OfPolicy) else text
        output().print(say.LISTED(name=name.ljust(columns), about=text), soft_wrap=True)
    how = say.HOW(folder=str(results), chart=next(iter(charts)))
    output().print(how, soft_wrap=True)
