"""Causes: why cash moves. A new one is a line here, and an entry in `sim.study.margin`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Cause:
    """Why cash comes or goes; every cent of the ledger has one."""

    name: str
    committed: bool = False
    """Goods under way still have to pay it, so the cash gate sets it aside."""
    foreseen: bool = True
    """The seller can tell before it falls due; returns, losses, defects and customs exams are not
    foreseen."""
    receivable: bool = False
    """The platform holds it for the seller: it is no bill."""
    earlier: bool = False
    """Of the time before the first day: neither profit nor loss of the horizon."""


# Sales, and what the platform holds or takes back.
SALES = Cause("sales")
"""Less fees, and less what others earned on them."""
PAYOUTS = Cause("payouts", receivable=True)
"""From the platform balance to the bank."""
WITHDRAWAL = Cause("withdrawal")
REFUNDS = Cause("refunds", foreseen=False)
COD_FEES = Cause("cod fees")
PLATFORM_DEPOSIT = Cause("platform deposit", receivable=True)

# What the books open with.
EARLIER_SALES = Cause("sales before the first day", receivable=True, earlier=True)
EARLIER_REFUNDS = Cause("refunds of earlier sales", foreseen=False, earlier=True)
EARLIER_BILLS = Cause("bills of the time before", earlier=True)
EARLIER_DEPOSIT = Cause("deposit paid before the first day", receivable=True, earlier=True)

# Goods, and their way to the shelf.
DEPOSITS = Cause("deposits")
BALANCES = Cause("balances", committed=True)
ORDER_FEES = Cause("order fees")
SUPPLIER_CREDITS = Cause("supplier credits", foreseen=False)
FREIGHT = Cause("freight", committed=True)
DUTY = Cause("duty", committed=True)
IMPORT_VAT = Cause("import VAT", committed=True)
VAT_BACK = Cause("VAT back", foreseen=False)
CUSTOMS_FEES = Cause("customs fees", foreseen=False)
INSURANCE = Cause("insurance", committed=True)
INSURANCE_CLAIMS = Cause("insurance claims", foreseen=False)

# Warehouses.
INBOUND_HANDLING = Cause("inbound handling")
STORAGE = Cause("storage")
OVER_CAPACITY = Cause("over capacity")
PRODUCT_PLACES = Cause("product places")
TRANSFERS = Cause("transfers", committed=True)

# Parcels, and what comes back.
PACKING = Cause("packing")
FULFILMENT = Cause("fulfilment")
RETURN_COSTS = Cause("return costs")
LIQUIDATION = Cause("liquidation")

# Demand.
ADS = Cause("ads")
AD_WALLET = Cause("ad wallet")
LIVE_FEES = Cause("live fees")

# The seller.
FIXED_COSTS = Cause("fixed costs")
INTEREST = Cause("interest")
CAPITAL = Cause("cost of capital")

CAUSES = tuple(value for value in tuple(globals().values()) if isinstance(value, Cause))
COMMITTED = tuple(cause for cause in CAUSES if cause.committed)
BILLS = tuple(cause for cause in CAUSES if cause.foreseen and not cause.receivable)
"""What the seller knows to be due, now or later."""
FORESEEN = tuple(cause for cause in CAUSES if cause.foreseen)
"""What comes and goes on days that the seller knows."""
EARLIER = tuple(cause for cause in CAUSES if cause.earlier)
RECEIVABLES = tuple(cause for cause in CAUSES if cause.receivable)
