"""The smallest size of a shock at which a policy breaks a limit: a grid that is narrowed."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from ..network.network import Network
from ..stats import Estimate
from .frames import runs_frame
from .limit import Limit
from .runner import Runner
from .shocks import Sized
from .stress_test import measured
from .summary import summaries_of

Figures = Mapping[str, Estimate]
_GRID = 4
"""Into how many parts the sizes are divided at first."""


@dataclass(frozen=True, slots=True)
class Reversal:
    """From which size of one shock on a policy breaks a limit, in the same worlds for each size."""

    shock: str
    usual: float
    """The size of the named shock."""
    most: float
    """The harshest that was looked at."""
    size: float | None
    """The smallest at which a limit breaks as far as was seen; None where none does."""
    low: float | None
    """The smallest at which the interval no longer shows that all limits are kept."""
    high: float | None
    """The smallest at which it shows that one is broken."""
    limit: Limit | None
    """The one that breaks at `size`."""
    figure: Estimate | None
    """What it limits, at `size`."""
    is_multiple: bool
    """Whether sizes are multiples of what the file says, and not days."""
    keeps_again: float | None
    """A larger size that was tried, at which all are kept: then it is not the larger the worse."""

    def strength(self, size: float) -> float:
        """Return how much of the named shock a size is: 0 is none, 1 is all of it."""
        if self.usual < 1:
            return (1 - size) / (1 - self.usual)
        return math.log(size) / math.log(self.usual) if self.is_multiple else size / self.usual


@dataclass(slots=True)
class _Sought:
    """One shock: what is known of its sizes, by their place on the ladder."""

    kind: Sized
    known: dict[int, Figures] = field(default_factory=dict)

    @property
    def grid(self) -> list[int]:
        """The places that are tried first, and that of the named shock."""
        ladder = self.kind.ladder
        named = int(np.abs(np.array(ladder) - self.kind.size).argmin())
        even = np.linspace(0, len(ladder) - 1, _GRID + 1).round().astype(int).tolist()
        return sorted({*even, named})

    def bracket(self, broken: Callable[[Figures], bool]) -> tuple[int | None, int | None]:
        """Return the last place before the first break, and that place; None where there is none.

        Between the two nothing was tried.
        """
        tried = sorted(self.known)
        first = next((place for place in tried if broken(self.known[place])), None)
        if first is None:
            return tried[-1], None
        before = [place for place in tried if place < first]
        return (before[-1] if before else None), first

    def next_places(self, questions: Sequence[Callable[[Figures], bool]]) -> Iterator[int]:
        """Yield the middles of what is still open."""
        for broken in questions:
            last, first = self.bracket(broken)
            if last is not None and first is not None and first - last > 1:
                yield (last + first) // 2


def reversals(
    runner: Runner, network: Network, policy: str, kinds: Sequence[Sized], limits: Sequence[Limit]
) -> tuple[Figures, tuple[Reversal, ...]]:
    """Return a policy's figures without a shock, and where each shock breaks a limit.

    Errors: LimitError for a limit on what no run tells.
    """
    (calm,) = _replayed(runner, [network], policy)
    measured(limits, calm)
    questions = [_does(limits), _may(limits), _surely(limits)]
    sought = [_Sought(kind, {0: calm}) for kind in kinds]
    open_now = [(one, place) for one in sought for place in one.grid if place]
    while open_now:
        networks = [_shocked(network, one.kind, place) for one, place in open_now]
        found = _replayed(runner, networks, policy)
        for (one, place), figures in zip(open_now, found, strict=True):
            one.known[place] = figures
        open_now = [(one, place) for one in sought for place in {*one.next_places(questions)}]
    return calm, tuple(_told(one, limits) for one in sought)


def _shocked(network: Network, kind: Sized, place: int) -> Network:
    return kind.at(network, kind.ladder[place]).of(network)


def _replayed(runner: Runner, networks: Sequence[Network], policy: str) -> list[Figures]:
    """Return the figures of a policy in each network."""
    results = runner.replay_each(networks, [policy])
    return [summaries_of(runs_frame(result))[0].figures for result in results]


def _does(limits: Sequence[Limit]) -> Callable[[Figures], bool]:
    """Return what says whether a limit is broken as far as was seen."""
    return lambda figures: not all(limit.allows_mean(figures) for limit in limits)


def _may(limits: Sequence[Limit]) -> Callable[[Figures], bool]:
    """Return what says whether the interval leaves it open that one is broken."""
    return lambda figures: not all(limit.allows(figures) for limit in limits)


def _surely(limits: Sequence[Limit]) -> Callable[[Figures], bool]:
    """Return what says whether the whole interval breaks one."""
    return lambda figures: any(limit.forbids(figures) for limit in limits)


def _told(sought: _Sought, limits: Sequence[Limit]) -> Reversal:
    """Return what was found of one shock."""
    kind, does = sought.kind, _does(limits)
    ends = [sought.bracket(asked)[1] for asked in (does, _may(limits), _surely(limits))]
    size, low, high = (None if end is None else kind.ladder[end] for end in ends)
    figures = {} if ends[0] is None else sought.known[ends[0]]
    limit = next((x for x in limits if figures and not x.allows_mean(figures)), None)
    later = [p for p in sought.known if ends[0] is not None and p > ends[0]]
    again = next((p for p in sorted(later) if not does(sought.known[p])), None)
    return Reversal(
        shock=kind.name,
        usual=kind.size,
        most=kind.ladder[-1],
        size=size,
        low=low,
        high=high,
        limit=limit,
        figure=figures[limit.key] if limit else None,
        keeps_again=None if again is None else kind.ladder[again],
        is_multiple=not kind.is_whole,
    )
