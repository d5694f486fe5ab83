"""What a SKU sold on each day, and what else records tell of the day."""

import datetime as dt
from dataclasses import dataclass

from ..arrays import Flags, Floats, Units


@dataclass(frozen=True, eq=False, slots=True)
class Daily:
    """One SKU's days without a gap, from the first that the records tell of, (D,) each."""

    sku: str
    title: str
    first: dt.date
    units: Units
    """That buyers ordered and paid for, also what the seller cancelled later for want of goods."""
    out: Flags
    """Days that closed without stock: more may have been wanted."""
    price: Floats
    """Mean of a unit; NaN where nothing was sold or no price is told."""
    spend: Floats
    """On ads of it."""
    live: Floats
    """Hours of live sessions."""
    live_units: Units
    """Of units, those that were ordered while a session of it ran."""
    stock_told: bool
    """Whether a file tells its stock; otherwise `out` has runs of days that hardly sell nothing."""

    @property
    def last(self) -> dt.date:
        """The last day."""
        return self.first + dt.timedelta(len(self.units) - 1)

    def date(self, day: int) -> dt.date:
        """Return the date of a day."""
        return self.first + dt.timedelta(day)
