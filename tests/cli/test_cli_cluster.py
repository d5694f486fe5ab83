"""`--cluster`: a study by a real Dask cluster, whose workers and scheduler come, go and are killed.

Scheduler and workers are processes of their own, as `dask scheduler` and `dask worker` start them.
"""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from threading import Thread

import pytest
from distributed import Client

from sim.cli.main import run
from sim.network import load
from sim.policy.open import OwnPolicyError
from sim.study import client
from sim.study import cluster as far
from sim.study.client import ClusterError
from sim.study.compare import compare
from tests.scenario.files import SMALL

SAME = ("runs.parquet", "days.parquet", "verdict.json", "summary.csv")
PATIENCE = 60
OWN = """
import os
import time
from pathlib import Path

import numpy as np

from sim import Decision

HERE = Path(__file__).parent


class Mine:
    def decide(self, desk):
        while (HERE / "gate").exists():
            (HERE / f"waits.{os.getpid()}").touch()
            time.sleep(0.01)
        return Decision({"sea": np.maximum(100 - desk.position, 0)})


class Wrong:
    def decide(self, desk):
        return 1 / 0
"""
"""A policy that waits while a file stands in its way, and one that fails."""
POLICIES = "".join(
    f'\n[[policy]]\nname = "{name}"\nown = "own.py:{kind}"\n'
    for name, kind in (("one", "Mine"), ("two", "Mine"), ("three", "Mine"), ("wrong", "Wrong"))
)
WORKING = ("one", "two", "three")
WITHOUT = "import sys; sys.modules['sim'] = None; "
START = "from distributed.cli.dask_{} import main; main()"


class Dask:
    """A scheduler, which need not have the package, and its workers."""

    def __init__(self, folder):
        self._folder, self._started = folder, []
        file = folder / "scheduler.json"
        words = ("--host", "127.0.0.1", "--port", 0, "--scheduler-file", file)
        self.scheduler = self._process(WITHOUT + START.format("scheduler"), *words)
        self.address = until(lambda: file.exists() and json.loads(file.read_text())["address"])

    def worker(self, before="", threads=1):
        words = (self.address, "--no-nanny", "--nthreads", threads, "--memory-limit", 0)
        return self._process(
            before + START.format("worker"), *words, "--local-directory", self._folder
        )

    def has(self, workers):
        """Wait until it has so many workers."""
        with closing(Client(self.address, set_as_default=False)) as asked:
            until(lambda: len(asked.nthreads()) == workers)

    def _process(self, code, *words):
        command = [sys.executable, "-c", code, *map(str, words), "--no-dashboard"]
        log = (self._folder / "log").open("a")
        with closing(log):
            process = subprocess.Popen(command, cwd=self._folder, stdout=log, stderr=log)
        self._started.append(process)
        return process

    def kill_workers(self):
        for process in self._started:
            if process is not self.scheduler:
                process.kill()

    def close(self):
        for process in self._started:
            process.kill()
            process.wait()


def until(ready):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := ready():
            return found
        time.sleep(0.01)
    raise AssertionError("it did not come to that")


@pytest.fixture(scope="module")
def dask(tmp_path_factory):
    started = Dask(tmp_path_factory.mktemp("dask"))
    started.workers = [started.worker(), started.worker()]
    started.has(2)
    yield started
    started.close()


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("studies")
    (folder / "own.py").write_text(OWN, "utf-8")
    (folder / "shop.toml").write_text(SMALL + POLICIES, "utf-8")
    return folder


@pytest.fixture(scope="module")
def at_home(place):
    return compare(load(place / "shop.toml"), WORKING, runs=20, workers=1)


@pytest.fixture
def told(place, monkeypatch, capsys):
    """Return what runs a command in this process: its code and what it prints as a mistake."""
    monkeypatch.chdir(place)

    def ran(*words):
        argv = ["peakstock", "compare", "shop.toml", "--runs", "20", *map(str, words)]
        monkeypatch.setattr(sys, "argv", argv)
        monkeypatch.delitem(sys.modules, "sim.cli.app", raising=False)  # its options go by argv
        with pytest.raises(SystemExit) as end:
            run()
        return end.value.code, capsys.readouterr().err

    return ran


def studied(place, address, progress=lambda done, total: None, parts_in=None):
    """Return the study of the policies that work, by a cluster."""
    network = load(place / "shop.toml")
    return compare(network, WORKING, runs=20, cluster=address, progress=progress, parts_in=parts_in)


def test_a_cluster_writes_the_same_bytes_as_this_machine(dask, place, told):
    words = ("--policies", ",".join(WORKING), "--no-charts")
    for name, where in (("far", ("--cluster", dask.address)), ("near", ("--workers", 1))):
        code, err = told(*words, "--out", name, *where)
        assert (code, err.strip()) == (0, "")
    for name in SAME:
        assert (place / "far" / name).read_bytes() == (place / "near" / name).read_bytes()
    assert not list((place / "far").glob(".parts-*"))


def test_an_error_of_a_policy_is_told_by_the_user_s_own_file(dask, place):
    network = load(place / "shop.toml")
    with pytest.raises(OwnPolicyError) as caught:
        compare(network, ["wrong"], runs=20, cluster=dask.address)
    line = OWN.splitlines().index("        return 1 / 0") + 1
    where = f"(line {line} of {(place / 'own.py').resolve()})"
    assert str(caught.value) == f'policy "wrong" raises ZeroDivisionError: division by zero {where}'


