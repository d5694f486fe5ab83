"""Bans of the ad account and of the shop, appeals, frozen funds, linked shops (M53, M145-M149)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.chance.luck import BLOCK, draw_luck
from sim.chance.platform import BanLuck
from sim.policy.decision import Decision
from sim.scenario.platform import Ban, ShopBan
from sim.world.core.causes import SALES
from sim.world.core.ledger import Ledger
from sim.world.core.stock import Stock
from sim.world.money.balance import Balance
from sim.world.money.payout_days import PayoutDays
from sim.world.platform.platform import NoPlatform, Platform, judge
from sim.world.platform.suspension import BanRecovery, BanRisk, Record, Suspension
from tests.chance.worlds import ALLOWED, errors_off

from .judged import banned, flow, moves
from .toys import flows, run, toy

ADS = {
    "budget_per_day": 10.0, "cost_per_click": 0.5, "orders_per_click": 0.5, "half_saturation": 10.0,
}  # fmt: skip
FOUR_DAYS = {"hazard_per_year": 0.1, "appeal_days": 4.0, "appeal_success": 1.0}


def shop(account="shop_ban", **changes):
    """Return a toy with plenty of mugs, whose bans last four days."""
    days = changes.pop("days", 10)
    ban = {**FOUR_DAYS, **changes.pop("ban", {})}
    return toy(platform={account: ban}, product__opening_stock=500, days=days, **changes)


def test_a_banned_ad_account_spends_nothing_and_organic_orders_go_on():
    record = banned(shop("ads_ban", product__ads=ADS), "ads_ban", day=3)
    assert flow(record, "served") == [10] * 3 + [5] * 4 + [10] * 3
    assert record.totals["ad_spend"][0] == 60.0
    assert record.totals["ad_days_banned"][0] == 4
    assert record.totals["days_banned"][0] == 0


def test_a_banned_shop_sells_nothing_and_runs_no_ads():
    record = banned(shop(product__ads=ADS), "shop_ban", day=3)
    assert flow(record, "served") == [10] * 3 + [0] * 4 + [10] * 3
    assert record.totals["ad_spend"][0] == 60.0
    assert record.totals["units_turned_away"][0] == 4 * 5
    assert record.totals["units_lost"][0] == 0
    assert record.totals["days_banned"][0] == 4


def test_what_falls_due_while_the_shop_is_banned_is_paid_on_the_day_it_is_free_again():
    record = banned(shop(settlement={"payout_after_days": 2}), "shop_ban", day=3)
    # The ban comes at 00:10, when day 1's sales are paid; those of day 2 wait until day 7.
    assert moves(record) == [0, 0, 5000, 5000, 0, 0, 0, 5000, 0, 5000]


def test_the_platform_still_owes_what_it_keeps_when_the_horizon_ends():
    record = banned(shop(settlement={"payout_after_days": 2}, days=6), "shop_ban", day=3)
    assert moves(record) == [0, 0, 5000, 5000, 0, 0]
    assert record.totals["receivable_end"][0] == 50.0
    assert record.totals["net_sales"][0] == 150.0


def test_a_reserve_is_kept_too():
    terms = {"payout_after_days": 1, "reserve_share": 0.2, "reserve_days": 3}
    record = banned(shop(settlement=terms), "shop_ban", day=3)
    # 40.00 a day after a day, 10.00 after three; from day 4 to day 6 nothing is paid.
    assert moves(record) == [0, 4000, 4000, 5000, 0, 0, 0, 2000, 4000, 4000]


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(-999, 999)), max_size=12),
    st.lists(st.tuples(st.integers(0, 9), st.integers(1, 12)), max_size=6),
)
def test_no_frozen_cent_is_lost(earned, bans):
    ledger, until = Ledger(0, 10, 1), 0
    shop = toy().shops[0]
    balance = Balance(shop, ledger, PayoutDays.of(shop))
    for day, cents in earned:
        balance.earn(SALES, np.array([cents]), day)
    for day in range(10):
        before = ledger.cash.copy()
        balance.open(day, np.array([until <= day]))
        ledger.settle(day)
        assert until <= day or (ledger.cash == before).all()
        until = max([until, *(day + length for start, length in bans if start == day)])
        ledger.check()
        balance.check()
    assert ledger.cash[0] + balance.held[0] == sum(cents for _, cents in earned)


def test_traffic_comes_back_by_halves_after_a_ban():
    recovery = BanRecovery(ShopBan(hazard_per_year=1.0, traffic_lost=0.4, half_life_days=2.0), 1)
    seen = []
    for off in (True, True, False, False, False, False):
        recovery.update(np.array([off]))
        seen.append(recovery.traffic[0])
    assert seen == pytest.approx([0.6, 0.6, 1 - 0.4 * 0.5**0.5, 0.8, 1 - 0.2 * 0.5**0.5, 0.9])
    record = banned(shop(ban={"traffic_lost": 0.8, "half_life_days": 1.0}), "shop_ban", day=3)
    # 60, 80, 90 % of the traffic on the days after the ban.
    assert flow(record, "served") == [5] * 3 + [0] * 4 + [3, 4, 4]


def test_a_policy_sees_the_standing_of_the_shop():
    seen = []

    class Watching:
        def decide(self, desk):
            standing = desk.standing
            seen.append((bool(standing.shop_banned[0, 0]), bool(standing.ads_banned[0, 0])))
            assert standing.score.shape == desk.on_hand.shape
            return Decision()

    banned(shop(), "shop_ban", day=3, policy=Watching())
    assert seen == [(3 <= day < 7, False) for day in range(10)]


def test_milestones_suspend_the_shop_that_cancels_too_much():
    stones = [{"at": 4, "suspended_days": 3}]
    terms = {"points": {"review_every_days": 4, "milestones": stones}, "least_units": 1}
    oversold = {"orders": "oversold", "sync_lag_hours": 48.0, "cancel_after_days": 1}
    rule = {"name": "rule", "order": {"rule": "first batch", "quantity": 90.0, "on_day": 3}}
    judged = toy(platform=terms, market__stockout=oversold, product__opening_stock=5, policy=[rule])

    # Sold out on day 0, oversold for two days, cancelled from day 2 on: reviewed on day 4.
    assert flows(judged, "served") == [5, 0, 0, 0, 0, 0, 0, 5, 5, 5]
    assert run(judged).totals["days_banned"][0] == 3


# --- chance -------------------------------------------------------------------------------------

YEAR = 365


def accounts(ban, worlds=BLOCK, days=YEAR):
    """Return an account over a year of luck drawn as a study draws it."""
    network = toy(platform={"shop_ban": ban}, days=days)
    luck = draw_luck(network, 0).shops[0].platform.shop_ban
    return Suspension(network.scenario.platform.shop_ban, luck, worlds)


def first_bans(ban, points=0, stars=5.0, growth=0.0):
    """Return the day of each world's first ban (the year's days if never) and its length."""
    account, first = accounts(ban), np.full(BLOCK, YEAR)
    length = np.zeros(BLOCK)
    for day in range(YEAR):
        before = account.until.copy()
        account.judge(day, Record(points, np.full(BLOCK, stars), growth))
        new = (account.until > before) & (first == YEAR)
        first[new], length[new] = day, (account.until - day)[new]
    return first, length


HALF = {"hazard_per_year": 0.5, "appeal_days": 3.0, "appeal_success": 0.4, "ban_days": 40}


def test_the_share_of_worlds_banned_in_a_year_is_that_of_the_hazard():
    first, _ = first_bans(HALF)
    assert errors_off(first < YEAR, 1 - np.exp(-0.5)) < ALLOWED
    assert errors_off(first < 100, 1 - np.exp(-0.5 * 100 / 365)) < ALLOWED
    assert errors_off(first < YEAR, 1 - np.exp(-0.5 * 1.5)) > 2 * ALLOWED


def test_points_lost_stars_and_growth_raise_the_hazard():
    worse = {**HALF, "per_point": 0.05, "per_star": 0.2, "per_growth": 0.1}
    first, _ = first_bans(worse, points=12, stars=3.0, growth=1.5)
    assert errors_off(first < YEAR, 1 - np.exp(-0.5 * (1 + 0.6 + 0.4 + 0.15))) < ALLOWED
    assert errors_off(first < YEAR, 1 - np.exp(-0.5)) > 2 * ALLOWED
    plain, _ = first_bans(HALF)
    assert (first <= plain).all()


def test_appeals_succeed_in_their_share_of_bans_and_the_others_last():
    first, length = first_bans({**HALF, "hazard_per_year": 5.0})
    assert set(length[first < YEAR]) == {3.0, 40.0}
    assert errors_off(length[first < YEAR] == 3.0, 0.4) < ALLOWED
    assert errors_off(length[first < YEAR] == 3.0, 0.6) > 2 * ALLOWED


def test_an_appeal_prepared_beforehand_is_shorter_and_a_lost_one_is_not():
    law = {"law": "pert", "low": 2, "mode": 10, "high": 45}
    terms = {**HALF, "hazard_per_year": 50.0, "appeal_days": law, "ban_days": 100}
    _, slow = first_bans(terms)
    _, ready = first_bans({**terms, "appeal_prepared": 0.6})
    won = slow < 100
    assert errors_off(slow[won], (2 + 40 + 45) / 6) < ALLOWED
    assert errors_off(ready[won], 0.4 * (2 + 40 + 45) / 6) < ALLOWED
    assert (ready[~won] == 100).all()


def test_the_days_of_a_ban_go_by_its_number_whenever_it_comes():
    law = {"law": "pert", "low": 2, "mode": 10, "high": 45}
    ban = Ban.model_validate({**FOUR_DAYS, "appeal_days": law})
    luck = draw_luck(toy(platform={"ads_ban": ban.model_dump()}), 0).shops[0].platform.ads_ban
    early, late = BanRisk(ban, luck, 3), BanRisk(ban, luck, 3)
    all_worlds = np.arange(3)
    first = early.days(all_worlds)
    assert late.days(np.array([1])).tolist() == [first[1]]
    assert late.days(np.array([0, 2])).tolist() == [first[0], first[2]]
    assert early.days(all_worlds)[1] == late.days(np.array([1]))[0]


# --- linked shops -------------------------------------------------------------------------------


def pair(share, hazards=(0.7, 0.0), worlds=BLOCK, days=YEAR):
    """Return the platforms of two shops of one seller, whose bans never end."""
    made = []
    for number, hazard in enumerate(hazards):
        ban = {"hazard_per_year": hazard, "appeal_success": 0.0, "ban_days": 3650}
        network = toy(platform={"shop_ban": {**ban, "linked_share": share}}, days=days)
        drawn = draw_luck(network.changed(seed=1 + number), 0).first(worlds).shops[0].platform
        stock = Stock.of(np.zeros((1, worlds), np.int64))
        made.append(Platform(network.shops[0], network.scenario.platform, drawn, stock))
    return made


def year_of(shops):
    """Return in which worlds each shop is banned after a year."""
    for day in range(YEAR):
        judge(day, shops)
    return [shop.shop.on(YEAR) for shop in shops]


def test_a_shop_follows_the_ban_of_another_in_its_linked_share_of_worlds():
    first, second = year_of(pair(0.4))
    one = 1 - np.exp(-0.7)
    assert not (second & ~first).any()
    assert errors_off(second, 0.4 * one) < ALLOWED
    assert errors_off(second, one * one) > ALLOWED  # were they banned alike but apart


def test_linked_shops_fail_together_more_often_than_strangers():
    first, second = year_of(pair(0.4, hazards=(0.7, 0.7)))
    alone, apart = year_of(pair(0.0, hazards=(0.7, 0.7)))
    one = 1 - np.exp(-0.7)
    assert errors_off(alone & apart, one * one) < ALLOWED
    # Until the first ban of the pair the hazard is 1.4; then 0.4 follow, or go on with 0.7.
    both = 0.4 * (1 - np.exp(-1.4)) + 0.6 * one * one
    assert errors_off(first & second, both) < ALLOWED
    assert both > 1.25 * one * one


def test_a_follower_is_banned_on_the_same_day_and_does_not_pass_it_on():
    shops = pair(1.0, hazards=(0.0, 0.0), worlds=1, days=9)
    struck = np.full((9, 1), np.inf)
    struck[4] = -np.inf
    luck = shops[0].shop._risk._luck
    shops[0].shop._risk._luck = BanLuck(struck, luck.appeal_days, luck.appeal)
    seen = []
    for day in range(9):
        judge(day, [*shops, NoPlatform()])
        seen.append([bool(shop.shop.on(day)[0]) for shop in shops])
    assert seen == [[False, False]] * 4 + [[True, True]] * 5


def test_a_shop_s_bans_are_drawn_from_a_stream_of_their_own():
    terms = {"shop_ban": FOUR_DAYS}
    plain = draw_luck(toy(), 0).shops[0].demand.trades
    assert np.array_equal(plain, draw_luck(toy(platform=terms), 0).shops[0].demand.trades)
    more = (
        draw_luck(toy(platform={**terms, "ads_ban": FOUR_DAYS, "score": {}}), 0).shops[0].platform
    )
    assert np.array_equal(
        more.shop_ban.strikes, draw_luck(toy(platform=terms), 0).shops[0].platform.shop_ban.strikes
    )
    assert not np.array_equal(more.shop_ban.strikes, more.ads_ban.strikes)
