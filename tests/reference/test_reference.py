"""The lockstep model gives the path of the plain scalar model, world by world, day by day."""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

from sim.policy.composed import Composed
from sim.scenario.part import mills
from sim.world.run.block import run_block
from tests.reference.agree import PLAIN, Case, assert_agrees, case_of, difference
from tests.reference.chance import Entries
from tests.reference.money import extended
from tests.reference.seller import Seller
from tests.reference.settlement import net_price
from tests.reference.small import BY_COVER, NOW, POT_ADS, small

DOUBLE_11 = str(Path(__file__).parents[2] / "scenarios" / "double-11.toml")
POLICIES = [p.name for p in case_of(DOUBLE_11).network.terms.policies]
RULE = "three-tier 15/10/5"
WORLDS, FEW = 50, 6

PAUSING = BY_COVER + 'ads = { rule = "pause", at_days = 4, restart_days = 8, down_to = 0.2 }'
BY_SPLIT = """
order = { rule = "(r,Q)", r = { cup = 140, pot = 50 }, q = 55 }
freight = { rule = "split", air_share = 0.3 }
"""
BY_AIR = """
order = { rule = "(R,S)", every_days = 5, up_to = { cup = 300, steady = 90 } }
freight = { rule = "by air" }
"""
BY_TWO_SUPPLIERS = BY_SPLIT + 'sourcing = { rule = "split", share = 0.4 }'
BY_Z_SIGMA = """
order = { rule = "z sigma", service = 0.9, window = 14, batch_days = 5, recalculate_every_days = 7 }
freight = { rule = "split", air_share = 0.5 }
ads = { rule = "throttle", full_cover_days = 9 }
"""
BY_QUANTILE = """
order = { rule = "quantile", service = 0.8, window = 20, recalculate_every_days = 5, mode = "air" }
freight = { rule = "by air" }
ads = { rule = "plan b", instead = { cup = "pot" }, at_days = 4, restart_days = 7 }
"""
NEWSVENDOR = """
ads = { rule = "pace", growth = 0.3, start_share = 0.1 }
[policy.order]
rule = "newsvendor"
days = 25
underage = 6.0
overage = 1.5
cv = 0.5
on_day = 2
then = { rule = "z sigma", z = 0.5 }
"""
FLY_IN_TIME = """
order = { rule = "(R,S)", every_days = 3, up_to = { cup = 280, pot = 130 } }
freight = { rule = "before promotion", multiple = 1.5 }
"""
IN_TIME = """
[policy.order]
rule = "arrive before date"
multiple = 1.4
days_before = 1
mode = "air"
otherwise = { rule = "(R,S)", every_days = 3, up_to = { cup = 280, pot = 130 } }
"""
DUAL_INDEX = """
order = { rule = "(R,S)", every_days = 2, up_to = { cup = 330, pot = 110 } }
freight = { rule = "dual index", fly_up_to = { cup = 110, pot = 45 } }
"""
BRIDGE = """
alert = { rule = "days of cover", yellow = 20, orange = 15, red = 10, window = 7 }
order = { rule = "cover target", at = "orange", days = 25 }
freight = { rule = "bridge by air" }
"""
BASE_SURGE = """
order = { rule = "constant", quantity = { cup = 60, pot = 22 }, every_days = 6 }
freight = { rule = "tailored base surge", fly_up_to = { cup = 120, steady = 40 } }
"""
LATE_SHIPMENT = """
[[shipment]]
product = "cup"
units = 120
arrives = 2026-03-08
late_days = { law = "discrete", values = [0, 3, 9] }
"""
STEPS = (
    "[ { date = 2026-03-08, budget_per_day = 60 }, { date = 2026-03-12, budget_per_day = 0 },"
    " { date = 2026-03-15, budget_per_day = 90 }]"
)
BATCH = """
freight = { rule = "by sea" }
[policy.order]
rule = "first batch"
quantity = 200
on_day = 3
then = { rule = "(r,Q)", r = 80, q = 90 }
"""
BY_PERCENT = """
alert = { rule = "percent of stock", yellow = 50, orange = 30, red = { cup = 10, pot = 15 } }
order = { rule = "cover target", at = "orange", days = 25 }
freight = { rule = "red by air" }
reaction_days = 3
"""
OF_FULL = """
order = { rule = "cover target", at = "yellow", days = 20 }
[policy.alert]
rule = "percent of stock"
full = { cup = 300, pot = 90 }
yellow = 60
orange = 30
red = 10
counts = "position"
"""
AHEAD = """
order = { rule = "cover target", at = "yellow", days = 30 }
[policy.alert]
rule = "look-ahead cover"
yellow = 18.5
orange = { hit = 12, steady = 9 }
red = 0
recalculate_every_days = 4
"""
REACTS = """
order = { rule = "cover target", at = "orange", days = 22 }
[policy.alert]
rule = "reaction to conversion"
then = "THEN"
yellow = 20
orange = 12
red = 5
new_days = 3
usual_days = 8
recalculate_every_days = 2
"""
WEEKLY = """
alert = { rule = "days of cover", yellow = 15, orange = 10, red = 5, recalculate_every_days = 7 }
order = { rule = "max x max", window = 10, batch_days = 9, recalculate_every_days = 7 }
reaction_days = 2
"""

