"""What a unit leaves after cost, taxes, fees, freight, fulfilment and returns, before ads."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from ..arrays import Mills
from ..network.lanes import cheapest, lanes_of, unit_freight
from ..network.listing import Listing
from ..network.shop import Shop
from ..scenario.lane import Lane, Tax
from ..scenario.part import MILLS, mills
from ..scenario.settlement import Settlement
from ..scenario.supplier import Supplier
from ..scenario.warehouse import Warehouse
from ..world.buying.supplier import unit_cost
from ..world.core import causes
from ..world.core.causes import CAUSES, Cause
from ..world.money.fees import net_price, refund_price


@dataclass(frozen=True)
class Unit:
    """A unit of a shop's row that is sold, and what becomes of it, by share."""

    shop: Shop
    row: int

    @property
    def product(self) -> Listing:
        """What it is a unit of."""
        return self.shop.listings[self.row]

    @property
    def supplier(self) -> Supplier:
        """Who sells it first."""
        return next(s for s in self.shop.terms.suppliers if s.name == self.product.suppliers[0])

    @property
    def lane(self) -> Lane:
        """The cheapest lane that brings it."""
        return cheapest(lanes_of(self.shop.terms.lanes, self.product).values(), self.product)

    @property
    def tax(self) -> Tax | None:
        """What the state asks for when goods land that leave on the first day; none: nothing."""
        landed = self.shop.date(math.ceil(self.lane.transit_days.mean))
        begun = [tax for tax in self.lane.taxes if tax.from_day <= landed]
        return max(begun, key=lambda tax: tax.from_day, default=None)

    @property
    def home(self) -> Warehouse:
        """Where it is unloaded."""
        return next(w for w in self.shop.terms.warehouses if w.name == self.product.home)

    @property
    def refused(self) -> float:
        """Share that is refused at the door."""
        terms = self.shop.cash_on_delivery
        return terms.share * terms.refused_share if terms else 0.0

    @property
    def refunded(self) -> float:
        """Share whose price goes back to the buyer, who may keep some of it."""
        return (1.0 - self.refused) * self.product.return_share

    @property
    def back(self) -> float:
        """Share that comes back."""
        return self.refused + self.refunded * (1.0 - self.shop.returns.refund_only_share)

    @property
    def unfit(self) -> float:
        """Share that comes back and cannot be sold as it is."""
        return self.back * (1.0 - self.product.resaleable_share)

    @property
    def refurbished(self) -> float:
        """Share that comes back and is repaired."""
        terms = self.shop.returns.handling
        return self.unfit * terms.refurbished_share if terms else 0.0

    @property
    def resold(self) -> float:
        """Share that comes back and goes on the shelf again."""
        return self.back * self.product.resaleable_share + self.refurbished


def margin(shop: Shop, row: int) -> float:
    """Return the expected money of a unit of a shop's row that is sold, in the main currency."""
    unit, entries = Unit(shop, row), [PER_UNIT[cause] for cause in CAUSES]
    money = sum(entry(unit) for entry in entries if not isinstance(entry, str))
    return shop.minor.shown(money + unit.resold * _each(unit.product.unit_cost))


def landed_cost(shop: Shop, row: int) -> float:
    """Return what a unit of a shop's row costs until it is on the shelf, in the main currency."""
    unit = Unit(shop, row)
    money = sum(entry(unit) for cause in LANDED if not isinstance(entry := PER_UNIT[cause], str))
    return -shop.minor.shown(money)


def _each(money: float) -> float:
    """Return what the ledger takes for a unit, in minor units."""
    return mills(money) / MILLS


def _price(unit: Unit, after: Callable[[Mills, Settlement], Mills]) -> float:
    """Return what the price comes to after the platform's terms, in minor units."""
    return float(after(np.array(mills(unit.product.price)), unit.shop.settlement)) / MILLS


def _payout(unit: Unit) -> float:
    """Return the price after the platform's fees."""
    return (1.0 - unit.refused) * _price(unit, net_price)


def _refund(unit: Unit) -> float:
    return -unit.refunded * _price(unit, refund_price)


def _collection(unit: Unit) -> float:
    terms = unit.shop.cash_on_delivery
    if terms is None:
        return 0.0
    fee = _each(unit.product.price * terms.fee_share) + _each(terms.fee_per_unit)
    return -(terms.share - unit.refused) * fee


def _bought(unit: Unit) -> float:
    return -unit_cost(unit.product, unit.supplier) / MILLS


def _freight(unit: Unit) -> float:
    return unit_freight(unit.lane, unit.product)


def _duty(unit: Unit) -> float:
    """Return duty alone, in minor units."""
    share = unit.tax.duty + unit.product.duty_share if unit.tax else 0.0
    return unit.product.unit_cost * share


