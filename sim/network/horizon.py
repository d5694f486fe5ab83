"""The days of a scenario by number, 0 on the first."""

import datetime as dt
from dataclasses import dataclass

from ..scenario.product import Product

BEYOND = 800
"""Days after the horizon that calendars of supply reach; later dates are all just beyond it."""
NEVER = 2**31


@dataclass(frozen=True)
class Horizon:
    """The first day, and how many there are."""

    start: dt.date
    days: int
    """Those of the plan, and of the run-off in which what it left is sold."""
    plan_days: int
    """On which the policy decides, and by which service is judged."""
    winds_down_on: int
    """The day from which on no ads, sessions, sales, posts or fixed costs are planned; NEVER where
    the books just close on the plan's last day and the seller does not know of it."""
    restocked_on: int
    """The day of the run-off from which on goods ordered as the plan ended could be there."""

    def day(self, date: dt.date) -> int:
        """Return the number of a date."""
        return (date - self.start).days

    def date(self, day: int) -> dt.date:
        """Return the date of a day number."""
        return self.start + dt.timedelta(days=day)

    def launch(self, product: Product) -> int:
        """Return the first day on which a product is on sale, 0 or later."""
        return self.day(product.on_sale_from or self.start)
