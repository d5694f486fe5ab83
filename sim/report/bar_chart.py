"""A chart of bars with intervals, native to slides: its numbers can be edited there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..words.unseen import shown
from .lettering import INK, QUIET, Untyped, font


class Bar(NamedTuple):
    """A bar with the ends of its interval."""

    name: str
    value: float
    low: float
    high: float
    colour: str


def bar_chart(shapes: Untyped, bars: Sequence[Bar], axis: str, place: Sequence[Untyped]) -> Untyped:
    """Add bars to the shapes of a slide, the first on top; return the shape."""
    from pptx.chart.data import CategoryChartData  # noqa: PLC0415 - an extra
    from pptx.enum.chart import XL_CHART_TYPE  # noqa: PLC0415 - the same

    upwards = bars[::-1]
    data = CategoryChartData(number_format="#,##0")
    data.categories = [shown(bar.name) for bar in upwards]
    data.add_series(shown(axis), [bar.value for bar in upwards])
    put = shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *place, data)
    _looks(put.chart, upwards, axis)
    _intervals(put.chart.plots[0].series[0], upwards)
    return put


def _looks(chart: Untyped, bars: Sequence[Bar], axis: str) -> None:
    from pptx.dml.color import RGBColor  # noqa: PLC0415 - an extra
    from pptx.enum.chart import XL_TICK_LABEL_POSITION  # noqa: PLC0415 - the same

    chart.has_legend = chart.has_title = False
    font(chart.font, 12, INK)
    plot, values, names = chart.plots[0], chart.value_axis, chart.category_axis
    plot.gap_width, plot.vary_by_categories = 60, False
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW  # beside the axis, also of a loss
    names.format.line.color.rgb = RGBColor.from_string(QUIET)
    values.major_gridlines.format.line.color.rgb = RGBColor.from_string("E3E3E3")
    values.format.line.fill.background()
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = "#,##0", False
    if all(bar.low >= 0 for bar in bars):
        values.minimum_scale = 0  # else programs cut the axis where the bars are alike
    elif all(bar.high <= 0 for bar in bars):
        values.maximum_scale = 0
    values.has_title = True
    run = values.axis_title.text_frame.paragraphs[0].add_run()
    run.text = shown(axis)
    font(run.font, 11, QUIET)
    for place, bar in enumerate(bars):
        fill = plot.series[0].points[place].format.fill
        fill.solid()
        fill.fore_color.rgb = RGBColor.from_string(bar.colour)


def _intervals(series: Untyped, bars: Sequence[Bar]) -> None:
    """Add error bars, for which the library has no word; order as the schema asks for it."""
    colour = _tag("a:solidFill", _tag("a:srgbClr", val=INK))
    element = _tag(
        "c:errBars",
        _tag("c:errBarType", val="both"),
        _tag("c:errValType", val="cust"),
        _tag("c:noEndCap", val="0"),
        _tag("c:plus", _numbers([bar.high - bar.value for bar in bars])),
        _tag("c:minus", _numbers([bar.value - bar.low for bar in bars])),
        _tag("c:spPr", _tag("a:ln", colour, w="15875")),
    )
    series._element.xpath("c:cat")[0].addprevious(element)


def _numbers(values: Sequence[float]) -> Untyped:
    """Return numbers that stand in the chart itself."""
    points = [_tag("c:pt", _text("c:v", f"{v}"), idx=f"{i}") for i, v in enumerate(values)]
    count = _tag("c:ptCount", val=f"{len(values)}")
    return _tag("c:numLit", _text("c:formatCode", "General"), count, *points)


def _text(name: str, text: str) -> Untyped:
    element = _tag(name)
    element.text = text
    return element


def _tag(name: str, *inner: Untyped, **attributes: str) -> Untyped:
    from pptx.oxml.xmlchemy import OxmlElement  # noqa: PLC0415 - an extra

    element = OxmlElement(name)
    element.extend(inner)
    for key, value in attributes.items():
        element.set(key, value)
    return element
