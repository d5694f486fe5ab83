"""What the planner does not know of the numbers of the file: how far the truth may lie from them.

One draw a world, the same for all policies. The plan and the policies keep the file's values.
"""

from collections.abc import Sequence
from typing import Annotated, Any, Literal, Self

import numpy as np
from pydantic import AfterValidator, Discriminator, Field, Tag, model_validator

from ..arrays import Floats
from .law import Law, Pert
from .part import TEN_YEARS, Part

LEAST, MOST = 0.01, 10.0
"""Of what the file says: multiples lie between them, and draws of a law are cut there."""
_NAMES = ("low", "usual", "high")
_POINTS = "expected low <= usual <= high and low < high, found {}"

Number = Annotated[float, Field(strict=True, ge=-TEN_YEARS, le=TEN_YEARS)]


def _rise(points: tuple[float, float, float]) -> tuple[float, float, float]:
    low, usual, high = points
    if not low <= usual <= high or low == high:
        raise ValueError(_POINTS.format(", ".join(f"{point:g}" for point in points)))
    return points


Points = Annotated[tuple[Number, Number, Number], AfterValidator(_rise)]
"""Low, usual, high."""


def _form(value: Any) -> str | None:  # noqa: ANN401 - any TOML value
    """Return which form of a spread a value has; None where it has none."""
    if isinstance(value, Sequence) and not isinstance(value, str) and len(value) == len(_NAMES):
        return "points"
    return "law" if isinstance(value, dict | Part) else None


Spread = Annotated[
    Annotated[Points, Tag("points")] | Annotated[Law, Tag("law")],
    Discriminator(
        _form,
        custom_error_type="spread",
        custom_error_message="expected three numbers, [low, usual, high], or a law in braces",
    ),
]
"""Low, usual and high of a PERT law, or a law by name."""


class Uncertain(Part):
    """A number that may be another than the file says; each world draws its own, once.

    Entries that meet on one key multiply, within the same bounds, and what they add is added up.
    """

    what: Annotated[str, Field(strict=True, min_length=1, max_length=200)] = Field(
        description="the key, with dots between: product.lamp.demand (all that its buyers want,"
        " whatever brings them), lane.sea.Bangkok.transit_days; * stands for every name:"
        " product.*.demand is one draw for all products. It names the draw, too: the same words"
        " give the same draws"
    )
    times: Spread | None = Field(
        None,
        description="what the file's value is multiplied by, 1.0 as it says: low, usual, high, or"
        f" a law; from {LEAST} to {MOST:g}, where draws of a law are cut",
    )
    plus: Spread | None = Field(
        None, description="days that are added to the file's: low, usual, high, or a law"
    )

    @model_validator(mode="after")
    def _says_one_of_them(self) -> Self:
        if (self.times is None) == (self.plus is None):
            raise ValueError("say either times or plus")
        if isinstance(self.times, tuple) and not LEAST <= self.times[0] <= self.times[2] <= MOST:
            low, _, high = self.times
            raise ValueError(
                f"times lies between {LEAST} and {MOST:g}, 1.0 is what the file says, found"
                f" {low:g} to {high:g}"
            )
        if not isinstance(self.spread, tuple) and self.spread.law == "constant":
            raise ValueError("a constant is not uncertain: change the number itself")
        return self

    @property
    def way(self) -> Literal["times", "plus"]:
        """Whether it multiplies or adds."""
        return "plus" if self.times is None else "times"

    @property
    def spread(self) -> Points | Law:
        """What is drawn."""
        spread = self.plus if self.times is None else self.times
        assert spread is not None
        return spread

    @property
    def usual(self) -> float:
        """The draw that is likeliest by three points, the mean of a law."""
        return self.spread[1] if isinstance(self.spread, tuple) else self.spread.mean

    def draw(self, rng: np.random.Generator, worlds: int) -> Floats:
        """Draw one value a world, (worlds,): a multiple, or days to add."""
        if isinstance(self.spread, tuple):
            low, usual, high = self.spread
            above = Pert(law="pert", low=0.0, mode=usual - low, high=high - low)
            drawn = low + above.sample(rng, worlds)
        else:
            drawn = self.spread.sample(rng, worlds)
        return drawn if self.times is None else np.clip(drawn, LEAST, MOST)


class Shift(Uncertain):
    """What is surely another than the file says, and no plan knows: the part of a shock.

    It may stand beside an entry of the same words, and beyond the bounds of what is uncertain.
    """

    @model_validator(mode="after")
    def _says_one_of_them(self) -> Self:
        assert (self.times is None) != (self.plus is None)
        return self

    def draw(self, rng: np.random.Generator, worlds: int) -> Floats:
        """Return the same in every world, (worlds,)."""
        return np.full(worlds, self.usual)
