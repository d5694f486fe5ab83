"""Tested: claims with what the replays show of each; the Python call, and its files."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from ...network.load import load
from .. import spreadsheet
from ..engaged import engaged
from ..folder import alone_in, put_all
from ..parts import Parts
from ..runner import Progress, Runner, silent
from ..workers import ALONE, Workers
from .bench import Bench
from .catalogue import chosen, claims_by_name
from .claim import Claim
from .finding import Finding


@dataclass(frozen=True, slots=True)
class Tested:
    """A claim that was put to the test."""

    name: str
    """As C13."""
    runs: int
    seed: int
    finding: Finding

    @property
    def claim(self) -> Claim:
        """What was claimed."""
        return claims_by_name()[self.name]


def claims(
    names: Sequence[str] = (),
    runs: int | None = None,
    seed: int | None = None,
    workers: int | None = None,
    progress: Progress = silent,
) -> tuple[Tested, ...]:
    """Put sellers' claims to the test, by name (C13) or all of them.

    Runs and seed are those of each claim's file by default. Several claims are examined at once, by
    so many processes, by default one a core; `progress` hears of claims done and claims in all.

    Errors: UnknownClaimError; ValueError for fewer than 2 runs.
    """
    if runs is not None and runs < 2:
        raise ValueError(f"a claim needs at least 2 runs, found {runs}")
    with engaged(workers) as hands:
        return _examined(chosen(names), runs, seed, hands, progress)


def _examined(
    asked: Sequence[Claim], runs: int | None, seed: int | None, hands: Workers, progress: Progress
) -> tuple[Tested, ...]:
    work, done = partial(examined, runs=runs, seed=seed), dict[str, Tested]()
    progress(0, len(asked))
    for name, tested in hands.spread(work, [claim.name for claim in asked]):
        done[name] = tested
        progress(len(done), len(asked))
    return tuple(done[claim.name] for claim in asked)


def examined(name: str, runs: int | None = None, seed: int | None = None) -> Tested:
    """Examine one claim in this process."""
    claim = claims_by_name()[name]
    asked = {"runs": runs, "seed": seed}
    network = load(claim.file).changed(**{k: v for k, v in asked.items() if v is not None})
    finding = claim.examine(Bench(network, Runner(ALONE, Parts(), silent)))
    return Tested(name, network.scenario.runs, network.scenario.seed, finding)


def as_csv(tested: Sequence[Tested]) -> str:
    """Return a row a figure of each claim: those of its cases, and those beside them."""
    rows = [
        {"claim": one.name, "verdict": one.finding.kind, "where": when, "figure": figure.label}
        | {"value": figure.value.value, "low": figure.value.low, "high": figure.value.high}
        | {"unit": figure.unit, "method": figure.value.method, "holds": holds}
        for one in tested
        for when, figure, holds in (
            *((case.when, case.figure, case.holds) for case in one.finding.cases),
            *(("", figure, None) for figure in one.finding.beside),
        )
    ]
    return spreadsheet.as_csv(rows)


def as_json(tested: Sequence[Tested]) -> Mapping[str, Any]:
    """Return the same as plain values, with all that is said of each claim."""
    return {"claims": [_plain(one) for one in tested]}


def _plain(one: Tested) -> dict[str, Any]:
    claim, finding = one.claim, one.finding
    return {
        "claim": one.name,
        "told": claim.told(),
        "question": claim.question(),
        "experiment": claim.experiment(),
        "scenario": claim.file_here,
        "runs": one.runs,
        "seed": one.seed,
        "verdict": finding.kind,
        "in_words": finding.verdict,
        "shows": finding.shows,
        "monday": finding.monday,
        "cases": [asdict(case) for case in finding.cases],
        "beside": [asdict(figure) for figure in finding.beside],
    }


def write(tested: Sequence[Tested], folder: Path) -> list[Path]:
    """Write claims.csv and verdict.json into a folder; return their paths.

    Errors: OutputError where it cannot be written to.
    """
    with alone_in(folder):
        return put_all({"verdict.json": as_json(tested), "claims.csv": as_csv(tested)}, folder)
