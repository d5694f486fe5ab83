"""Order: today's order sheet, and what another order would earn."""

import io
import json
import zipfile
from dataclasses import replace as replace_

import numpy as np
import pytest

from sim import load, replace
from sim.chart import order_curves
from sim.chart.orders import details, tables
from sim.network import parse
from sim.stats import compare as pair
from sim.studies import read
from sim.study.best_today import BestToday, best_today, looked_at, with_today
from sim.study.folder import write
from sim.study.kept import with_paths
from sim.study.next_order import first_order
from sim.study.order import Order
from sim.study.order_files import as_csv, as_workbook
from sim.study.order_lines import today_of
from sim.study.order_sentences import not_tried, orders, sheet_sentences
from sim.study.order_sheet import Morning, OrderSheet
from sim.study.parts import Parts, PartsOnDisk
from sim.study.replay import replay
from sim.study.runner import Runner, silent
from sim.study.task import tasks
from sim.study.workers import ALONE
from sim.study.worth import WorthError
from sim.words.language import speaking
from tests.bench.many import many
from tests.oracles.textbook import textbook
from tests.scenario.files import SMALL
from tests.study.worlds import DOUBLE_11, ROOT

SHOP = parse(SMALL)
RUNNER = Runner(ALONE, Parts(), silent)


def known(**policy):
    """Return a shop without chance that wants 25 in cartons of 10, for 3 a unit and freight."""
    return textbook(
        30,
        cash={"opening": 1000, "fixed_cost_per_day": 0},
        market={"demand_noise": "none"},
        product={
            "price": 10, "unit_cost": 3, "carton": 10, "volume_m3": 0.01,
            "opening_stock": 25, "demand": {"units_per_day": 5},
        },
        supplier={"lead_time_days": 4, "deposit_share": 0.3, "order_fee": 7},
        lane={"mode": "sea", "to": "shelf", "transit_days": 6, "rate": 50, "per": "m3"},
        policy={"order": {"rule": "(s,S)", "s": 30, "up_to": 50}} | policy,
    )  # fmt: skip


# --- the sheet -------------------------------------------------------------------------------


def test_a_line_says_what_is_ordered_what_it_costs_and_when_it_comes():
    today = today_of(known(), "rule")
    (line,) = today.lines
    assert (line.product, line.supplier, line.mode, line.to) == ("item", "factory", "sea", "shelf")
    assert (line.units, line.cartons, line.share) == (30, 3, 1.0)
    assert line.now == pytest.approx(0.3 * 30 * 3)
    assert line.later == pytest.approx(0.7 * 30 * 3 + 30 * 0.01 * 50)
    assert (line.half, line.most) == (10, 10)
    assert today.fees == 7


def test_a_cash_gate_that_cuts_an_order_is_told():
    poor = replace(known(), {"cash.opening": 12, "cash.spend_freely": False})
    today = today_of(poor, "rule")
    (cut,) = today.cut
    assert (cut.asked, cut.product) == (25, "item")
    assert cut.ordered == sum(line.units for line in today.lines) < 25
    said = sheet_sentences(Order.ask(poor, runs=2).answer(ALONE))
    assert any(line.startswith('"rule" asks for 25 item, and ') for line in said)


def test_the_best_is_told_as_it_can_go_out_where_cash_cuts_it():
    poor = replace(known(order={"rule": "none"}), {"cash.opening": 30, "cash.spend_freely": False})
    best = with_today(poor, "rule", orders := {"sea": {"item": 30}})
    tried = BestToday((), orders, pair(np.ones(9), np.zeros(9)), today_of(best, "rule"), {}, {})
    (cut,) = tried.today.cut
    assert 0 < cut.ordered < 30 == cut.asked
    own = Morning(today_of(poor, "rule"), None, tried)
    said = sheet_sentences(OrderSheet(poor, 1, 9, (own,)))
    assert f"{cut.ordered} item by sea" in said[0]
    told = f"The best that was tried asks for 30 item, and {cut.ordered} can go out: cash allows no"
    assert f"{told} more." in said


