"""Devices: where replays run, and how what they are given comes there, and what they found home."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

import numpy as np

from ..arrays import arrays_of
from .memory import Memory
from .moved import moved
from .widened import widened

T = TypeVar("T")


class Device(Protocol):
    """Where a replay runs."""

    def arrays(self) -> AbstractContextManager[None]:
        """Let `sim.np` be of this device for a while."""

    def there(self, value: T) -> T:
        """Return what a replay is given with its arrays on the device."""

    def home(self, value: T) -> T:
        """Return what a replay found with numpy's arrays."""


class Processor:
    """The processor itself, and numpy's arrays."""

    def arrays(self) -> AbstractContextManager[None]:
        """Change nothing."""
        return nullcontext()

    def there(self, value: T) -> T:
        """Return the value as it is."""
        return value

    def home(self, value: T) -> T:
        """Return the value as it is."""
        return value


@dataclass(frozen=True, eq=False)
class Elsewhere:
    """A device with an array module of its own; see sim.arrays."""

    name: str
    """What people call it."""
    module: Mapping[str, Any]
    """What it has of numpy's names."""
    functions: Mapping[str, Any]
    """What it has of those of scipy.special."""
    fetch: Callable[[Any], Any]
    """Brings one array home."""
    memory: Memory

    def arrays(self) -> AbstractContextManager[None]:
        """Let `sim.np` be of this device for a while."""
        return arrays_of(widened(self.module), self.functions)

    def there(self, value: T) -> T:
        """Return a value with numpy's arrays moved to the device."""
        return moved(value, np.ndarray, self.module["asarray"])

    def home(self, value: T) -> T:
        """Return a value with the device's arrays brought home."""
        return moved(value, self.module["ndarray"], self.fetch)


PROCESSOR: Device = Processor()
