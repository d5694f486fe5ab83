"""The memory of a device, asked before it is taken."""

from typing import Protocol


class FullError(MemoryError):
    """There is no more room; a plain text alone, so that SimPy can raise a copy of it."""


class Memory(Protocol):
    """What a device has room for; where there is no more, it raises FullError."""

    def room(self) -> int:
        """Return the bytes that replays may take, once all that is not in use is given back."""

    def taken(self) -> int:
        """Return the bytes taken since then, at most."""
