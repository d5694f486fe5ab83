"""What a file's platform rules and ways between shelves come to, in sentences."""

import math
from collections.abc import Iterator
from itertools import permutations

from ..arrays import Floats
from ..network.listing import owners
from ..network.network import Network
from ..network.shop import Shop
from ..scenario.calendar import Promotion
from ..scenario.currency import OF_A_SHOP, amounts, held_as
from ..scenario.platform import Ban, Platform
from ..scenario.problem import path
from ..scenario.warehouse import Transfer
from ..words import outlook as say
from ..words.number import exact, number, percent, price
from ..words.text import THEN, chained


def rules_in_words(network: Network, units_a_day: Floats) -> tuple[str, ...]:
    """Return a line a shop and rule; `units_a_day` is what the plan expects by listing, (P,)."""
    several = len(network.shops) > 1
    return tuple(
        say.OF_SHOP(shop=shop.name, remark=line) if several else line
        for shop, rows in zip(network.shops, network.rows, strict=True)
        if shop.platform
        for line in _rules(shop.platform, network.plan_days, float(units_a_day[rows].sum()))
    )


def _rules(terms: Platform, days: int, units_a_day: float) -> Iterator[str]:
    if terms.score:
        stars, usual = f"{terms.score.start:g}", terms.score.traffic_of_start
        multiples = [number(traffic / usual, 2) for _, traffic in terms.score.traffic]
        yield say.SCORE(stars=stars, worst=multiples[0], best=multiples[-1])
    if terms.order_cap and terms.order_cap.stages:
        stages = chained([number(units) for units in terms.order_cap.stages], THEN)
        yield say.ORDER_CAP(stages=stages, units=number(units_a_day))
    if terms.shop_ban:
        yield say.SHOP_BAN(chance=percent(chance_of(terms.shop_ban, days)))
    if terms.ads_ban:
        yield say.ADS_BAN(chance=percent(chance_of(terms.ads_ban, days)))


def chance_of(ban: Ban, days: int) -> float:
    """Return the chance of a ban within some days, for a clean shop."""
    return -math.expm1(-ban.hazard_per_year * days / 365.0)


def finer_in_words(network: Network) -> tuple[str, ...]:
    """Return a line an amount of the main currency that is rounded as it is read."""
    table = network.scenario.model_dump(mode="json", by_alias=True)
    said, counted = amounts(network.scenario), amounts(network.terms)
    return tuple(
        say.FINER(
            where=path(place, table),
            found=exact(found.value),
            money=exact(network.minor.shown(held)),
        )
        for found, (place, value, marks) in zip(said, counted, strict=True)
        if place[0] not in OF_A_SHOP.values() and (held := held_as(value, marks)) != value
    )


def overlaps_in_words(network: Network) -> tuple[str, ...]:
    """Return a line for each two promotions of a product that meet, with the first day of it."""
    return tuple(
        line
        for shop in network.shops
        for first, second in permutations(shop.promotions, 2)
        for line in _meeting(shop, first, second)
    )


def _meeting(shop: Shop, first: Promotion, second: Promotion) -> Iterator[str]:
    """Find sale days of one promotion that fall on those of another, or on the days around it."""
    products = [name for name in first.products if name in second.products]
    sale, other = (range_of(shop.day(p.sale_from), p.sale_days) for p in (first, second))
    spans = {
        say.TWO_SALES: other if first.name < second.name else range(0),
        say.IN_WARM_UP: range(other.start - second.warm_up_days, other.start),
        say.IN_HANGOVER: range_of(other.stop, second.hangover_days),
    }
    for words, span in spans.items():
        common = [day for day in sale if day in span and 0 <= day < shop.plan_days]
        if products and common:
            date, sold = f"{shop.date(common[0])}", chained(products)
            yield words(first=first.name, second=second.name, date=date, products=sold)


def beyond_in_words(network: Network) -> Iterator[str]:
    """Yield a line for each promotion that begins after the plan, or is cut short by its end."""
    end = network.winds_down_on
    for sale in network.scenario.promotions:
        first = network.day(sale.sale_from)
        if first >= end:
            yield say.AFTER_THE_PLAN(promotion=sale.name, date=f"{sale.sale_from}")
        elif first + sale.sale_days > end:
            yield say.ENDS_WITH_PLAN(promotion=sale.name, date=f"{network.date(end - 1)}")


def range_of(start: int, length: int) -> range:
    """Return so many numbers from one on."""
    return range(start, start + length)


def ways_in_words(network: Network) -> tuple[str, ...]:
    """Return a line a transfer, and a line a row that draws on another's shelf."""
    terms, decimals = network.scenario.transfers, network.minor.decimals
    return (*(_transfer(one, decimals) for one in terms), *_shared_shelves(network))


def _transfer(terms: Transfer, decimals: int) -> str:
    costs = (
        (say.A_UNIT, terms.cost_per_unit),
        (say.A_CUBIC_METRE, terms.cost_per_m3),
        (say.A_TRANSFER, terms.fee_per_transfer),
    )
    charged = [each(money=price(money, decimals)) for each, money in costs if money]
    return say.TRANSFER(
        origin=terms.origin,
        to=terms.to,
        days=number(terms.transit_days.mean, 1),
        cost=chained(charged) if charged else say.NOTHING(),
    )


def _shared_shelves(network: Network) -> Iterator[str]:
    rows = network.listings
    for row, owner in zip(rows, owners(rows), strict=True):
        if owner is not None and rows[owner] is not row:
            yield say.SHARED_SHELF(listing=row.name, owner=rows[owner].name)
