"""The chart of profit against risk, and what its title says."""

from itertools import pairwise

import numpy as np
from matplotlib.figure import Figure

from sim.chart import policies, ranking


def often(share):
    flags = np.zeros(200)
    flags[: round(200 * share)] = 1
    return {"sale_days_out": flags, "stocked_out": flags, "stockout_days": 3 * flags}


def drawn(result):
    figure = Figure(figsize=policies.size(result), layout="constrained")
    return policies.plot(result, figure.add_subplot())


def test_the_title_names_the_policy_with_the_highest_mean_and_what_it_gains(made, luck):
    result = made(
        {"today": 1000 + luck, "b": 5100 + 2 * luck, "c": 3000 + luck},
        {"today": often(0.78), "b": often(0.31), "c": often(0.5)},
    )
    assert ranking.finding(result) == (
        'Policy "b" earns USD 4,100 more than today\'s rule and is sold out on 31 % of sale days '
        "instead of 78 %"
    )


def test_a_best_policy_that_loses_money_loses_less(made, luck):
    result = made({"today": -5000 + luck, "b": -1000 + 2 * luck}, {"b": often(0.5)})
    assert ranking.finding(result) == (
        'Policy "b" loses USD 4,000 less than today\'s rule but is sold out on 50 % of sale days '
        "instead of 0 %"
    )


def test_equal_risks_are_said_to_be_equal(made, luck):
    changed = {"today": often(0.5), "b": often(0.5), "c": often(0.1)}
    result = made({"today": luck, "b": 900 + 2 * luck, "c": luck - 900}, changed)
    assert ranking.finding(result).endswith("on 50 % of sale days, like today's rule")


def test_policies_too_close_to_tell_are_named_and_so_are_the_runs_it_takes(made, luck):
    other = luck[::-1]
    result = made({"today": luck - 5000, "b": 1000 + luck, "c": 1005 + other})
    assert result.verdict.kind == "cannot separate"
    needed = result.verdict.runs_needed
    said = ranking.finding(result)
    assert said.startswith('Cannot separate "c" and "b": 200 runs are too few, about ')
    assert needed is not None
    shown = int(said.split("about ")[1].split(" ")[0].replace(",", ""))
    assert 0 <= shown / needed - 1 < 0.1


def test_a_current_rule_that_wins_is_said_to_stay(made, luck):
    result = made({"today": 5000 + luck, "b": 1000 + 2 * luck})
    assert ranking.finding(result) == (
        'Nothing beats today\'s rule: it earns USD 5,000 on average, and the next best, "b", '
        "USD 4,000 less"
    )


def test_identical_policies_are_said_to_do_the_same(made, luck):
    result = made({"today": luck + 40000, "b": luck + 40000})
    assert ranking.finding(result) == "All 2 policies do the same: each earns USD 40,000 on average"


def test_a_policy_alone_has_a_finding_of_its_own(made, luck):
    result = made({"today": luck + 40000}, promotion=False)
    assert ranking.finding(result) == (
        'Policy "today" earns USD 40,000 on average and sells out in none of 200 simulated futures'
    )
    assert len(drawn(result).texts) == 4  # its label, the hint, the cut axis, the small print


def test_the_risk_is_the_one_that_tells_policies_apart(made, luck):
    both = {"today": luck, "b": luck + 900}
    apart = {"today": often(0.5), "b": often(0.1)}
    assert ranking.risk(made(both, apart)) == ranking.IN_SALE
    assert ranking.risk(made(both, apart, promotion=False)) == ranking.EVER
    assert ranking.risk(made(both)) == ranking.DAYS


def test_the_point_of_a_policy_lies_at_its_figures(made, luck):
    result = made({"today": luck, "b": luck + 900}, {"today": often(0.5), "b": often(0.1)})
    points = {line.get_gid(): line for line in drawn(result).lines if line.get_gid()}
    for summary in result.policies:
        x, y = points[summary.name].get_xydata()[0]
        assert x == summary.figures["sale_days_out"].value
        assert y == summary.figures["profit"].value
    assert points["today"].get_marker() == "D"
    assert points["b"].get_marker() == "o"


def test_the_point_lies_at_the_risk_that_the_axis_names_and_not_at_another(made, luck):
    always = {"stocked_out": np.ones(200)}
    result = made({"today": luck, "b": luck + 900}, {"today": often(0.5) | always, "b": often(0.1)})
    ax = drawn(result)
    assert ax.get_xlabel() == ranking.IN_SALE.label()
    xs = {line.get_gid(): line.get_xdata()[0] for line in ax.lines if line.get_gid()}
    assert xs == {"today": 0.5, "b": 0.1}


def test_only_today_s_rule_has_a_bold_label(made, luck):
    ax = drawn(made({"today": luck, "b": luck + 900}))
    bold = [text.get_text() for text in ax.texts if text.get_fontweight() == "bold"]
    assert bold == ["today (today)"]


def test_the_labels_of_twelve_policies_do_not_overlap(made, luck):
    names = ["today", *(f"policy {i}, its name as long as names may be" for i in range(11))]
    ax = drawn(made({name: luck + i for i, name in enumerate(names)}))
    boxes = [
        text.get_window_extent() for text in ax.texts if text.get_text()[:6] in ("today ", "policy")
    ]
    boxes.sort(key=lambda box: box.y0)
    assert len(boxes) == 12
    assert all(low.y1 <= high.y0 for low, high in pairwise(boxes))


def test_a_title_takes_two_lines_at_most(made, luck):
    names = [letter * 60 for letter in "abc"]
    result = made({name: luck + 9000 * i for i, name in enumerate(names)})
    assert drawn(result).get_title(loc="left").count("\n") <= 1


def test_a_policy_that_cannot_be_paid_for_is_a_cross_and_the_title_is_of_the_others(made, luck):
    short = {"cash_low": np.where(np.arange(200) < 30, -200.0, 500.0)}
    result = made({"today": luck, "rich": 9000 + luck, "b": 5000 + 2 * luck}, {"rich": short})
    assert ranking.finding(result) == (
        'Of the policies that can be paid for, "b" earns most: USD 5,000, today\'s rule USD 0'
    )
    ax = drawn(result)
    markers = {line.get_gid(): line.get_marker() for line in ax.lines if line.get_gid()}
    assert markers == {"today": "D", "rich": "x", "b": "o"}
    assert any("Crosses: cannot be paid for" in text.get_text() for text in ax.texts)
