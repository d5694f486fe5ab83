"""The memory of a device, asked before it is taken."""

from typing import Protocol


class Memory(Protocol):
    """What a device has room for."""

    full: type[Exception]
    """What it raises where there is no more room."""

    def room(self) -> int:
        """Return the bytes that replays may take, once all that is not in use is given back."""

    def taken(self) -> int:
        """Return the bytes taken since then, at most."""