def _duty_asked(unit: Unit) -> float:
    """Return duty with what a carrier that pays it first takes for that."""
    return _duty(unit) * (1.0 + (unit.lane.ddp_fee if unit.lane.duty_terms == "DDP" else 0.0))


def _vat(unit: Unit) -> float:
    taxed = unit.product.unit_cost + _duty(unit) + _freight(unit)
    return taxed * unit.tax.vat if unit.tax else 0.0


def _vat_back(unit: Unit) -> float:
    """Return the VAT that is given back, some day."""
    return 0.0 if unit.tax is None or unit.tax.vat_back_days is None else _vat(unit)


def _premium(unit: Unit) -> float:
    cover = unit.lane.insurance
    return unit.product.unit_cost * cover.premium if cover else 0.0


def _unloading(unit: Unit) -> float:
    return unit.product.volume_m3 * unit.home.inbound_per_m3 + _each(unit.product.handling_per_unit)


def _packing(unit: Unit) -> float:
    return -_each(unit.shop.packing.material_per_unit) if unit.shop.packing else 0.0


def _handling(unit: Unit) -> float:
    """Return what inspecting and repairing returns costs."""
    terms = unit.shop.returns.handling
    if terms is None:
        return 0.0
    each = _each(terms.freight_per_unit) + _each(terms.inspection_per_unit)
    return -unit.back * each - unit.refurbished * _each(terms.refurbish_per_unit)


def _liquidation(unit: Unit) -> float:
    terms = unit.shop.returns.handling
    if terms is None:
        return 0.0
    value = _each(unit.product.unit_cost * terms.liquidation_value)
    return unit.unfit * terms.liquidated_share * value


PER_UNIT: Mapping[Cause, Callable[[Unit], float] | str] = {
    causes.SALES: _payout,
    causes.PAYOUTS: "they move what was earned from the platform to the bank",
    causes.EARLIER_SALES: "earned before the first day",
    causes.EARLIER_REFUNDS: "lost before the first day",
    causes.EARLIER_DEPOSIT: "it comes back",
    causes.EARLIER_BILLS: "owed before the first day",
    causes.WITHDRAWAL: lambda unit: -_payout(unit) * unit.shop.settlement.withdrawal_share,
    causes.REFUNDS: _refund,
    causes.COD_FEES: _collection,
    causes.PLATFORM_DEPOSIT: "it comes back",
    causes.DEPOSITS: lambda unit: _bought(unit) * unit.supplier.deposit_share,
    causes.BALANCES: lambda unit: _bought(unit) * (1.0 - unit.supplier.deposit_share),
    causes.ORDER_FEES: "an order pays it, however many units it has",
    causes.SUPPLIER_CREDITS: "not foreseen",
    causes.FREIGHT: lambda unit: -_freight(unit),
    causes.DUTY: lambda unit: -_duty_asked(unit),
    causes.IMPORT_VAT: lambda unit: -_vat(unit),
    causes.VAT_BACK: _vat_back,
    causes.CUSTOMS_FEES: "not foreseen",
    causes.INSURANCE: lambda unit: -_premium(unit),
    causes.INSURANCE_CLAIMS: "not foreseen",
    causes.INBOUND_HANDLING: lambda unit: -_unloading(unit),
    causes.STORAGE: "it depends on how long a unit lies there",
    causes.OVER_CAPACITY: "it depends on what else lies there",
    causes.PRODUCT_PLACES: "a product pays it, however many units lie there",
    causes.TRANSFERS: "the policy decides what is moved",
    causes.PACKING: _packing,
    causes.FULFILMENT: lambda unit: -unit.shop.ways[unit.row].cost / MILLS,
    causes.RETURN_COSTS: _handling,
    causes.LIQUIDATION: _liquidation,
    causes.ADS: "the margin is what ads may cost",
    causes.AD_WALLET: "it pays for ads",
    causes.LIVE_FEES: "a session pays it, however much it sells",
    causes.FIXED_COSTS: "fixed",
    causes.INTEREST: "a cost of cash, not of units",
    causes.CAPITAL: "it depends on how long a unit lies there",
}
"""What a unit sold brings, above 0, or costs, below 0, in minor units, by cause; or why a
cause is no cost of a unit. Fees of a booking and overtime depend on what goes together, and the
share that a lane loses is not foreseen."""
LANDED = (
    causes.DEPOSITS, causes.BALANCES, causes.FREIGHT, causes.DUTY, causes.IMPORT_VAT,
    causes.VAT_BACK, causes.INSURANCE, causes.INBOUND_HANDLING,
)  # fmt: skip
"""What is paid until a unit is on the shelf."""
