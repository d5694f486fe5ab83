"""Meetings made of finished studies, without folders."""

from pathlib import Path
from typing import Any

from sim.report.meeting import Meeting, Part
from sim.studies import STUDIES
from sim.study.folder import manifest

FOLDER = Path("results/of-a-test")


def part_of(kind: str, study: Any, result: Any) -> Part:
    """Return a finished study as a meeting has it."""
    about = manifest(study, f"peakstock {kind} shop.toml", FOLDER)
    return Part(STUDIES[kind](), study, result, about, FOLDER)


def meeting_of(*parts: Part) -> Meeting:
    """Return a meeting about some studies."""
    return Meeting(parts)
