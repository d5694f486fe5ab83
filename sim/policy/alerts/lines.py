"""Three lines that stock is held against: what all alerts but the silent one share."""

from collections.abc import Callable
from typing import Literal, NamedTuple, Self

from pydantic import Field, model_validator

from ...arrays import Floats, Units, np
from ..desk import Desk
from ..rule import Names, PerListing, Rule, below, of_listing, per_listing

Measure = Literal["days", "percent"]
"""What the number of a line counts: days of cover, or per cent of a full shelf."""


class Line(NamedTuple):
    """A line of one listing that stays where it is, as a chart draws it."""

    level: str
    number: float
    measure: Measure
    units: float
    """What the number stands for in units."""
    counts: str
    """Which stock is held against it: on hand or position."""


class Lines(Rule):
    """Yellow, orange and red; at a line counts as below it."""

    yellow: PerListing
    """The first line: at or below it the level is 1."""
    orange: PerListing
    """The second line: at or below it the level is 2."""
    red: PerListing
    """The last line: at or below it the level is 3."""
    counts: Literal["on hand", "position"] = Field(
        "on hand", description="position: what is on order counts as stock"
    )

    @model_validator(mode="after")
    def _lines_fall(self) -> Self:
        if below(self.yellow, self.orange) or below(self.orange, self.red):
            raise ValueError("expected yellow >= orange >= red")
        return self

    def crossed(self, desk: Desk, units: Callable[[Floats], Floats]) -> Units:
        """Return how many lines the stock is at or below, (P, W).

        `units` turns a line, (P, 1), into the pieces that it stands for.
        """
        stock = desk.on_hand if self.counts == "on hand" else desk.position
        level = np.zeros(stock.shape, np.int64)
        for line in (self.yellow, self.orange, self.red):
            level += stock <= units(per_listing(line, desk))
        return level

    def fixed_lines(self, names: Names, daily: float) -> list[Line]:
        """Return no line: what the three stand for moves from day to day."""
        return []

    def numbers(self, names: Names) -> dict[str, float]:
        """Return the lines of a listing as the file has them, by level."""
        lines = {"yellow": self.yellow, "orange": self.orange, "red": self.red}
        return {level: of_listing(line, names) for level, line in lines.items()}

    def days_lines(self, names: Names) -> dict[str, float]:
        """Return the lines of a listing that are days of cover and stay so: none."""
        return {}

    def drawn(self, names: Names, measure: Measure, each: float) -> list[Line]:
        """Return the lines of a listing above 0; `each` is one day or one per cent in units."""
        return [
            Line(level, number, measure, number * each, self.counts)
            for level, number in self.numbers(names).items()
            if number > 0
        ]
