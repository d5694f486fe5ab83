"""Devices that every machine has: numpy's arrays as another module's, and those that never mix."""

import numpy as np
from scipy import special

from sim.device.device import Elsewhere
from tests.arrays import strict


class Room:
    """A memory of so many bytes, of which a replay takes so many."""

    def __init__(self, room=10**9, taken=10**6):
        self._room, self._taken = room, taken

    def room(self):
        return self._room

    def taken(self):
        return self._taken


def numpy_device(memory=None):
    """Return a device whose arrays are numpy's: it is as fast as the processor."""
    return Elsewhere("toy", vars(np), vars(special), np.copy, memory or Room())


def strict_device(memory=None):
    """Return a device whose arrays never meet numpy's."""
    fetch = strict.Array.get
    return Elsewhere("strict toy", strict.MODULE, strict.SPECIAL, fetch, memory or Room())
