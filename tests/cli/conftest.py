"""The program as a user starts it, and a folder with a small scenario file."""

import subprocess
import sys
import sysconfig
from pathlib import Path
from types import SimpleNamespace

import pytest

from sim.cli.main import run
from tests.scenario.files import SMALL

PEAKSTOCK = Path(sysconfig.get_path("scripts"), "peakstock")


@pytest.fixture(autouse=True)
def no_terminal(monkeypatch):
    """Let nobody say how wide a terminal is, as test runners do."""
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture(scope="session")
def peakstock():
    """Return what runs the real command in a process of its own."""

    def started(*words, cwd):
        command = [PEAKSTOCK, *map(str, words)]
        done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
        return SimpleNamespace(code=done.returncode, out=done.stdout, err=done.stderr)

    return started


@pytest.fixture
def shop(tmp_path, monkeypatch):
    """Return a folder that holds only shop.toml, and is the current one."""
    (tmp_path / "shop.toml").write_text(SMALL, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def told(shop, monkeypatch, capsys):
    """Return what runs a command in this process: its code and what it prints."""

    def ran(*words):
        monkeypatch.setattr(sys, "argv", ["peakstock", *map(str, words)])
        monkeypatch.delitem(sys.modules, "sim.cli.app", raising=False)  # its options go by argv
        try:
            run()
            code = 0
        except SystemExit as end:
            code = end.code
        printed = capsys.readouterr()
        return SimpleNamespace(code=code, out=printed.out, err=printed.err)

    return ran
