"""The orders of this morning of those whom a comparison puts first, whoever was asked for them."""

import shlex
from dataclasses import replace
from itertools import chain

from ..chart.ranking import leaders
from ..studies import order
from ..study.comparison import Comparison
from ..study.folder import manifest
from ..study.order import Order
from ..study.order_sheet import Morning
from ..study.runner import Progress
from .meeting import Meeting, Part

MOST = 3
"""Policies that share the first place and are told of."""


def wanted(result: Comparison) -> tuple[str, ...]:
    """Return whose orders a meeting must see: the leader, who is not told from it, today's rule."""
    first = leaders(result) or (result.verdict.best,)
    return tuple(dict.fromkeys([*first[:MOST], result.current_rule]))


def ordering(meeting: Meeting, runs: int, progress: Progress) -> Meeting:
    """Return the meeting with the orders of those who are wanted, before all others.

    Where no study of orders is among its parts they are looked at in the first futures of the
    comparison, so many at most; else in those of that study.
    """
    part, given = meeting.comparison, meeting.order
    assert part is not None, "there is no comparison, so nobody leads"
    names = wanted(part.result)
    known = {one.today.policy: one for one in given.result.mornings} if given else {}
    missing = tuple(name for name in names if name not in known)
    study = given.study if given else Order.ask(meeting.network, runs=min(runs, part.result.runs))
    assert isinstance(study, Order)
    if missing:
        known |= _asked(replace(study, policies=missing, best=False, worth=0.0), progress)
    others = [morning for name, morning in known.items() if name not in names]
    mornings = (*(known[name] for name in names), *others)
    return _with(meeting, study, mornings)


def _asked(study: Order, progress: Progress) -> dict[str, Morning]:
    """Return the mornings of a study's policies, by their names."""
    return {one.today.policy: one for one in study.answer(progress=progress).mornings}


def _with(meeting: Meeting, study: Order, mornings: tuple[Morning, ...]) -> Meeting:
    """Return the meeting with these mornings in place of what it knew of them."""
    told, given = replace(study, policies=tuple(m.today.policy for m in mornings)), meeting.order
    sheet = told.sheet(mornings)
    if given is not None:
        changed = replace(given, study=told, result=sheet)
        return replace(meeting, parts=tuple(changed if p is given else p for p in meeting.parts))
    first = meeting.parts[0]
    about = manifest(told, _command(told, first), first.folder)
    asked = Part(order(), told, sheet, about, first.folder)
    return replace(meeting, parts=(*meeting.parts, asked))


def _command(study: Order, beside: Part) -> str:
    """Return what asks for these orders, of the file that the study beside them was asked of."""
    scenario = study.network.scenario
    others = [f"policy.{p.name}." for p in scenario.policies if p.name not in study.policies]
    changes = [
        one
        for one in study.network.document.changes
        if one.key not in {"runs", "seed"} and not one.key.startswith(tuple(others))
    ]
    sets = [f"{one.key}={one.now}" if one.now else f"{one.key}.drop=true" for one in changes]
    asked = {"--runs": f"{scenario.runs}", "--seed": f"{scenario.seed}"}
    options = [*chain(*asked.items()), "--policies", ", ".join(study.policies)]
    return shlex.join(
        ["peakstock", "order", beside.file, *options, *chain(*(("--set", s) for s in sets))]
    )
