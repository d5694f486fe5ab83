"""First batches: sizes of a launch tried in the same worlds, each followed by the same policy."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from ..arrays import Floats
from ..network.network import Network
from ..policy.composed import Composed
from ..policy.decision import MOST_UNITS
from .best_today import Orders, lot_of, may_sell, usual_worth, with_today
from .block_result import Arrays
from .frames import runs_frame
from .kept import LISTINGS
from .launch_curve import Batch, Coming, LaunchCurve, Seen, safest
from .limit import limits
from .order_curve import order_curve
from .order_lines import today_of
from .replay import plan_of
from .risk import Risk
from .runner import Runner
from .task import FRESH

ROUNDS = 5
"""Of sizes: the first grid, and four that widen it or look closer."""
_BY_SPEED = ("sea", "land", "air", "express")


class Launched(NamedTuple):
    """A product, and what follows on its first batch."""

    network: Network
    policy: str
    product: str
    """The name of its listing."""
    mode: str

    @property
    def row(self) -> int:
        """Where it stands in arrays."""
        return self.network.listing_names.index(self.product)

    def orders(self, units: int) -> Orders:
        """Return a first batch of so many units, all by one mode, as orders of today."""
        modes = sorted(self.network.modes)
        return {mode: {self.product: units if mode == self.mode else 0} for mode in modes}

    def of_size(self, units: int) -> Network:
        """Return the network of the policy alone, which orders a first batch of so many units."""
        return with_today(self.network, self.policy, self.orders(units))


class Found(NamedTuple):
    """A curve, and what its best size earns in each fresh future, (W,)."""

    curve: LaunchCurve
    profit: Floats


def usual_mode(network: Network, policy: Composed) -> str:
    """Return the mode of a policy's first batch: of those that its freight uses the slowest."""
    uses = policy.freight.uses & network.modes or network.modes
    return next(mode for mode in _BY_SPEED if mode in uses)


def first_batches(launched: Launched, risk: Risk, runner: Runner, worth: float) -> Found:
    """Look for the size that earns most, and for the smallest that keeps a risk.

    `worth` is a difference of profit that does not matter; 0 stands for a usual one.
    """
    search = _Search(launched, risk, runner)
    for _ in range(ROUNDS):
        search.look_closer()
    return search.found(worth)


class _Search:
    """Sizes that were tried, and what was seen of each."""

    def __init__(self, launched: Launched, risk: Risk, runner: Runner) -> None:
        network = launched.network
        self._launched, self._risk, self._runner = launched, risk, runner
        self._lot = lot_of(network, launched.product)
        self._most = min(network.most_units[launched.row], MOST_UNITS)
        self._limits = limits(network)
        self._tried: dict[int, Seen] = {}

    def look_closer(self) -> None:
        """Try the next sizes: around the one that earns most, and towards the one that is safe."""
        sizes = sorted(self._tried)
        new = {*self._lot.next(sizes, self._best), *self._safer(sizes)} if sizes else self._first()
        asked = sorted(units for units in new if units <= self._most)
        self._tried.update(zip(asked, self._seen(asked), strict=True))

    def _first(self) -> list[int]:
        """Return the first sizes: parts of what the plan sells, and the policy's own."""
        network, policy, product, mode = self._launched
        own = today_of(network, policy).units(product, mode)
        return self._lot.first(may_sell(network, plan_of(network))[product], own)

    @property
    def _batches(self) -> tuple[Batch, ...]:
        """What the sizes do that were tried, from the smallest on."""
        return tuple(self._batch(units, self._tried[units]) for units in sorted(self._tried))

    def _batch(self, units: int, seen: Seen) -> Batch:
        return Batch.of(units, seen, self._risk.days, self._limits)

    @property
    def _open(self) -> list[int]:
        """The sizes that can be paid for, or all where none can."""
        payable = [batch.units for batch in self._batches if batch.payable]
        return payable or sorted(self._tried)

    @property
    def _best(self) -> int:
        """The one of them with the highest mean profit; of equals the smallest."""
        return max(self._open, key=lambda units: float(self._tried[units].profit.mean()))

    def _safer(self, sizes: Sequence[int]) -> list[int]:
        """Return sizes between the smallest safe one and the next, or around the least risky."""
        safe = next((b.units for b in self._batches if self._risk.is_kept(b.out_long)), None)
        if safe is None:
            return self._lot.next(sizes, safest(self._tried, self._risk.days))
        return self._lot.below(sizes, safe)

    def _seen(self, sizes: Sequence[int], first_block: int = 0) -> list[Seen]:
        """Return what each of some sizes does."""
        networks = [self._launched.of_size(units) for units in sizes]
        policy, row = self._launched.policy, self._launched.row
        results = self._runner.replay_each(networks, [policy], first_block, keep=LISTINGS)
        return [_seen(result, policy, row) for result in results]

    def found(self, worth: float) -> Found:
        """Return the curve of what was tried, its best size measured again in fresh worlds."""
        _, policy, product, mode = self._launched
        tried, best, days = self._tried, self._best, self._risk.days
        usual = usual_worth(float(tried[best].profit.mean()))
        earned = {units: tried[units].profit for units in self._open}
        (fresh,) = self._seen([best], FRESH)
        least = self._lot.whole([1])[0]
        curve = LaunchCurve(
            policy=policy,
            mode=mode,
            batches=self._batches,
            profits=order_curve(product, mode, best, earned, worth or usual),
            again=self._batch(best, fresh),
            safest=self._coming(safest(tried, days)),
            best_coming=self._coming(best),
            largest=self._coming(max(tried)),
            smallest=self._coming(least),
        )
        return Found(curve, fresh.profit)

    def _coming(self, units: int) -> Coming:
        """Return how a batch comes: what cash lets out of it, and when its first goods are there.

        What is cut in fewer than half of the futures counts as sent whole.
        """
        _, policy, product, mode = self._launched
        today = today_of(self._launched.of_size(units), policy)
        lines = [x for x in today.lines if (x.product, x.mode) == (product, mode)]
        sent = next((cut.ordered for cut in today.cut if cut.product == product), units)
        half = min((line.half for line in lines), default=None)
        most = min((line.most for line in lines), default=0)
        return Coming(units, sent, half, most)


def _seen(result: Mapping[str, Arrays], policy: str, row: int) -> Seen:
    """Return what was seen of a size."""
    runs, arrays = runs_frame(result), result[policy]
    profit, cash_low = (runs[key].to_numpy(np.float64) for key in ("profit", "cash_low"))
    short = runs["cash_short"].to_numpy() > 0 if "cash_short" in runs else cash_low < 0
    out_days, left, dead = (arrays[key][row] for key in ("out_days", "left", "dead"))
    return Seen(profit, cash_low, short, out_days, left, dead)
