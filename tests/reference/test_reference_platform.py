"""Score, caps, points and suspension: equal to the reference, world by world, day by day."""

from __future__ import annotations

import numpy as np
import pytest

from tests.reference.agree import assert_agrees, case_of
from tests.reference.network import network
from tests.reference.small import extended, small

WORLDS = 20

BY_COVER = """
alert = { rule = "days of cover", yellow = 20, orange = 14, red = 7, counts = "position" }
order = { rule = "cover target", at = "yellow", days = 18, window = 10 }
freight = { rule = "red by air" }
"""
SCORE = """
[platform]
window_days = 10
return_window_days = 15
[platform.score]
start = 4.2
smoothing_days = 4
"""
CAPS = """
[platform]
recent_days = 4
[platform.order_cap]
stages = [12, 20]
stage_days = 9
share_of_peak = 0.5
"""
POINTS = """
[platform]
least_units = 5
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
[platform]
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


def all_at_once() -> str:
    """Return every mechanism, in one table; the hazards depend on points and stars."""
    bans = BANS.replace("[platform]\n", "").replace(
        "[platform.shop_ban]\n",
        "[platform.shop_ban]\nper_point = 0.3\nper_star = 1.5\nper_growth = 2\n",
    )
    first, *others = (SCORE, CAPS, POINTS)
    keys = [text.replace("[platform]\n", "").partition("[platform.") for text in others]
    head = "\n".join(words for words, _, _ in keys)
    tables = "".join(mark + rest for _, mark, rest in keys)
    return first.replace("[platform]\n", f"[platform]\n{head}\n") + tables + bans


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
    "score": (extended(small(empty="oversold", policy=BY_COVER), SCORE), "cancel_rate"),
    "caps": (extended(small(empty="oversold"), CAPS), "units_turned_away"),
    "points": (extended(small(empty="oversold"), POINTS), "days_banned"),
    "bans": (extended(small(reserve="0.1", cycle="7"), BANS), "days_banned"),
    "all at once": (
        extended(small(empty="oversold", policy=BY_COVER), all_at_once()), "ad_days_banned",
    ),
    "all at once, evenly": (
        extended(small(empty="oversold", noise="none", basket="1.0"), all_at_once()),
        "units_turned_away",
    ),
    "parcels are late": (
        extended(small(empty="backordered", more=PACKING), all_at_once()), "late_rate",
    ),
    "late parcels cap orders": (extended(small(more=PACKING), CAPS), "units_turned_away"),
    "two linked shops": (two_shops(), "days_banned"),
    "two linked shops, two rules": (two_shops(OF_ITS_OWN), "units_turned_away"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "met"), MET.values(), ids=MET)
def test_a_judged_shop_is_equal_in_20_worlds(text, met):
    totals = assert_agrees(case_of(text), "it", WORLDS).totals
    assert np.mean(totals[met] != 0) > 0.5


def test_linked_shops_are_often_banned_together():
    case = case_of(MET["two linked shops"][0])
    wanted = np.diff(case.lockstep("it", WORLDS).paths["wanted"], axis=0, prepend=0)
    main, further = (wanted[:, rows].sum(axis=1) for rows in case.network.rows)
    assert np.mean(((main == 0) & (further == 0)).any(axis=0)) > 0.3
