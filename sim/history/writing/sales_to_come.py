"""Sales to come in a plan: the market's and the platform's by their calendars, and the seller's."""

import datetime as dt
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...scenario.calendar import Promotion
from ..fitted import Fitted, SaleToCome

LONGEST = 60
"""Days of a sale that a file takes."""
_SHORT = 58
"""Characters of a name that leave room for a number."""


class Calendar(NamedTuple):
    """The sales of a plan, and those that are none of it."""

    sales: tuple[Promotion, ...]
    """By date."""
    own: frozenset[str]
    """Names of those that the seller told."""
    platforms: frozenset[str]
    """Names of those of the platform's calendar."""
    untold: tuple[Promotion, ...]
    """Of the market's calendar, in days of which the seller told other sales."""
    unfit: tuple[SaleToCome, ...]
    """Told by the seller, and too long or too far away for a file."""


def calendar(
    fitted: Fitted, market: Sequence[Promotion], reach: dt.date, last: dt.date
) -> Calendar:
    """Return the sales of a plan that reaches to a day, the seller's and market's before another.

    The seller's stand for all that they meet, and for all between the first and the last of them;
    the market's for the platform's that they meet. A market without sales has no terms for others.
    """
    kept = [sale for sale in market if not _told(sale, fitted)]
    mine = [sale for sale in fitted.sales_to_come if sale.own]
    untold = tuple(
        sale for sale in market if _told(sale, fitted) and not any(_meet(one, sale) for one in mine)
    )
    fit = [sale for sale in mine if market and sale.first < last and _days(sale) <= LONGEST]
    unfit = tuple(sale for sale in mine if sale not in fit)
    platforms = [
        sale
        for sale in fitted.sales_to_come
        if market
        and not sale.own
        and sale.first <= reach
        and not any(_meet(sale, one) for one in kept)
    ]
    dated = list(_named([*fit, *platforms], [sale.name for sale in kept], market))
    names = [sale.name for sale in dated]
    sales = sorted([*kept, *dated], key=lambda sale: sale.sale_from)
    own, others = frozenset(names[: len(fit)]), frozenset(names[len(fit) :])
    return Calendar(tuple(sales), own, others, untold, unfit)


def _told(sale: Promotion, fitted: Fitted) -> bool:
    """Say whether a sale has a day of which the seller told all sales; not one that is over."""
    if fitted.sales_told is None or _last(sale) <= fitted.last:
        return False  # what is over leaves its hangover
    first, last = fitted.sales_told
    return sale.sale_from <= last and first <= _last(sale)


def _meet(one: SaleToCome, other: Promotion) -> bool:
    return other.sale_from <= one.last and one.first <= _last(other)


def _named(
    sales: Sequence[SaleToCome], taken: Sequence[str], market: Sequence[Promotion]
) -> Iterator[Promotion]:
    """Yield sales on the terms of the market's, each with a name that no other has."""
    seen = {unicodedata.normalize("NFKC", name) for name in taken}
    for sale in sales:
        name, count = sale.name, 1
        while unicodedata.normalize("NFKC", name) in seen:
            count += 1
            name = f"{sale.name[:_SHORT].strip()} ({count})"
        seen.add(unicodedata.normalize("NFKC", name))
        yield _promotion(sale._replace(name=name), market)


def _promotion(sale: SaleToCome, market: Sequence[Promotion]) -> Promotion:
    """Return a sale as the market's of the same name is, else as its nearest; nobody signs up."""
    own = [p for p in market if f"{sale.name} ".startswith(f"{p.name} ")]
    usual = min(own or market, key=lambda p: abs((p.sale_from - sale.first).days))
    excluded = {"sign_up_by", "missed_share"}
    said = usual.model_dump(by_alias=True, exclude_unset=True, exclude=excluded)
    dated = {"name": sale.name, "sale_from": sale.first, "sale_days": _days(sale)}
    return Promotion.model_validate(said | dated)


def _days(sale: SaleToCome) -> int:
    return (sale.last - sale.first).days + 1


def _last(sale: Promotion) -> dt.date:
    return sale.sale_from + dt.timedelta(sale.sale_days - 1)
