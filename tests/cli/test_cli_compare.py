"""`peakstock compare` in processes of its own: files, repeatability, Ctrl-C and killed workers."""

import json
import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

import numpy as np
import pandas as pd
import psutil
import pytest

from sim.network import load
from sim.study.compare import Compare, compare
from sim.study.folder import write
from tests.cli.conftest import PEAKSTOCK
from tests.scenario.files import SMALL

COLUMNS = {
    *("policy", "world", "profit", "cash_low", "cash_end", "units_wanted", "units_sold"),
    *("units_lost", "units_cancelled", "fill_rate", "stocked_out", "stockout_days", "ad_spend"),
    *("ad_spend_wasted", "freight_cost", "air_share", "storage_cost", "stock_end_units"),
    *("stock_end_value", "orders_placed"),
}
SAME = ("runs.parquet", "days.parquet", "verdict.json", "summary.csv")
LONG = ("compare", "gated.toml", "--runs", "6100", "--workers", "2", "--out", "long")
BEFORE_THE_GATE = 6
PATIENCE = 300
GATED = """
import os
import time
from pathlib import Path

from sim import Decision

HERE = Path(__file__).parent


class Gated:
    def decide(self, desk):
        while (HERE / "gate").exists():
            (HERE / f"waits.{os.getppid()}.{os.getpid()}").touch()
            time.sleep(0.01)
        return Decision()
"""
"""A policy that orders nothing, and waits while a file stands in its way."""
OWN = '\n[[policy]]\nname = "gated"\nown = "gated.py:Gated"\n'


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("studies")
    (folder / "shop.toml").write_text(SMALL, "utf-8")
    (folder / "gated.py").write_text(GATED, "utf-8")
    (folder / "gated.toml").write_text(SMALL + OWN, "utf-8")
    return folder


@pytest.fixture(scope="module")
def one_worker(place, peakstock):
    """Return the folder and the output of a study that one process did."""
    words = ("compare", "shop.toml", "--runs", 60, "--workers", 1, "--out", "one")
    done = peakstock(*words, cwd=place)
    assert done.code == 0, done.err
    return place / "one", done


@pytest.fixture(scope="module")
def two_workers(place, peakstock):
    """Return the folder and the output of the same study over two processes, told as JSON."""
    words = ("compare", "shop.toml", "--runs", 60, "--workers", 2, "--out", "two", "--json")
    done = peakstock(*words, cwd=place)
    assert done.code == 0, done.err
    return place / "two", done


@pytest.fixture(scope="module")
def undisturbed(place):
    """Return the folder of the long study, done in this process without a break."""
    study = Compare.ask(load(place / "gated.toml"), runs=6100)
    write(study, study.answer(), place / "undisturbed", "by the test")
    return place / "undisturbed"


def test_a_study_writes_the_files_that_the_readme_names(one_worker):
    folder, _ = one_worker
    named = re.findall(r"^\| `(\S+)` \|", Path("results/README.md").read_text("utf-8"), re.M)
    files = {name.rstrip("/") for name in named} - {"inputs.parquet"}  # nothing is uncertain here
    assert {path.name for path in folder.iterdir()} == files
    charts = {"scoreboard", "policies", "profits", "stock", "calendar", "cash"}
    charts |= {"cover", "money", "settlement"}
    assert {path.name for path in (folder / "charts").iterdir()} == {
        f"{chart}.{kind}" for chart in charts for kind in ("png", "svg")
    }


def test_no_file_is_empty_or_half_written(one_worker):
    folder, _ = one_worker
    assert all(path.stat().st_size > 100 for path in folder.rglob("*") if path.is_file())
    assert list(folder.rglob(".*")) == []


def test_every_run_is_a_row_with_its_totals(one_worker):
    runs = pd.read_parquet(one_worker[0] / "runs.parquet")
    assert set(runs.columns) >= COLUMNS
    assert len(runs) == 2 * 60
    assert not runs.isna().any().any()
    assert (runs.groupby("policy").world.apply(list).map(len) == 60).all()
    assert (runs.units_wanted == runs.units_sold + runs.units_lost).all()
    assert runs.units_lost.any()


