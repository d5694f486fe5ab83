"""The front page runs: its commands, its Python, its tables."""

import os
import re
import shlex
import subprocess
import sys
import sysconfig
from importlib.util import find_spec
from pathlib import Path

import pytest

from .mechanisms import rules_of
from .readme import README, ROOT, clock

TEXT = README.read_text("utf-8")
BIN = Path(sysconfig.get_path("scripts"))
"""Where this environment keeps its commands, whatever its folder is called."""


def blocks(language):
    return re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)


def name(line):
    """Return the program that a line of a shell runs, without its folder."""
    return Path(line.split(" ")[0]).name


COMMANDS = [
    line for block in blocks("sh") for line in block.splitlines() if name(line) == "peakstock"
]
SET_UP = [
    line for block in blocks("sh") for line in block.splitlines() if line.startswith("python3")
]
SNIPPETS = [block for block in blocks("python") if "load(" in block]


@pytest.fixture
def place(tmp_path):
    """A folder with the scenarios beside it, as after a clone."""
    (tmp_path / "scenarios").symlink_to(ROOT / "scenarios")
    return tmp_path


def run(command, place, **more):
    environment = os.environ | {"MPLBACKEND": "agg"}
    return subprocess.run(
        command, cwd=place, env=environment, capture_output=True, text=True, check=False, **more
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_front_page_does_what_it_says(command, place):
    _, *words = shlex.split(command)
    done = run([BIN / "peakstock", *words], place)
    assert done.returncode == 0, done.stderr
    assert done.stdout


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_the_python_of_the_front_page_runs(snippet, place):
    done = run([sys.executable, "-c", snippet], place)
    assert done.returncode == 0, done.stderr


def test_the_front_page_has_commands_and_python_to_try():
    assert COMMANDS
    assert SNIPPETS


def test_the_policy_of_your_own_on_the_front_page_runs(place):
    (mine,) = [block for block in blocks("python") if "class Mine" in block]
    (place / "my_rules.py").write_text(mine, "utf-8")
    text = (ROOT / "scenarios" / "double-11.toml").read_text("utf-8")
    text += '\n[[policy]]\nname = "mine"\nown = "my_rules.py:Mine"\n'
    (place / "mine.toml").write_text(text, "utf-8")
    command = [BIN / "peakstock", "compare", "mine.toml", "--policies", "mine", "--runs", "20"]
    done = run(command, place)
    assert done.returncode == 0, done.stderr
    assert "mine" in done.stdout


def test_the_two_set_up_commands_install_and_run_what_the_check_command_runs():
    main, tests = SET_UP
    assert main.endswith("peakstock compare scenarios/double-11.toml")
    assert tests.endswith('pip install -e ".[test]" && .venv/bin/pytest -n auto')
    checks = (ROOT / ".ci" / "run").read_text("utf-8")
    assert 'pip install --quiet -e ".[test]"' in checks
    assert ".venv/bin/pytest -n auto" in checks


@pytest.mark.parametrize(
    "slot", ["alert", "order", "freight", "sourcing", "price", "ads", "transfers"]
)
def test_the_rules_that_the_front_page_names_are_there(slot):
    (cell,) = re.findall(rf"^\| {slot} \| (.*) \|$", TEXT, re.MULTILINE)
    named = re.findall(r"`([^`]+)`", cell)
    assert len(named) == len(set(named))
    assert set(named) <= rules_of(slot)


def test_the_order_of_the_day_on_the_front_page_is_the_clock_s_own_table():
    assert clock() in TEXT


def test_the_verification_table_has_a_line_for_every_oracle_that_is_tested():
    tested = set()
    for file in (ROOT / "tests" / "oracles").glob("test_*.py"):
        tested |= set(re.findall(r'"(O\d\d)"', file.read_text("utf-8")))
    table = TEXT.split("<!-- verification -->")[1].split("<!-- /verification -->")[0]
    lines = dict(re.findall(r"^\| (O\d\d) \|.*?\| \d+ \| ([\d.]+) \|", table, re.MULTILINE))
    assert set(lines) == tested
    assert all(float(z) <= 4.5 for z in lines.values())


def test_the_picture_of_the_front_page_is_there():
    (picture,) = re.findall(r"!\[.*?\]\((.*?)\)", TEXT)
    assert (ROOT / picture).is_file()


def test_every_module_that_the_front_page_runs_is_there():
    modules = re.findall(r"python -m ([\w.]+)", TEXT)
    assert modules
    assert [name for name in modules if find_spec(name) is None] == []
