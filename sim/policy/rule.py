"""What all rules share: frozen numbers from the scenario file, one per listing where that helps."""

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Discriminator, Field, Tag

from ..arrays import Floats, Units, np
from .desk import Desk

GREEN, YELLOW, ORANGE, RED = range(4)
LEVELS = {"green": GREEN, "yellow": YELLOW, "orange": ORANGE, "red": RED}


class Rule(BaseModel):
    """One rule of a policy, by name and numbers."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        allow_inf_nan=False,
        defer_build=True,  # a scenario builds what it holds in one go, in half of the time
    )

    @property
    def in_plenty(self) -> Any:  # noqa: ANN401 - a sibling of the same folder
        """The rule that does the same where no shelf is ever low nor overfull."""
        return self


Names = tuple[str, str, str]
"""What a table may call a listing: its name, its product's, and the product's role."""

Number = Annotated[float, Field(strict=True, ge=0, le=1e9)]
PerListing = Annotated[
    Annotated[Number, Tag("number")] | Annotated[dict[str, Number], Tag("table")],
    Discriminator(lambda value: "table" if isinstance(value, dict) else "number"),
]
"""One number for all, or a table by name or role.

The name of a listing (`lamp @ West`) wins over its product's, and that over the role.
"""


def _in_whole_units(number: PerListing) -> PerListing:
    numbers = number.values() if isinstance(number, dict) else [number]
    for units in numbers:
        if units != int(units):
            raise ValueError(f"expected whole units, found {units:g}")
    return number


UnitsPerListing = Annotated[PerListing, AfterValidator(_in_whole_units)]
"""Whole units, one number for all or a table."""

Share = Annotated[float, Field(strict=True, ge=0, le=1)]
Multiple = Annotated[float, Field(strict=True, gt=0, le=10)]
Cover = Annotated[float, Field(strict=True, ge=0, le=365)]
"""Days that stock lasts, or is to last."""
EveryDays = Annotated[int, Field(strict=True, ge=1, le=365)]
"""Days from one review to the next."""
DayNumber = Annotated[int, Field(strict=True, ge=0, le=3650)]
Window = Annotated[
    int, Field(strict=True, ge=1, le=365, description="days that sales are averaged over")
]
InStockDaysOnly = Annotated[
    bool,
    Field(
        strict=True,
        description="true: sales averages leave days out on which the listing closed with an empty"
        " shelf or was not on sale, and reach further back instead; false: all days count",
    ),
]
Every = Annotated[
    int,
    Field(strict=True, ge=1, le=365, description="days between new figures; the old ones stay"),
]


def below(low: PerListing, high: PerListing) -> bool:
    """Say whether one number is below another for every name that both give."""
    if isinstance(low, dict) and isinstance(high, dict):
        return all(low[key] < high[key] for key in low.keys() & high.keys())
    lows = low.values() if isinstance(low, dict) else [low]
    highs = high.values() if isinstance(high, dict) else [high]
    return max(lows, default=0.0) < min(highs, default=float("inf"))


def per_listing(number: PerListing, desk: Desk) -> Floats:
    """Return the number of each listing, (P, 1); a listing that no key fits gets 0."""
    if not isinstance(number, dict):
        return np.full((len(desk.listings), 1), number)
    listings = zip(desk.listings, desk.products, desk.roles, strict=True)
    return np.array([[of_listing(number, names)] for names in listings], dtype=np.float64)


def units_per_listing(number: UnitsPerListing, desk: Desk) -> Units:
    """Return the whole units of each listing, (P, 1)."""
    return per_listing(number, desk).astype(np.int64)


def of_listing(number: PerListing, names: Names) -> float:
    """Return the number of one listing; 0 where no key fits."""
    if not isinstance(number, dict):
        return number
    return next((number[name] for name in names if name in number), 0.0)
