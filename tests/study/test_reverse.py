"""Reverse stress: the smallest size of a shock that breaks a limit, against cases by hand."""

import pytest

from sim import read, stress
from sim.chart import reverse_sizes
from sim.chart.reverse import charts, tables
from sim.stats import Estimate
from sim.study import reversal
from sim.study.folder import write
from sim.study.limit import Limit, LimitError
from sim.study.reversal import reversals
from sim.study.reverse import Reverse, reverse_stress
from sim.study.reverse_sentences import headline, reverse_sentences
from sim.study.shocks import ShockError, catalogue
from sim.words.language import speaking
from tests.study.test_shocks import toy
from tests.study.test_stress import known

CASH = "cash below zero <= 5 %"


def only(result):
    """Return the one thing that was found of the one policy."""
    (plan,) = result.plans
    (one,) = plan.reversals
    return one


def payouts():
    """Return a shop that has 100 and pays 5 a day; what is sold today is paid out tomorrow."""
    return known(settlement={"delivery_days": 0, "payout_after_days": 1})


def test_payouts_may_be_held_until_the_cash_is_gone():
    # The close of day d leaves 100 - 5 (d + 1), below 0 first on day 20. The first payout, of day
    # 1 + h, must be there by then: 19 days are borne, 20 are not.
    one = only(reverse_stress(payouts(), runs=20, shocks=["late payout"], limit=[CASH]))
    assert (one.size, one.low, one.high) == (20, 20, 20)
    assert one.figure.value == 1
    for days, breaks in ((19, False), (20, True)):
        told = stress(payouts(), runs=20, shocks=[f"late payout={days}"], limit=[CASH])
        assert bool(told.cells[0].broken) is breaks


def test_the_border_may_hold_goods_until_the_shelf_is_empty():
    # 32 units last 8 days, so that day 7 closes empty; by air goods are there on day 5.
    shop = toy(
        product={
            "price": 10, "unit_cost": 3, "opening_stock": 32, "demand": {"units_per_day": 4},
        },
        policy={"order": {"rule": "none"}, "today": {"air": {"item": 400}}},
    )  # fmt: skip
    told = reverse_stress(shop, runs=2, shocks=["customs hold"], limit=["stockout days <= 0"])
    assert only(told).size == 3
    stopped = reverse_stress(shop, runs=2, shocks=["factory stop"], limit=["stockout days <= 0"])
    assert only(stopped).size == 3


def test_demand_may_fall_until_too_much_is_left():
    # Of 60 units 240 s are sold in whole pieces, and each that is left costs 9 of profit.
    (calm,) = stress(known(), runs=2, shocks=["low demand"]).calm
    least = calm.figures["profit"].value - 10 * 9
    told = reverse_stress(known(), runs=2, shocks=["low demand"], limit=[f"profit >= {least:.0f}"])
    assert only(told).size == 0.2  # 48 sold; at 0.21 there are 50, and 10 left


def test_what_no_size_breaks_is_an_answer():
    result = reverse_stress(known(), runs=2, shocks=["late sea"], limit=["stockout days <= 50"])
    assert only(result).size is None
    study = Reverse.ask(known(), shocks=["late sea"], limit=["stockout days <= 50"])
    assert study.has_answer(result)
    first, second, *_ = reverse_sentences(result)
    assert first.startswith('"rule" keeps to its limits at every size that was tried')
    assert second == "Late sea: not even at 90 days does a limit break."


def test_a_plan_that_breaks_without_a_shock_has_no_size():
    result = reverse_stress(known(), runs=2, shocks=["late sea"], limit=["profit >= 1000000"])
    study = Reverse.ask(known(), shocks=["late sea"], limit=["profit >= 1000000"])
    assert not study.has_answer(result)
    (said,) = reverse_sentences(result)
    assert said.startswith('"rule" breaks a limit already without a shock, so there is no size')
    assert tables(result, 100) == []
    assert dict(charts(result)) == {}


def test_without_a_limit_there_is_nothing_to_break():
    with pytest.raises(LimitError, match="this file has none"):
        Reverse.ask(known(), shocks=["late sea"])


