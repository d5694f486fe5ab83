"""Money of any size: less than a cent for a unit, currencies without cents, a thousand billions."""

from itertools import pairwise

import numpy as np
import pytest

from sim.scenario.currency import MinorUnit
from sim.scenario.part import cents
from sim.scenario.problem import ScenarioError
from sim.study.outlook import doubts, outlook
from sim.world.buying import budget, supplier
from sim.world.core.rounding import extended, half_up, in_proportion, part_of
from sim.world.demand import prices
from sim.world.money import settlement
from sim.world.run.size import TooLargeError

from .scenes import ran, scene

BEADS = """
days = 20
[[product]]
name = "mug"
price = 0.125
unit_cost = 0.045
opening_stock = 0
[[policy]]
name = "rule"
order = { rule = "first batch", quantity = 100_000 }
"""
DONG = """
currency = "VND"
days = 30
[cash]
opening = {cash}
spend_freely = {freely}
[[product]]
name = "mug"
price = 249_000
unit_cost = {cost}
opening_stock = 0
[[supplier]]
name = "maker"
{maker}
[[policy]]
name = "rule"
order = {{ rule = "first batch", quantity = {units} }}
"""
DEAR_LANE = """
[[lane]]
mode = "sea"
to = "hub"
transit_days = 5
rate = 1e9
per = "m3"
[[product]]
name = "mug"
volume_m3 = 100
"""
SHORT = "short_shipment = { chance = 1, share = 0.1 }\n"
FROM_STOCK = """
days = 3
[[product]]
name = "mug"
price = 0.125
opening_stock = 100
"""
FARAWAY = """
days = 3
[[shop]]
name = "Jakarta"
currency = "IDR"
exchange_rate = 0.000063
settlement = { fee_per_unit = 1250, payout_after_days = 0 }
[[listing]]
product = "mug"
shop = "Jakarta"
price = 79_000
stock_of = "main"
demand = { units_per_day = 10 }
"""


def dong(cost=100_000, units=1_100_000, cash=100_000, freely="true", maker=SHORT):
    return DONG.format(cost=cost, units=units, cash=cash, freely=freely, maker=maker)


def steps(run):
    """Return what cash gained on each day."""
    closes = run.path("cash")
    return [now - before for before, now in pairwise(closes)]


# --- less than a cent for a unit ----------------------------------------------------------------


def test_a_hundred_thousand_beads_at_four_and_a_half_cents_a_piece_of_ten_cost_4500():
    run = ran(BEADS)
    assert min(steps(run)) == -4_500_00


def test_ten_beads_a_day_at_an_eighth_of_a_dollar_bring_a_dollar_and_a_quarter():
    assert ran(FROM_STOCK).path("receivable") == [1_25] * 3


def test_a_fee_of_a_third_of_a_cent_is_rounded_once_for_the_units_of_a_day():
    """0.0035 times ten is three cents and a half: four, and not ten times nothing."""
    fee = '[[warehouse]]\nname = "hub"\nfulfilment_per_unit = 0.0035\n'
    assert steps(ran(FROM_STOCK + fee)) == [125 - 4] * 2


def test_a_fee_in_rupiah_is_held_finer_than_a_cent():
    """1,250 of the price of 79,000 are 0.07875: ten mugs are sold for 49.77 less 0.79."""
    one, both = ran("days = 3"), ran(FARAWAY)
    far = [b - a for a, b in zip(one.path("receivable"), both.path("receivable"), strict=True)]
    assert far == [4_977 - 79] * 3


def test_a_discount_and_a_premium_are_rounded_with_the_order_and_not_with_the_unit():
    """0.045 with a tenth more and a fifth off is 0.0396: 100,000 of them are 3,960."""
    terms = "premium = 0.1\nprice_breaks = [ { from_units = 1000, discount = 0.2 } ]\n"
    run = ran(f'{BEADS}[[supplier]]\nname = "maker"\n{terms}')
    assert min(steps(run)) == -3_960_00


