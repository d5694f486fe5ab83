"""Who is paid earlier may earn less: the gate lets it order more than it sells, and it is told."""

import numpy as np
import pandas as pd
import pytest

from sim import load, replace
from sim.network import parse
from sim.study.beside import Beside
from sim.study.free_cash import in_words, is_of_cash, spenders
from sim.study.two_scenarios import packed
from sim.study.two_scenarios_sentences import less_for_more
from sim.words.free_cash import AT
from tests.scenario.files import SMALL

LUCK = np.linspace(-9.0, 9.0, 40)


def runs(**policies):
    """Return runs made by hand: by policy and value profit, ordered, sold, left at the end."""
    names = ("profit", "units_ordered", "units_sold", "stock_end_units")
    return pd.DataFrame([
        {"value": value, "policy": policy, "world": world, **dict(zip(names, of, strict=True))}
        | {"profit": of[0] + luck * (1.0 if value == "15" else 1.2)}
        for policy, values in policies.items()
        for value, of in values.items()
        for world, luck in enumerate(LUCK)
    ])  # fmt: skip


GREEDY = {"8": (1000.0, 950.0, 610.0, 400.0), "15": (1500.0, 700.0, 600.0, 100.0)}


def test_who_orders_more_than_it_sells_more_and_earns_less_is_told_with_both():
    (found,) = spenders(["8", "15"], runs(greedy=GREEDY))
    assert (found.worse, found.better) == ("8", "15")
    assert (found.gap.value, found.ordered, found.sold) == pytest.approx((500, 250, 10))
    (told,) = in_words([found], "USD", AT)
    assert told.startswith('"greedy" earns USD 500')
    assert told.endswith(
        " less at 8 than at 15: more cash to spend lets it order 250 units more, of which it sells"
        " 10; the rest is left over."
    )


@pytest.mark.parametrize(
    "early",
    [
        (1600.0, 950.0, 610.0, 400.0),  # earns more
        (1000.0, 600.0, 500.0, 100.0),  # orders less: something else costs it its profit
        (1000.0, 750.0, 660.0, 90.0),  # sells all of it
        (1499.9, 950.0, 610.0, 400.0),  # within the luck
    ],
)
def test_other_changes_of_profit_are_not_explained_by_cash(early):
    assert spenders(["8", "15"], runs(other={**GREEDY, "8": early})) == []


def test_the_largest_loss_is_explained_and_the_others_are_named():
    less = {**GREEDY, "8": (1300.0, 750.0, 600.0, 150.0)}
    found = spenders(["8", "15"], runs(small=less, greedy=GREEDY))
    assert [spender.policy for spender in found] == ["greedy", "small"]
    assert in_words(found, "USD", AT)[0].endswith('left over. So it is with "small".')
    assert ", of which it sells none;" in in_words(found[1:], "USD", AT)[0]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (["settlement.payout_after_days"], True),
        (["shop.second.settlement.payout_every", "cash.opening"], True),
        (["supplier.factory.deposit_share", "supplier.factory.balance_days"], True),
        (["settlement.payout_after_days", "product.lamp.price"], False),
        (["settlement.commission"], False),
        (["cash_on_delivery.share"], False),
        ([], False),
    ],
)
def test_only_keys_of_cash_are_explained_by_cash(keys, expected):
    assert is_of_cash(keys) is expected


def paid_after(network, worlds, policies=()):
    """Return what the policies of a shop make of being paid after 15 days, and after 8."""
    late, early = (replace(network, {"settlement.payout_after_days": days}) for days in (15, 8))
    study = Beside.ask(late, policies, runs=worlds, second=packed(early, ("15 days", "8 days")))
    return study, study.answer()


def test_a_shop_whose_cash_gate_never_closes_earns_the_same_paid_early_or_late():
    _, result = paid_after(replace(parse(SMALL), {"cash.opening": 1_000_000}), 6)
    assert all(gap.identical for gap in result.gaps.values())
    assert less_for_more(result) == []


def test_a_rule_that_only_the_cash_gate_holds_back_is_told_to_earn_less_paid_earlier():
    """It would fill its shelf with 3,000 of what sells 10 a day, and what is left is worth 0.10."""
    greedy = {"policy.base stock.order.up_to": 3000, "product.*.leftover_value": 0.1}
    study, result = paid_after(replace(parse(SMALL), {"cash.opening": 600} | greedy), 20)
    assert result.gaps["base stock"].gap.high < 0
    (told,) = less_for_more(result)
    assert told in study.sentences(result)
    assert told.startswith('"base stock" earns USD ')
    assert " less in 8 days than in 15 days: more cash to spend lets it order " in told


@pytest.mark.slow
@pytest.mark.parametrize("file", ["double-11", "launch", "case-5-us-payout"])
def test_no_shipped_policy_earns_less_paid_after_8_days_than_after_15_unless_it_is_told_why(file):
    study, result = paid_after(load(f"scenarios/{file}.toml"), 64)
    losers = {n for n, g in result.gaps.items() if g.gap.high is not None and g.gap.high < 0}
    told = less_for_more(result)
    assert set(told) <= set(study.sentences(result))
    assert all(any(f'"{name}"' in line for line in told) for name in losers)
