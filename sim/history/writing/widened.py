"""A scenario file in which demand is as open as a backtest found; all else stays as it is.

What was fitted stands behind each number that was widened, `[1.6 x {law = "lognormal", ...}]`: so
a second backtest begins with it, and does not widen twice. A mark of `fit`'s is renewed with the
number: for `fit --update` it is still its own, and what `fit` writes then is not widened.
"""

import math
import re
from collections.abc import Mapping
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

import tomlkit
from tomlkit.items import Table

from ...network.inputs import DEMAND
from ...scenario.uncertain import LEAST, MOST
from ...scenario.written import written
from ...words import backtest as say
from .marks import mark, marked

BEHIND = re.compile(r"\[(?P<factor>[\d.]+) x (?P<fitted>.+)\]\s*$")
"""Ends the comment of a number that was widened: by how much, and what it was before."""
_DIGITS = 4


class Widened(NamedTuple):
    """A file's text, and which entries of it are other than they were."""

    text: str
    entries: tuple[str, ...]


def widened(text: str, factor: float, day: str) -> Widened:
    """Return a scenario file whose demand is spread by a factor of what was fitted; 1.0: as fitted.

    `day` is that of the backtest. Entries of [[uncertain]] about the demand of products change,
    with their comments; running it twice is as running it once.
    """
    document = tomlkit.parse(text)
    changed = []
    for entry in document.get("uncertain", []):
        what = str(entry.get("what", ""))
        if fnmatchcase(what, DEMAND) and "times" in entry and _widen(entry, factor, day):
            changed.append(what)
    return Widened(tomlkit.dumps(document), tuple(changed))


def _widen(entry: Table, factor: float, day: str) -> bool:
    """Widen an entry in place; say whether it is another now."""
    item = entry["times"]
    comment, now = item.trivia.comment, item.unwrap()
    behind = BEHIND.search(comment)
    fitted = tomlkit.parse(f"times = {behind['fitted']}").unwrap()["times"] if behind else now
    wider = spread(fitted, factor)
    if wider == now:
        return False
    new = tomlkit.parse(f"times = {written(wider)}")["times"]
    new.trivia.comment_ws = item.trivia.comment_ws or "   "
    new.trivia.comment = _comment(comment, wider, fitted, factor, day)
    entry["times"] = new
    return True


def _comment(comment: str, wider: Any, fitted: Any, factor: float, day: str) -> str:  # noqa: ANN401 - TOML
    """Return what stands behind a number that was widened, `fit`'s mark renewed."""
    told = marked(comment)
    head = f"{told[0]} {mark(wider)}: " if told else ""
    if wider == fitted:
        return f"# {head}{say.AS_FITTED(day=day)}"
    return f"# {head}{say.WIDENED(day=day)} [{factor:g} x {written(fitted)}]"


def spread(times: Any, factor: float) -> Any:  # noqa: ANN401 - three points or a law, as TOML has them
    """Return a spread of so many times the width, on the scale of logarithms, about its middle."""
    if factor == 1.0:
        return times
    if isinstance(times, Mapping):
        return dict(times) | _law(times, factor)
    low, usual, high = times
    return [_apart(low, usual, factor), usual, _apart(high, usual, factor)]


def _law(law: Mapping[str, Any], factor: float) -> dict[str, float]:
    """Return the numbers of a law that change."""
    if "cv" in law:
        variance = factor**2 * math.log1p(law["cv"] ** 2)
        return {"cv": _rounded(math.sqrt(math.expm1(min(variance, _MOST_VARIANCE))))}
    if "sd" in law:
        return {"sd": _rounded(law["sd"] * factor)}
    if "mode" in law:
        mode = law["mode"]
        return {end: _apart(law[end], mode, factor) for end in ("low", "high")}
    return {}


_MOST_VARIANCE = 2.0
"""Of a logarithm: the draws are cut at the tenfold anyway."""


def _apart(end: float, middle: float, factor: float) -> float:
    """Return an end of a range so many times as far from its middle."""
    if end <= 0 or middle <= 0:
        return end
    return _rounded(min(max(middle * (end / middle) ** factor, LEAST), MOST))


def _rounded(value: float) -> float:
    return float(f"{value:.{_DIGITS}g}")
