"""Service: what buyers wanted and got while the plan lasted; the run-off is not judged by it."""

from ...arrays import np
from ..core import measures
from ..core.measures import Totals, summed
from ..platform.totals import platform_totals
from .seller import Seller


def service(seller: Seller) -> Totals:
    """Return what is counted on the plan's last evening, (W,) each.

    Units wanted and served at once are those of buyers' first choice; what they bought instead of
    it is sold, and not lost.
    """
    stock = seller.stock
    instead = sum(shop.market.substitutes.units for shop in seller.shops)
    wanted, served = summed(stock.wanted) - instead, summed(stock.served) - instead
    totals = {
        measures.UNITS_WANTED: wanted,
        measures.UNITS_SERVED_AT_ONCE: served,
        measures.UNITS_LOST: summed(stock.lost) - instead,
        measures.UNITS_CANCELLED: summed(stock.cancelled),
        measures.FILL_RATE: np.where(wanted > 0, served / np.maximum(wanted, 1), 1.0),
        measures.STOCK_PLAN_END: summed(stock.on_hand),
        **platform_totals([shop.platform for shop in seller.shops], seller.network.plan_days),
    }
    return {measure: np.array(total) for measure, total in totals.items()}
