"""Weekly sessions: a [[live]] that says `every` becomes a session of its own on each of its days.

Days outside of the plan do not count.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from .lane import WEEKDAYS
from .part import TEN_YEARS

_WEEKLY = {"every", "from", "until"}
_LAST_YEAR = 9000
"""Later years leave the calendar no room for the plan."""


def with_sessions(table: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the tables of a file with each weekly session as plain ones, in its place."""
    lives = sessions(table)
    return {**table, "live": [one for x in lives for one in _each(x, table)]} if lives else table


def sessions(table: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return all live sessions as a file says them, where one of them is weekly; else none."""
    lives = table.get("live")
    return tuple(lives) if isinstance(lives, list) and any(map(_is_weekly, lives)) else ()


def _is_weekly(live: object) -> bool:
    return isinstance(live, Mapping) and "every" in live


def _each(live: Any, table: Mapping[str, Any]) -> list[Any]:  # noqa: ANN401 - any TOML value
    """Return the sessions of an entry; one that is not weekly, or wrong, is left as it is."""
    if not _is_weekly(live) or not _is_right(live, table):
        return [live]
    begins, ends = table["start"], table["start"] + dt.timedelta(days=table["days"] - 1)
    first, last = max(live.get("from", begins), begins), min(live.get("until", ends), ends)
    days = [first + dt.timedelta(days=day) for day in range((last - first).days + 1)]
    plain = {key: value for key, value in live.items() if key not in _WEEKLY}
    return [
        {**plain, "start": dt.datetime.combine(day, live["start"])}
        for day in days
        if WEEKDAYS[day.weekday()] in live["every"]
    ] or [live]


def _is_right(live: Mapping[str, Any], table: Mapping[str, Any]) -> bool:
    """Say whether days can be worked out; what is wrong is told by the models of the tables."""
    start, days, every = table.get("start"), table.get("days"), live["every"]
    ends = [live.get(key, start) for key in ("from", "until")]
    return (
        type(start) is dt.date
        and type(days) is int
        and 0 < days <= TEN_YEARS
        and isinstance(live.get("start"), dt.time)
        and isinstance(every, list)
        and set(map(str, every)) <= set(WEEKDAYS)
        and all(type(end) is dt.date for end in ends)
        and start.year < _LAST_YEAR
    )
