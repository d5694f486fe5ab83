"""The fan of cash, its low point, and what its title says."""

import numpy as np
import pytest
from matplotlib.figure import Figure

from sim.chart import cash_fan

from .conftest import DATES


def drawn(result, **options):
    figure = Figure(figsize=cash_fan.size(result), layout="constrained")
    return cash_fan.plot(result, figure.add_subplot(), **options)


@pytest.fixture
def dip():
    """Cents of cash by day and world, lowest on the fifth day."""
    cash = np.tile(np.linspace(300_000, 400_000, 200), (10, 1)).astype(np.int64)
    cash[4] -= 250_000
    return cash


def test_the_title_tells_the_low_point_and_the_chance_to_run_out(made, luck, dip):
    lows = np.linspace(-40, 2000, 200)
    result = made({"today": luck, "b": luck + 900}, {"b": {"cash": dip, "cash_low": lows}})
    assert cash_fan.low(result, "b") == (4, pytest.approx(np.quantile(lows, 0.05)))
    said = cash_fan.finding(result, "b")
    worst = result.figure("b", "cash_low_p05").value
    assert worst == pytest.approx(np.quantile(lows, 0.05))
    assert said.startswith('Under "b", cash falls to USD 6')
    assert said.endswith(
        " in the worst of 20 futures, about 5 Nov; it goes below zero in 2.0 % of simulated futures"
    )


def test_a_lowest_day_at_the_very_end_is_not_named(made, luck):
    result = made({"today": luck}, {"today": {"cash_low_day": 9}})
    assert "about" not in cash_fan.finding(result, "today")
    assert "about 4 Nov" in cash_fan.finding(
        made({"today": luck}, {"today": {"cash_low_day": 3}}), "today"
    )


def test_the_small_print_names_sale_days_only_where_there_are_some(made, luck):
    with_sale, without = (made({"today": luck}, promotion=some) for some in (True, False))
    assert "Grey: sale days." in cash_fan.note(with_sale, "today")
    assert "sale days" not in cash_fan.note(without, "today")


def test_cash_that_only_rises_never_falls(made, luck, dip):
    rising = np.sort(dip[:5], axis=0).repeat(2, axis=0) + np.arange(10)[:, None] * 100
    result = made({"today": luck}, {"today": {"cash": rising, "cash_low_day": 0}})
    assert cash_fan.finding(result, "today") == (
        "Under today's rule, cash never falls below its first evening's; "
        "it goes below zero in none of 200 simulated futures"
    )


def test_the_mark_lies_at_the_amount_and_the_date_of_the_title_and_no_other_is_told(
    made, luck, dip
):
    lows = np.linspace(-40, 2000, 200)
    result = made({"today": luck, "b": luck + 900}, {"b": {"cash": dip, "cash_low": lows}})
    ax = drawn(result, policy="b")
    mark = next(line for line in ax.lines if line.get_gid() == "low")
    assert mark.get_xydata()[0] == pytest.approx((DATES[4], np.quantile(lows, 0.05)))
    (text,) = [text.get_text() for text in ax.texts if text.get_text().startswith("lowest")]
    down, about = text.removeprefix("lowest, worst of 20: ").split(", ")
    assert f"falls to {down} in the worst of 20 futures, {about};" in cash_fan.finding(result, "b")
    assert "Nov" not in cash_fan.note(result, "b")


def test_cash_that_is_lowest_at_the_very_end_has_no_mark(made, luck):
    result = made({"today": luck}, {"today": {"cash_low_day": 9}})
    assert "low" not in [line.get_gid() for line in drawn(result).lines]
    assert "Triangle" not in cash_fan.note(result, "today")


def test_today_s_rule_is_drawn_dashed_beside_another_policy_only(made, luck):
    result = made({"today": luck, "b": luck + 900})
    said = [text.get_text() for text in drawn(result).texts]
    assert "today's rule: median" in said
    own = [text.get_text() for text in drawn(result, policy="today").texts]
    assert "today's rule: median" not in own


def test_zero_is_always_in_sight(made, luck):
    low, high = drawn(made({"today": luck})).get_ylim()
    assert low <= 0 < high
