"""A scenario: all that the file says, frozen and checked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, PrivateAttr, model_validator

from ..policy.composed import Composed
from ..policy.fit import Known, misfits
from .calendar import Host, Live, Promotion
from .lane import Lane
from .part import Name, Part
from .problem import PlacedError
from .product import Product
from .routes import dead_ends
from .season import Payday, SellingSeason
from .shop import Cash, Market, Settlement
from .substitute import Substitute
from .supplier import Supplier
from .supply import Shipment, Warehouse


class Scenario(Part):
    """A seller's world and the policies to compare in it."""

    name: Name
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    start: Annotated[dt.date, Field(strict=True, ge=dt.date(1990, 1, 1), le=dt.date(2200, 1, 1))]
    days: Annotated[int, Field(strict=True, ge=1, le=3650)]
    runs: Annotated[int, Field(strict=True, ge=2, le=10_000_000)] = 2000
    seed: Annotated[int, Field(strict=True, ge=0, le=2**63 - 1)] = 1
    current_rule: Name = Field(description="the policy that the shop follows today")
    cash: Cash
    market: Market = Market()
    settlement: Settlement = Settlement()
    products: Annotated[tuple[Product, ...], Field(alias="product", min_length=1)]
    suppliers: Annotated[tuple[Supplier, ...], Field(alias="supplier", min_length=1)]
    lanes: Annotated[tuple[Lane, ...], Field(alias="lane", min_length=1)]
    warehouses: Annotated[
        tuple[Warehouse, ...], Field(alias="warehouse", min_length=1, max_length=1)
    ]
    shipments: tuple[Shipment, ...] = Field((), alias="shipment")
    hosts: tuple[Host, ...] = Field((), alias="host")
    lives: tuple[Live, ...] = Field((), alias="live")
    promotions: tuple[Promotion, ...] = Field((), alias="promotion")
    seasons: tuple[SellingSeason, ...] = Field((), alias="season")
    paydays: tuple[Payday, ...] = Field((), alias="payday")
    substitutes: tuple[Substitute, ...] = Field((), alias="substitute")
    policies: Annotated[tuple[Composed, ...], Field(alias="policy", min_length=1)]
    _folder: Path = PrivateAttr(default=Path())
    _text: str = PrivateAttr(default="")
    _inherited: dict[str, str] = PrivateAttr(default_factory=dict)

    @model_validator(mode="after")
    def _policies_fit(self) -> Self:
        wrong = [
            (("policy", number), line)
            for number, policy in enumerate(self.policies)
            for line in misfits(policy, self.known)
        ]
        if wrong:
            raise PlacedError(wrong)
        return self

    @model_validator(mode="after")
    def _goods_find_a_way(self) -> Self:
        wrong = list(dead_ends(self.lanes, self.products))
        if wrong:
            raise PlacedError(wrong)
        return self

    @property
    def known(self) -> Known:
        """What a policy's numbers and modes may name."""
        products = tuple((product.name, product.role) for product in self.products)
        modes = frozenset(lane.mode for lane in self.lanes)
        backed_up = any(len(product.suppliers) > 1 for product in self.products)
        return Known(products, modes, backed_up, self.prices_move)

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

    @property
    def product_names(self) -> tuple[str, ...]:
        """Names in file order."""
        return tuple(product.name for product in self.products)

    @property
    def shops(self) -> tuple[Scenario, ...]:
        """What concerns each shop alone: its products, calendar, market and terms."""
        return (self,)

    @property
    def listings(self) -> tuple[Product, ...]:
        """The products of all shops, in the order of every first axis."""
        return tuple(product for shop in self.shops for product in shop.products)

    @property
    def listing_names(self) -> tuple[str, ...]:
        """Their names."""
        return tuple(listing.name for listing in self.listings)

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
