"""The books of a shop that runs already, as they stand on the eve of the first day."""

from collections.abc import Iterator, Sequence

from ...arrays import Floats, Units, np
from ...chance.parcels import chances
from ...network.network import Network
from ...network.shop import Shop as Terms
from ...scenario.part import cents
from ..core.causes import EARLIER_BILLS
from ..core.ledger import Ledger
from ..core.portion import share_of
from ..core.stock import Stock
from ..demand.prices import list_prices
from .plan import Plan
from .sales_book import FIRST_WEEK
from .shop import Shop


def open_books(
    network: Network, plan: Plan, stock: Stock, ledger: Ledger, shops: Sequence[Shop]
) -> None:
    """Bring what the file's `[opening]` says; nothing of it is profit or loss of the horizon."""
    opening, worlds = network.terms.opening, np.zeros_like(ledger.cash)
    for bill in opening.payables:
        ledger.book(EARLIER_BILLS, worlds - cents(bill.amount), network.day(bill.on))
    by_name = {terms.name: shop for terms, shop in zip(network.shops, shops, strict=True)}
    for due in opening.receivables:
        balance = by_name[due.shop or network.shops[0].name].settlement.balance
        balance.bring(worlds + cents(due.amount), network.day(due.on))
    for name, units in opening.waiting_orders.items():
        stock.take(network.listing_names.index(name), units)
    for terms, shop, sold in zip(network.shops, shops, _sold_before(network, plan), strict=True):
        _bring_sales(terms, shop, sold, len(worlds))


def _sold_before(network: Network, plan: Plan) -> Iterator[Units]:
    """Yield what each shop sold on each day before the first, the last one yesterday, (days, P)."""
    opening, names = network.terms.opening, network.listing_names
    ages = [-network.day(parcels.left_on) for parcels in opening.parcels]
    days = max([opening.sold_like_this_days, *ages])
    rate = plan.cumulative[FIRST_WEEK] / FIRST_WEEK
    so_far = np.arange(opening.sold_like_this_days + 1)[:, None] * rate
    sold = np.zeros((days, len(names)), np.int64)
    sold[days - opening.sold_like_this_days :] = np.diff(share_of(so_far, 1.0), axis=0)
    for parcels, age in zip(opening.parcels, ages, strict=True):
        sold[days - age, names.index(parcels.listing)] += parcels.units
    for rows in network.rows:
        yield sold[:, rows]


def _bring_sales(terms: Terms, shop: Shop, sold: Units, worlds: int) -> None:
    """Bring the money of what a shop sold on each day, (days, P), and what of it comes back."""
    if not sold.any():
        return
    price, first = list_prices(terms), -len(sold)
    sales = [
        shop.settlement.bring(day, _everywhere(units, worlds), price)
        for day, units in enumerate(sold, first)
    ]
    for after, chance in chances(terms).items():
        for day, units in enumerate(_returned(sold, chance), first):
            if day + after >= 0 and units.any():
                back = _everywhere(units, worlds)
                shop.settlement.refund(day + after, back, (sales[day - first],))
                shop.returns.bring(back, day + after)


def _returned(sold: Units, chance: Floats) -> Units:
    """Return the units of each day's, (days, P), that come back by a chance, (P, 1)."""
    so_far = share_of(np.cumsum(sold, axis=0), np.asarray(chance[:, 0]))
    return np.diff(so_far, axis=0, prepend=0)


def _everywhere(units: Units, worlds: int) -> Units:
    """Return the same units, (P,), in all worlds, (P, W)."""
    return np.repeat(units[:, None], worlds, axis=1)