def test_the_verdict_is_json_that_agrees_with_the_runs(one_worker):
    folder, _ = one_worker
    said = json.loads((folder / "verdict.json").read_text("utf-8"))
    runs = pd.read_parquet(folder / "runs.parquet")
    means = runs.groupby("policy").profit.mean()
    assert said["judgement"]["verdict"]["best"] == means.idxmax()
    assert (said["runs"], said["seed"], said["current_rule"]) == (60, 7, "today")
    for name, figures in said["policies"].items():
        assert figures["profit"]["value"] == pytest.approx(means[name])


def test_the_manifest_holds_the_command_and_the_scenario(one_worker):
    said = json.loads((one_worker[0] / "manifest.json").read_text("utf-8"))
    assert said["command"] == "peakstock compare shop.toml --runs 60 --workers 1 --out one"
    assert said["scenario"] == SMALL
    assert said["policies"] == ["today", "base stock"]


def test_the_output_names_the_question_the_verdict_and_the_files(one_worker):
    _, done = one_worker
    assert "Small: 30 days from 2026-01-05, 60 simulated futures, seed 7, money in USD" in done.out
    told = json.loads((one_worker[0] / "verdict.json").read_text("utf-8"))
    assert told["sentences"][0] in done.out
    assert "Files in one: manifest.json, runs.parquet" in done.out


def test_json_is_all_that_is_printed_when_it_is_asked_for(two_workers):
    folder, done = two_workers
    assert done.out == (folder / "verdict.json").read_text("utf-8")
    assert json.loads(done.out)["runs"] == 60


@pytest.mark.parametrize("name", SAME)
def test_two_runs_give_the_same_bytes_whatever_the_number_of_workers(one_worker, two_workers, name):
    assert (one_worker[0] / name).read_bytes() == (two_workers[0] / name).read_bytes()


def test_half_as_many_runs_are_the_first_half(one_worker, place):
    sixty = pd.read_parquet(one_worker[0] / "runs.parquet")
    thirty = compare(load(place / "shop.toml"), runs=30, workers=1).runs_frame
    pd.testing.assert_frame_equal(thirty, sixty[sixty.world < 30].reset_index(drop=True))


def test_another_seed_gives_other_worlds(one_worker, place):
    sixty = pd.read_parquet(one_worker[0] / "runs.parquet")
    other = compare(load(place / "shop.toml"), runs=60, seed=8, workers=1).runs_frame
    assert not np.array_equal(other.profit, sixty.profit)


def wait_for(ready, process):
    """Return what is ready, once it is; the study must not end before."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        if found := ready():
            return found
        time.sleep(0.005)
    raise AssertionError("the study did not come to its gate")


def parts(place):
    return list((place / "long").glob(".parts-*/block-*.npz"))


def at_the_gate(place, process):
    """Return a study's two workers once both wait at the gate, and all else is done."""
    waiting = [int(file.suffix[1:]) for file in place.glob(f"waits.{process.pid}.*")]
    return waiting if len(waiting) == 2 and len(parts(place)) == BEFORE_THE_GATE else []


