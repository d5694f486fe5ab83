"""What starts, and what is drawn, only when it is asked for."""

import subprocess
import sys

SLOW = ("scipy", "numpy", "pandas", "pyarrow", "matplotlib", "simpy", "loky")


def loaded_by(*words, cwd=None):
    """Return the slow packages that a command loads, in a process of its own."""
    code = (
        "import sys; from sim.cli.app import answer; answer();"
        f" print('loaded:', *[name for name in {(*SLOW, 'scipy.stats')} if name in sys.modules])"
    )
    command = [sys.executable, "-c", code, *map(str, words)]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=True)
    return set(done.stdout.rpartition("loaded:")[2].split())


def test_the_help_loads_none_of_the_packages_that_simulate_or_draw():
    assert loaded_by("--help") == set()


def test_check_loads_what_simulates_and_nothing_that_draws_or_keeps_tables(shop):
    loaded = loaded_by("check", "shop.toml", cwd=shop)
    assert {"numpy", "simpy"} <= loaded
    assert not loaded & {"matplotlib", "pandas", "pyarrow", "scipy.stats", "loky"}


def test_without_charts_none_are_drawn_and_the_same_command_without_it_adds_them(told, shop):
    words = ("compare", "shop.toml", "--runs", 2, "--workers", 1, "--out", "told")
    first = told(*words, "--no-charts")
    files = {path.name for path in (shop / "told").iterdir()}
    assert first.code == 0
    assert "verdict.json" in files
    assert "charts" not in files
    assert "charts" not in first.out
    again = told(*words)
    assert {path.name for path in (shop / "told").iterdir()} == files | {"charts"}
    assert "charts/stock.png" in again.out


def test_a_large_study_without_a_compiler_says_so_once_and_a_small_one_does_not(
    told, shop, monkeypatch
):
    monkeypatch.setattr("sim.chance.counts.is_compiled", lambda: False)
    monkeypatch.setattr("sim.cli.study._MANY_RUNS", 10)
    words = ("compare", "shop.toml", "--workers", 1, "--no-charts", "--runs")
    assert told(*words, 20).err.count('pip install "peakstock[fast]"') == 1
    assert "peakstock[fast]" not in told(*words, 2).err
