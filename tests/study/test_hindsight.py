"""Hindsight: the best plan of each world that is known, and what policies leave on the table."""

import numpy as np
import pytest

from sim import hindsight, load
from sim.chart import left_on_table
from sim.chart.hindsight import details, tables
from sim.chart.table import short
from sim.network import parse
from sim.stats import Estimate
from sim.studies import read
from sim.study import hindsight as module
from sim.study.corrections import Correction, family
from sim.study.folder import write
from sim.study.frozen_orders import corrected_profits
from sim.study.hindsight import Hindsight
from sim.study.hindsight_sentences import hindsight_sentences
from sim.study.regret import best_alike, regrets_of
from sim.study.replay import replay
from sim.study.task import tasks
from sim.study.workers import ALONE
from tests.oracles.textbook import textbook
from tests.scenario.files import SMALL
from tests.study.worlds import ROOT

SHOP = parse(SMALL)


def two(quantity=30, on_day=0):
    """Return a shop without chance with two policies: one orders a batch once, one nothing."""
    once = {"rule": "first batch", "quantity": quantity, "on_day": on_day}
    return textbook(
        20,
        cash={"opening": 1000},
        market={"demand_noise": "none", "stockout": {"orders": "lost"}},
        product={
            "price": 10, "unit_cost": 3, "volume_m3": 0.01, "opening_stock": 25,
            "leftover_value": 1, "demand": {"units_per_day": 5},
        },
        supplier={"lead_time_days": 4, "order_fee": 7},
        lane={"mode": "sea", "to": "shelf", "transit_days": 6, "rate": 50, "per": "m3"},
        policy=[{"name": "nothing"}, {"name": "once", "order": once}],
    )  # fmt: skip


EACH = 10 - 3 - 0.01 * 50
"""What a unit leaves that is ordered and sold."""

# --- by hand ---------------------------------------------------------------------------------


def test_a_batch_that_is_too_small_leaves_what_half_as_much_again_would_earn():
    # 25 units sell in five days; goods ordered at once come on day 10, and 50 sell until day 20.
    result = hindsight(two(30), runs=2)
    nothing, once = result.regrets
    assert once.profit.value == pytest.approx(25 * 7 + 30 * EACH - 7)
    assert once.left.value == pytest.approx(15 * EACH)
    assert result.hindsight.value == pytest.approx(25 * 7 + 45 * EACH - 7)
    assert nothing.left.value == pytest.approx(45 * EACH - 7)
    assert once.by["quantity"].value == pytest.approx(15 * EACH)
    assert (once.by["date"].value, once.by["policy"].value) == (0, 0)
    assert nothing.by["policy"].value == pytest.approx(30 * EACH - 7)
    assert once.alike == Correction(times=1.5)
    assert once.gain.gap.value == pytest.approx(15 * EACH)


def test_a_batch_that_comes_too_late_leaves_what_it_would_have_sold():
    # Ordered on day 7, 50 units come on day 17, and 15 of them sell; a week earlier all of them.
    result = hindsight(two(50, on_day=7), ["once"], runs=2)
    (once,) = result.regrets
    assert once.left.value == once.by["date"].value == pytest.approx(35 * (10 - 1))
    assert once.alike == Correction(days=-7)
    # Half as many would leave ten less; three quarters is no less of a waste.
    assert once.by["quantity"].value == pytest.approx(25 * (3 + 0.5 - 1))
    assert "policy" not in once.by
    assert set(result.worlds["days"]) == {-7}


def test_the_sentences_say_what_is_wrong_with_the_orders():
    lines = hindsight_sentences(hindsight(two(50, on_day=7), ["once"], runs=2))
    assert lines[0].startswith('"once" leaves at least USD 315 ')
    assert any(line.startswith('"once" orders too late: had all its orders') for line in lines)
    assert lines[-1].startswith("Orders that went out earlier knew")


def test_where_nothing_is_ordered_hindsight_knows_no_better_plan():
    study = Hindsight.ask(two(), ["nothing"], runs=2)
    result = study.answer(ALONE)
    assert not study.has_answer(result)
    assert hindsight_sentences(result) == [
        'Nothing that "nothing" orders could be changed, so hindsight knows no better plan:'
        " --policies names others."
    ]


def test_where_no_plan_is_better_that_is_said():
    result = hindsight(two(50), ["once"], runs=2)
    assert hindsight_sentences(result)[0] == (
        'No plan that is known beats "once" in any of 2 simulated futures.'
    )
    assert result.regrets[0].best_itself.events == 2


# --- a bound from below ----------------------------------------------------------------------

FILES = {
    "double-11": ["three-tier 15/10/5", "rolling forecast, with air"],
    "launch": ["first 500, then three-tier", "first 2,000, follow by sea"],
    "market-us": ["rolling forecast"],
}
SOME = (
    Correction(),
    Correction(times=0.75),
    Correction(times=1.25, days=-7),
    Correction(mode="air"),
)


@pytest.fixture(scope="module", params=FILES)
def shop(request):
    """Return a file without a run-off, and what some policies earn as they are and corrected."""
    network = load(ROOT / "scenarios" / f"{request.param}.toml").changed(run_off_days=0)
    names = FILES[request.param]
    work = tasks(network, names, 20)
    done = corrected_profits(work, dict.fromkeys(names, SOME[1:]))
    return work, {t.policy: one["profits"] for t, one in zip(work, done, strict=True)}


