"""Live sessions that are planned, and the hosts who sell in them."""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import Field, WithJsonSchema, model_validator

from .lane import Weekday
from .law import Constant, Law
from .part import Money, Name, NonNegative, Part, Share

DAY = 24 * 60
OPENS, CLOSES = 30, 23 * 60 + 50
"""Minutes of the day between which the market trades."""
LIVE_STEP = 5
"""Minutes of a trading interval during a live session."""


_DATE_OR_TIME = WithJsonSchema({
    "anyOf": [{"type": "string", "format": "date-time"}, {"type": "string", "format": "time"}]
})  # fmt: skip
_WEEKLY = "a session of every week starts at a time of day: start = 20:00:00"
_ONCE = "a session starts at a date and time, 2026-11-11T20:00:00, or says every"


class Host(Part):
    """Who sells live: a tier with a heavy-tailed audience (M56, M58)."""

    name: Name
    """Which sessions name."""
    shop: Name | None = Field(None, description="whose currency the fee is in; none: the main")
    units_per_hour: NonNegative = Field(description="orders an hour; baskets multiply them")
    audience: Law = Field(default=Constant(value=1.0), description="a session's luck, mean near 1")
    fee_per_session: Money = 0.0
    """Owed on the day on which a session starts."""
    commission: Share = Field(0.0, description="of the price of what the session sells")
    no_show_chance: Share = Field(0.0, description="to cancel a session, which then costs nothing")
    halo_share: Share = Field(
        0.0, description="of what a session sold: comes again within 48 hours, 0.05 to 0.50"
    )


class Live(Part):
    """A planned session of one product.

    It may go on past midnight: each day's part sells by the rules of that day. What a session
    sells before 00:30 is counted at 00:35, what it sells after 23:50 at 23:50 of the same day.
    """

    product: Name
    """That is sold."""
    shop: Name | None = Field(None, description="none: the main shop")
    host: Name
    """Who sells."""
    start: Annotated[dt.datetime, _DATE_OR_TIME] = Field(
        description="date and time in the market's local time, a multiple of 5 minutes; a session"
        " may go on past midnight, and its host's fee is owed on the day of the start; of a weekly"
        " session the time alone, 20:00:00"
    )
    every: tuple[Weekday, ...] = Field(
        (), description="weekdays: there is such a session on each of them; none: there is one"
    )
    first: Annotated[dt.date, Field(strict=True)] | None = Field(
        None,
        alias="from",
        description="of a weekly session: from this day on, as far as it is of the plan; none: the"
        " plan's first day",
    )
    until: Annotated[dt.date, Field(strict=True)] | None = Field(
        None, description="of a weekly session, this day included; none: the plan's last one"
    )
    minutes: Annotated[int, Field(strict=True, ge=5, le=1200, multiple_of=5)]
    """How long, in steps of 5 minutes."""
    ends_when_sold_out: Annotated[bool, Field(strict=True)] = Field(
        False, description="true: buyers leave when the listing shows that nothing is left (M60)"
    )

    @model_validator(mode="before")
    @classmethod
    def _weekly_at_a_time_of_day(cls, data: Any) -> Any:  # noqa: ANN401 - any TOML value
        """Hold what `sim.scenario.weekly` left as it is: it is wrong, or falls on no day."""
        if not isinstance(data, Mapping) or not isinstance(data.get("start"), dt.date | dt.time):
            return data
        weekly, timed = "every" in data, isinstance(data["start"], dt.time)
        if weekly != timed:
            raise ValueError(_WEEKLY if weekly else _ONCE)
        midnight = dt.datetime.combine(dt.date(2000, 1, 1), dt.time())
        return {**data, "start": midnight} if timed else data

    @model_validator(mode="after")
    def _is_one_session(self) -> Self:
        if self.every:
            raise ValueError("no such weekday lies in the plan from `from` until `until`")
        if self.first or self.until:
            raise ValueError("from and until belong to a weekly session: say every, or leave them")
        return self

    @model_validator(mode="after")
    def _starts_on_the_clock(self) -> Self:
        if self.start.tzinfo:
            raise ValueError("a start is in the market's local time: leave the time zone out")
        if self.first_minute % LIVE_STEP or self.start.second or self.start.microsecond:
            raise ValueError("a session starts at a multiple of 5 minutes")
        return self

    @property
    def first_minute(self) -> int:
        """Minutes from midnight to the start."""
        return self.start.hour * 60 + self.start.minute

    @property
    def parts(self) -> tuple[range, ...]:
        """The steps of each calendar day that the session touches, the first day's first."""
        steps, tonight = self.minutes // LIVE_STEP, (DAY - self.first_minute) // LIVE_STEP
        return tuple(filter(None, (range(min(steps, tonight)), range(tonight, steps))))
