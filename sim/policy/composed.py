"""A policy made of seven rules, or of one Python file, as the scenario file names it."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from .ads import AdsRule, AnyAds
from .ads.as_planned import AsPlanned
from .alerts import Alert, AnyAlert
from .alerts.none import NoAlert
from .decision import MOST_UNITS, Decision
from .desk import Desk
from .freight import AnyFreight, Freight
from .freight.by_one_mode import ByOneMode
from .orders import AnyOrder, Order
from .orders.none import NoOrder
from .prices import AnyPrice, PriceRule
from .prices.list_price import ListPrice
from .rule import Rule
from .sourcing import AnySourcing, Sourcing
from .sourcing.first import FirstSupplier
from .transfers import AnyTransfers, TransferRule
from .transfers.none import NoTransfer


class Composed(Rule):
    """A named policy: alert, order, freight, sourcing, ads, price, transfers; or `own`, a file."""

    name: str = Field(min_length=1, max_length=64)
    """What tables, charts and `current_rule` call it."""
    alert: AnyAlert = NoAlert()
    """How worried the seller is about each listing; none: never."""
    order: AnyOrder = NoOrder()
    """How many units are bought; none: nothing is ordered."""
    freight: AnyFreight = ByOneMode()
    """By which modes the ordered units go."""
    sourcing: AnySourcing = FirstSupplier()
    """Which part of an order goes to the second supplier."""
    ads: AnyAds = AsPlanned()
    """Which share of the planned ads is spent."""
    price: AnyPrice = ListPrice()
    """Which share of the list price is asked."""
    transfers: AnyTransfers = NoTransfer()
    """What moves between warehouses."""
    reaction_days: Annotated[int, Field(strict=True, ge=0, le=365)] = Field(
        0, description="days from the decision to order to the order"
    )
    today: dict[str, dict[str, Annotated[int, Field(strict=True, ge=0, le=MOST_UNITS)]]] = Field(
        default={},
        description="units by mode and listing that are ordered on the first day, whatever the"
        " rules would have ordered of them: today.sea = { lamp = 1800 }; what it does not name, and"
        " every later day, is the rules'",
    )
    own: str | None = Field(None, description='a Python file and a class in it: "my_rules.py:Mine"')

    @model_validator(mode="after")
    def _own_stands_alone(self) -> Self:
        rules = [key for key in type(self).model_fields if key not in {"name", "own", "today"}]
        if self.own and self.model_fields_set & set(rules):
            raise ValueError(f"a policy of your own decides all: leave {', '.join(rules)} out")
        return self

    @property
    def ships(self) -> bool:
        """Whether it may order at all; if not, no lane needs to be there for it."""
        return self.order.rule != "none" or "freight" in self.model_fields_set

    @property
    def has_alert(self) -> bool:
        """Whether it looks at the stock and may turn from green."""
        return self.alert.rule != "none"

    @property
    def in_plenty(self) -> Self:
        """The policy as it decides on ads and prices where no shelf is ever low nor overfull."""
        if self.own:
            return self
        return type(self)(name=self.name, ads=self.ads.in_plenty, price=self.price.in_plenty)

    def decide(self, desk: Desk) -> Decision:
        """Ask the seven rules in turn."""
        # Declared, so that the type checker holds every leaf to the protocol of its folder.
        alert: Alert = self.alert
        order: Order = self.order
        freight: Freight = self.freight
        sourcing: Sourcing = self.sourcing
        ads: AdsRule = self.ads
        price: PriceRule = self.price
        transfers: TransferRule = self.transfers
        levels = alert.levels(desk)
        units = order.units(desk, levels)
        return Decision(
            orders=freight.modes(desk, units, levels) if self.ships else {},
            ads=ads.share(desk, levels),
            levels=levels,
            backup_share=sourcing.backup_share(desk, levels),
            price=price.price(desk, levels),
            standby=ads.standby_share(desk, levels),
            transfers=transfers.wishes(desk),
        )
