"""Cluster: the workers of a Dask cluster, on other machines, by the address of its scheduler."""

from __future__ import annotations

import platform
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError, Future
from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, TypeVar

from ..errors import UserError
from ..network.network import Network
from ..words import cluster as say
from ..words.number import number
from .client import ClusterError
from .environment import PEAKSTOCK, PYTHON, difference, environment, minor
from .lockstep import Group, side_by_side
from .task import Task
from .travel import pack, pack_network
from .workers import Workers, as_they_finish

if TYPE_CHECKING:
    from distributed import Client

T = TypeVar("T")
R = TypeVar("R")

FIRST = 6.0
"""Seconds in which a first worker must be there."""
PATIENCE = 60.0
"""Seconds in which a question must be answered; at the first, workers import the package."""
GRACE = 15.0
"""Seconds without any worker until a study gives up; one that was killed may be started again."""
EVERY = 2.0
"""Seconds after which the scheduler is asked again for its workers."""


class Cluster:
    """The workers of a cluster, all of which are like this machine; they may come and go.

    Errors: ClusterError where there are none, or one is not like this machine.
    """

    here = 0

    def __init__(self, client: Client, address: str) -> None:
        self._client, self._address = client, address
        self._start = say.START(address=address)
        self._sent: dict[int, tuple[Network, Any]] = {}
        self._asked, self._seen, self.at_once = 0.0, time.monotonic(), 1
        try:
            client.wait_for_workers(1, FIRST)
        except TimeoutError:
            raise ClusterError(say.NO_WORKERS(address=address, command=self._start)) from None
        self._refuse_unlike()
        self._look()

    def suited(self, numbers: int) -> Workers:
        """Return the cluster: its workers are there."""
        return self

    def at_home(self) -> Workers:
        """Return the cluster."""
        return self

    def locksteps(self, work: Sequence[Task]) -> list[Group]:
        """Return groups of about as much work for each worker."""
        return side_by_side(work, self.at_once)

    def spread(self, work: Callable[[T], R], items: Sequence[T]) -> Iterator[tuple[T, R]]:
        """Yield each item with its result; Ctrl-C takes back what is not begun.

        Errors: ClusterError once scheduler or workers are gone; those of the work.
        """
        pool, door = self._client.get_executor(pure=False), _door("travel", "call")

        def submit(item: T) -> Future[R]:
            packed = pack(work, item)
            networks = map(self._send, packed.networks)
            future: Future[R] = pool.submit(door, environment(), packed.call, *networks)
            return future

        try:
            yield from as_they_finish(submit, items, self._room)
        except UserError:
            raise
        except Exception as error:
            raise self._told(error) from error
        finally:
            pool.shutdown(wait=False)

    def _send(self, network: Network) -> Any:  # noqa: ANN401 - Dask's own future
        """Return what stands for a network in all its tasks; the scheduler keeps its text."""
        if id(network) not in self._sent:
            self._sent[id(network)] = network, self._client.submit(bytes, pack_network(network))
        return self._sent[id(network)][1]

    def _room(self) -> int:
        """Return how many tasks may be under way: two a worker.

        Errors: ClusterError where nobody is left to do them.
        """
        if time.monotonic() > self._asked + EVERY:
            self._look()
        return 2 * self.at_once

    def _look(self) -> None:
        """See which workers run; one with threads would do several tasks in one process.

        Errors: ClusterError.
        """
        scheduler = self._client.scheduler
        assert scheduler is not None
        running = self._ask(self._client.sync, scheduler.ncores_running)
        self._asked = time.monotonic()
        if running:
            self._seen, self.at_once = self._asked, len(running)
        elif self._asked > self._seen + GRACE:
            seconds = number(GRACE)
            raise ClusterError(say.NONE_LEFT(address=self._address, seconds=seconds))
        for worker, many in running.items():
            if many > 1:
                line = say.THREADS(worker=worker, threads=number(many), command=self._start)
                raise ClusterError(line)

    def _refuse_unlike(self) -> None:
        """Refuse a scheduler or worker whose runs would not be those of this machine."""
        run, of_scheduler = self._client.run, self._client.run_on_scheduler
        scheduler = {
            PYTHON: minor(self._ask(of_scheduler, platform.python_version)),
            "distributed": self._ask(of_scheduler, version, "distributed"),
        }
        self._compare({say.SCHEDULER(address=self._address): scheduler})
        pythons = self._ask(run, platform.python_version, on_error="return")
        known = {worker: one for worker, one in pythons.items() if isinstance(one, str)}
        self._compare({say.WORKER(address=w): {PYTHON: minor(one)} for w, one in known.items()})
        found = self._ask(run, _door("environment", "environment"), on_error="return")
        self._compare({say.WORKER(address=worker): one for worker, one in found.items()})

    def _compare(self, found: Mapping[str, Any]) -> None:
        """Refuse the first whose environment is not that of this machine, or that lacks one."""
        here = environment()
        for who, there in found.items():
            if isinstance(there, ImportError):
                raise ClusterError(say.LACKS(who=who, version=here[PEAKSTOCK]))
            if not isinstance(there, Exception) and (line := difference(who, there, here)):
                raise ClusterError(line)

    def _ask(self, question: Callable[..., Any], *about: Any, **more: Any) -> Any:  # noqa: ANN401 - whatever Dask answers
        """Ask the cluster for something.

        Errors: ClusterError where there is no answer in time.
        """
        try:
            return question(*about, callback_timeout=PATIENCE, **more)
        except (OSError, TimeoutError) as error:
            raise ClusterError(say.GONE(address=self._address)) from error

    def _told(self, error: Exception) -> Exception:
        """Return what to raise: one line where it is the cluster's fault, else the error itself."""
        from distributed.scheduler import KilledWorker  # noqa: PLC0415 - only with a cluster

        if isinstance(error, KilledWorker):
            tries = number(error.allowed_failures + 1)
            return ClusterError(say.KILLER(tries=tries, address=self._address))
        if isinstance(error, CancelledError) or self._client.status != "running":
            return ClusterError(say.GONE(address=self._address))
        self._refuse_unlike()  # maybe of a worker that came later
        return error


def _door(module: str, name: str) -> Callable[..., Any]:
    """Return what calls a function of the package on another machine.

    Defined within, it travels as it is, not by its name: a scheduler need not have the package, and
    a worker that does not have it says so. Sent by its name, the function would end that worker.
    """

    def door(*words: Any) -> Any:  # noqa: ANN401 - those of the function
        return getattr(import_module(f"sim.study.{module}"), name)(*words)

    return door
