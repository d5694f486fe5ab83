"""How long goods take from order to shelf, by supplier, mode and warehouse."""

from typing import Any, NamedTuple

from matplotlib.axes import Axes

from ..network.network import Network
from ..study.arrivals import DAYS, SAMPLE, Arrivals, Way
from ..study.comparison import Comparison
from ..words import cover as say
from ..words.number import number
from ..words.rules import by
from ..words.text import wrapped
from . import style

_LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)


class Taken(NamedTuple):
    """The days that orders by one way take."""

    way: Way
    warehouse: str
    days: tuple[float, ...]
    """By `_LEVELS`."""
    usual: int
    """Half of the orders on the median day take no longer."""

    @property
    def name(self) -> str:
        """How goods go, from whom, to where."""
        supplier, warehouse = self.way.supplier, self.warehouse
        return say.WAY(mode=by(self.way.mode), supplier=supplier, warehouse=warehouse)


def taken(network: Network) -> list[Taken]:
    """Return each way to a shelf, those that take longest first."""
    arrivals, lanes = Arrivals(network), {lane.key: lane for lane in network.terms.lanes}
    rows = [row for row, listing in enumerate(network.listings) if listing.owns_shelf]
    ways = dict.fromkeys(way for row in rows for way in arrivals.ways(row))
    found = [
        Taken(way, lanes[way.lane].to, arrivals.days_taken(way, _LEVELS), arrivals.usual_days(way))
        for way in ways
    ]
    return sorted(found, key=lambda one: -one.days[2])


def size(result: Comparison) -> tuple[float, float]:
    """Return the inches that the chart asks for."""
    return style.WIDTH, 2.0 + 0.44 * max(len(taken(result.network)), 1)


def finding(ways: list[Taken]) -> str:
    """Say how long the slowest way takes, usually and at worst."""
    if not ways:
        return say.NO_WAYS()
    slow = ways[0]
    mode = say.BY(mode=by(slow.way.mode))
    half, most = _written(slow)
    return say.SLOWEST(supplier=slow.way.supplier, mode=mode, half=half, most=most)


def _written(one: Taken) -> tuple[str, str]:
    """Write within how many days half, and 19 of 20, of the orders are there."""
    return number(one.days[2]), number(one.days[4])


def plot(result: Comparison, ax: Axes | None = None, policy: str | None = None) -> Axes:
    """Draw a row a way, the slowest on top; policies choose among them and change none."""
    del policy
    with style.applied(result.network):
        ways = taken(result.network)
        ax = style.bare(ax or style.new_figure(size(result)).add_subplot())
        for place, one in enumerate(ways):
            _row(ax, place, one)
        _frame(ax, ways)
        note = say.LEAD_NOTE(days=number(DAYS), sample=number(SAMPLE))
        style.footnote(style.figure_of(ax), note)
        style.title_figure(style.figure_of(ax), finding(ways))
        style.settle(style.figure_of(ax))
    return ax


def _row(ax: Axes, place: int, one: Taken) -> None:
    """Draw nine of ten orders, half of them, the median, and the usual day."""
    least, low, middle, high, most = one.days
    half, late = _written(one)
    label = say.SPREAD(way=one.name, half=half, most=late)
    looks: Any = {"color": style.BLUE, "solid_capstyle": "butt"}
    ax.plot((least, most), (place, place), lw=2.0, zorder=2, label=label, **looks)
    ax.plot((low, high), (place, place), lw=8.0, alpha=0.55, zorder=3, label=label, **looks)
    ax.plot(middle, place, "o", ms=7, color=style.BLUE, zorder=5, gid=one.name, label=label)
    usual = say.USUAL(days=number(one.usual))
    ax.plot(one.usual, place, "o", ms=11, mfc="none", mec=style.INK, mew=1.4, zorder=4, label=usual)
    text = say.HOW_LONG(half=half, most=late)
    style.annotate(ax, text, (most, place), (6, 0), xycoords="data", va="center", color=style.INK)


def _frame(ax: Axes, ways: list[Taken]) -> None:
    """Set ticks, labels and room for the figures."""
    ax.set_yticks(range(len(ways)), [wrapped(one.name, 34) for one in ways])
    ax.set_ylim(max(len(ways), 1) - 0.4, -0.6)
    longest = max((one.days[-1] for one in ways), default=1.0)
    ax.set_xlim(0, 1.36 * max(longest, 1.0))
    ax.grid(axis="x", color=style.SHADE, lw=0.8, zorder=0)
    ax.set_axisbelow(True)
    ax.set_xlabel(say.DAYS_AXIS())