def test_commission_of_a_day_is_rounded_once():
    """15.5 % of ten times 9.99 is 15.4845, ten times 1.55 would be 15.50."""
    sale = "[settlement]\ncommission = 0.155\n"
    run = ran(f'days = 3\n{sale}[[product]]\nname = "mug"\nprice = 9.99\n')
    assert run.total("platform_fees") == pytest.approx(3 * 15.48)


FINE = """
days = 110
settlement = { fee_per_unit = 0.011 }
packing = { material_per_unit = 0.001 }
[[product]]
name = "mug"
price = 0.125
unit_cost = 0.045
[[warehouse]]
name = "hub"
fulfilment_per_unit = 0.003
"""


def test_what_check_says_that_a_unit_leaves_is_what_the_ledger_earns():
    """A thousand units, ten a day: no line of a day has a part of a cent to round."""
    run = ran(FINE)
    left = outlook(run.network).products[0].margin
    assert left == pytest.approx(0.125 - 0.011 - 0.003 - 0.001 - 0.045)
    assert run.total("units_sold") == 1000
    assert run.total("profit") == pytest.approx(1000 * left, abs=1e-9) == 65.0


def test_what_is_finer_than_a_thousandth_of_a_cent_is_told():
    network = scene('[[product]]\nname = "mug"\nprice = 0.1234567\nunit_cost = 0.045\n')
    told = [line for line in doubts(network, outlook(network)) if "counts as" in line]
    assert told == ['product "mug" → price = 0.1234567 counts as 0.12346; finer money is not held']


@pytest.mark.looks_inside
@pytest.mark.parametrize("where", [prices, settlement])
def test_a_rule_that_rounds_each_unit_to_the_cent_is_found(monkeypatch, where):
    if where is prices:
        monkeypatch.setattr(prices, "mills", lambda money: 1000 * cents(money))
    else:
        each = lambda units, mills: units * half_up(np.asarray(mills) / 1000)  # noqa: E731
        monkeypatch.setattr(settlement, "extended", each)
    with pytest.raises(AssertionError):
        ran(FROM_STOCK)


# --- currencies ---------------------------------------------------------------------------------


def in_currency(code, opening, price):
    return (
        f'currency = "{code}"\ndays = 3\ncash = {{ opening = {opening}, spend_freely = true }}\n'
        f'[[product]]\nname = "mug"\nprice = {price}\n'
    )


@pytest.mark.parametrize(
    ("code", "opening", "price", "closes"),
    [
        ("VND", "2_000_000_000", "249_000", [2_000_000_000, 2_002_490_000, 2_004_980_000]),
        ("JPY", "30_000_000_000", "1_980", [30_000_000_000, 30_000_019_800, 30_000_039_600]),
        ("IDR", "4_000_000_000.4", "79_000.06", [4_000_000_000, 4_000_790_001, 4_001_580_002]),
        ("KWD", "1_000.125", "0.0155", [1_000_125, 1_000_280, 1_000_435]),
        ("USD", "3_000_000_000", "10", [300_000_000_000, 300_000_010_000, 300_000_020_000]),
    ],
)
def test_a_currency_is_counted_in_its_own_minor_unit(code, opening, price, closes):
    run = ran(in_currency(code, opening, price))
    assert run.path("cash") == closes
    assert run.total("cash_end") == closes[-1] / MinorUnit.of(code).in_one


def test_dong_are_written_without_hundredths():
    network = scene(in_currency("VND", 2_000_000_000, 249_000))
    assert network.minor.decimals == 0
    assert outlook(network).products[0].margin == 149_000 + 99_996


def test_a_hundred_minor_units_in_every_currency_are_found(monkeypatch):
    monkeypatch.setattr("sim.scenario.currency._DECIMALS", {})
    with pytest.raises(AssertionError):
        assert ran(in_currency("VND", 100_000, 249_000)).path("cash")[1] == 2_590_000


# --- a thousand billions ------------------------------------------------------------------------


def test_a_million_units_of_a_hundred_thousand_dong_a_tenth_short_cost_99_billion():
    assert min(steps(ran(dong()))) == -99_000_000_000