def test_after_ctrl_c_a_study_goes_on_from_what_its_client_has(dask, place, at_home, tmp_path):
    def stop(done, total):
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        studied(place, dask.address, stop, tmp_path)
    kept = len(list(tmp_path.glob(".parts-*/*.npz")))
    seen = []
    result = studied(place, dask.address, lambda *now: seen.append(now), tmp_path)
    assert result == at_home
    done, every = seen[0]
    assert 0 < done == 20 * kept < every


@pytest.mark.parametrize(
    ("before", "threads", "line"),
    [
        (
            WITHOUT,
            1,
            "the worker tcp://.* lacks peakstock .*, which runs here: install it there, too",
        ),
        ("", 2, "has 2 threads, but .*: start it with dask worker .* --nworkers -1 --nthreads 1"),
    ],
)
def test_a_worker_that_does_not_fit_is_refused_before_any_run(dask, told, before, threads, line):
    other = dask.worker(before, threads)
    dask.has(3)
    code, err = told("--cluster", dask.address)
    other.kill()
    dask.has(2)
    assert code == 2
    assert re.search(line, err)
    assert err.count("\n") == 1


@pytest.fixture
def gate(place):
    """Close the gate; return it."""
    for file in place.glob("waits.*"):
        file.unlink()
    (place / "gate").touch()
    yield place / "gate"
    (place / "gate").unlink(missing_ok=True)


def at_the_gate(place):
    """Return the processes that wait, once there are two."""
    waiting = [int(file.suffix[1:]) for file in place.glob("waits.*")]
    return waiting if len(waiting) == 2 else []


def test_the_tasks_of_a_worker_that_is_killed_are_done_elsewhere(dask, place, at_home, gate):
    def kill_one():
        victim, _ = until(lambda: at_the_gate(place))
        os.kill(victim, signal.SIGKILL)
        gate.unlink()

    meanwhile = Thread(target=kill_one)
    meanwhile.start()
    assert studied(place, dask.address) == at_home
    meanwhile.join()
    dask.has(1)


def at_the_first_part(act):
    """Return a progress that does something once something is done."""
    acts = iter([act])
    return lambda done, total: next(acts, int)() if done else None


def test_without_any_worker_left_a_study_ends_in_one_line(dask, place, gate, tmp_path, monkeypatch):
    gate.unlink()
    monkeypatch.setattr(far, "GRACE", 0.1)
    monkeypatch.setattr(far, "EVERY", 0.2)
    progress = at_the_first_part(dask.kill_workers)
    with pytest.raises(ClusterError, match=r"^no worker of tcp://.* What is done is kept; .*\.$"):
        studied(place, dask.address, progress, tmp_path)
    assert list(tmp_path.glob(".parts-*/*.npz"))


def test_a_scheduler_that_has_no_workers_is_told_with_the_remedy(dask, told, monkeypatch):
    monkeypatch.setattr(far, "FIRST", 0.3)
    assert told("--cluster", dask.address) == (
        2,
        f"the scheduler at {dask.address} has no workers: start them on each machine with dask"
        f" worker {dask.address} --nworkers -1 --nthreads 1\n",
    )


def test_a_killed_scheduler_is_told_in_one_line_and_what_is_done_is_kept(
    dask, place, at_home, tmp_path
):
    dask.worker()
    dask.has(1)
    progress = at_the_first_part(dask.scheduler.kill)
    with pytest.raises(ClusterError, match=r"answers no more, .* What is done is kept; .*\.$"):
        studied(place, dask.address, progress, tmp_path)
    seen = []
    network, note = load(place / "shop.toml"), lambda *now: seen.append(now)
    again = compare(network, WORKING, runs=20, workers=1, parts_in=tmp_path, progress=note)
    assert again == at_home
    assert seen[0][0] >= 20


@pytest.mark.parametrize(
    "address",
    ["", "8786", "host:8786", "tcp://host", "tcp://:8786", "tcp://host:0", "tcp://host:70000",
     "http://host:8787", "tcp://host:8786/", "tcp://a b:1", "dask"],
)  # fmt: skip
def test_what_is_no_address_is_refused_with_an_example(told, address):
    assert told("--cluster", address) == (
        2,
        "--cluster: expected the address of a Dask scheduler, for example"
        f' tcp://192.168.1.20:8786, found "{address}"\n',
    )


def test_a_cluster_beside_workers_is_refused(told):
    assert told("--cluster", "tcp://host:8786", "--workers", 2) == (
        2,
        "--workers does not go with --cluster, which has the workers that were started for it:"
        " leave one of the two out\n",
    )


@pytest.fixture
def silent_port():
    """Return the address of a port at which somebody listens, and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}"


@pytest.mark.parametrize("listening", [True, False])
def test_an_address_where_no_scheduler_answers_is_told_after_a_while(
    told, silent_port, monkeypatch, listening
):
    monkeypatch.setattr(client, "ANSWER", 0.3)
    address = silent_port if listening else "tcp://127.0.0.1:9"
    assert told("--cluster", address) == (
        2,
        f"no Dask scheduler answers at {address}: start one with dask scheduler, or correct the"
        " address\n",
    )


def test_without_its_package_a_cluster_says_what_to_install(told, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert told("--cluster", "tcp://host:8786") == (
        2,
        'a cluster needs the package distributed: pip install "peakstock[cluster]"\n',
    )
