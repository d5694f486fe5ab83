"""What is seen of one policy's futures: accounts, totals, and why its shelves were empty."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..arrays import Cents, Floats, Numbers
from ..world.core.journal import Journal
from .remedies import PATHS, Shelves
from .replay import plan_of, replay
from .stockouts import stockouts_of
from .task import Task

KEPT = PATHS
"""The paths that tasks must keep to be seen."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One policy in some worlds."""

    accounts: Mapping[str, Cents]
    """Profit by cause, (W,) each; see sim.world.run.accounts."""
    totals: Mapping[str, Floats]
    """By the keys of their measures, (W,) each; money in the scenario's currency."""
    stockouts: Numbers
    """By their place in sim.study.stockouts.CAUSES, (C, W)."""
    days_out: Numbers
    """The days of them, (C, W)."""

    def only(self, worlds: slice) -> "Seen":
        """Return some of the worlds."""
        return Seen(
            accounts={name: cents[worlds] for name, cents in self.accounts.items()},
            totals={name: total[worlds] for name, total in self.totals.items()},
            stockouts=self.stockouts[:, worlds],
            days_out=self.days_out[:, worlds],
        )

    @property
    def worlds(self) -> int:
        """How many there are."""
        return len(self.stockouts[0])


def seen(work: Sequence[Task]) -> list[Seen]:
    """Replay tasks that keep `KEPT` side by side; return what is seen of each.

    Errors: OwnPolicyError.
    """
    network, journal = work[0].block.network, Journal()
    record = replay(work, journal=journal)
    shelves = Shelves.of(network, record, journal, plan_of(network))
    ends = np.cumsum([task.block.worlds for task in work]).tolist()
    whole = Seen(record.accounts, record.totals, *stockouts_of(shelves).by_cause(ends[-1]))
    return [
        whole.only(slice(end - task.block.worlds, end))
        for task, end in zip(work, ends, strict=True)
    ]


def together(parts: Sequence[Seen]) -> Seen:
    """Put what was seen in blocks together, worlds in their order; what a block lacks is 0."""
    causes = dict.fromkeys(name for part in parts for name in part.accounts)
    return Seen(
        accounts={
            name: np.concatenate(
                [part.accounts.get(name, np.zeros(part.worlds, np.int64)) for part in parts]
            )
            for name in causes
        },
        totals={
            key: np.concatenate([part.totals[key] for part in parts]) for key in parts[0].totals
        },
        stockouts=np.concatenate([part.stockouts for part in parts], axis=1),
        days_out=np.concatenate([part.days_out for part in parts], axis=1),
    )