@pytest.mark.parametrize("file", ["double-11", "launch", "everything"])
def test_what_the_sheet_says_is_what_the_policy_orders_on_the_first_day_of_a_replay(file):
    network = load(ROOT / "scenarios" / f"{file}.toml").changed(runs=10)
    for policy in network.scenario.policies:
        today = today_of(network, policy.name)
        work = tasks(network, [policy.name], 10, with_paths(["ordered", "level"]))[:1]
        ordered = replay(work, days=1)
        told = dict.fromkeys(network.listing_names, 0.0)
        for line in today.lines:
            told[line.product] += line.units * line.share
        afloat = dict.fromkeys(network.listing_names, 0)
        for shipment in network.scenario.shipments:
            afloat[network.listing_names[network.row_of(shipment)]] += shipment.units
        first = ordered.paths["ordered"][0].mean(axis=1) - [*afloat.values()]
        assert np.allclose([*told.values()], first, rtol=0.02), policy.name
        levels = ordered.paths["level"][0].max(axis=1).tolist()
        assert [*today.levels.values()] == levels


def test_a_policy_that_orders_nothing_today_says_when_it_orders_first():
    waits = known(order={"rule": "(s,S)", "s": 10, "up_to": 50})
    assert today_of(waits, "rule").lines == ()
    # 25, 20, 15, 10 in the morning of day 3.
    first = first_order(waits, "rule")
    assert (first.share, first.half, first.most) == (1.0, 3, 3)
    said = sheet_sentences(Order.ask(waits, runs=2).answer(ALONE))
    assert said[0] == (
        '"rule" orders nothing today; half of its futures see the first order by 2026-01-08, and 19'
        " of 20 by 2026-01-08."
    )


def test_a_policy_that_never_orders_says_so():
    idle = known(order={"rule": "none"})
    assert first_order(idle, "rule").share == 0
    said = sheet_sentences(Order.ask(idle, runs=2).answer(ALONE))
    assert said == ['"rule" orders nothing today; it never orders within the plan.']


def test_an_alert_that_rings_is_told_with_its_products():
    alert = {"rule": "days of cover", "yellow": 60, "orange": 20, "red": 4}
    said = sheet_sentences(Order.ask(known(alert=alert), runs=2).answer(ALONE))
    assert '"rule": orange for item.' in said


# --- files -----------------------------------------------------------------------------------


def test_the_purchase_orders_open_in_a_spreadsheet_as_numbers_and_dates():
    sheet = Order.ask(known(), runs=2).answer(ALONE)
    assert as_csv(sheet).splitlines() == [
        '"policy","supplier","product","mode","to","units","cartons","now USD","later USD",'
        '"arrives (half)","arrives (19 of 20)"',
        '"rule","factory","item","sea","shelf",30,3,27.0,78.0,"2026-01-15","2026-01-15"',
    ]
    page = zipfile.ZipFile(io.BytesIO(as_workbook(sheet))).read("xl/worksheets/sheet1.xml").decode()
    assert '<c r="F2"><v>30</v></c>' in page
    assert 'state="frozen"' in page
    assert as_workbook(sheet) == as_workbook(sheet)


def test_what_programs_read_is_english_whatever_is_spoken_and_the_workbook_is_not():
    sheet = Order.ask(known(), runs=2).answer(ALONE)
    with speaking("zh"):
        files = Order.ask(known(), runs=2).contents(sheet)
    assert files["order.csv"] == as_csv(sheet)
    assert files["order.xlsx"] != as_workbook(sheet)


def test_a_sheet_is_read_back_as_it_was(tmp_path):
    study = Order.ask(SHOP, runs=60, best=True)
    sheet = study.answer(ALONE)
    write(study, sheet, tmp_path, "by the test")
    assert read(tmp_path) == sheet


def test_a_block_without_daily_paths_does_not_stand_in_for_one_with_them(tmp_path):
    parts = PartsOnDisk(tmp_path, "x")
    bare, *_ = tasks(SHOP, ["today"], 60)
    full, *_ = tasks(SHOP, ["today"], 60, with_paths(["on_hand"]))
    parts.save(bare, {"totals": np.ones(3)})
    assert parts.load(bare) is not None
    assert parts.load(full) is None


# --- a better order --------------------------------------------------------------------------


