"""Tasks: a study cut into one policy in one block of worlds each, of which the result is kept."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b

from ..chance.luck import block_of
from ..network.network import Network
from .kept import TOTALS, Keep, Kept

FRESH = 1_000_000
"""Blocks from this number on are fresh worlds, in which a winner is measured again."""


@dataclass(frozen=True, slots=True)
class Block:
    """Some worlds of a block; those of one scenario and number are the same worlds."""

    network: Network = field(compare=False, repr=False)
    scenario: str
    """A digest of what the file says."""
    shop: str
    """A digest of what it says but for the policies, which decide nothing of a world."""
    number: int
    first: int
    """The first of them, counted in the block."""
    worlds: int

    @property
    def columns(self) -> slice:
        """Where they stand in the block."""
        return slice(self.first, self.first + self.worlds)

    @property
    def whole(self) -> "Block":
        """What all parts of a block have in common, whatever the policies: its luck."""
        return replace(self, scenario="", first=0, worlds=0)


PIECE = 100_000
"""Numbers of an array, listings by worlds, above which a block is replayed piece by piece, so that
thousands of listings fit into memory; it changes no world."""


def blocks(network: Network, runs: int, first: int = 0, most: int | None = None) -> Iterator[Block]:
    """Yield the blocks of a study from a number on, those of many listings piece by piece.

    A piece has at most so many worlds, where that is said.
    """
    size, scenario = block_of(network), network.scenario
    piece = min(max(PIECE // len(network.listings), 1), most or size, size)
    shop = _digest(scenario.model_dump_json(exclude={"policies", "current_rule"}))
    whole = _digest(scenario.model_dump_json())
    for begun in range(0, runs, size):
        for part in range(0, min(size, runs - begun), piece):
            worlds = min(piece, size - part, runs - begun - part)
            yield Block(network, whole, shop, first + begun // size, part, worlds)


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=6).hexdigest()


@dataclass(frozen=True, slots=True)
class Task:
    """One policy in one block of worlds; small enough to send to a worker."""

    policy: str
    block: Block
    kept: Kept
    stocked: bool = False
    """Whether it is a twin's, whose shelves are never empty; see sim.study.always_stocked."""

    @property
    def paths(self) -> tuple[str, ...]:
        """Daily paths that are written down."""
        return self.kept.paths

    @property
    def numbers(self) -> int:
        """The numbers of an array over the listings and worlds."""
        return len(self.block.network.listings) * self.block.worlds

    @property
    def whose(self) -> Hashable:
        """What tells its policy from others, also from the same with other numbers."""
        return self.block.scenario, self.policy


def tasks(
    network: Network,
    policies: Sequence[str],
    runs: int,
    keep: Keep = TOTALS,
    first_block: int = 0,
    stocked: Iterable[str] = (),
    *,
    most: int | None = None,
) -> list[Task]:
    """Cut a study into tasks of at most so many worlds; `stocked` are policies that have a twin.

    Worlds of which only some totals are kept have none.
    """
    size, again = block_of(network), tuple(stocked)
    work = list[Task]()
    for block in blocks(network, runs, first_block, most):
        kept = keep.of(size * block.number + block.first)
        twins = () if kept.measures else again
        work += [Task(policy, block, kept) for policy in policies]
        work += [Task(policy, block, TOTALS, stocked=True) for policy in twins]
    return work
