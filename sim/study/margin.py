"""What a unit leaves after cost, taxes, fees, freight, fulfilment and returns, before ads."""

from collections.abc import Callable, Mapping

import numpy as np

from ..arrays import Mills
from ..network.landed import Bought, each
from ..network.shop import Shop
from ..scenario.part import MILLS, mills
from ..scenario.settlement import Settlement
from ..world.core import causes
from ..world.core.causes import CAUSES, Cause
from ..world.money.fees import net_price, refund_price


class Unit(Bought):
    """A unit of a shop's row that is sold, and what becomes of it, by share."""

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
    return shop.minor.shown(money + unit.resold * each(unit.product.unit_cost))


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
    fee = each(unit.product.price * terms.fee_share) + each(terms.fee_per_unit)
    return -(terms.share - unit.refused) * fee


def _packing(unit: Unit) -> float:
    return -each(unit.shop.packing.material_per_unit) if unit.shop.packing else 0.0


def _handling(unit: Unit) -> float:
    """Return what inspecting and repairing returns costs."""
    terms = unit.shop.returns.handling
    if terms is None:
        return 0.0
    sent_back = each(terms.freight_per_unit) + each(terms.inspection_per_unit)
    return -unit.back * sent_back - unit.refurbished * each(terms.refurbish_per_unit)


def _liquidation(unit: Unit) -> float:
    terms = unit.shop.returns.handling
    if terms is None:
        return 0.0
    value = each(unit.product.unit_cost * terms.liquidation_value)
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
    causes.DEPOSITS: lambda unit: -unit.price * unit.supplier.deposit_share,
    causes.BALANCES: lambda unit: -unit.price * (1.0 - unit.supplier.deposit_share),
    causes.ORDER_FEES: "an order pays it, however many units it has",
    causes.SUPPLIER_CREDITS: "not foreseen",
    causes.FREIGHT: lambda unit: -unit.freight,
    causes.DUTY: lambda unit: -unit.duty,
    causes.IMPORT_VAT: lambda unit: -unit.vat,
    causes.VAT_BACK: lambda unit: unit.vat_back,
    causes.CUSTOMS_FEES: "not foreseen",
    causes.INSURANCE: lambda unit: -unit.insurance,
    causes.INSURANCE_CLAIMS: "not foreseen",
    causes.INBOUND_HANDLING: lambda unit: -unit.unloading,
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
