"""The totals of a run: what a planner compares policies by."""

from collections.abc import Iterator

from ...arrays import Floats, np
from ...scenario.part import cents
from ..core import causes, measures
from ..core.measures import Totals, WithTotals, summed
from .books import Books
from .profit import earned_late, standing
from .seller import Seller


def totals(seller: Seller, books: Books) -> Totals:
    """Return one row a world; money in minor units, units in pieces.

    Money, goods and cash are of all days, service is of the plan's; see sim.world.run.service.
    Shapes: (W,) each.
    """
    stock, ledger, buying = seller.stock, seller.ledger, seller.purchasing.inbound
    worlds = len(ledger.cash)
    afloat = sum(shipment.units for shipment in seller.network.terms.shipments)
    ordered = summed(stock.ordered) - afloat
    return {
        **_profits(seller, books),
        **books.service,
        measures.CASH_LOW: books.low,
        measures.CASH_LOW_DAY: books.low_day.astype(np.float64),
        measures.CASH_END: ledger.cash,
        measures.PEAK_CASH_NEED: np.maximum(ledger.opening - books.low, 0),
        measures.UNITS_SOLD: summed(stock.shipped),
        measures.UNITS_RETURNED: summed([shop.returns.returned for shop in seller.shops]),
        measures.STOCKED_OUT: (books.out_days.sum(axis=0) > 0).astype(np.float64),
        measures.STOCKED_OUT_IN_SALE: (books.sale_days_out.sum(axis=0) > 0).astype(np.float64),
        measures.SALE_DAYS_OUT: summed(books.sale_days_out),
        measures.SALE_DAYS: np.full(worlds, float(books.sale_days)),
        measures.STOCKOUT_DAYS: summed(books.out_days),
        measures.STOCKOUTS: summed(books.alarms.stockouts),
        measures.STOCKOUTS_MISSED: summed(books.alarms.missed),
        measures.WARNING_DAYS: summed(books.alarms.warning_days),
        measures.FALSE_ALARMS: summed(books.alarms.false_alarms),
        measures.ALERT_DAYS: summed(books.alarms.alert_days),
        measures.MONTHS: np.full(worlds, seller.network.plan_days / 30),
        measures.NET_SALES: ledger.booked(causes.SALES),
        measures.AD_SPEND: -ledger.booked(causes.ADS),
        measures.AD_SPEND_WASTED: summed([shop.wasted for shop in seller.shops]),
        measures.LIVE_FEES: -ledger.moved(causes.LIVE_FEES),
        measures.FREIGHT_COST: -ledger.booked(causes.FREIGHT),
        measures.UNITS_FLOWN: buying.flown.astype(np.float64),
        measures.AIR_SHARE: buying.flown / np.maximum(ordered, 1),
        measures.STORAGE_COST: -ledger.moved(causes.STORAGE),
        measures.STOCK_END_UNITS: summed(stock.on_hand),
        measures.UNITS_UNDER_WAY_END: summed(stock.on_order + stock.on_road),
        measures.RECEIVABLE_END: seller.receivable,
        measures.PAYABLE_END: seller.payable,
        measures.UNITS_FAILED: summed(stock.failed),
        measures.ORDERS_PLACED: buying.placed.astype(np.float64),
        measures.UNITS_ORDERED: ordered,
        **_of_mechanisms(seller),
        **_of_money(seller, books),
    }


def _profits(seller: Seller, books: Books) -> Totals:
    """Return what all days earned, and what they had if less sold or goods left counted less."""
    now, worth = standing(seller, books.opened_with), seller.worth
    left, late = worth.at_the_end(now.goods), earned_late(worth, books.restocked, now)
    sooner = earned_late(worth, books.half_restocked, now)
    return {
        measures.PROFIT: now.earned + left - late,
        measures.PROFIT_HALF_RESTOCK: now.earned + left - sooner,
        measures.PROFIT_HALF_LEFTOVER: now.earned + worth.at_half(now.goods) - late,
        measures.PROFIT_NOT_COUNTED: late,
        measures.STOCK_END_VALUE: left,
    }


def _of_mechanisms(seller: Seller) -> Totals:
    """Return the totals of what a scenario switches on, all shops together; none of the rest.

    They are whole units or cents, and so are their sums.
    """
    result: Totals = {}
    for department in _departments(seller):
        if isinstance(department, WithTotals):
            for measure, total in department.totals().items():
                result[measure] = result.get(measure, 0.0) + total
    return result


def _departments(seller: Seller) -> Iterator[object]:
    """Yield the departments that may measure something, those of the whole seller first."""
    yield from (
        seller.warehouse,
        seller.records,
        seller.shelf_life,
        seller.ad_account,
        seller.transfers,
    )
    for shop in seller.shops:
        market = shop.market
        yield from (
            market.prices, market.substitutes, market.live, *market.referrals.commissions,
            *market.referrals.attribution, market.fallback, shop.packing, shop.promise,
            shop.delivery, shop.doorstep, shop.collection, shop.inspection,
        )  # fmt: skip


def _of_money(seller: Seller, books: Books) -> Totals:
    """Return what platforms and bank cost, and what they hold where the scenario says so."""
    ledger, line = seller.ledger, seller.network.terms.cash.credit
    terms = [shop.settlement for shop in seller.network.shops]
    result: Totals = {
        measures.PLATFORM_BALANCE_LOW: books.balance_low,
        measures.PLATFORM_BALANCE_END: seller.balance,
        measures.PLATFORM_FEES: summed([shop.settlement.fees for shop in seller.shops]),
        measures.REFUND_COST: -ledger.booked(causes.REFUNDS),
        measures.PAYOUT_DAYS: payout_days(seller),
    }
    if any(term.withdrawal_share for term in terms):
        result[measures.WITHDRAWAL_COST] = -ledger.booked(causes.WITHDRAWAL)
    if any(term.deposit for term in terms):
        result[measures.DEPOSIT_LOCKED] = ledger.outstanding(
            causes.PLATFORM_DEPOSIT, causes.EARLIER_DEPOSIT
        )
    if line or not seller.network.terms.cash.spend_freely:
        result[measures.INTEREST_PAID] = -ledger.moved(causes.INTEREST)
    if seller.network.terms.cash.capital_per_year:
        result[measures.CAPITAL_COST] = -ledger.moved(causes.CAPITAL)
    if line:
        result[measures.CASH_SHORT] = np.maximum(-books.low - cents(line.limit), 0)
    return result


def payout_days(seller: Seller) -> Floats:
    """Return the days from delivery to payout, the mean over days and shops, (W,)."""
    days = summed([shop.settlement.total_days for shop in seller.shops])
    return days / (seller.network.days * len(seller.shops))
