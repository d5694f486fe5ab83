"""Named streams of random numbers: the name says what is decided, so nothing else can move it."""

from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from ..arrays import Normals


@dataclass(frozen=True, slots=True)
class Streams:
    """The streams of one block of worlds.

    A stream is keyed by (seed, purpose, name, block) through a stable digest, so a new product or
    a new purpose leaves all other draws as they were.
    """

    seed: int
    block: int

    def of(self, purpose: str, name: str = "") -> np.random.Generator:
        """Return the generator that belongs to a purpose and an entity."""
        digest = blake2b(f"{purpose}\0{name}".encode(), digest_size=16).digest()
        key = np.frombuffer(digest, dtype="<u4").tolist()
        sequence = np.random.SeedSequence(self.seed, spawn_key=(*key, self.block))
        return np.random.Generator(np.random.SFC64(sequence))

    def normals(self, purpose: str, name: str, shape: tuple[int, ...]) -> Normals:
        """Draw normal scores for a purpose and an entity."""
        return self.of(purpose, name).standard_normal(shape, dtype=np.float32)
