"""One shop seen alone: its listings, calendar and terms, money in the main currency."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from ..scenario.creator import Creator
from ..scenario.currency import converted
from ..scenario.live import Host, Live
from ..scenario.market import Market
from ..scenario.packing import Packing
from ..scenario.part import Part
from ..scenario.platform import Platform
from ..scenario.promotion import Promotion
from ..scenario.returns import CashOnDelivery, Returns
from ..scenario.scenario import Scenario
from ..scenario.season import Payday, SellingSeason
from ..scenario.settlement import Settlement
from .horizon import Horizon
from .listing import Listing, listings_by_shop
from .way import Way, ways_of


@dataclass(frozen=True)
class Shop(Horizon):
    """What concerns one shop alone."""

    name: str
    mark: str
    """What luck tells a further shop's entities by; empty for the main shop."""
    scenario: Scenario = field(repr=False)
    """What the file says, of all shops."""
    listings: tuple[Listing, ...]
    all_listings: tuple[Listing, ...] = field(repr=False)
    """Those of all shops: any of them may lie in reach."""
    first: int
    """The place of its own first listing among them."""
    lives: tuple[Live, ...]
    hosts: tuple[Host, ...]
    promotions: tuple[Promotion, ...]
    creators: tuple[Creator, ...]
    seasons: tuple[SellingSeason, ...]
    paydays: tuple[Payday, ...]
    market: Market
    settlement: Settlement
    packing: Packing | None
    platform: Platform | None
    cash_on_delivery: CashOnDelivery | None
    returns: Returns

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """How its buyers are served: each row from home, then from the shelves it falls back on."""
        rows = range(self.first, self.first + len(self.listings))
        return tuple(ways_of(self.scenario, self.settlement, rows, self.all_listings))

    @property
    def prices_move(self) -> bool:
        """Whether any shop says what prices do: the policy's prices are asked in all of them."""
        return any(listing.demand.price_elasticity for listing in self.all_listings)

    def rows_of(self, product: str) -> list[int]:
        """Return the places of a product among the listings: one, or one a region."""
        return [row for row, listing in enumerate(self.listings) if listing.product == product]

    def luck_of(self, entity: str) -> str:
        """Return what names the luck of something in this shop, and in no other."""
        return entity + self.mark


def open_shops(scenario: Scenario) -> tuple[Shop, ...]:
    """Return the shops of a scenario, the main one first."""
    shops = listings_by_shop(scenario)
    starts = accumulate((len(own) for own in shops), initial=0)
    names: list[tuple[str, str, Mapping[str, Part]]] = [(scenario.shop_name, "", {})]
    names += [(shop.name, f" @ {shop.name}", shop.tables()) for shop in scenario.further_shops]
    everything = tuple(listing for own in shops for listing in own)
    return tuple(
        _open(scenario, *who, own, everything, start)
        for who, own, start in zip(names, shops, starts, strict=False)
    )


def _open(
    scenario: Scenario,
    name: str,
    mark: str,
    tables: Mapping[str, Part],
    own: tuple[Listing, ...],
    everything: tuple[Listing, ...],
    first: int,
) -> Shop:
    """Return one shop with its calendar, and what tables it has of its own."""
    here = {None, name} if not mark else {name}
    rates = {shop.name: shop.exchange_rate for shop in scenario.further_shops}
    rate = rates.get(name, 1.0) if mark else 1.0
    usual = {key: getattr(scenario, key) for key in _TABLES}
    return Shop(
        start=scenario.start,
        days=scenario.days,
        name=name,
        mark=mark,
        scenario=scenario,
        listings=own,
        all_listings=everything,
        first=first,
        lives=tuple(live for live in scenario.lives if live.shop in here),
        hosts=tuple(converted(host, rates.get(host.shop or "", 1.0)) for host in scenario.hosts),
        promotions=tuple(converted(p, rate) for p in scenario.promotions if p.shop in here),
        creators=tuple(creator for creator in scenario.creators if creator.shop in here),
        seasons=tuple(season for season in scenario.seasons if season.shop in {None, name}),
        paydays=tuple(payday for payday in scenario.paydays if payday.shop in {None, name}),
        **usual | dict(tables),
    )


_TABLES = ("market", "settlement", "packing", "platform", "cash_on_delivery", "returns")
"""What a further shop may have of its own."""
