"""What a study beyond one machine needs, by block: time, memory, and bytes that come home.

Run it with `python -m tests.bench.beyond 1000` for a shop of so many listings. Times are of the
processor, so that a busy machine tells nearly the same.
"""

import resource
import sys
import time
from contextlib import ExitStack

import numpy as np
from distributed import Client, LocalCluster

from sim.study.block_result import block_results
from sim.study.kept import DAYS
from sim.study.lockstep import side_by_side
from sim.study.replay import drawn
from sim.study.task import tasks
from sim.study.travel import pack, pack_network
from tests.bench.many import many

CHUNK = 20_000_000
"""Bytes of an array that is sent home to see how fast that is."""
SMALL = 400
"""Tasks without work, to see what each costs the client."""


def processor_seconds(work):
    """Return what a piece of work returns, and the processor's time that it took."""
    start = time.process_time()
    return work(), time.process_time() - start


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def of_a_block(listings: int) -> dict[str, float]:
    """Measure one lockstep of a shop: its network, drawing, replay, results."""
    network = many(listings)
    name = network.scenario.policies[0].name
    work = side_by_side(tasks(network, [name], 200, DAYS))[0]
    worlds = sum(task.block.worlds for task in work)
    text, packing = processor_seconds(lambda: pack_network(network))
    _, drawing = processor_seconds(lambda: drawn(tuple(task.block for task in work)))
    results, running = processor_seconds(lambda: block_results(work))
    totals = sum(result["totals"].nbytes for result in results)
    return {
        "listings": listings,
        "days": network.days,
        "worlds": worlds,
        "network_kb": len(text) / 1e3,
        "network_packing_s": packing,
        "task_bytes": len(pack(block_results, work).call),
        "draw_ms_a_world": drawing / worlds * 1e3,
        "run_ms": running / worlds * 1e3,
        "peak_mb": peak_mb(),
        "bytes_a_run": sum(a.nbytes for r in results for a in r.values()) / worlds,
        "bytes_a_run_totals_alone": totals / worlds,
    }


def _chunk(_):
    return np.ones(CHUNK // 8)


def way_home() -> dict[str, float]:
    """Measure what results cost on their way by the scheduler to a client on this machine."""
    with ExitStack() as opened:
        local = opened.enter_context(
            LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None)
        )
        client = opened.enter_context(Client(local))
        client.submit(_chunk, -1).result()
        start = time.perf_counter()
        for number in range(10):
            client.submit(_chunk, number).result()
        moving = time.perf_counter() - start
        start = time.perf_counter()
        client.gather(client.map(abs, range(SMALL)))
        asking = time.perf_counter() - start
    return {"mb_a_second_home": 10 * CHUNK / 1e6 / moving, "ms_a_task": asking / SMALL * 1e3}


if __name__ == "__main__":
    for key, value in (of_a_block(int(sys.argv[1])) | way_home()).items():
        print(f"{key:26}{value:14,.3f}")
