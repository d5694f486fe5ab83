"""One shop in a block of worlds: what its buyers want, how its parcels go, when it is paid."""

from dataclasses import dataclass

from ...arrays import Cents, Flags, Floats, Units, np
from ...chance.luck import ShopLuck
from ...network.shop import Shop as Terms
from ..core.causes import LIVE_FEES
from ..core.ledger import Ledger
from ..core.portion import divided, share_of
from ..core.stock import ALL, Stock
from ..demand.market import Market, market
from ..money.ad_account import AdAccount, AdPurse, ad_purse
from ..money.collection import Collection, collection
from ..money.settlement import Settlement
from ..parcels.delivery import Delivery, delivery
from ..parcels.dispatch_promise import DispatchPromise, NoPromise, dispatch_promise
from ..parcels.doorstep import Doorstep, doorstep
from ..parcels.inspection import Inspection, inspection, resaleable
from ..parcels.last_mile import LastMile, last_mile
from ..parcels.packing import Packing, packing
from ..parcels.returns import NoReturns, Returns, returns
from ..platform.platform import NoPlatform, Platform, open_platform


@dataclass(slots=True)
class Shop:
    """The departments of one shop; `rows` are its listings among the seller's."""

    name: str
    rows: slice
    stock: Stock
    ledger: Ledger
    ad_purse: AdPurse
    market: Market
    packing: Packing
    promise: DispatchPromise | NoPromise
    delivery: Delivery
    last_mile: LastMile
    doorstep: Doorstep
    settlement: Settlement
    collection: Collection
    returns: Returns | NoReturns
    inspection: Inspection
    platform: Platform | NoPlatform
    fit: Floats
    """Share of returns that is fit for sale, (P, 1)."""
    wasted: Cents
    """Cents of ads spent on an empty shelf so far, (W,)."""

    @property
    def empty(self) -> Flags:
        """Which listings no shelf can serve, (P, W)."""
        return self.market.fallback.is_empty(ALL, self.stock)

    @property
    def back(self) -> Units:
        """Units refused or returned that will be fit for sale: to inspect, or under way, (P, W)."""
        way_back = self.doorstep.way_back.outstanding + self.returns.way_back.outstanding
        return self.inspection.to_shelf.outstanding + share_of(way_back, self.fit)

    def take_back(self, day: int) -> None:
        """Receive what was refused and returned; put what is fit for sale on the shelf."""
        for way_back in (self.doorstep.way_back, self.returns.way_back):
            if way_back.is_due(day):
                self.inspection.receive(day, way_back.due(day))
        if self.inspection.to_shelf.is_due(day):
            self.stock.restock(self.inspection.to_shelf.due(day))

    def close(self, day: int) -> None:
        """Cancel what waited too long, send the parcels, book what the day earned and cost."""
        self.stock.cancelled += self.market.when_empty.stale(self.stock, day)
        parcels = self.packing.dispatch(day)
        self.promise.close(day)
        price = self.market.prices.close(self.stock, parcels)
        self._deliver(day, parcels, price)
        self._pay_for_demand(day)
        self.platform.close(day, self.returns.returned)

    def _deliver(self, day: int, parcels: Units, price: Cents) -> None:
        """Pay for the day's parcels; book what they will earn, and what of them will come back."""
        sent = self.delivery.send(parcels, self.market.fallback.lent)
        self.last_mile.bill(day, sent.cents)
        delivered = self.doorstep.deliver(day, parcels)
        prepaid = divided(delivered.prepaid, sent.parts)
        collected = divided(delivered.collected, sent.parts)
        sales = {
            later: (
                self.settlement.sell(day, units, price, later),
                *self.collection.sell(day, at_the_door, price, later),
            )
            for (later, units), (_, at_the_door) in zip(prepaid, collected, strict=True)
        }
        kept = parcels - delivered.refused
        self.settlement.deduct(day, self.market.close(day, parcels, kept))
        self.settlement.close(day, parcels)
        for later, back, units in self.returns.send(day, divided(kept, sent.parts)):
            self.settlement.refund(back, units, sales[later])

    def check(self) -> None:
        """Assert that no unit is missing at buyers, no cent at the platform; always."""
        self.doorstep.check()
        self.returns.check()
        self.inspection.check()
        self.settlement.balance.check()

    def _pay_for_demand(self, day: int) -> None:
        """Pay for the day's ads and hosts."""
        for spent, wasted in self.market.ads.close():
            self.ad_purse.pay(day, spent.sum(axis=0))
            self.wasted += wasted.sum(axis=0)
        for fees in self.market.live.fees(day):
            self.ledger.post(LIVE_FEES, -fees)


def open_shop(
    terms: Terms,
    luck: ShopLuck,
    stock: Stock,
    rows: slice,
    ledger: Ledger,
    account: AdAccount,
) -> Shop:
    """Return a shop on the eve of its first day; `terms` hold what concerns it alone."""
    part = stock.part(rows)
    shape = part.on_hand.shape
    platform = open_platform(terms, luck.platform, part)
    carrier, settlement = last_mile(terms, ledger), Settlement(terms, ledger, luck.payout)
    return Shop(
        name=terms.name,
        rows=rows,
        stock=part,
        ledger=ledger,
        ad_purse=ad_purse(terms, settlement.balance, account),
        market=market(terms, luck.demand, part, stock, platform),
        packing=packing(terms, luck.parcels.packed, part, ledger, carrier),
        promise=dispatch_promise(terms, part),
        delivery=delivery(terms, shape[1]),
        last_mile=carrier,
        doorstep=doorstep(terms, luck.parcels, shape),
        settlement=settlement,
        collection=collection(terms, settlement),
        returns=returns(terms, luck.parcels, shape),
        inspection=inspection(terms, ledger, shape),
        platform=platform,
        fit=resaleable(terms),
        wasted=np.zeros(shape[1], np.int64),
    )
