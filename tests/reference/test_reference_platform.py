"""Score, caps, points and suspension: equal to the reference, world by world, day by day."""

import numpy as np
import pytest

from tests.reference.agree import assert_agrees, case_of
from tests.reference.network import network
from tests.reference.small import small

WORLDS = 20

BY_COVER = """
alert = { rule = "days of cover", yellow = 20, orange = 14, red = 7, counts = "position" }
order = { rule = "cover target", at = "yellow", days = 18, window = 10 }
freight = { rule = "red by air" }
"""
WINDOWS = "window_days = 10\nreturn_window_days = 15\n"
SCORE = """
[platform.score]
start = 4.2
smoothing_days = 4
"""
CAPS = """
[platform.order_cap]
stages = [12, 20]
stage_days = 9
share_of_peak = 0.5
"""
POINTS = """
[platform.points]
review_every_days = 5
cancelled = [[0.02, 3], [0.1, 6]]
returned = [[0.1, 1]]
expire_after_days = 12
milestones = [
    { at = 3, limited_days = 4, traffic = 0.6 },
    { at = 6, limited_days = 7, traffic = 0.3, suspended_days = 2 },
    { at = 9, suspended_days = 6 },
]
"""
BANS = """
[platform.ads_ban]
hazard_per_year = 9
appeal_days = { law = "pert", low = 1, mode = 3, high = 10 }
ban_days = 20
[platform.shop_ban]
hazard_per_year = 6
appeal_days = { law = "pert", low = 2, mode = 5, high = 15 }
appeal_prepared = 0.3
ban_days = 25
traffic_lost = 0.4
half_life_days = 5
"""
PACKING = """
[packing]
packers = 2
units_per_packer_day = { law = "poisson", mean = 8 }
promised_days = 1
"""


def judged(keys: str, *tables: str) -> str:
    """Return a platform with keys of its own and tables of its mechanisms."""
    return f"[platform]\n{keys}\n" + "".join(tables)


ALL_AT_ONCE = judged(
    WINDOWS + "recent_days = 4\nleast_units = 5",
    SCORE, CAPS, POINTS, BANS + "per_point = 0.3\nper_star = 1.5\nper_growth = 2\n",
)  # fmt: skip
"""The hazard of the shop's ban depends on points, stars and growth."""
LINKED = """
[platform]
[platform.score]
start = 3
[platform.shop_ban]
hazard_per_year = 4
appeal_days = { law = "pert", low = 2, mode = 5, high = 15 }
ban_days = 25
linked_share = 0.7
"""
OF_ITS_OWN = """
[shop.platform]
[shop.platform.order_cap]
stages = [4]
[shop.platform.shop_ban]
hazard_per_year = 0.5
linked_share = 1.0
"""


def two_shops(own: str = "") -> str:
    """Return two shops that a platform links; the second may have rules of its own."""
    head, listing, rest = network(empty="oversold").partition("\n[[listing]]")
    return head + own + listing + rest + LINKED


MET = {
    "score": (
        "cancel_rate", small(empty="oversold", policy=BY_COVER) + judged(WINDOWS, SCORE),
    ),
    "caps": ("units_turned_away", small(empty="oversold") + judged("recent_days = 4", CAPS)),
    "points": ("days_banned", small(empty="oversold") + judged("least_units = 5", POINTS)),
    "bans": ("days_banned", small(reserve="0.1", cycle="7") + judged("", BANS)),
    "all at once": ("ad_days_banned", small(empty="oversold", policy=BY_COVER) + ALL_AT_ONCE),
    "all at once, evenly": (
        "units_turned_away", small(empty="oversold", noise="none", basket="1.0") + ALL_AT_ONCE,
    ),
    "parcels are late": ("late_rate", small(empty="backordered", more=PACKING) + ALL_AT_ONCE),
    "late parcels cap orders": (
        "units_turned_away", small(more=PACKING) + judged("recent_days = 4", CAPS),
    ),
    "two linked shops": ("days_banned", two_shops()),
    "two linked shops, two rules": ("units_turned_away", two_shops(OF_ITS_OWN)),
}  # fmt: skip


@pytest.mark.parametrize(("met", "text"), MET.values(), ids=MET)
def test_a_judged_shop_is_equal_in_every_world(met, text):
    totals = assert_agrees(case_of(text), "it", WORLDS).totals
    assert np.mean(totals[met] != 0) > 0.5


def test_linked_shops_are_often_banned_together():
    case = case_of(MET["two linked shops"][1])
    wanted = np.diff(case.lockstep("it", WORLDS).paths["wanted"], axis=0, prepend=0)
    main, further = (wanted[:, rows].sum(axis=1) for rows in case.network.rows)
    assert np.mean(((main == 0) & (further == 0)).any(axis=0)) > 0.3
