"""What is written: a fitted shop in its market, with names that a file takes."""

import datetime as dt
from dataclasses import dataclass, replace
from functools import cached_property

from ...scenario.calendar import Promotion
from ...scenario.product import Product
from ...scenario.scenario import Scenario
from ...words.template import Template
from ..fitted import Fitted
from .naming import is_name, refused
from .sales_to_come import Calendar, calendar

PLAN = 90
"""Days of the plan, where no sale needs more."""
_AHEAD = 120
"""Days after the plan that a sale may lie."""
_AFTER = 7
"""Days of the plan that follow the last sale that it reaches."""


@dataclass(frozen=True)
class Shop:
    """A fitted shop, and the market whose file it extends."""

    fitted: Fitted
    market: Scenario
    title: str
    """Of the market, as people call it."""
    parent: str
    """Its file."""
    file: str
    """That is written."""

    @property
    def start(self) -> dt.date:
        """The morning after the last day of the records."""
        return self.fitted.last + dt.timedelta(1)

    def during(self, source: Template) -> str:
        """Return a source with the first and the last day of the records."""
        return source(first=f"{self.fitted.first}", last=f"{self.fitted.last}")

    @cached_property
    def days(self) -> int:
        """Of the plan: as many as the sales near it need."""
        ends = [_end(sale) for sale in self.sales if sale.sale_from <= self._reach]
        return max([PLAN, *((end - self.start).days + _AFTER for end in ends)])

    @cached_property
    def sales(self) -> tuple[Promotion, ...]:
        """Sales that are to come, or have left a hangover."""
        return tuple(s for s in self.calendar.sales if self._is_near(s))

    @cached_property
    def calendar(self) -> Calendar:
        """Sales of the market's file, of the platform, and of the seller's table."""
        return calendar(self.fitted, self.market.promotions, self._reach, self._horizon)

    @property
    def untold(self) -> list[Promotion]:
        """Sales of the market's calendar that the seller's table of these days does not name."""
        return [sale for sale in self.calendar.untold if self._is_near(sale)]

    def _is_near(self, sale: Promotion) -> bool:
        return _end(sale) > self.start and sale.sale_from < self._horizon

    @property
    def _horizon(self) -> dt.date:
        return self.start + dt.timedelta(PLAN + _AHEAD)

    @property
    def _reach(self) -> dt.date:
        return self.start + dt.timedelta(PLAN)

    @property
    def model(self) -> Product:
        """The product of the market whose terms stand in for what no file tells."""
        return self.market.products[0]

    @property
    def weeks(self) -> float:
        """Of the records."""
        return ((self.fitted.last - self.fitted.first).days + 1) / 7


def _end(sale: Promotion) -> dt.date:
    """Return the first ordinary day after a sale."""
    return sale.sale_from + dt.timedelta(sale.sale_days + sale.hangover_days)


def with_names_that_hold(fitted: Fitted) -> tuple[Fitted, list[str]]:
    """Return a shop without what a file cannot name, and the names that are left out."""
    skus = refused(product.sku for product in fitted.products)
    hosts = refused(host.name for host in fitted.hosts)
    suppliers = refused(way.name for way in fitted.lead_times)
    sales = {sale.name for sale in fitted.sales_to_come if not is_name(sale.name)}
    kept = replace(
        fitted,
        products=tuple(p for p in fitted.products if p.sku not in skus),
        on_the_way=tuple(g for g in fitted.on_the_way if g.sku not in skus),
        hosts=tuple(h for h in fitted.hosts if h.name not in hosts),
        lead_times=tuple(w for w in fitted.lead_times if w.name not in suppliers),
        sales_to_come=tuple(s for s in fitted.sales_to_come if s.name not in sales),
    )
    return kept, [*sorted(skus), *sorted(hosts), *sorted(suppliers), *sorted(sales)]
