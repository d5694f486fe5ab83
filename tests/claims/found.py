"""What the replays show of each claim, worked out once for all tests."""

from functools import cache
from pathlib import Path

from sim.network import load
from sim.study.claims.catalogue import claims_by_name
from sim.study.claims.tested import Tested, examined

FOLDER = Path("scenarios").resolve() / "claims"
FEW = 40
"""Runs of a claim with chance in it."""
MORE = {"C16": 400, "C18": 20_000}
"""Those of claims whose verdict takes more."""


@cache
def found(name: str) -> Tested:
    """Return a claim examined with few runs."""
    return examined(name, min(MORE.get(name, FEW), runs_of(name)))


@cache
def runs_of(name: str) -> int:
    """Return the runs that a claim's file asks for; 2 where there is no chance in it."""
    return load(claims_by_name()[name].file).scenario.runs


def figure(name: str, *, when: str = "", label: str = "") -> float:
    """Return the figure of a claim's case, or one beside them, by the beginning of its label."""
    finding = found(name).finding
    cases = [case.figure for case in finding.cases if when and case.when.startswith(when)]
    beside = [one for one in finding.beside if label and one.label.startswith(label)]
    (only,) = cases or beside
    return only.value.value
