"""Client: from the address of a Dask scheduler to one who speaks with it, or one line why not."""

from __future__ import annotations

import asyncio
import logging
import re
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ..errors import UserError
from ..words import cluster as say
from ..words.text import quoted

if TYPE_CHECKING:
    from distributed import Client

ANSWER = 6.0
"""Seconds in which a scheduler must answer."""
_LOGS = ("distributed", "distributed.client")
"""Those that have handlers of their own."""
_ADDRESS = re.compile(r"(tcp|tls)://([\w.-]+|\[[\da-fA-F:.]+\]):(\d{1,5})")


class ClusterError(UserError):
    """A cluster that cannot be used, or no longer."""


@contextmanager
def connected(address: str) -> Iterator[Client]:
    """Yield a client of the scheduler at an address.

    Errors: ClusterError where that is no address, nobody answers, or Dask is not installed.
    """
    found = _ADDRESS.fullmatch(address)
    if not found or not 0 < int(found[3]) < 2**16:
        raise ClusterError(say.NO_ADDRESS(found=quoted(address)))
    try:
        from distributed import Client  # noqa: PLC0415 - only with a cluster
    except ModuleNotFoundError:
        raise ClusterError(say.NOT_INSTALLED()) from None
    with _quiet():
        if not _answers(address):
            raise ClusterError(say.NOBODY(address=address))
        with Client(address, timeout=ANSWER, set_as_default=False) as client:
            yield client


def _answers(address: str) -> bool:
    """Say whether a scheduler is there; a client would wait for ever for another who listens."""
    from distributed.core import rpc  # noqa: PLC0415 - only with a cluster
    from distributed.security import Security  # noqa: PLC0415 - the same

    async def said() -> Any:  # noqa: ANN401 - what Dask answers
        async with rpc(address, connection_args=Security().get_connection_args("client")) as there:
            return await there.identity()

    with ThreadPoolExecutor(1) as thread:  # for a notebook has a loop of its own
        told = thread.submit(asyncio.run, asyncio.wait_for(said(), ANSWER))
        return not told.exception() and told.result()["type"] == "Scheduler"


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep Dask's log and warnings from the terminal: what matters is told in one line."""
    from distributed.versions import VersionMismatchWarning  # noqa: PLC0415 - only with a cluster

    handlers = {h for name in _LOGS for h in logging.getLogger(name).handlers}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", VersionMismatchWarning)
        for handler in handlers:
            handler.addFilter(_nothing)
        try:
            yield
        finally:
            for handler in handlers:
                handler.removeFilter(_nothing)


def _nothing(_: logging.LogRecord) -> bool:
    return False
