"""What a unit leaves after cost, fees, freight, fulfilment, refusals and returns, before ads."""

from __future__ import annotations

import numpy as np

from ..scenario.part import cents
from ..scenario.row import Row
from ..scenario.scenario import OneShop
from ..world.money.fees import net_price
from ..world.worth import freight


def margin(shop: OneShop, product: Row) -> float:
    """Return the expected money of a unit that is sold, in the main currency."""
    refused = _refused(shop)
    accepted = 1.0 - refused
    returned = accepted * product.return_share
    back = refused + returned * (1.0 - shop.returns.refund_only_share)
    refund = product.price * (1.0 - shop.settlement.commission)
    income = accepted * _net_price(shop, product) - returned * refund - _collecting(shop, product)
    return income - _cost(shop, product) + back * _salvage(shop, product)


def _net_price(shop: OneShop, product: Row) -> float:
    """Return the price after fees and the transfer to the bank."""
    price = float(net_price(np.array(cents(product.price)), shop.settlement)) / 100
    return price * (1.0 - shop.settlement.withdrawal_share)


def _cost(shop: OneShop, product: Row) -> float:
    """Return what buying, shipping, packing and sending a unit costs."""
    warehouse = next(w for w in shop.warehouses if w.name == product.home)
    material = shop.packing.material_per_unit if shop.packing else 0.0
    return product.unit_cost + warehouse.fulfilment_per_unit + freight(shop, product) + material


def _refused(shop: OneShop) -> float:
    """Return the share of units that are refused at the door."""
    terms = shop.cash_on_delivery
    return terms.share * terms.refused_share if terms else 0.0


def _collecting(shop: OneShop, product: Row) -> float:
    """Return what collecting at the door costs, of all units."""
    terms = shop.cash_on_delivery
    if terms is None:
        return 0.0
    fee = product.price * terms.fee_share + terms.fee_per_unit
    return (terms.share - _refused(shop)) * fee


def _salvage(shop: OneShop, product: Row) -> float:
    """Return what a unit that came back is worth, less what handling it costs."""
    fit, terms = product.resaleable_share, shop.returns.handling
    if terms is None:
        return fit * product.unit_cost
    mended, sold = (1.0 - fit) * terms.refurbished_share, (1.0 - fit) * terms.liquidated_share
    worth = (fit + mended + sold * terms.liquidation_value) * product.unit_cost
    each = terms.freight_per_unit + terms.inspection_per_unit
    return worth - each - mended * terms.refurbish_per_unit
