"""Measures: what a run is measured by. A new one is a line here, and a number in some totals."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial
from typing import Any, Literal, Protocol, runtime_checkable

from numpy.typing import NDArray

from ...arrays import Floats, Numbers, np
from ...scenario.currency import MinorUnit


@dataclass(frozen=True, slots=True)
class Unit:
    """What a measure counts."""

    name: str
    dtype: Literal["float64", "int64", "bool"] = "float64"
    """Of its column in runs.parquet."""


MONEY = Unit("money")
UNITS = Unit("units", "int64")
DAYS = Unit("days", "int64")
COUNT = Unit("count", "int64")
SHARE = Unit("share")
FLAG = Unit("yes or no", "bool")
ORDERS = Unit("orders")
"""Expected ones, and so no whole ones."""
STARS = Unit("stars")


class Topic(Enum):
    """What a measure is about; each topic has a table."""

    MONEY = "money"
    STOCK = "stock"
    MARKET = "market"
    NETWORK = "network"
    PLATFORM = "platform"
    ALERT = "alert"


Better = Literal["more", "less", "neither"]


@dataclass(frozen=True, slots=True, eq=False)
class Measure:
    """One number of a run, and how it is shown; its mean over runs may be a figure of a policy."""

    topic: Topic
    key: str
    """Its column in runs.parquet."""
    unit: Unit
    label: str
    better: Better = "neither"
    figure: bool = False
    """Whether its mean is a figure."""
    heading: str = ""
    """Of the figure's column in the table of its topic; without one it has no column there."""


_money = partial(Measure, Topic.MONEY)
_stock = partial(Measure, Topic.STOCK)
_market = partial(Measure, Topic.MARKET)
_network = partial(Measure, Topic.NETWORK)
_platform = partial(Measure, Topic.PLATFORM)
_alert = partial(Measure, Topic.ALERT)

PROFIT = _money("profit", MONEY, "profit", "more", True, "profit")
PROFIT_HALF_RESTOCK = _money(
    "profit_half_restock", MONEY, "profit, had new goods been there in half the time", "more"
)
PROFIT_HALF_LEFTOVER = _money(
    "profit_half_leftover", MONEY, "profit, were goods left worth half as much", "more"
)
PROFIT_NOT_COUNTED = _money(
    "profit_not_counted", MONEY, "earned on goods sold once new ones could be there, not in profit"
)
CASH_LOW = _money("cash_low", MONEY, "lowest cash", "more", True)
CASH_LOW_DAY = _money("cash_low_day", DAYS, "day of the lowest cash")
CASH_END = _money("cash_end", MONEY, "cash at the end", "more")
PEAK_CASH_NEED = _money("peak_cash_need", MONEY, "peak cash need", "less", True)