SMALL = {
    "sold out is lost": small(),
    "backordered": small(empty="backordered", policy=BY_SPLIT),
    "oversold and cancelled": small(empty="oversold", policy=PAUSING),
    "reserve and payout cycle": small(reserve="0.12", cycle="7", policy=PAUSING),
    "settled at once": small(delivery="0", payout="0", back="0", held="0", reserve="0.1"),
    "no lead time": small(lead=NOW, transit=NOW, dock=NOW, sails="[]", policy=BY_SPLIT),
    "tight cash": small(cash="700", policy=BY_SPLIT),
    "baskets": small(basket="1.7", policy=BY_AIR),
    "no noise": small(noise="none", empty="oversold", policy=BATCH),
    "no traffic lost, no free days": small(traffic_lost="0.0", free_days="0", policy=BY_AIR),
    "z sigma, throttle": small(policy=BY_Z_SIGMA),
    "quantile, plan b": small(policy=BY_QUANTILE, flight="1", pot_ads=POT_ADS),
    "newsvendor, pace": small(policy=NEWSVENDOR, steps=STEPS),
    "arrive before date": small(policy=IN_TIME, flight="1", cash="20_000"),
    "before promotion": small(policy=FLY_IN_TIME, flight="1", cash="20_000"),
    "bridge by air": small(policy=BRIDGE, flight="1", cash="20_000"),
    "dual index": small(policy=DUAL_INDEX, flight="1", empty="backordered", cash="20_000"),
    "dual index, late shipment": small(policy=DUAL_INDEX + LATE_SHIPMENT, flight="1"),
    "dual index, slow to react": small(policy="reaction_days = 4" + DUAL_INDEX, flight="1"),
    "tailored base surge": small(policy=BASE_SURGE, flight="1", cash="20_000"),
    "two suppliers": small(policy=BY_TWO_SUPPLIERS),
    "two suppliers, tight cash": small(cash="900", policy=BY_TWO_SUPPLIERS),
    "spend freely": small(free="true", cash="0", policy=PAUSING),
    "percent of stock, orders three days late": small(policy=BY_PERCENT),
    "percent of a full shelf": small(empty="backordered", policy=OF_FULL),
    "percent, goods at once": small(lead=NOW, transit=NOW, dock=NOW, sails="[]", policy=BY_PERCENT),
    "look-ahead cover": small(policy=AHEAD),
    "lines are raised": small(ads_noise="0.8", policy=REACTS.replace("THEN", "raise")),
    "lines are kept": small(ads_noise="0.8", policy=REACTS.replace("THEN", "keep")),
    "lines are lowered": small(ads_noise="0.8", policy=REACTS.replace("THEN", "lower")),
    "weekly lines, orders two days late": small(empty="oversold", policy=WEEKLY),
}


@pytest.mark.parametrize("policy", POLICIES)
def test_double_11_is_equal_in_4_worlds(policy):
    """Of 190 days each, with the run-off."""
    assert_agrees(case_of(DOUBLE_11), policy, PLAIN)


@pytest.mark.parametrize("text", SMALL.values(), ids=SMALL)
def test_small_scenario_is_equal_in_every_world(text):
    assert_agrees(case_of(text), "it", WORLDS)


RULES = {
    "z sigma, throttle": ("order", "ads"),
    "quantile, plan b": ("order", "ads"),
    "newsvendor, pace": ("order", "ads"),
    "arrive before date": ("order",),
    "before promotion": ("freight",),
    "dual index": ("freight",),
    "tailored base surge": ("freight",),
    "two suppliers": ("sourcing",),
}


@pytest.mark.parametrize(("name", "part"), [(n, part) for n in RULES for part in RULES[n]])
def test_a_rule_left_out_changes_most_small_worlds(name, part):
    case = case_of(SMALL[name])
    without = {part: Composed.model_fields[part].default}
    plain = case.network.policy("it").model_copy(update=without)
    left_out = run_block(case.network, plain, case.luck, case.plan, WORLDS)
    profit = case.lockstep("it", WORLDS).totals["profit"]
    assert (left_out.totals["profit"] != profit).mean() > 0.5