def regrets(shop):
    """Return the regrets of a file."""
    work, profits = shop
    fresh = {name: own[:2] for name, own in profits.items()}
    return regrets_of(work[0].block.network, profits, SOME, fresh)


def test_hindsight_is_never_beaten_in_any_world_by_a_replayed_policy(shop):
    work, _ = shop
    result, record = regrets(shop), replay(work)  # all of them side by side
    assert np.array_equal(result.worlds["profit"], record.totals["profit"])
    assert (result.worlds["hindsight"] >= result.worlds["profit"]).all()
    assert all(regret.left.value >= 0 for regret in result.regrets)


def test_hindsight_without_what_policies_decide_themselves_is_beaten():
    # A batch of 50 sells to the last unit on the last day: whatever is changed earns less.
    network, others = two(50), [Correction(times=0.75), Correction(times=1.25), Correction(days=7)]
    (once,) = corrected_profits(tasks(network, ["once"], 2), {"once": others})
    own, *changed = once["profits"]
    assert (own > np.max(changed, axis=0)).all()


def test_no_remedy_alone_brings_more_than_hindsight(shop):
    for regret in regrets(shop).regrets:
        assert {"quantity", "mode"} <= {*regret.by}  # no other date stands alone
        assert all(one.value <= regret.left.value + 1e-9 for one in regret.by.values())


# --- the corrections -------------------------------------------------------------------------


def test_the_family_begins_with_what_changes_nothing_and_has_each_correction_once():
    some = family(SHOP)
    assert some[0] == Correction()
    assert len(some) == len(set(some)) == 25
    modes = [one.mode for one in family(load(ROOT / "scenarios" / "double-11.toml")) if one.mode]
    assert modes == ["air", "sea"]


def test_one_correction_for_all_is_the_best_in_the_mean_and_not_the_best_of_each_world():
    some = [Correction(), Correction(times=0.5), Correction(times=1.5)]
    profits = np.array([[10.0, 10.0], [30.0, 0.0], [0.0, 24.0]])
    assert best_alike(profits, some) == Correction(times=0.5)
    assert best_alike(profits[:1], some) == Correction()


def test_the_gain_of_a_correction_is_measured_in_worlds_that_had_no_part_in_its_choice(monkeypatch):
    seen = []
    whole = module.tasks

    def asked(network, policies, runs, paths, first_block, **more):
        seen.append(first_block)
        return whole(network, policies, runs, paths, first_block, **more)

    monkeypatch.setattr(module, "tasks", asked)
    hindsight(SHOP, ["today"], runs=4)
    assert seen == [0, module.FRESH]


# --- the study -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def small():
    return hindsight(SHOP, runs=40)


def test_hindsight_is_read_back_as_it_was(small, tmp_path):
    write(Hindsight.ask(SHOP, runs=40), small, tmp_path, "by the test")
    again = read(tmp_path)
    assert again == small
    assert again.worlds.equals(small.worlds)


def test_pieces_of_worlds_and_two_processes_find_the_same(monkeypatch):
    once = hindsight(SHOP, ["today"], runs=300)
    monkeypatch.setattr(module, "TOGETHER", 150)
    assert hindsight(SHOP, ["today"], runs=300, workers=2) == once


def test_finished_pieces_are_kept_and_not_done_again(small, monkeypatch, tmp_path):
    study = Hindsight.ask(SHOP, runs=40)
    assert study.answer(ALONE, tmp_path) == small
    monkeypatch.setattr(module, "corrected_profits", lambda *_: pytest.fail("done again"))
    assert study.answer(ALONE, tmp_path) == small


def test_a_policy_of_ones_own_takes_part(tmp_path):
    (tmp_path / "mine.py").write_text(
        "import numpy as np\nfrom sim import Decision\n"
        "class Mine:\n    def decide(self, desk):\n"
        "        return Decision({'sea': np.where(desk.position < 40, 50, 0)})\n"
    )
    text = SMALL + '\n[[policy]]\nname = "mine"\nown = "mine.py:Mine"\n'
    (tmp_path / "shop.toml").write_text(text)
    result = hindsight(load(tmp_path / "shop.toml"), ["mine"], runs=4)
    assert result.regrets[0].left.value > 0


# --- how it looks ----------------------------------------------------------------------------


def test_bars_end_at_profit_and_at_hindsight(small):
    bars = left_on_table.plot(small).patches
    ends = {bar.get_gid(): bar.get_x() + bar.get_width() for bar in bars}
    assert ends["left"] == pytest.approx(small.hindsight.value)
    first = next(bar for bar in bars if bar.get_gid() == "profit")
    assert first.get_width() == small.least.profit.value


def test_tables_have_a_row_a_policy_and_one_of_hindsight(small):
    left, alike = tables(small, 100)
    assert (left.row_count, alike.row_count) == (3, 2)
    assert details(small, 100)[0].row_count == 2


def test_a_figure_has_the_same_digits_in_table_and_text():
    """Sides of 960 and 1,010: half of both carries tens, the longer side alone hundreds."""
    figure = Estimate(1949.6, 989.6, 2959.6, 100, 100, "Hall skewness-corrected")
    assert short(figure) == "1,950 ±1,010"
    assert f"{figure}".startswith("1,950 ")
