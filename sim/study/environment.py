"""What must be alike on two machines, so that both have the same runs to the last digit."""

import platform
from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

import numpy as np
from scipy.special import betaincinv, ndtr

from ..chance.streams import Streams
from ..words import cluster as say

PYTHON, PEAKSTOCK, CODE, DIGITS = "Python", "peakstock", "code", "digits"
_PACKAGES = (PEAKSTOCK, "numpy", "scipy", "distributed")

Environment = Mapping[str, str]
"""Versions by package, and digests of the code and of what it calculates."""


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return what decides the runs of this process beside its task."""
    packages = {name: version(name) for name in _PACKAGES}
    return {PYTHON: minor(platform.python_version()), **packages, CODE: _code(), DIGITS: _digits()}


def difference(who: str, there: Environment, here: Environment) -> str:
    """Return a line about the first thing that is another there, nothing where all is alike.

    What is not known of there is not compared.
    """
    what = next((name for name in there if there[name] != here.get(name)), "")
    if what == CODE:
        return say.OTHER_CODE(who=who, version=here[PEAKSTOCK])
    if what == DIGITS:
        return say.OTHER_DIGITS(who=who)
    return what and say.DIFFERS(who=who, what=what, there=there[what], here=here[what])


def minor(python: str) -> str:
    """Return what of a version of Python decides whether its code can be exchanged."""
    return ".".join(python.split(".")[:2])


def _code() -> str:
    """Return a digest of the package's own modules, as they are written on any system."""
    folder, digest = Path(__file__).parents[1], blake2b(digest_size=8)
    for file in sorted(folder.rglob("*.py")):
        digest.update(file.relative_to(folder).as_posix().encode())
        digest.update(file.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def _digits() -> str:
    """Return a digest of some draws and of the functions that luck goes through."""
    draws = Streams(0, 0).of("digits")
    x = np.concatenate([draws.gamma(2.0, size=999), draws.lognormal(size=999), draws.beta(2, 3, 9)])
    below = ndtr(-x)
    rows = [np.exp(-x), np.expm1(-x), np.power(x, 0.7), np.cbrt(x), np.sqrt(x), below]
    return blake2b(
        np.stack([x, *rows, betaincinv(2.0, 3.0, below)]).tobytes(), digest_size=8
    ).hexdigest()
