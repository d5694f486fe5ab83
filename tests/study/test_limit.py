"""Limits are read as people write them, and a policy keeps to one by the less kind end."""

import pytest

from sim.stats import Estimate
from sim.study.compare import Compare
from sim.study.limit import Limit, LimitError, in_english, limits
from sim.words.language import speaking
from tests.world.toys import toy


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("cash below zero <= 5 %", Limit("cash_below_zero", True, 0.05)),
        ("Cash below zero<=0.05", Limit("cash_below_zero", True, 0.05)),
        ("sold-out sale days <= 10%", Limit("sale_days_out", True, 0.10)),
        ("worst of 20 >= 2,000", Limit("profit_p05", False, 2000.0)),
        ("lowest cash >= -500", Limit("cash_low_p05", False, -500.0)),
        ("units_lost <= 30", Limit("units_lost", True, 30.0)),
    ],
)
def test_a_limit_is_read_as_people_write_it(text, limit):
    assert Limit.of(text) == limit


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("cash below zero", 'as "cash below zero <= 5 %", found "cash below zero"'),
        ("cash below zer <= 5 %", 'called "cash below zer"; did you mean "cash below zero"?'),
        ("worst of 20 >= 5 %", '"worst of 20" is no share: leave the % out'),
        ("cash below zero <= 5", '"cash below zero" is a share: write 5 % or 0.05'),
    ],
)
def test_what_is_no_limit_is_told_with_what_would_be_one(text, told):
    with pytest.raises(LimitError, match="--limit: ") as error:
        Limit.of(text)
    assert told in str(error.value)


def share(events, high):
    return Estimate(events / 100, 0.0, high, 100, events, "Clopper-Pearson")


def test_a_share_is_judged_by_its_upper_bound_unless_it_was_never_seen():
    limit = Limit("cash_below_zero", True, 0.05)
    assert limit.allows({"cash_below_zero": share(1, 0.0499)})
    assert not limit.allows({"cash_below_zero": share(1, 0.0501)})
    assert limit.allows({"cash_below_zero": share(0, 0.06)})


def test_an_amount_is_judged_by_its_lower_bound():
    limit = Limit("profit_p05", False, 2000.0)
    near = Estimate(2100.0, 1900.0, 2300.0, 100, 100, "order statistics")
    assert not limit.allows({"profit_p05": near})
    assert Limit("profit_p05", False, 1900.0).allows({"profit_p05": near})


def test_what_nobody_measured_is_not_kept():
    """A shop that is not judged has no late rate, and so no policy that keeps to one."""
    assert not Limit("late_rate", True, 0.05).allows({"profit_p05": share(1, 0.05)})


def test_cash_is_limited_unless_it_is_free_or_the_user_says_how():
    default = Limit("cash_below_zero", True, 0.05)
    lent = {"opening": 10.0, "credit": {"limit": 100.0}}
    own = toy(cash={"opening": 10.0})
    assert limits(own) == (default,)
    assert limits(toy(cash=lent)) == (Limit("cash_short", True, 0.05),)
    assert limits(toy()) == ()
    assert limits(own, ["cash below zero <= 1 %"]) == (Limit("cash_below_zero", True, 0.01),)
    other = Limit("units_lost", True, 3.0)
    assert limits(own, ["units lost <= 3"]) == (default, other)


def test_a_chinese_error_ends_in_a_chinese_hint():
    with speaking("zh"):
        with pytest.raises(LimitError, match=r"；您是想写“现金跌破零的概率”吗？$"):
            Limit.of("现金跌破零概率 <= 5 %")
        with pytest.raises(LimitError, match="；可用的有："):
            Limit.of("kittens <= 5 %")


def test_a_limit_asked_for_in_chinese_is_kept_by_its_english_name_and_read_in_any_language():
    default = Limit("cash_below_zero", True, 0.05)
    with speaking("zh"):
        assert in_english("现金跌破零的概率 <= 5 %") == "cash below zero <= 5 %"
        assert in_english("worst of 20 >= 2,000") == "worst of 20 >= 2,000"
    assert Limit.of("现金跌破零的概率 <= 5 %") == default
    study = Compare.ask(toy(cash={"opening": 10.0}), limit=("现金跌破零的概率 <= 5 %",))
    assert study.limit == ("cash below zero <= 5 %",)
