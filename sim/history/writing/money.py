"""How the platform pays, as settlements tell."""

from collections.abc import Iterator

from ...words import shop_file as say
from .block import Block, Line
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
