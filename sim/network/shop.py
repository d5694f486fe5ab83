"""One shop seen alone: its listings, calendar and terms, money in the main minor unit."""

from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, chain

from ..scenario.calendar import Payday, Promotion, SellingSeason
from ..scenario.creator import Creator
from ..scenario.currency import MinorUnit
from ..scenario.live import Host, Live
from ..scenario.market import Market
from ..scenario.parcels import CashOnDelivery, Packing, Returns
from ..scenario.platform import Platform
from ..scenario.scenario import Scenario
from ..scenario.settlement import Settlement
from ..scenario.shops import FurtherShop
from .horizon import Horizon
from .listing import Listing, listings_by_shop
from .run_off import horizon_of, lives_within, promotions_within
from .way import Way, ways_of


@dataclass(frozen=True)
class Shop(Horizon):
    """What concerns one shop alone."""

    name: str
    mark: str
    """What luck tells its entities by; empty for the main shop."""
    terms: Scenario = field(repr=False)
    """What the file says of all shops, in the same units."""
    listings: tuple[Listing, ...]
    all_listings: tuple[Listing, ...] = field(repr=False)
    """Those of all shops: any of them may lie in reach."""
    first: int
    """The row of its own first listing among them."""
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
    def minor(self) -> MinorUnit:
        """The unit in which its money is counted."""
        return MinorUnit.of(self.terms.currency)

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """How its buyers are served: from a listing's home, then from where it falls back on."""
        rows = range(self.first, self.first + len(self.listings))
        return tuple(ways_of(self.terms, self.settlement, rows, self.all_listings))

    @property
    def prices_move(self) -> bool:
        """Whether any shop says what prices do: the policy's prices are asked in all of them."""
        return any(listing.demand.price_elasticity for listing in self.all_listings)

    @cached_property
    def is_watched(self) -> bool:
        """Whether an empty shelf changes anything before the day is over.

        It does where ads, sessions, a label or buyers of something else turn on it, orders go on or
        are capped or correct a record, or another shelf or shop is in reach. Where nothing does, a
        day of trade is one interval: what is wanted and served in it is the same.
        """
        turns = self.lives or self.platform or self.market.fast_delivery or self.terms.substitutes
        reaches = len(self.all_listings) < len(self.ways) or len(self.terms.further_shops)
        return bool(
            turns
            or reaches
            or self.market.stockout.orders != "lost"
            or any(listing.ads for listing in self.listings)
            or any(warehouse.records for warehouse in self.terms.warehouses)
            or not all(listing.owns_shelf for listing in self.all_listings)
        )

    def rows_of(self, product: str) -> list[int]:
        """Return the rows of a product among the listings: one, or one a region."""
        return [row for row, listing in enumerate(self.listings) if listing.product == product]

    def luck_of(self, entity: str) -> str:
        """Return what names the luck of something in this shop, and in no other."""
        return entity + self.mark


def open_shops(scenario: Scenario) -> tuple[Shop, ...]:
    """Return the shops of a scenario in minor units, the main one first."""
    by_shop = listings_by_shop(scenario)
    firsts = accumulate(map(len, by_shop), initial=0)
    shops = zip((None, *scenario.further_shops), by_shop, firsts, strict=False)
    everywhere = tuple(chain.from_iterable(by_shop))
    return tuple(_open(scenario, *shop, everywhere) for shop in shops)


def _open(
    scenario: Scenario,
    further: FurtherShop | None,
    listings: tuple[Listing, ...],
    first: int,
    all_listings: tuple[Listing, ...],
) -> Shop:
    """Return one shop with its calendar; a further one has what terms it says of its own."""
    name = further.name if further else scenario.shop_name
    here = {name} if further else {name, None}
    own: Scenario | FurtherShop = further or scenario
    horizon = horizon_of(scenario)
    return Shop(
        **vars(horizon),
        name=name,
        mark=further.mark if further else "",
        terms=scenario,
        listings=listings,
        all_listings=all_listings,
        first=first,
        lives=lives_within(horizon, [live for live in scenario.lives if live.shop in here]),
        hosts=scenario.hosts,
        promotions=promotions_within(
            horizon, [sale for sale in scenario.promotions if sale.shop in here]
        ),
        creators=tuple(creator for creator in scenario.creators if creator.shop in here),
        seasons=tuple(season for season in scenario.seasons if season.shop in {None, name}),
        paydays=tuple(payday for payday in scenario.paydays if payday.shop in {None, name}),
        market=own.market or scenario.market,
        settlement=own.settlement or scenario.settlement,
        packing=own.packing or scenario.packing,
        platform=own.platform or scenario.platform,
        cash_on_delivery=own.cash_on_delivery or scenario.cash_on_delivery,
        returns=own.returns or scenario.returns,
    )