STOCKED_OUT = _stock("stocked_out", FLAG, "any stockout", "less")
SALE_DAYS_OUT = _stock("sale_days_out", DAYS, "sale days sold out", "less")
SALE_DAYS = _stock("sale_days", DAYS, "sale days")
STOCKED_OUT_IN_SALE = _stock("stocked_out_in_sale", FLAG, "any stockout in a sale", "less")
UNITS_WANTED = _stock("units_wanted", UNITS, "units wanted", "more")
UNITS_SERVED_AT_ONCE = _stock("units_served_at_once", UNITS, "units served at once", "more")
FILL_RATE = _stock("fill_rate", SHARE, "fill rate", "more")
TRUE_DEMAND = _stock("true_demand", UNITS, "units wanted had no shelf been empty", "more")
UNITS_MISSED = _stock("units_missed", UNITS, "units missed of true demand", "less", True)
FILL_OF_TRUE_DEMAND = _stock(
    "fill_of_true_demand", SHARE, "share of true demand served at once", "more"
)
STOCKOUT_DAYS = _stock(
    "stockout_days", DAYS, "stockout days, all products", "less", True, "product-\ndays out"
)
STOCKOUTS = _stock("stockouts", COUNT, "stockouts, all products", "less", True)
UNITS_LOST = _stock("units_lost", UNITS, "units lost", "less", True)
UNITS_CANCELLED = _stock("units_cancelled", UNITS, "units cancelled", "less", True)
UNITS_SOLD = _stock("units_sold", UNITS, "units sold", "more")
UNITS_RETURNED = _stock("units_returned", UNITS, "units returned", "less")
UNITS_FAILED = _stock("units_failed", UNITS, "units lost or unfit on arrival", "less")
UNITS_FLOWN = _stock("units_flown", UNITS, "units by air")
AIR_SHARE = _stock("air_share", SHARE, "share by air")
ORDERS_PLACED = _stock("orders_placed", COUNT, "orders placed")
UNITS_ORDERED = _stock("units_ordered", UNITS, "units ordered")
STOCK_PLAN_END = _stock("stock_plan_end_units", UNITS, "stock when the plan ends", figure=True)
STOCK_END_UNITS = _stock(
    "stock_end_units", replace(UNITS, dtype="float64"), "closing stock", figure=True
)
"""Whole units, in a column of floats ever since there are files of it."""
UNITS_UNDER_WAY_END = _stock(
    "units_under_way_end", UNITS, "goods under way at the end", figure=True
)
STOCK_END_VALUE = _stock("stock_end_value", MONEY, "value of goods at the end")
UNITS_SHRUNK = _stock("units_shrunk", UNITS, "units that vanished", "less")
UNITS_EXPIRED = _stock("units_expired", UNITS, "units written off", "less", True, "written\noff")
UNITS_LATE = _stock("units_late", UNITS, "units dispatched late", "less")
UNITS_REFUSED = _stock("units_refused", UNITS, "units refused at the door", "less")
UNITS_SCRAPPED = _stock("units_scrapped", UNITS, "units scrapped", "less")

NET_SALES = _money("net_sales", MONEY, "sales less fees", "more")
LIVE_FEES = _money("live_fees", MONEY, "fees of hosts", "less")
FREIGHT_COST = _money("freight_cost", MONEY, "cost of freight", "less")
STORAGE_COST = _money("storage_cost", MONEY, "cost of storage", "less")
WAREHOUSE_FEES = _money("warehouse_fees", MONEY, "fees of warehouses", "less")
PACKING_COST = _money("packing_cost", MONEY, "cost of packing", "less")
COD_FEES = _money("cod_fees", MONEY, "cost of collection at the door", "less")
RETURN_COST = _money("return_cost", MONEY, "cost of handling returns", "less")
PLATFORM_FEES = _money("platform_fees", MONEY, "platform fees", "less", True)
REFUND_COST = _money("refund_cost", MONEY, "cost of refunds", "less", True)
WITHDRAWAL_COST = _money("withdrawal_cost", MONEY, "cost of bank transfers", "less", True)
PLATFORM_BALANCE_LOW = _money(
    "platform_balance_low", MONEY, "lowest platform balance", "more", True
)
PLATFORM_BALANCE_END = _money("platform_balance_end", MONEY, "platform balance at the end")
PAYOUT_DAYS = _money(
    "payout_days", replace(DAYS, dtype="float64"), "days from delivery to payout", "less", True
)
DEPOSIT_LOCKED = _money("deposit_locked", MONEY, "deposit locked at the end", "less", True)
INTEREST_PAID = _money("interest_paid", MONEY, "interest", "less", True)
CAPITAL_COST = _money("capital_cost", MONEY, "cost of capital in goods", "less", True)
CASH_SHORT = _money("cash_short", MONEY, "cash beyond the credit line", "less")
RECEIVABLE_END = _money("receivable_end", MONEY, "payouts to come at the end")
PAYABLE_END = _money("payable_end", MONEY, "bills to pay at the end")
AD_WALLET_END = _money("ad_wallet_end", MONEY, "ad wallet at the end")

