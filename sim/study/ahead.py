"""Luck drawn ahead: by all cores, while a device replays what was drawn before."""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from ..chance.luck import Luck
from .place import Lucks, draw, wholes
from .task import Block


class Ahead:
    """Draws blocks in threads: numpy lets go of the interpreter while it fills an array.

    What was drawn is kept for other policies in it.
    """

    def __init__(self, threads: int) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="draw")
        self._drawn: dict[Block, Future[Luck]] = {}

    def keep(self, blocks: Sequence[Block]) -> None:
        """Begin to draw some whole blocks, as far as they are not drawn, and let go of others."""
        before = self._drawn
        self._drawn = {block: before.get(block) or self._begun(block) for block in blocks}

    def take(self, some: Sequence[Block]) -> Lucks:
        """Return the luck of the blocks of which some are parts."""
        blocks = wholes(some)
        self.keep([*self._drawn, *blocks])
        return {block: self._drawn[block].result() for block in blocks}

    def _begun(self, block: Block) -> Future[Luck]:
        return self._pool.submit(draw, block)

    def close(self) -> None:
        """Draw no more."""
        self._pool.shutdown(cancel_futures=True)
