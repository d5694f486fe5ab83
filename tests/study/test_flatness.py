"""Flatness: how profit lies over the two numbers that matter most."""

import numpy as np
import pytest

from sim.chart import flat_map
from sim.chart.tuning import charts, tables
from sim.study.flatness import flatness, weight
from sim.study.tune import Tune
from sim.study.tune_sentences import flat_headline
from sim.study.tuned import trials_frame
from sim.study.workers import ALONE
from tests.oracles.textbook import textbook
from tests.study.test_tune import season


def shop():
    return textbook(
        10,
        market={"demand_noise": "none", "stockout": {"orders": "lost"}},
        product={
            "price": 10, "unit_cost": 3, "leftover_value": 1, "demand": {"units_per_day": 5},
            "opening_stock": 20,
        },
        supplier={"lead_time_days": 2},
        policy={"order": {"rule": "(s,S)", "s": 10, "up_to": 30}},
    )  # fmt: skip


@pytest.fixture(scope="module")
def tuned():
    return Tune.ask(shop(), runs=2, evaluations=20).answer(ALONE)


def told(tuned, settings, short=None):
    """Return the flatness of a tuning in which these settings, (s, up to, profit), were tried."""
    one = tuned.tuned[0]
    rows = [((s, up_to), profit, 0.0) for s, up_to, profit in settings]
    rows = [(v, p, (short or {}).get(v[0], 0.0)) for v, p, _ in rows]
    frame = trials_frame(one.policy, one.knobs, rows)
    object.__setattr__(tuned, "trials", frame)
    return flatness(tuned, one)


# --- by hand ---------------------------------------------------------------------------------


def test_a_number_that_decides_all_explains_all_and_one_that_decides_nothing_none():
    x, y = np.meshgrid(np.arange(10.0), np.arange(10.0))
    steps = 100.0 * (x.ravel() // 2)
    assert weight(x.ravel(), steps) == pytest.approx(1)
    assert weight(y.ravel(), steps) == pytest.approx(0)
    assert weight(x.ravel(), np.ones(100)) == 0


def test_a_cell_holds_the_best_setting_there_and_blank_ones_none(tuned):
    # Profit falls with s alone, so s is the number that matters most; all are within 60 %.
    some = [(s, 30 + up, 1000 - 100 * s) for s in range(4) for up in range(4) if (s, up) != (0, 3)]
    flat = told(tuned, [*some, (1, 31, 500)])
    assert (flat.across.key, flat.up.key) == ("order.s", "order.up_to")
    top = flat.best[:, 0]
    assert np.nanmax(top) == 1000
    assert np.isnan(flat.best[3, 0])
    assert np.nanmax(flat.best[:, 1]) == 900


def test_the_ends_are_those_of_settings_that_hardly_lack_anything(tuned):
    lots = [(4, 30, 800), (5, 33, 998), (6, 31, 1000), (7, 36, 992), (8, 40, 900), (9, 41, 500)]
    flat = told(tuned, lots)
    assert flat.worth == 10
    ends = {flat.across.key: flat.ends_across, flat.up.key: flat.ends_up}
    assert ends == {"order.s": (5, 7), "order.up_to": (31, 36)}
    line = flat_headline(tuned, tuned.tuned[0], flat)
    assert line.startswith('"rule": settings within USD 10 of the best have ')
    assert "order.s from 5 to 7" in line


def test_the_table_says_the_same_ends_as_the_title_of_the_map(tuned):
    lots = [(4, 30, 800), (5, 33, 994), (6, 31, 1000), (7, 36, 992), (8, 40, 900), (9, 41, 500)]
    flat, one = told(tuned, [(s, up, 1.4 * profit) for s, up, profit in lots]), tuned.tuned[0]
    ends = {knob.key: tuned.flat(one, knob) for knob in one.knobs}
    assert ends == {flat.across.key: flat.ends_across, flat.up.key: flat.ends_up}
    _, numbers = tables(tuned, 100)
    assert f"within USD {flat.worth:.0f} of the best, of {one.tried} that" in numbers.caption


def test_settings_that_break_a_limit_are_not_there(tuned):
    lots = [(4, 30, 800), (5, 33, 998), (6, 31, 1000), (7, 36, 5000)]
    flat = told(tuned, lots, short={7: 1.0})
    assert np.nanmax(flat.best) == 1000
    assert told(tuned, lots, short=dict.fromkeys((4, 5, 6, 7), 1.0)) is None


# --- how it looks ----------------------------------------------------------------------------


def test_the_map_frames_what_is_near_and_marks_the_policy_as_it_is_and_tuned(tuned):
    lots = [(s, 20 + s, 1000 - (s - 12) ** 2) for s in range(8, 17)]
    flat = told(tuned, lots)
    (ax,) = flat_map.plot(tuned, tuned.tuned[0], flat).axes
    frames = [patch for patch in ax.patches if patch.get_gid() == "near"]
    assert len(frames) == np.count_nonzero(flat.near) > 1
    assert {line.get_gid() for line in ax.lines} == {"as it is", "tuned"}
    assert {*charts(tuned)} == {"trials", "flat"}


def test_a_policy_of_one_number_has_no_map_and_one_without_a_good_setting_no_ends():
    study = Tune.ask(season(300), runs=20, evaluations=20, limit=("worst of 20 >= 90000",))
    result = study.answer(ALONE)
    assert {*charts(result)} == {"trials"}
    _, numbers = tables(result, 100)
    assert [next(iter(column.cells)) for column in numbers.columns][3:5] == ["-", "-"]


def test_a_policy_that_lies_off_the_map_is_named_at_its_edge(tuned):
    lots = [(s, 40 + s, 1000 - (s - 32) ** 2) for s in range(28, 37)]
    (ax,) = flat_map.plot(tuned, tuned.tuned[0], told(tuned, lots)).axes
    texts = {text.get_text() for text in ax.texts}
    assert {f"outside the map, as it is: {ends}" for ends in ("10 and 30", "30 and 10")} & texts
    assert "as it is" not in {line.get_gid() for line in ax.lines}
