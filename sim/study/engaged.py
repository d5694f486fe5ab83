"""Engaged: who does the runs that are asked for, processes, a device or a cluster, for how long."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from ..device.gpu import open_gpu
from ..errors import UserError
from ..words import device as say
from ..words.cluster import BOTH
from .client import ClusterError, connected
from .cluster import Cluster
from .on_device import OnDevice
from .workers import Processes, Workers

CPU, GPU = "cpu", "gpu"


class NoSuchDeviceError(UserError):
    """A device that there is not, or not beside a cluster."""


def untold(line: str) -> None:
    """Tell nobody."""


@contextmanager
def engaged(
    processes: int | None = None,
    cluster: str | None = None,
    device: str = CPU,
    tell: Callable[[str], None] = untold,
) -> Iterator[Workers]:
    """Yield processes of this machine, by default one a core, its GPU, or the workers of a cluster.

    What a device shows of itself is told in a line.

    Errors: ClusterError, DeviceError, NoSuchDeviceError; also where two are asked for.
    """
    here = Processes(processes or os.cpu_count() or 1)
    if device not in {CPU, GPU}:
        raise NoSuchDeviceError(say.UNKNOWN(found=device))
    if cluster is not None:
        with _cluster(cluster, processes, device) as far:
            yield far
    elif device == GPU:
        with closing(OnDevice(open_gpu(), here, tell)) as gpu:
            yield gpu
    else:
        yield here


@contextmanager
def _cluster(address: str, processes: int | None, device: str) -> Iterator[Cluster]:
    """Yield the workers of a cluster, beside which nothing else is asked for."""
    if device != CPU:
        raise NoSuchDeviceError(say.BOTH())
    if processes is not None:
        raise ClusterError(BOTH())
    with connected(address) as client:
        yield Cluster(client, address)
