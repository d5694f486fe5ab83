"""Meetings made of finished studies, without folders."""

from dataclasses import replace
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


def without(part: Part, policy: str) -> Part:
    """Return the orders of a morning that one policy was not asked for."""
    mornings = tuple(one for one in part.result.mornings if one.today.policy != policy)
    return replace(part, result=replace(part.result, mornings=mornings))


def unpaid(part: Part, *policies: str) -> Part:
    """Return a comparison in which policies cannot be paid for."""
    judgement = part.result.judgement
    able = tuple(name for name in judgement.affordable if name not in policies)
    return replace(part, result=replace(part.result, judgement=replace(judgement, affordable=able)))