def season(order, leftover=5):
    """Return the newsvendor's launch of O05: one day, one chance to order."""
    return textbook(
        1,
        market={"stockout": {"orders": "lost"}},
        product={
            "price": 30, "unit_cost": 12, "leftover_value": leftover,
            "demand": {"units_per_day": 400, "dispersion": 8},
        },
        policy={"order": {"rule": "first batch", "quantity": order}},
    )  # fmt: skip


def search(network, seed=1, runs=2000, worth=0.0):
    asked = network.changed(runs=runs, seed=seed)
    return best_today(asked, today_of(asked, "rule"), RUNNER, worth)


def test_the_best_order_of_a_launch_is_as_good_as_the_newsvendors():
    from tests.oracles.test_oracles_one_shot import profit  # noqa: PLC0415 - its exact profits

    best = search(season(300))
    (curve,) = best.curves
    assert profit(curve.best) >= 0.995 * profit(470)
    low, high = curve.flat
    assert low <= 470 <= high
    assert best.orders == {"sea": {"item": curve.best}}
    assert best.is_better
    assert best.gain.gap.low < profit(curve.best) - profit(300) < best.gain.gap.high


def test_a_leftover_that_is_worth_nothing_lowers_the_best_order():
    (curve,) = search(season(300, leftover=0)).curves
    assert curve.best < 450


def test_an_order_that_is_best_already_is_kept_to():
    best = search(season(470))
    assert not best.is_better
    sheet = Order.ask(season(470).changed(runs=2000, seed=1), best=True).answer(ALONE)
    assert sheet_sentences(sheet)[0].startswith(
        ("Order what", 'Nothing that was tried beats what "rule" orders')
    )
    assert sheet.mornings[0].advised.units("item", "sea") == 470


def test_a_difference_that_is_not_worth_the_trouble_changes_no_order():
    assert search(season(430), runs=8000, worth=1.0).is_better
    assert not search(season(430), runs=8000, worth=500.0).is_better


def test_candidates_are_the_same_policy_with_another_order_of_today():
    network = with_today(SHOP, "base stock", {"sea": {"lamp": 7}})
    own = SHOP.policy("base stock")
    assert network.scenario.policies == (own.model_copy(update={"today": {"sea": {"lamp": 7}}}),)
    assert network.scenario.products == SHOP.scenario.products


def test_a_candidate_keeps_what_the_file_orders_today_of_other_products():
    told = replace(SHOP, {"policy.today.today": {"sea": {"rack": 90, "lamp": 5}}})
    (policy,) = with_today(told, "today", {"sea": {"lamp": 7}}).scenario.policies
    assert policy.today == {"sea": {"rack": 90, "lamp": 7}}
    (as_is,) = with_today(told, "today", {}).scenario.policies
    assert as_is == told.policy("today")


def test_of_many_products_those_that_sell_most_by_value_are_tried_and_that_is_told():
    long_tail = many(14).changed(runs=2)
    assert looked_at(long_tail) == [f"listing {number}" for number in range(12)]
    assert not_tried(long_tail) == [
        "quantities were tried of the 12 products that sell most by value; the other 2 are ordered"
        " as the policy says"
    ]
    assert not_tried(SHOP) == []


def test_an_order_of_the_first_day_in_few_futures_is_the_first_order_all_the_same():
    now = known(order={"rule": "(s,S)", "s": 30, "up_to": 50})
    assert (first_order(now, "rule").half, first_order(now, "rule").share) == (0, 1.0)


def test_the_best_is_looked_for_under_todays_rule_if_no_policy_is_named():
    assert Order.ask(SHOP, best=True).policies == ("today",)
    assert Order.ask(SHOP).policies == ("today", "base stock")
    assert Order.ask(SHOP, ["base stock"], best=True).policies == ("base stock",)


def test_a_batch_of_a_later_day_is_told_because_it_comes_on_top():
    later = season(470).changed(runs=20)
    batch = {"order": {"rule": "first batch", "quantity": 40, "on_day": 2}}
    waits = known(**batch).changed(runs=20)
    for network, lines in ((later, []), (waits, ["on 2026-01-07, whatever is ordered today"])):
        study = Order.ask(network, best=True)
        found = study.doubts(study.answer(ALONE))
        assert len(found) == len(lines)
        assert all(line in told for line, told in zip(lines, found, strict=True))


MONDAY = """date,what,product,amount
2026-01-12,stock,item,0
2026-01-12,cash,,900
"""


