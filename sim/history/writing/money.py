"""How the platform pays, as settlements tell."""

from collections.abc import Iterator

from ...words import shop_file as say
from ..estimate import Estimate
from .block import Block, Line
from .digits import shown, significant
from .estimates import estimate_line, whole_line
from .shop import Shop


def settlement(shop: Shop) -> Iterator[Block]:
    """Yield days until delivery and payout, and what the platform keeps."""
    fitted = shop.fitted
    orders, paid = shop.during(say.FROM_ORDERS), shop.during(say.FROM_SETTLEMENTS)
    lines: list[Line] = []
    if fitted.delivery_days:
        lines.append(whole_line("delivery_days", fitted.delivery_days, say.ORDERS, orders))
    if fitted.payout_days and not shop.market.settlement.tiers:
        lines.append(whole_line("payout_after_days", fitted.payout_days, say.ORDERS, paid))
    if fitted.commission:
        lines.append(estimate_line("commission", fitted.commission, say.ORDERS, paid))
    if lines:
        yield Block("[settlement]", lines, "settlement")


def at_the_door(shop: Shop) -> Iterator[Block]:
    """Yield what buyers refuse: of what the market pays at the door, else of a share that is all.

    Nothing is yielded where records tell of no parcel that was sent.
    """
    refused, terms = shop.fitted.refused, shop.market.cash_on_delivery
    if refused is None or not (terms or refused.value):
        return
    paid = terms.share if terms and terms.share else refused.value
    part = min(refused.value / paid, 1.0)
    low, value, high = (shown(significant(100 * end, 2)) for end in _ends(refused))
    note = say.REFUSED(value=value, low=low, high=high, seen=say.UNITS(refused.seen))
    source = shop.during(say.FROM_ORDERS)
    lines = [Line("refused_share", significant(part, 3), note, "fit", source)]
    if not (terms and terms.share):
        lines.insert(0, Line("share", significant(paid, 3), note, "fit", source))
    yield Block("[cash_on_delivery]", lines, "cash_on_delivery")


def _ends(estimate: Estimate) -> tuple[float, float, float]:
    return estimate.low, estimate.value, estimate.high
