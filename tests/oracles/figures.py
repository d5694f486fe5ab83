"""Figures held to the textbook: within 4.5 standard errors, and a mutant at least 9 away."""

import json
import math
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

TOLERANCE = 4.5
"""Standard errors: 130 two-sided checks raise one false alarm in 1,000 suites."""
POWER = 9.0
"""Standard errors between a mutant and the figure, so that it is missed once in 100,000."""

ROWS = []
"""All figures of the session, for the verification table."""


@dataclass(frozen=True)
class Figure:
    oracle: str
    figure: str
    exact: float
    simulated: float
    standard_error: float
    z: float
    worlds: int
    kind: str
    """textbook: must lie within the tolerance; mutant: must not."""


def figure(oracle, name, samples, exact, kind="textbook"):
    """Compare samples, one a world, with an exact mean, and keep the row."""
    samples = np.asarray(samples, float)
    mean, error = float(samples.mean()), float(samples.std(ddof=1) / math.sqrt(len(samples)))
    far = 0.0 if math.isclose(mean, exact, rel_tol=1e-12, abs_tol=1e-9) else math.inf
    z = (mean - exact) / error if error > 0 else far
    row = Figure(oracle, name, float(exact), mean, error, z, len(samples), kind)
    ROWS.append(row)
    return row


def within(oracle, name, samples, exact):
    """Assert that the simulated mean is the exact one."""
    row = figure(oracle, name, samples, exact)
    assert abs(row.z) <= TOLERANCE, row


def rejects(oracle, name, samples, exact, power=POWER):
    """Assert that a mutated world is told from the textbook's."""
    row = figure(oracle, name, samples, exact, "mutant")
    assert abs(row.z) >= power, row


def equals(oracle, name, simulated, exact):
    """Assert that a figure without chance is exactly right in every world."""
    values = np.atleast_1d(simulated)
    mean = float(np.mean(values))
    same = bool((values == exact).all())
    z = 0.0 if same else math.inf
    ROWS.append(Figure(oracle, name, float(exact), mean, 0.0, z, len(values), "textbook"))
    assert same, (oracle, name, simulated, exact)


def pooled(parts, wholes):
    """Return samples whose mean is the pooled ratio and whose spread is that of the ratio."""
    parts, wholes = np.asarray(parts, float), np.asarray(wholes, float)
    ratio = parts.sum() / wholes.sum()
    return ratio + (parts - ratio * wholes) / wholes.mean()


def printed(exact, in_the_table):
    """Return an exact value after asserting that it is the one in the published table."""
    digits = len(repr(float(in_the_table)).partition(".")[2])
    assert abs(exact - in_the_table) <= 0.500001 * 10**-digits, (exact, in_the_table)
    return exact


def write(file):
    """Write the rows of the verification table; z is null where a figure without chance is off."""
    rows = [asdict(row) | {"z": row.z if math.isfinite(row.z) else None} for row in ROWS]
    Path(file).write_text(json.dumps(rows, indent=1) + "\n")
