"""What the runs show of policies that looks wrong: no orders, the same end, a best at the edge."""

from collections.abc import Iterator, Sequence
from typing import Any

from ..policy.composed import Composed
from ..policy.freight.by_one_mode import ByOneMode
from ..policy.orders.none import NoOrder
from ..scenario.flat import flat
from ..words import rivals as say
from ..words.futures import how_often
from ..words.number import exact
from ..words.text import joined, named, quoted
from .comparison import Comparison

_ENDS = ("profit", "units_ordered", "units_sold", "ad_spend", "freight_cost", "stock_end_units")
"""Totals that are the same, world by world, where two policies did the same."""
_GRID = 3
"""Policies that a grid has at least."""


def rivals_in_words(result: Comparison) -> list[str]:
    """Return a line for each of them."""
    return [*_silent(result), *_alike(result), *_edge(result)]


def _silent(result: Comparison) -> Iterator[str]:
    """Yield policies that ring or would order, and never bought a unit."""
    ordered = result.runs_frame.groupby("policy", sort=False)["units_ordered"].max()
    for summary in result.policies:
        policy = result.network.policy(summary.name)
        idle = isinstance(policy.order, NoOrder) and isinstance(policy.freight, ByOneMode)
        means_it = idle and not policy.has_alert and not policy.own
        if ordered[summary.name] == 0 and not means_it:
            yield say.ORDERED_NOTHING(policy=quoted(summary.name), always=_always(result))


def _alike(result: Comparison) -> Iterator[str]:
    """Yield the policies that ended the same in every world, and in what they differ."""
    ends: dict[bytes, list[str]] = {}
    for name, runs in result.runs_frame.groupby("policy", sort=False):
        key = runs.sort_values("world")[[*_ENDS]].to_numpy().tobytes()
        ends.setdefault(key, []).append(str(name))
    for names in ends.values():
        if len(names) > 1:
            policies = [result.network.policy(name) for name in names]
            keys = _differ(policies)
            why = say.DIFFER_IN_VAIN(keys=joined(keys)) if keys else say.SAME_RULES()
            quotes = named([quoted(name) for name in names])
            yield say.ENDED_THE_SAME(policies=quotes, always=_always(result), why=why)


def _differ(policies: Sequence[Composed]) -> list[str]:
    """Return the keys in which policies differ."""
    first, *others = policies
    return [
        key
        for key in Composed.model_fields
        if key != "name" and any(getattr(first, key) != getattr(x, key) for x in others)
    ]


def _edge(result: Comparison) -> Iterator[str]:
    """Yield the number of which the leader has the largest or the smallest of those tried.

    Below 0 lies nothing.
    """
    best = result.verdict.best
    tried: dict[str, set[float]] = {}
    for summary in result.policies:
        for key, *pair in _one_number(result, best, summary.name):
            tried.setdefault(key, set()).update(pair)
    for key, values in tried.items():
        its = _values(result, best)[key]
        ends = {min(values): say.SMALLEST, max(values): say.LARGEST}
        if len(values) >= _GRID and its in ends and its != 0:
            yield say.AT_THE_EDGE(
                policy=quoted(best), key=key, end=ends[its](), value=exact(its),
                values=joined([exact(value) for value in sorted(values)]),
            )  # fmt: skip


def _one_number(result: Comparison, best: str, name: str) -> Iterator[tuple[str, float, float]]:
    """Yield the only number in which a policy differs from the leader: its key, and both values."""
    ours, theirs = (_values(result, policy) for policy in (best, name))
    other = [key for key in ours.keys() | theirs.keys() if ours.get(key) != theirs.get(key)]
    if len(other) == 1:
        (key,) = other
        its, another = ours.get(key, ""), theirs.get(key, "")
        if type(its) in {int, float} and type(another) in {int, float}:
            yield key, its, another


def _values(result: Comparison, policy: str) -> dict[str, Any]:
    """Return a policy's values by key with dots, but for its name."""
    return flat(result.network.policy(policy).model_dump(exclude={"name"}))


def _always(result: Comparison) -> str:
    return how_often(1.0, result.runs)
