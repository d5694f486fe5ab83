"""A scenario: all that the file says, frozen and checked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import Field, PrivateAttr, model_validator

from ..policy.composed import Composed
from ..policy.fit import Known, misfits
from .ad_account import AdCredit, AdWallet
from .calendar import BEYOND, Host, Live, Promotion
from .creator import Creator
from .currency import converted
from .gaps import gaps
from .lane import Lane
from .network import Delivery, Listing, Region, Shop
from .packing import Packing
from .part import MAIN, Name, Part
from .platform import Platform
from .problem import Place, PlacedError
from .product import Product
from .returns import CashOnDelivery, Returns
from .routes import dead_ends, never_open
from .row import Row, shop_rows
from .season import Payday, SellingSeason
from .settlement import Settlement
from .shop import Cash, Market
from .substitute import Substitute
from .supplier import Supplier
from .supply import Shipment, Warehouse
from .transfer import Route, Transfer, idle, routes
from .way import Way, ways_of


class Scenario(Part):
    """A seller's world and the policies to compare in it."""

    name: Name
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    start: Annotated[dt.date, Field(strict=True, ge=dt.date(1990, 1, 1), le=dt.date(2200, 1, 1))]
    days: Annotated[int, Field(strict=True, ge=1, le=3650)]
    runs: Annotated[int, Field(strict=True, ge=2, le=10_000_000)] = 2000
    seed: Annotated[int, Field(strict=True, ge=0, le=2**63 - 1)] = 1
    current_rule: Name = Field(description="the policy that the shop follows today")
    shop_name: Name = Field(MAIN, description="of the shop that this file's tables describe")
    cash: Cash
    ad_wallet: AdWallet | None = None
    ad_credit: AdCredit | None = None
    market: Market = Market()
    settlement: Settlement = Settlement()
    packing: Packing | None = None
    platform: Platform | None = None
    cash_on_delivery: CashOnDelivery | None = None
    returns: Returns = Returns()
    products: Annotated[tuple[Product, ...], Field(alias="product", min_length=1)]
    suppliers: Annotated[tuple[Supplier, ...], Field(alias="supplier", min_length=1)]
    lanes: Annotated[tuple[Lane, ...], Field(alias="lane", min_length=1)]
    warehouses: Annotated[tuple[Warehouse, ...], Field(alias="warehouse", min_length=1)]
    further_shops: tuple[Shop, ...] = Field((), alias="shop")
    further_listings: tuple[Listing, ...] = Field((), alias="listing")
    regions: tuple[Region, ...] = Field((), alias="region")
    deliveries: tuple[Delivery, ...] = Field((), alias="delivery")
    transfers: tuple[Transfer, ...] = Field((), alias="transfer")
    shipments: tuple[Shipment, ...] = Field((), alias="shipment")
    hosts: tuple[Host, ...] = Field((), alias="host")
    lives: tuple[Live, ...] = Field((), alias="live")
    promotions: tuple[Promotion, ...] = Field((), alias="promotion")
    creators: tuple[Creator, ...] = Field((), alias="creator")
    seasons: tuple[SellingSeason, ...] = Field((), alias="season")
    paydays: tuple[Payday, ...] = Field((), alias="payday")
    substitutes: tuple[Substitute, ...] = Field((), alias="substitute")
    policies: Annotated[tuple[Composed, ...], Field(alias="policy", min_length=1)]
    _folder: Path = PrivateAttr(default=Path())
    _text: str = PrivateAttr(default="")
    _opened: tuple[OneShop, ...] | None = PrivateAttr(default=None)
    _inherited: dict[str, str] = PrivateAttr(default_factory=dict)

    @model_validator(mode="after")
    def _ads_are_paid_in_one_way(self) -> Self:
        if self.ad_wallet and self.ad_credit:
            raise PlacedError([(("ad_credit",), "ads are paid from a wallet or on credit")])
        return self

    @model_validator(mode="after")
    def _parts_fit(self) -> Self:
        wrong: list[tuple[Place, str]] = [((), line) for line in gaps(self)]
        lame = [] if wrong else idle(self.transfers, self.listings)
        wrong += [(("transfer", number), line) for number, line in lame]
        wrong += [
            (("policy", number), line)
            for number, policy in enumerate(self.policies)
            for line in misfits(policy, self.known)
        ]
        if wrong:
            raise PlacedError(wrong)
        return self

    @model_validator(mode="after")
    def _goods_find_a_way(self) -> Self:
        calendar = [self.date(day) for day in range(self.days + BEYOND)]
        wrong = [*dead_ends(self.lanes, self.products, self.listings)]
        wrong += never_open(self.lanes, self.suppliers, calendar)
        if wrong:
            raise PlacedError(wrong)
        return self

    @property
    def known(self) -> Known:
        """What a policy's numbers and modes may name."""
        rows = tuple((row.name, row.sku, row.role) for row in self.listings)
        backed_up = any(len(product.suppliers) > 1 for product in self.products)
        prices_move = any(shop.prices_move for shop in self.shops)
        return Known(rows, self.modes, backed_up, prices_move, bool(self.transfer_routes))

    @property
    def modes(self) -> frozenset[str]:
        """The modes that reach every home warehouse."""
        homes = {row.home for row in self.listings if row.owns_shelf}
        reached = [{lane.mode for lane in self.lanes if lane.to == home} for home in homes]
        return frozenset.intersection(*map(frozenset, reached))

    @property
    def folder(self) -> Path:
        """Where the file lies; own policy files are found from here."""
        return self._folder

    def __eq__(self, other: object) -> bool:
        """Compare what the files say, not where they lie."""
        return isinstance(other, Scenario) and self.model_dump() == other.model_dump()

    __hash__ = None  # type: ignore[assignment] # tables by product name cannot be hashed

    @property
    def text(self) -> str:
        """The file as it was read, comments and all."""
        return self._text

    @property
    def inherited(self) -> Mapping[str, str]:
        """Texts of the files that it extends, nearest first, by path from the folder."""
        return self._inherited

    def day(self, date: dt.date) -> int:
        """Return the number of a date, 0 on the first day."""
        return (date - self.start).days

    def date(self, day: int) -> dt.date:
        """Return the date of a day number."""
        return self.start + dt.timedelta(days=day)

    def launch(self, product: Product) -> int:
        """Return the first day on which a product is on sale, 0 or later."""
        return self.day(product.on_sale_from or self.start)

    @property
    def homes(self) -> tuple[Warehouse, ...]:
        """The home warehouse of each row."""
        known = {warehouse.name: warehouse for warehouse in self.warehouses}
        return tuple(known[row.home] for row in self.listings)

    @property
    def shops(self) -> tuple[OneShop, ...]:
        """What concerns each shop alone, the main one first."""
        if self._opened is None:
            self._opened = self._open()
        return self._opened

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with some keys changed; its shops are worked out anew."""
        copy = super().model_copy(update=update, deep=deep)
        copy._opened = None
        return copy

    def _open(self) -> tuple[OneShop, ...]:
        """Work out the shops."""
        rows = shop_rows(self)
        shops = [self._one_shop(self.shop_name, "", {})]
        shops += [self._one_shop(s.name, f" @ {s.name}", s.tables()) for s in self.further_shops]
        starts = accumulate((len(own) for own in rows), initial=0)
        shelves = tuple(row for own in rows for row in own)
        return tuple(
            shop.model_copy(update={"products": own, "shelves": shelves, "first": start})
            for shop, own, start in zip(shops, rows, starts, strict=False)
        )

    def _one_shop(self, name: str, mark: str, tables: dict[str, Part]) -> OneShop:
        """Return one shop's calendar, and what tables it has of its own."""
        here = {None, name} if not mark else {name}
        rates = {shop.name: shop.exchange_rate for shop in self.further_shops}
        rate = rates.get(name, 1.0) if mark else 1.0
        own = {
            "name": name,
            "mark": mark,
            "lives": tuple(live for live in self.lives if live.shop in here),
            "hosts": tuple(converted(host, rates.get(host.shop or "", 1.0)) for host in self.hosts),
            "promotions": tuple(converted(p, rate) for p in self.promotions if p.shop in here),
            "creators": tuple(creator for creator in self.creators if creator.shop in here),
            "seasons": tuple(season for season in self.seasons if season.shop in {None, name}),
            "paydays": tuple(payday for payday in self.paydays if payday.shop in {None, name}),
        }
        return OneShop.model_construct(**dict(self) | own | tables)

    @property
    def listings(self) -> tuple[Row, ...]:
        """The rows of all shops, in the order of every first axis."""
        return tuple(row for shop in self.shops for row in shop.products)

    @property
    def listing_names(self) -> tuple[str, ...]:
        """Their names."""
        return tuple(row.name for row in self.listings)

    def rows_of(self, product: str) -> list[int]:
        """Return the places of a product among the products: one, or one a region."""
        return [row for row, sold in enumerate(self.products) if sold.sku == product]

    @property
    def enrolled(self) -> tuple[tuple[Promotion, tuple[str, ...]], ...]:
        """Each promotion with the names of the rows that take part."""
        return tuple(
            (promotion, tuple(row.name for row in shop.products if row.sku in promotion.products))
            for shop in self.shops
            for promotion in shop.promotions
        )

    @property
    def transfer_routes(self) -> tuple[Route, ...]:
        """From which shelf to which other of the same product goods may be moved, and how."""
        return tuple(routes(self.transfers, self.listings))

    def row_of(self, shipment: Shipment) -> int:
        """Return the row that goods on the water are for: the first of the product there."""
        shelves = [(n, row) for n, row in enumerate(self.listings) if row.owns_shelf]
        rows = [(n, row) for n, row in shelves if row.product == shipment.product]
        return next(n for n, row in rows if shipment.to in {None, row.home})

    def luck_of(self, entity: str) -> str:
        """Return what names the luck of something in this shop."""
        return entity

    @property
    def rows(self) -> tuple[slice, ...]:
        """Which listings belong to each shop."""
        ends = tuple(accumulate(len(shop.products) for shop in self.shops))
        return tuple(slice(*pair) for pair in pairwise((0, *ends)))

    @property
    def prices_move(self) -> bool:
        """Whether the scenario says of any product what another price does to its orders."""
        return any(product.demand.price_elasticity for product in self.products)

    def policy(self, name: str) -> Composed:
        """Return a policy by name."""
        return next(policy for policy in self.policies if policy.name == name)


class OneShop(Scenario):
    """What concerns one shop alone: its rows, calendar and terms, money in the main currency."""

    products: Annotated[tuple[Row, ...], Field(alias="product")]
    mark: str
    """What luck tells a further shop's entities by; empty for the main shop."""
    shelves: tuple[Row, ...]
    """The rows of all shops: any of them may lie in reach."""
    first: int
    """The place of its own first row among them."""

    @property
    def ways(self) -> tuple[Way, ...]:
        """How its buyers are served: each row from home, then from the shelves it falls back on."""
        return tuple(ways_of(self))

    @property
    def shops(self) -> tuple[OneShop, ...]:
        """Only itself."""
        return (self,)

    @property
    def prices_move(self) -> bool:
        """Whether any shop says so: the policy's prices are asked in all of them."""
        return any(row.demand.price_elasticity for row in self.shelves)

    def luck_of(self, entity: str) -> str:
        """Return a name that no other shop has."""
        return entity + self.mark
