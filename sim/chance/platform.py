"""The luck of a platform: the day on which a ban would strike, how long its appeal takes."""

from dataclasses import dataclass
from functools import partial

from ..arrays import Days, Floats
from ..network.inputs import ADS_BAN, BEFORE_SALE
from ..network.shop import Shop
from ..scenario.platform import Ban
from .drawn import Drawn
from .inputs import AS_FILE, Inputs
from .order_table import OrderTable
from .streams import Streams


@dataclass(frozen=True, slots=True)
class BanLuck(Drawn):
    """What chance decides about the bans of one account; W worlds, D days."""

    strikes: Floats
    """Uniform: a ban strikes where it is below the day's chance, (D, W)."""
    appeal_days: OrderTable
    """Days of an appeal, by the number of the ban."""
    appeal: OrderTable
    """Uniform: the appeal succeeds where it is below its chance, by the number of the ban."""


@dataclass(frozen=True, slots=True)
class PlatformLuck(Drawn):
    """What chance decides about a shop's standing; None where the scenario has no such ban."""

    ads_ban: BanLuck | None = None
    shop_ban: BanLuck | None = None
    linked: Floats | None = None
    """Uniform: the shop follows the ban of another where it is below its share, (D, W)."""
    no_ads: Days | int = 0
    """Days without ads that no plan knows, whatever the shop's conduct, (W,)."""
    no_ads_from: int = 0
    """The first of them."""


def draw_platform(
    shop: Shop, streams: Streams, worlds: int, inputs: Inputs = AS_FILE
) -> PlatformLuck:
    """Draw the luck of one shop's platform in one block of worlds."""
    terms, days = shop.platform, shop.days
    no_ads, begins = inputs.of_shop(ADS_BAN, shop).days(0), before_sale(shop)
    if terms is None:
        return PlatformLuck(no_ads=no_ads, no_ads_from=begins)
    linked = terms.shop_ban and terms.shop_ban.linked_share
    return PlatformLuck(
        _bans(terms.ads_ban, shop.luck_of("ads"), days, streams, worlds),
        _bans(terms.shop_ban, shop.luck_of("shop"), days, streams, worlds),
        streams.of("linked ban", shop.luck_of("shop")).random((days, worlds)) if linked else None,
        no_ads,
        begins,
    )


def before_sale(shop: Shop) -> int:
    """Return the day some days before the first sale to come; without one the first with ads."""
    sales = [shop.day(promotion.sale_from) for promotion in shop.promotions]
    to_come = [day for day in sales if day >= 0]
    if to_come:
        return max(min(to_come) - BEFORE_SALE, 0)
    return min((shop.launch(row) for row in shop.listings if row.ads), default=0)


def _bans(
    ban: Ban | None, account: str, days: int, streams: Streams, worlds: int
) -> BanLuck | None:
    """Draw one account's bans."""
    if ban is None:
        return None
    appeal_days = partial(ban.appeal_days.from_0, streams.of("appeal days", account))
    return BanLuck(
        streams.of("ban", account).random((days, worlds)),
        OrderTable(appeal_days, worlds),
        OrderTable(streams.of("appeal", account).random, worlds),
    )