def test_an_unfit_half_of_what_a_hundred_billion_bought_is_credited_to_the_dong():
    """All of 1,100,000 are unfit, and 0.333 of 99,999 each is given back: 36,629,633,700."""
    maker = "defects = { share = 1.0, credited = 0.333 }\n"
    gains = steps(ran(dong(cost=99_999, maker=maker)))
    assert (min(gains), max(gains)) == (-109_998_900_000, 36_629_633_700)


def test_cash_for_half_of_nine_million_units_buys_half_of_them():
    """Units times cash would be 4 x 10^19."""
    maker = "deposit_share = 1.0\n"
    run = ran(dong(1_000_000, 9_000_000, 4_500_000_000_000, "false", maker))
    assert run.path("ordered")[0] == 4_500_000


def test_900_trillion_dong_are_exact_to_the_dong():
    """Nine million at 99,999,999: a third is deposited, the rest is the balance."""
    maker = "deposit_share = 0.333\nbalance_days = 3\n"
    gains = steps(ran(dong(99_999_999, 9_000_000, 999_999_999_999_999, "true", maker)))
    assert min(gains) == -(899_999_991_000_000 - 299_699_997_003_000)


def test_an_order_that_money_is_not_exact_for_is_refused():
    with pytest.raises(TooLargeError, match=r'9,000,000 units of "mug" at once.* 1,000,000 of'):
        ran(dong(1_000_000_000, 9_000_000))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ('[[product]]\nname = "mug"\nprice = 1.1e13\n', "at most 10,000,000,000,000"),
        ("[cash]\nopening = -1.1e13\n", "at most 10,000,000,000,000"),
        (
            '[[product]]\nname = "mug"\nprice = 2e10\n',
            "for 100 units of it at most",
        ),
        (DEAR_LANE, "for 99 units of it at most"),
    ],
)
def test_what_could_overflow_is_refused_before_the_start(changes, message):
    with pytest.raises(ScenarioError, match=message):
        scene(changes)


@pytest.mark.looks_inside
def test_units_times_money_divided_by_units_again_is_found(monkeypatch):
    def part(units, mills):
        return units * (units * mills) // np.maximum(units * 1000, 1)

    monkeypatch.setattr(supplier, "extended", part)
    with pytest.raises(AssertionError):
        ran(dong())


def test_a_product_of_units_and_cash_that_overflows_is_found(monkeypatch):
    wrong = lambda units, some, whole: units * some // whole  # noqa: E731
    monkeypatch.setattr(budget, "in_proportion", wrong)
    with pytest.raises(AssertionError):
        test_cash_for_half_of_nine_million_units_buys_half_of_them()


# --- the rule -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("amount", "whole"), [(0.5, 1), (1.5, 2), (2.5, 3), (-0.5, 0), (-1.5, -1), (1.005 * 100, 101)]
)
def test_half_goes_up_also_where_binary_falls_short_of_it(amount, whole):
    assert half_up(np.array([amount])).tolist() == [cents(amount)] == [whole]


def test_lines_shares_and_proportions_are_those_of_whole_numbers():
    some = np.random.default_rng(8)
    units, amount = some.integers(0, 10**7, 500), some.integers(-(10**15), 10**15, 500)
    mills, share = some.integers(0, 10**11, 500), some.integers(0, 10**9, 500) / 1e9
    whole = np.abs(amount) + 1
    part = np.minimum(np.abs(amount), some.integers(0, 10**15, 500))
    plain = [x.tolist() for x in (units, amount, mills, np.rint(share * 1e9).astype(int))]
    lines = zip(*plain, whole.tolist(), part.tolist(), strict=True)
    for n, (u, a, m, s, w, p) in enumerate(lines):
        assert extended(units[n], mills[n]) == (u * m * 2 + 1000) // 2000
        assert part_of(amount[n], share[n]) == (2 * a * s + 10**9) // (2 * 10**9)
        assert in_proportion(units[n : n + 1], part[n], whole[n]) == u * p // w
