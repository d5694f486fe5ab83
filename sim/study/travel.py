"""Travel: a task as it goes to another machine, small, its networks and policy files apart.

A network is sent once and waits there for all the tasks that name it; nothing is looked for on a
disk, for the machines need not share one.
"""

import io
import pickle
import platform
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from ..errors import UserError
from ..network.network import Network
from ..policy.open import file_of
from ..words import cluster as say
from .environment import Environment, difference, environment

_WAITING = 64
"""Networks that a worker keeps open: tasks that share one come near each other."""


class UnlikeError(UserError):
    """Runs of another machine would not be those of this one."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A call without its networks."""

    call: bytes
    networks: list[Network] = field(default_factory=list)
    """Those that it names, by their places here."""


class _Packer(pickle.Pickler):
    """Pickles all but networks, of which it leaves the place."""

    def __init__(self, file: io.BytesIO, networks: list[Network]) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._networks = networks

    def persistent_id(self, obj: object) -> int | None:
        """Return the place of a network, None for anything else."""
        if not isinstance(obj, Network):
            return None
        place = next((p for p, known in enumerate(self._networks) if known is obj), None)
        if place is None:
            place = len(self._networks)
            self._networks.append(obj)
        return place


class _Unpacker(pickle.Unpickler):
    """Puts the networks back."""

    def __init__(self, file: io.BytesIO, networks: Sequence[bytes]) -> None:
        super().__init__(file)
        self._networks = networks

    def persistent_load(self, pid: int) -> Network:
        """Return the network that stood in a place."""
        return _opened(self._networks[pid])


def pack(work: Callable[[Any], Any], item: object) -> Packed:
    """Return a call of a function of the package as it is sent."""
    file, networks = io.BytesIO(), list[Network]()
    _Packer(file, networks).dump((work, item))
    return Packed(file.getvalue(), networks)


def pack_network(network: Network) -> bytes:
    """Return a network as it is sent, with the policy files of the user's own that there are."""
    names = {file_of(policy.own) for policy in network.scenario.policies if policy.own}
    places = {name: network.document.folder / name for name in sorted(names)}
    own = {name: place.read_bytes() for name, place in places.items() if place.is_file()}
    sent = replace(network, document=replace(network.document, own=own))
    return zlib.compress(pickle.dumps(sent, pickle.HIGHEST_PROTOCOL), 1)


def call(home: Environment, packed: bytes, *networks: bytes) -> Any:  # noqa: ANN401 - what the function returns
    """Make the call that `pack` has packed, on a machine that is like the one at home.

    Errors: UnlikeError where it is not; a worker may come when others are at work already.
    """
    wrong = difference(say.WORKER(address=platform.node()), environment(), home)
    if wrong:
        raise UnlikeError(wrong)
    work, item = _Unpacker(io.BytesIO(packed), networks).load()
    return work(item)


@lru_cache(maxsize=_WAITING)
def _opened(sent: bytes) -> Network:
    network: Network = pickle.loads(zlib.decompress(sent))  # noqa: S301 - our own program sent it
    return network
