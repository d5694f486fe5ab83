"""Place: on what device replays run, and who draws their luck."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache

from ..chance.luck import Luck, draw_luck
from ..device.device import PROCESSOR, Device
from .task import Block

Lucks = Mapping[Block, Luck]
"""The luck of blocks that are whole."""
Draw = Callable[[Sequence[Block]], Lucks]
"""Returns the luck of the blocks of which some are parts; each is drawn once."""


def wholes(some: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks of which some are parts."""
    return tuple(dict.fromkeys(block.whole for block in some))


def draw(block: Block) -> Luck:
    """Draw the luck of a whole block, by numpy wherever it is replayed."""
    return draw_luck(block.network, block.number)


def _draw_here(some: Sequence[Block]) -> Lucks:
    """Draw one after the other; of several that are whole no more will be asked for."""
    blocks = wholes(some)
    return _draw_all(blocks) if 1 < len(blocks) == len(some) else _kept(blocks)


def _draw_all(blocks: tuple[Block, ...]) -> Lucks:
    """Draw some blocks."""
    return {block: draw(block) for block in blocks}


_kept = lru_cache(maxsize=1)(_draw_all)
"""The same, kept for other policies in the same blocks, and for their other pieces."""


@dataclass(frozen=True, eq=False)
class Place:
    """Where replays run."""

    device: Device
    draw: Draw


_HERE = Place(PROCESSOR, _draw_here)
_PLACE: ContextVar[Place] = ContextVar("place", default=_HERE)


def place() -> Place:
    """Return where replays run now."""
    return _PLACE.get()


@contextmanager
def at(place: Place) -> Iterator[None]:
    """Let replays run at a place."""
    before = _PLACE.set(place)
    try:
        yield
    finally:
        _PLACE.reset(before)
