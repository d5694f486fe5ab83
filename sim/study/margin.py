"""What a unit leaves after cost, fees, freight, fulfilment, refusals and returns, before ads."""

from __future__ import annotations

import numpy as np

from ..network.listing import Listing
from ..network.shop import Shop
from ..scenario.part import cents
from ..world.buying.supplier import unit_cost
from ..world.money.fees import net_price, refund_price
from ..world.run.worth import freight


def margin(shop: Shop, row: int) -> float:
    """Return the expected money of a unit of a shop's row that is sold, in the main currency."""
    product, refused = shop.listings[row], _refused(shop)
    accepted = 1.0 - refused
    returned = accepted * product.return_share
    back = refused + returned * (1.0 - shop.returns.refund_only_share)
    refund = float(refund_price(np.array(cents(product.price)), shop.settlement)) / 100
    income = accepted * _net_price(shop, product) - returned * refund - _collecting(shop, product)
    return income - _cost(shop, row) + back * _salvage(shop, product)


def _net_price(shop: Shop, product: Listing) -> float:
    """Return the price after fees and the transfer to the bank."""
    price = float(net_price(np.array(cents(product.price)), shop.settlement)) / 100
    return price * (1.0 - shop.settlement.withdrawal_share)


def _cost(shop: Shop, row: int) -> float:
    """Return what buying from the first supplier, shipping, packing and sending a unit costs."""
    product = shop.listings[row]
    supplier = next(s for s in shop.scenario.suppliers if s.name == product.suppliers[0])
    bought = (unit_cost(product, supplier) + shop.ways[row].cost) / 100
    material = shop.packing.material_per_unit if shop.packing else 0.0
    return bought + product.handling_per_unit + freight(shop.scenario.lanes, product) + material


def _refused(shop: Shop) -> float:
    """Return the share of units that are refused at the door."""
    terms = shop.cash_on_delivery
    return terms.share * terms.refused_share if terms else 0.0


def _collecting(shop: Shop, product: Listing) -> float:
    """Return what collecting at the door costs, of all units."""
    terms = shop.cash_on_delivery
    if terms is None:
        return 0.0
    fee = product.price * terms.fee_share + terms.fee_per_unit
    return (terms.share - _refused(shop)) * fee


def _salvage(shop: Shop, product: Listing) -> float:
    """Return what a unit that came back is worth, less what handling it costs."""
    fit, terms = product.resaleable_share, shop.returns.handling
    if terms is None:
        return fit * product.unit_cost
    mended, sold = (1.0 - fit) * terms.refurbished_share, (1.0 - fit) * terms.liquidated_share
    worth = (fit + mended + sold * terms.liquidation_value) * product.unit_cost
    each = terms.freight_per_unit + terms.inspection_per_unit
    return worth - each - mended * terms.refurbish_per_unit
