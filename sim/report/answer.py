"""What stands first: question, answer, three figures, how sure, and what may overturn it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..chart.ranking import risk
from ..chart.table import is_lopsided, short
from ..chart.time_axis import sales
from ..stats import Estimate
from ..study.comparison import Comparison
from ..study.figures import FIGURE_OF
from ..study.sentences import (
    call_sentence,
    chance_sentence,
    fresh_sentence,
    what_turns_it,
    without_ads,
)
from ..words import report as say
from ..words.number import decimals_carried, money, number, rounded
from ..words.text import joined, named, quoted
from ..world.core.measures import MONEY, SHARE
from .meeting import Meeting, Part


@dataclass(frozen=True)
class Tile:
    """A figure that matters."""

    label: str
    value: str
    note: str
    """The same of today's rule."""


@dataclass(frozen=True)
class Point:
    """What a reader asks next, and what is said."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """What is decided."""

    head: str
    """Which days, how many futures, in which money."""
    question: str
    verdict: str
    tiles: tuple[Tile, ...] = ()
    points: tuple[Point, ...] = ()


def answer(meeting: Meeting) -> Answer:
    """Return what the meeting's first study answers."""
    part, head = meeting.comparison, _head(meeting)
    return _of_comparison(part.result, head) if part else _of_study(meeting.parts[0], head)


def _head(meeting: Meeting) -> str:
    network = meeting.network
    return say.HEAD(
        first=f"{network.start}",
        last=f"{network.date(network.plan_days - 1)}",
        runs=number(meeting.parts[0].runs),
        currency=network.scenario.currency,
    )


def _of_study(part: Part, head: str) -> Answer:
    """Return the answer of any study: its first sentence, then the others."""
    verdict, *more = part.sentences
    doubts = part.study.doubts(part.result)
    points = [(say.MORE(), more), (say.DOUBTS(), doubts)]
    return Answer(head, heading_of(part), verdict, (), _points(points))


def heading_of(part: Part) -> str:
    """Return the question of a study."""
    return say.QUESTIONS[part.study.kind]()


def _of_comparison(result: Comparison, head: str) -> Answer:
    points = [
        (say.HOW_SURE(), [*_how_sure(result), fresh_sentence(result)]),
        (say.WHAT_THEN(), _what_then(result)),
        (say.WHAT_OVERTURNS(), [*_open(result), *what_turns_it(result)]),
        (say.ALSO(), [*without_ads(result)]),
    ]
    verdict, tiles = call_sentence(result), tuple(_tiles(result))
    return Answer(head, _question(result), verdict, tiles, _points(points))


def _together(result: Comparison) -> list[str]:
    """Return the policies that the runs do not tell from the leader, it among them; else none."""
    verdict = result.verdict
    if result.judgement.call not in {"cannot separate", "too seldom to tell"}:
        return []
    return [quoted(name) for name in (verdict.best, *verdict.ties, *verdict.not_separated)]


def _what_then(result: Comparison) -> list[str]:
    """Say what to do where nobody is surely first, and what is sure all the same."""
    among, today = _together(result), result.current_rule
    if not among:
        return []
    lines, needed = [say.EITHER(policies=joined(among))], result.verdict.runs_needed
    if needed:
        lines.append(say.MORE_RUNS(runs=rounded(needed)))
    if quoted(today) not in among:
        pairs = (result.against_current[n] for n in result.against_current if quoted(n) in among)
        sure = all(pair.gap.low is not None and pair.gap.low > 0 for pair in pairs)
        lines.append((say.SURE_OF_TODAY if sure else say.BUT_NOT)(today=quoted(today)))
    return lines


def _open(result: Comparison) -> list[str]:
    """Say what is open where nobody is surely first."""
    among = _together(result)
    return [say.OPEN(policies=joined(among))] if among else []


def _points(points: Sequence[tuple[str, Sequence[str]]]) -> tuple[Point, ...]:
    return tuple(Point(heading, tuple(lines)) for heading, lines in points if lines)


def _question(result: Comparison) -> str:
    """Ask what the comparison was asked, with the sales that the plan is about."""
    names = list(dict.fromkeys(sale.name for sale in sales(result.network)))
    count = number(len(result.policies))
    if len(result.policies) == 1:
        return say.WHAT_OF(policy=quoted(result.verdict.best))
    if names:
        return say.WHICH_FOR(count=count, promotions=named(names))
    return say.WHICH(count=count)


def _how_sure(result: Comparison) -> list[str]:
    """Say what the verdict's word means here."""
    told = say.CALLS[result.judgement.call](runs=number(result.runs))
    return [told, *chance_sentence(result)]


def _tiles(result: Comparison) -> Iterator[Tile]:
    """Yield profit, the risk that tells policies apart, and lowest cash of the leader."""
    asked = risk(result)
    yield _tile(result, "profit", say.PROFIT_OF(policy=quoted(result.verdict.best)))
    yield _tile(result, asked.key, asked.label())
    yield _tile(result, "cash_low_p05", say.CASH_LOW())


def _tile(result: Comparison, key: str, label: str) -> Tile:
    """Return a figure of the leader, beside today's rule's."""
    best, today = result.verdict.best, result.current_rule
    note = say.IS_TODAY() if best == today else say.OF_TODAY(value=_shown(result, today, key))
    return Tile(label, _shown(result, best, key), note)


def _shown(result: Comparison, policy: str, key: str) -> str:
    """Write a policy's figure: money with its currency, shares in percent."""
    summary = result.summary(policy)
    figure = summary.figures[key]
    unit = FIGURE_OF[key].unit
    shown = _with_interval(figure, 100 if unit is SHARE else 1)
    if unit is MONEY:
        return money(shown, result.network.scenario.currency)
    return say.PERCENT(value=shown) if unit is SHARE else shown


def _with_interval(figure: Estimate, scale: float) -> str:
    """Write a figure with its interval; of a lopsided one the value, too."""
    text = short(figure, scale)
    if figure.low is None or figure.high is None or figure.value in (figure.low, figure.high):
        return text
    if not is_lopsided(figure):
        return text
    decimals = min(decimals_carried((figure.high - figure.low) / 2 * scale), 1)
    return say.AND_RANGE(value=number(figure.value * scale, decimals), interval=text)
