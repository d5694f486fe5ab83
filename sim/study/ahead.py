"""Luck drawn ahead: by all cores, while a device replays what was drawn before."""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from ..chance.luck import Luck
from .place import Lucks, draw, wholes
from .task import Block


class Ahead:
    """Draws blocks in threads: numpy lets go of the interpreter while it fills an array.

    What was drawn is kept until others are asked for.
    """

    def __init__(self, threads: int) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="draw")
        self._drawn: dict[Block, Future[Luck]] = {}

    def ask(self, blocks: Sequence[Block]) -> None:
        """Begin to draw some whole blocks."""
        for block in blocks:
            if block not in self._drawn:
                self._drawn[block] = self._pool.submit(draw, block)

    def take(self, some: Sequence[Block]) -> Lucks:
        """Return the luck of the blocks of which some are parts; what came before it is let go."""
        blocks = wholes(some)
        self.ask(blocks)
        before = list(self._drawn)
        for block in before[: before.index(blocks[0])]:
            del self._drawn[block]
        return {block: self._drawn[block].result() for block in blocks}

    def close(self) -> None:
        """Draw no more."""
        self._pool.shutdown(cancel_futures=True)
