"""The outlook: what follows from a scenario file before any policy is compared."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ..arrays import Floats
from ..network.network import Network
from ..network.shop import Shop
from ..words import outlook as say
from ..words.number import decimals_of_price, number
from ..words.text import quoted
from ..world.run.plan import Plan, sample_lead_days
from ..world.warehouse.pools import pools
from .arrivals import Arrivals
from .forecast import CashForecast, cash_forecast, shortage
from .idle_rules import idle_rules
from .last_days import LastDays, last_days
from .margin import margin
from .opening_books import books_in_words, gaps_in_words
from .remarks import (
    beyond_in_words,
    finer_in_words,
    overlaps_in_words,
    rules_in_words,
    ways_in_words,
)
from .replay import plan_of
from .run_off import run_off_in_words
from .second_look import second_look
from .second_look.seen import Seen
from .uncertain import uncertain_in_words

_ALWAYS_SHOWN = ("organic", "ads", "live", "promotion")
"""Sources of demand; others only where a file has them."""


@dataclass(frozen=True, slots=True)
class ProductOutlook:
    """What a product's numbers imply; money in the scenario's currency."""

    name: str
    units_a_day: float
    """Expected over the days on sale, from all sources."""
    shares: Mapping[str, float]
    """Share of expected demand by source."""
    days_of_cover: float
    """Opening stock over the first week's expected demand; infinite where there is none."""
    price: float
    margin: float
    """What a unit leaves after cost at the first supplier, fees, handling, delivery, freight by the
    cheapest lane, and returns."""
    breakeven_roas: float | None
    """Revenue over ad spend below which ads lose money; None where a unit earns nothing."""


@dataclass(frozen=True, slots=True)
class LaneOutlook:
    """Days from order to shelf by one mode: half arrive within p50, 19 of 20 within p95."""

    mode: str
    product: str
    p50: float
    p95: float


@dataclass(frozen=True, slots=True)
class Outlook:
    """What follows from a scenario file."""

    products: tuple[ProductOutlook, ...]
    lanes: tuple[LaneOutlook, ...]
    cash: CashForecast
    platform: tuple[str, ...]
    """What the platform's rules say of the shop, a sentence a rule."""
    network: tuple[str, ...]
    """Which shelves give to others, or serve several rows, a sentence each."""
    books: tuple[str, ...]
    """What the books open with, a sentence each."""
    calendar: tuple[str, ...]
    """Which promotions of a product meet, or lie beyond the plan, a sentence each."""
    run_off: tuple[str, ...]
    """How long trade goes on after the plan, why, and what a unit counts then."""
    idle: tuple[str, ...]
    """Which rules of policies never act, a sentence each."""
    uncertain: tuple[str, ...]
    """What is uncertain, and how far, a sentence an entry."""
    last_days: tuple[LastDays, ...]
    """The last days to order for each sale."""
    second_look: tuple[str, ...]
    """What is allowed and looks wrong, a sentence each."""


def outlook(network: Network) -> Outlook:
    """Work out what a scenario file implies."""
    cash, plan = cash_forecast(network), plan_of(network)
    lead, cover = sample_lead_days(network), _days_of_cover(network, plan)
    arrivals = Arrivals(network)
    return Outlook(
        tuple(
            _product(shop, row, plan, cover)
            for shop in network.shops
            for row in range(len(shop.listings))
        ),
        tuple(
            LaneOutlook(mode, name, *np.quantile(days, [0.5, 0.95]).tolist())
            for mode, rows in lead.items()
            for name, days in zip(network.listing_names, rows, strict=True)
        ),
        cash,
        rules_in_words(network, plan.units[: network.plan_days].mean(axis=0)),
        ways_in_words(network),
        books_in_words(network),
        (*overlaps_in_words(network), *beyond_in_words(network)),
        tuple(run_off_in_words(network)),
        tuple(idle_rules(network, plan)),
        uncertain_in_words(network),
        tuple(last_days(network, arrivals)),
        tuple(second_look(Seen(network, plan, arrivals))),
    )


def doubts(network: Network, implied: Outlook) -> list[str]:
    """Return what is allowed but looks like a slip: losses, giant parcels, no value, no cash."""
    lines = []
    for product, its in zip(network.listings, implied.products, strict=True):
        if its.margin <= 0:
            decimals = decimals_of_price(its.price, network.minor.decimals)
            lines.append(say.LOSS(product=product.name, amount=number(-its.margin, decimals)))
        if product.volume_m3 > 1:
            lines.append(say.BULKY(product=product.name, volume=f"{product.volume_m3:g}"))
        if product.weight_kg > 100:
            lines.append(say.HEAVY(product=product.name, weight=f"{product.weight_kg:g}"))
        if product.leftover_value == 0:
            lines.append(say.NO_LEFTOVER_VALUE(product=product.name))
    lines += [
        *finer_in_words(network),
        *gaps_in_words(network),
        *implied.idle,
        *implied.second_look,
    ]
    close = shortage(network, implied.cash.closes)
    if close:
        date = f"{network.date(close.day)}"
        lines.append(say.SHORT_OF_CASH(policy=quoted(network.scenario.current_rule), date=date))
    return lines


def _days_of_cover(network: Network, plan: Plan) -> Floats:
    """Return the days that the opening stock lasts, (P,); rows that share a shelf together."""
    pool = pools(network.listings)
    stock = pool.on_shelves(
        np.array([float(row.opening_stock) for row in network.listings]), axis=0
    )
    daily = pool.shown(plan.units[:7].mean(axis=0), axis=0)
    forever = np.full(len(stock), np.inf)
    return np.asarray(np.divide(stock, daily, out=forever, where=daily > 0))


def _product(shop: Shop, row: int, plan: Plan, cover: Floats) -> ProductOutlook:
    """Work out the outlook of a shop's row; money in the main currency."""
    product, place = shop.listings[row], shop.first + row
    units = {
        source: float(plan.sources[source][: shop.plan_days, place].sum())
        for source in say.SOURCES
        if source in _ALWAYS_SHOWN or plan.sources[source].any()
    }
    total, left = sum(units.values()), margin(shop, row)
    days_on_sale = max(shop.plan_days - max(shop.launch(product), 0), 1)
    return ProductOutlook(
        name=product.name,
        units_a_day=total / days_on_sale,
        shares={name: amount / total if total else 0.0 for name, amount in units.items()},
        days_of_cover=float(cover[place]),
        price=shop.minor.shown(product.price),
        margin=left,
        breakeven_roas=shop.minor.shown(product.price) / left if left > 0 else None,
    )