def answer_to_ctrl_c():
    """Undo that the tests may be a background job, to which a shell sends no Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def long_study(place, undisturbed):
    """Return the long study under way from its beginning, in a process group of its own.

    Its gate is closed: of the first three blocks the first two policies are done, and the third
    waits; so do all three of the fourth block, which stand side by side.
    """
    shutil.rmtree(place / "long", ignore_errors=True)
    (place / "gate").touch()
    process = subprocess.Popen(
        [PEAKSTOCK, *LONG],
        cwd=place,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=answer_to_ctrl_c,  # noqa: PLW1509 - it calls nothing else
    )
    yield process
    (place / "gate").unlink(missing_ok=True)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def same(folder, other):
    return [name for name in SAME if (folder / name).read_bytes() != (other / name).read_bytes()]


def test_after_ctrl_c_the_same_command_goes_on_to_the_same_bytes(
    place, long_study, peakstock, undisturbed
):
    wait_for(lambda: at_the_gate(place, long_study), long_study)
    os.killpg(long_study.pid, signal.SIGINT)
    _, err = long_study.communicate(timeout=PATIENCE)
    assert long_study.returncode == 130
    assert "Traceback" not in err
    assert "Stopped. What is done is kept; the same command goes on from there." in err
    assert len(parts(place)) == BEFORE_THE_GATE
    assert not (place / "long" / "runs.parquet").exists()

    (place / "gate").unlink()
    done = peakstock(*LONG, cwd=place)
    assert done.code == 0, done.err
    assert same(place / "long", undisturbed) == []
    assert parts(place) == []


@pytest.mark.slow
def test_a_worker_that_is_killed_is_survived(place, long_study, undisturbed):
    victim, _ = wait_for(lambda: at_the_gate(place, long_study), long_study)
    os.kill(victim, signal.SIGKILL)
    (place / "gate").unlink()
    _, err = long_study.communicate(timeout=PATIENCE)
    assert long_study.returncode == 0, err
    assert same(place / "long", undisturbed) == []


@pytest.mark.slow
def test_a_second_study_in_a_folder_at_once_is_refused_and_the_first_goes_on(
    place, long_study, peakstock, undisturbed
):
    wait_for(lambda: at_the_gate(place, long_study), long_study)
    other = peakstock("compare", "shop.toml", "--runs", 60, "--out", "long", cwd=place)
    assert other.code == 2
    assert other.err == (
        "another study is at work in long; wait for it, or name a folder with --out\n"
    )
    (place / "gate").unlink()
    _, err = long_study.communicate(timeout=PATIENCE)
    assert long_study.returncode == 0, err
    assert same(place / "long", undisturbed) == []


@pytest.mark.slow
def test_a_killed_study_leaves_neither_its_workers_nor_its_lock(
    place, long_study, peakstock, undisturbed
):
    workers = wait_for(lambda: at_the_gate(place, long_study), long_study)
    long_study.kill()
    gone, alive = psutil.wait_procs(map(psutil.Process, workers), timeout=PATIENCE)
    assert (len(gone), alive) == (2, [])

    (place / "gate").unlink()
    done = peakstock(*LONG, cwd=place)
    assert done.code == 0, done.err
    assert same(place / "long", undisturbed) == []


@pytest.fixture
def stopped(place, tmp_path):
    """Return the scenario of a study that was stopped after its first parts, and its folder."""
    network = load(place / "gated.toml")

    def stop(done, total):
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        compare(network, runs=6100, workers=1, parts_in=tmp_path, progress=stop)
    return network, tmp_path


def test_a_study_goes_on_from_the_part_that_is_done(stopped):
    network, folder = stopped
    seen = []
    with pytest.raises(ZeroDivisionError):
        compare(
            network,
            runs=6100,
            workers=1,
            parts_in=folder,
            progress=lambda done, total: seen.append((done, total)) or 1 / 0,
        )
    assert seen == [(3 * 2000, (3 + 2) * 6100)]  # three policies, and two twins


def test_parts_of_another_question_are_not_used(stopped):
    network, folder = stopped
    result = compare(network, runs=30, seed=9, workers=1, parts_in=folder)
    expected = compare(network, runs=30, seed=9, workers=1)
    pd.testing.assert_frame_equal(result.runs_frame, expected.runs_frame)


def test_a_part_that_was_torn_is_done_again(stopped, undisturbed):
    network, folder = stopped
    part, *_ = folder.glob(".parts-*/block-*.npz")
    part.write_bytes(part.read_bytes()[:-1000])
    result = compare(network, runs=6100, workers=1, parts_in=folder)
    expected = pd.read_parquet(undisturbed / "runs.parquet")
    pd.testing.assert_frame_equal(result.runs_frame, expected)