@pytest.mark.parametrize(
    ("row", "told"), [("", True), ("2026-01-13,arriving,item,40", False), ("stock", False)]
)
def test_a_batch_that_counts_as_ordered_and_is_not_under_way_is_told(tmp_path, row, told):
    file = tmp_path / "monday.csv"
    # Goods come within ten days, so that stock of a later morning may be the batch.
    text = MONDAY.replace("-12", "-22").replace("item,0", "item,9") if row == "stock" else MONDAY
    file.write_text(text + (row if row != "stock" else ""), "utf-8")
    batch = known(order={"rule": "first batch", "quantity": 40})
    study = Order.ask(batch.changed(runs=2), as_of=str(file))
    found = study.doubts(study.answer(ALONE))
    assert [*found] == told * [
        'first batches of days gone by count as ordered (40 on 2026-01-05 by "rule"), and the file'
        " tells of no goods under way: add an arriving row for what is"
    ]


def test_an_amount_that_nothing_is_measured_against_is_refused():
    with pytest.raises(WorthError, match="add --best"):
        Order.ask(SHOP, worth=5.0)


def test_an_amount_below_zero_is_refused():
    with pytest.raises(WorthError, match="at least 0, found −5"):
        Order.ask(SHOP, worth=-5.0)


def test_a_loss_is_told_as_less_and_never_as_a_negative_gain(sheet):
    (morning,) = sheet.mornings
    gap = replace_(morning.best.gain.gap, value=-410.0, low=-940.0, high=120.0)
    best = replace_(morning.best, gain=replace_(morning.best.gain, gap=gap))
    worse = replace_(sheet, mornings=(replace_(morning, best=best),))
    first = sheet_sentences(worse)[0]
    assert first.startswith('Order what "one big batch" says: nothing that was tried is better.')
    assert first.endswith("earns USD 410 ± 530 less in fresh futures.")


def test_an_order_of_many_products_names_the_dearest_and_counts_the_others(sheet):
    (morning,) = sheet.mornings
    line = morning.today.lines[0]
    lines = tuple(
        replace_(line, product=f"sku {n:02}", units=300 + n, now=float(n)) for n in range(30)
    )
    many = replace_(morning, today=replace_(morning.today, lines=lines))
    assert "orders 329 sku 29 by sea, 328 sku 28 by sea, 327 sku 27 by sea and 27 more today" in (
        orders(sheet.network, many)
    )


def test_alerts_are_clauses_and_not_names_in_chinese():
    today = replace_(today_of(known(), "rule"), levels={"a": 2, "b": 1})
    sheet = OrderSheet(known(), 1, 2, (Morning(today, None, None),))
    with speaking("zh"):
        assert "“rule”：a为橙色预警，b为黄色预警。" in sheet_sentences(sheet)


# --- how it looks ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sheet():
    return Order.ask(load(DOUBLE_11), ["one big batch"], runs=60, best=True).answer(ALONE)


def test_a_chart_shades_the_flat_top_and_marks_the_policys_own_order(sheet):
    figure = order_curves.plot(sheet)
    shown = order_curves.by_weight(sheet.mornings[0].best.curves)[:6]
    for ax, curve in zip(figure.axes, shown, strict=False):
        marks = {artist.get_gid(): artist for artist in [*ax.lines, *ax.patches]}
        assert marks["own"].get_xdata()[0] == curve.own
        assert marks["best"].get_xdata()[0] == curve.best
        box = marks["flat"].get_extents().transformed(ax.transData.inverted())
        assert (round(box.x0), round(box.x1)) == curve.flat


def test_tables_hold_every_line_and_curve(sheet):
    orders, tried = tables(sheet, 100)
    assert orders.row_count == len(sheet.mornings[0].lines)
    assert tried.row_count == len(sheet.mornings[0].best.curves) == len(details(sheet, 100))


def test_the_verdict_as_json_holds_the_lines(sheet, tmp_path):
    write(Order.ask(load(DOUBLE_11), ["one big batch"], runs=60, best=True), sheet, tmp_path, "x")
    told = json.loads((tmp_path / "verdict.json").read_text("utf-8"))
    (morning,) = told["mornings"]
    assert {line["product"] for line in morning["today"]["lines"]} == {"lamp", "rack", "diffuser"}