def test_empty_shelf_is_met_in_most_small_worlds():
    for name in ("sold out is lost", "backordered", "oversold and cancelled"):
        totals = case_of(SMALL[name]).lockstep("it", WORLDS).totals
        assert np.mean(totals["stocked_out"]) > 0.5, name


def test_waiting_orders_are_seen_when_backordered_and_cancelled_when_oversold():
    waiting = case_of(SMALL["backordered"]).lockstep("it", WORLDS)
    assert (waiting.paths["backlog"].max(axis=(0, 1)) > 0).mean() > 0.5
    oversold = case_of(SMALL["oversold and cancelled"]).lockstep("it", WORLDS)
    assert (oversold.totals["units_cancelled"] > 0).mean() > 0.5


def test_tight_cash_cuts_orders_in_most_worlds():
    tight = case_of(SMALL["tight cash"]).lockstep("it", WORLDS).paths["ordered"]
    rich = case_of(small(policy=BY_SPLIT, free="true")).lockstep("it", WORLDS).paths["ordered"]
    assert (tight != rich).any(axis=(0, 1)).mean() > 0.5


def test_goods_without_lead_time_arrive_on_the_day_of_the_order():
    paths = case_of(SMALL["no lead time"]).lockstep("it", WORLDS).paths
    pots = [paths[name][:15, 1] for name in ("received", "ordered")]  # cups queue for capacity
    np.testing.assert_array_equal(*pots)
    assert (pots[0][-1] > 0).all()


def test_sale_settled_at_once_is_receivable_for_one_night():
    case = case_of(SMALL["settled at once"])
    paths = case.lockstep("it", WORLDS).paths
    net = np.array(
        [[net_price(case.network.shops[0], mills(p.price), 0)] for p in case.network.listings]
    )
    sold = np.diff(paths["shipped"], axis=0, prepend=0)
    np.testing.assert_array_equal(paths["receivable"], extended(sold, net).sum(axis=1))


def test_alerts_warn_miss_and_cry_wolf_in_small_worlds():
    percent = case_of(SMALL["percent of a full shelf"]).lockstep("it", WORLDS).totals
    ahead = case_of(SMALL["look-ahead cover"]).lockstep("it", WORLDS).totals
    assert (percent["stockouts_missed"] > 0).mean() > 0.5
    assert (percent["false_alarms"] > 0).mean() > 0.5
    assert (ahead["warning_days"] > 0).mean() > 0.5


def test_lines_that_react_to_conversion_ring_on_other_days_than_those_that_are_kept():
    raised, kept, lowered = (
        case_of(SMALL[f"lines are {how}"]).lockstep("it", WORLDS).paths["level"]
        for how in ("raised", "kept", "lowered")
    )
    assert (raised != kept).any(axis=(0, 1)).mean() > 0.5
    assert (lowered != kept).any(axis=(0, 1)).mean() > 0.5


def test_orders_that_go_out_a_day_later_are_noticed():
    class Slower(Seller):
        held = ()

        def decide(self, day):
            decided = super().decide(day)
            self.held, wishes = decided.wishes, self.held
            return decided._replace(wishes=wishes)

    case = case_of(SMALL["percent of stock, orders three days late"])
    assert _worlds_that_differ(case, Slower, "it") == FEW


def test_lead_time_a_day_longer_is_noticed():
    class Slower(NamedTuple):
        days: Entries

        def of(self, number):
            return self.days.of(number) + 1

    def slower(setting, rules, luck):
        lead = {key: Slower(days) for key, days in luck.supply.lead.items()}
        return Seller(setting, rules, replace(luck, supply=replace(luck.supply, lead=lead)))

    assert _worlds_that_differ(case_of(DOUBLE_11), slower) > FEW // 2


def test_receiving_after_demand_is_noticed():
    class LateDock(Seller):
        def unload(self, day):
            pass

        def close(self, day):
            super().unload(day)
            super().close(day)

    assert _worlds_that_differ(case_of(DOUBLE_11), LateDock) == FEW


def test_a_cent_more_a_day_is_noticed_on_the_first_day():
    class Dearer(Seller):
        def set_terms(self):
            super().set_terms()
            self.fixed += 1

    case = case_of(DOUBLE_11)
    differs = difference(case.lockstep(RULE, 1), case.reference(RULE, 0, Dearer), 0)
    assert differs is not None
    assert differs.startswith("cash on day 0")


def _worlds_that_differ(case: Case, open_seller, policy: str = RULE, worlds: int = FEW) -> int:
    record = case.lockstep(policy, worlds)
    runs = [case.reference(policy, world, open_seller) for world in range(worlds)]
    return sum(difference(record, run, world) is not None for world, run in enumerate(runs))