@pytest.mark.parametrize("name", ["several at once", "viral", "late sea=3", "earthquake"])
def test_a_shock_without_one_size_is_refused(name):
    with pytest.raises(ShockError):
        Reverse.ask(known(), shocks=[name], limit=[CASH])


# --- the search ------------------------------------------------------------------------------

LIMIT = Limit("cash_below_zero", is_most=True, bound=0.05)


def share(value, low=None, high=None):
    return {"cash_below_zero": Estimate(value, low or value, high or value, 100, 50, "by hand")}


def sought(monkeypatch, name, figures):
    """Return what is found where a size has such figures, and how often anything was replayed."""
    kind, asked = catalogue(toy())[name], []
    monkeypatch.setattr(reversal, "_shocked", lambda network, kind, place: kind.ladder[place])

    def replayed(runner, networks, policy):
        asked.extend(networks)
        return [figures(kind.neutral if size is None else size) for size in networks]

    monkeypatch.setattr(reversal, "_replayed", replayed)
    _, (one,) = reversals(None, None, "rule", [kind], [LIMIT])
    return one, len(asked)


@pytest.mark.parametrize("edge", [1, 2, 14, 15, 22, 23, 45, 67, 89, 90])
def test_any_edge_is_found_exactly_in_few_replays(monkeypatch, edge):
    one, replays = sought(
        monkeypatch, "late sea", lambda size: share(0.1 if size >= edge else 0.01)
    )
    assert one.size == one.low == one.high == edge
    assert replays <= 12


def test_the_bracket_is_where_the_interval_crosses_the_limit(monkeypatch):
    def figures(size):
        return share(size / 1000, size / 1000 - 0.01, size / 1000 + 0.01)

    one, _ = sought(monkeypatch, "late sea", figures)
    assert (one.low, one.size, one.high) == (41, 51, 61)


def test_a_larger_shock_that_is_milder_is_told(monkeypatch):
    one, _ = sought(monkeypatch, "late sea", lambda size: share(0.1 if 20 < size < 60 else 0.01))
    assert one.size == 21
    assert one.keeps_again > 60


def test_multiples_are_found_on_a_ladder_of_hundredths(monkeypatch):
    one, _ = sought(monkeypatch, "low demand", lambda size: share(0.1 if size <= 0.37 else 0.01))
    assert one.size == 0.37
    assert one.strength(0.5) == 1


# --- files and looks -------------------------------------------------------------------------


@pytest.fixture(scope="module")
def result():
    return reverse_stress(payouts(), runs=20, shocks=["late payout, late sea"], limit=[CASH])


def test_what_was_found_is_read_back_as_it_was(result, tmp_path):
    shocks = ["late payout, late sea"]
    study = Reverse.ask(payouts(), runs=20, shocks=shocks, limit=[CASH], reverse=True)
    write(study, result, tmp_path, "by the test")
    assert read(tmp_path) == result
    assert (tmp_path / "reverse.csv").read_text("utf-8").count("\n") == 3


def test_the_spreadsheet_is_english_whatever_is_spoken(result):
    study = Reverse.ask(payouts(), runs=20, shocks=["late payout"], limit=[CASH], reverse=True)
    with speaking("zh"):
        assert "cash below zero" in study.contents(result)["reverse.csv"]


def test_the_answer_comes_first(result):
    first, *others = reverse_sentences(result)
    assert first == (
        '"rule" breaks first by "late payout": from 20 days on cash falls below zero in 20 of 20'
        " (above 83 %) of futures, where 5 % is allowed."
    )
    assert "Late sea: not even at 90 days does a limit break." in others


def test_a_chart_marks_the_size_over_that_of_the_named_shock(result):
    figure = reverse_sizes.plot(result)
    (ax,) = figure.axes
    (dot,) = (line for line in ax.lines if line.get_gid() == "late payout")
    assert dot.get_xdata()[0] == pytest.approx(20 / 30)
    assert figure.get_suptitle() == headline(result, result.plans[0])
    (table,) = tables(result, 100)
    assert table.row_count == 2
