"""Where the money goes: from what buyers paid to profit, in the seller's words."""

from collections.abc import Mapping

import numpy as np

from ..arrays import Cents
from ..network.network import Network
from ..world.core import causes
from ..world.core.causes import Cause
from ..world.core.measures import COMMISSION, PLATFORM_FEES
from ..world.run.accounts import GOODS_AT_START, GOODS_LEFT, HELD, NOT_COUNTED, WALLET
from ..world.run.block import Record

PAID, FEES, HOSTS = "paid", "fees", "commission"
PART_OF: Mapping[Cause | str, str] = {
    causes.SALES: PAID,
    causes.REFUNDS: "returns",
    causes.RETURN_COSTS: "returns",
    causes.LIQUIDATION: "returns",
    GOODS_AT_START: "goods",
    causes.DEPOSITS: "goods",
    causes.BALANCES: "goods",
    causes.ORDER_FEES: "goods",
    causes.SUPPLIER_CREDITS: "goods",
    causes.FREIGHT: "freight",
    causes.DUTY: "freight",
    causes.IMPORT_VAT: "freight",
    causes.VAT_BACK: "freight",
    causes.CUSTOMS_FEES: "freight",
    causes.INSURANCE: "freight",
    causes.INSURANCE_CLAIMS: "freight",
    causes.INBOUND_HANDLING: "warehouse",
    causes.STORAGE: "warehouse",
    causes.OVER_CAPACITY: "warehouse",
    causes.PRODUCT_PLACES: "warehouse",
    causes.TRANSFERS: "warehouse",
    causes.PACKING: "parcels",
    causes.FULFILMENT: "parcels",
    causes.COD_FEES: "parcels",
    causes.ADS: "ads",
    causes.AD_WALLET: "ads",
    WALLET: "ads",
    causes.LIVE_FEES: "live",
    causes.FIXED_COSTS: "fixed",
    causes.INTEREST: "bank",
    causes.CAPITAL: "bank",
    causes.WITHDRAWAL: "bank",
    causes.PAYOUTS: "bank",
    causes.PLATFORM_DEPOSIT: "bank",
    HELD: "bank",
    GOODS_LEFT: "left",
    NOT_COUNTED: "late",
}
"""What a seller calls each cause of sim.world.run.accounts. Payouts and deposits come to nothing:
they move what was earned."""
PARTS = tuple(
    dict.fromkeys([PAID, FEES, HOSTS, *(part for part in PART_OF.values() if part != PAID)])
)
"""In the order in which they take away from what buyers paid."""


def money_parts(network: Network, record: Record) -> Cents:
    """Return what each part brought, above 0, or took, below 0, (parts, W); they sum up to profit.

    What buyers paid is the ledger's sales, which are net, with the fees and commissions put back.
    """
    names = {getattr(cause, "name", cause): part for cause, part in PART_OF.items()}
    nothing = np.zeros(len(record.totals["profit"]), np.int64)
    parts = {part: nothing.copy() for part in PARTS}
    for name, cents in record.accounts.items():
        parts[names[name]] += cents
    for part, measure in ((FEES, PLATFORM_FEES), (HOSTS, COMMISSION)):
        money = record.totals.get(measure.key, nothing)
        kept = np.rint(money * network.minor.in_one).astype(np.int64)
        parts[part] -= kept
        parts[PAID] += kept
    return np.stack(list(parts.values()))