UNITS_SUBSTITUTED = _market(
    "units_substituted", UNITS, "units bought instead of others", "neither", True, "bought\ninstead"
)
DISCOUNTS = _market(
    "discounts", MONEY, "below the list price", "less", True, "below the\nlist price"
)
COMMISSION = _market(
    "commission", MONEY, "hosts' and creators' commission", "less", True, "commis-\nsion"
)
LIVE_ORDERS_GONE = _market(
    "live_orders_gone", ORDERS, "orders of audiences that left", "less", True
)
AD_SPEND = _market("ad_spend", MONEY, "cost of ads")
AD_SPEND_WASTED = _market("ad_spend_wasted", MONEY, "ads wasted", "less", True)
AD_ORDERS_ATTRIBUTED = _market(
    "ad_orders_attributed", ORDERS, "orders on the ads dashboard", "more"
)
AD_ORDERS_INCREMENTAL = _market("ad_orders_incremental", ORDERS, "orders that ads brought", "more")
AD_SALES_ATTRIBUTED = _market("ad_sales_attributed", MONEY, "sales on the ads dashboard", "more")
AD_SALES_INCREMENTAL = _market("ad_sales_incremental", MONEY, "sales that ads brought", "more")

UNITS_TRANSFERRED = _network(
    "units_transferred",
    UNITS,
    "units moved between warehouses",
    "neither",
    True,
    "moved between\nwarehouses",
)
TRANSFER_COST = _network(
    "transfer_cost", MONEY, "cost of transfers", "less", True, "cost of\ntransfers"
)
UNITS_FROM_ELSEWHERE = _network(
    "units_from_elsewhere", UNITS, "units from far warehouses", "less", True, "from far\nwarehouses"
)
UNITS_FROM_POOL = _network(
    "units_from_pool",
    UNITS,
    "units from another shop's shelf",
    "neither",
    True,
    "from another\nshop's shelf",
)
UNIT_DAYS_OF_DELIVERY = _network(
    "unit_days_of_delivery", Unit("unit-days"), "units times days of delivery", "less"
)

SCORE_END = _platform("score_end", STARS, "shop score at the end", "more")
LATE_RATE = _platform("late_rate", SHARE, "late-dispatch rate", "less")
CANCEL_RATE = _platform("cancel_rate", SHARE, "seller-fault cancellation rate", "less")
POINTS_END = _platform("points_end", COUNT, "violation points at the end", "less")
DAYS_BANNED = _platform("days_banned", DAYS, "days banned", "less", True)
AD_DAYS_BANNED = _platform("ad_days_banned", DAYS, "days without ad account", "less", True)
UNITS_TURNED_AWAY = _platform(
    "units_turned_away", UNITS, "units turned away", "less", True, "turned\naway"
)
UNITS_TAKEN = _platform("units_taken", UNITS, "units taken", "more")
UNITS_DISPATCHED = _platform("units_dispatched", UNITS, "units dispatched", "more")

WARNING_DAYS = _alert("warning_days", DAYS, "days of warning", "more")
STOCKOUTS_MISSED = _alert("stockouts_missed", COUNT, "stockouts without warning", "less")
FALSE_ALARMS = _alert("false_alarms", COUNT, "false alarms", "less")
ALERT_DAYS = _alert("alert_days", DAYS, "days of alert")
MONTHS = _alert("months", Unit("months"), "months")

MEASURES = tuple(value for value in tuple(globals().values()) if isinstance(value, Measure))
"""All of them, in the order in which figures and columns are shown."""
BY_KEY: Mapping[str, Measure] = {measure.key: measure for measure in MEASURES}

Totals = dict[Measure, NDArray[np.number[Any]]]
"""Numbers of runs, (W,) each; money in minor units."""


def summed(numbers: Numbers | list[Numbers]) -> Floats:
    """Return the sums over rows, (P, W) or P times (W,), in each world, (W,)."""
    return np.asarray(np.sum(numbers, axis=0), dtype=np.float64)


def by_key(totals: Totals, minor: MinorUnit) -> dict[str, Floats]:
    """Return totals by the keys of their measures, money in the currency.

    Errors: KeyError for a measure that is not on the list.
    """
    return {
        BY_KEY[measure.key].key: np.asarray(total, np.float64)
        / (minor.in_one if measure.unit is MONEY else 1)
        for measure, total in totals.items()
    }


@runtime_checkable
class WithTotals(Protocol):
    """A department that measures something; null objects need not."""

    def totals(self) -> Totals:
        """Return what it measured, (W,) each."""
        ...
