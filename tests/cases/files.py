"""The shipped scenarios, and variants of them that differ in what a test is about."""

from __future__ import annotations

from pathlib import Path

from sim.scenario import Scenario, load

SCENARIOS = Path("scenarios").resolve()


def shipped(name: str) -> Scenario:
    """Return a shipped scenario by the name of its file."""
    return load(SCENARIOS / f"{name}.toml")


def variant(name: str, folder: Path, text: str) -> Scenario:
    """Return a shipped scenario with what a text says instead."""
    file = folder / f"{name}.toml"
    file.write_text(f'extends = "{(SCENARIOS / name).as_posix()}.toml"\n{text}', "utf-8")
    return load(file)
