"""`--update` renews what was fitted, and leaves what is the seller's."""

import datetime as dt
import tomllib
from dataclasses import replace

import pytest

from sim.history.estimate import Estimate
from sim.history.writing.marks import mark, marked, untouched
from sim.history.writing.sources import is_ours
from sim.history.writing.update import updated
from sim.history.writing.widened import widened
from sim.network.load import parse
from sim.words import shop_file as say
from sim.words.language import in_all, speaking

from .shops import BARE, FULL, LAST, SHOP, daily, file_of, moved

BEFORE = file_of(SHOP).text
LATER = LAST + dt.timedelta(14)
SOLD_MORE = Estimate(52.4, 49.0, 56.1, 174)


def next_month(*products):
    shop = moved(replace(SHOP, products=products or SHOP.products), LATER)
    first, *others = shop.products
    return replace(shop, products=(replace(first, level=SOLD_MORE), *others))


AFTER = file_of(next_month())


def renewed(text, fresh=AFTER):
    return updated(text, fresh)


def tables(text):
    return tomllib.loads(text)


def product(text, name="lamp"):
    return next(p for p in tables(text)["product"] if p["name"] == name)


def test_an_untouched_file_becomes_the_fresh_one():
    done = renewed(BEFORE)
    assert tables(done.text) == tables(AFTER.text)
    assert done.told == []


def test_renewing_twice_changes_nothing():
    once = renewed(BEFORE).text
    assert renewed(once).text == once


def test_a_price_that_the_seller_changed_stays_and_is_told():
    edited = BEFORE.replace("price = 13.9 ", "price = 15.5 ", 1)
    fresh = file_of(next_month(replace(FULL, price=14.2)))
    done = renewed(edited, fresh)
    assert product(done.text)["price"] == 15.5
    assert "product.lamp.price: yours, 15.5, stays; your records say 14.2" in done.told
    assert "product.lamp.price" not in tables(done.text)["sources"]
    assert product(done.text)["demand"]["units_per_day"] == 52.4


def test_a_number_without_its_comment_is_the_seller_s():
    line = next(line for line in BEFORE.splitlines() if line.startswith("units_per_day"))
    done = renewed(BEFORE.replace(line, "units_per_day = 41.6", 1))
    assert product(done.text)["demand"]["units_per_day"] == 41.6


def test_a_source_that_the_seller_wrote_stays_with_the_number():
    edited = BEFORE.replace("price = 13.9 ", "price = 15.5 ", 1)
    ours = '"product.lamp.price" = "your orders, 2026-05-14 to 2026-11-09"'
    assert ours in edited
    done = renewed(edited.replace(ours, '"product.lamp.price" = "our listing of May"'))
    assert tables(done.text)["sources"]["product.lamp.price"] == "our listing of May"


def test_comments_order_and_tables_of_the_seller_stay():
    mine = '[cash]\nopening = 41_000   # as of Monday\n\n[[policy]]\nname = "mine"\n'
    mine += 'order = { rule = "(R,S)", every_days = 7, up_to = 900 }\n\n[[product]]'
    edited = BEFORE.replace("[[product]]", f"# my own remark\n{mine}", 1)
    done = renewed(edited).text
    assert "opening = 41_000   # as of Monday" in done
    assert done.index("# my own remark") < done.index("[cash]") < done.index('name = "mine"')
    kept = [line for line in edited.splitlines() if line.startswith("[")]
    assert [line for line in done.splitlines() if line.startswith("[")] == kept
    assert parse(done, "my-shop.toml").scenario.cash.opening == 41_000


def test_new_skus_come_last_and_those_that_are_gone_are_told_and_left():
    mug = replace(BARE, daily=daily("mug", "Mug"))
    done = renewed(BEFORE, file_of(next_month(FULL, mug)))
    names = [p["name"] for p in tables(done.text)["product"]]
    assert names == ["*", "lamp", "rack", "mug"]
    assert 'product "mug": new' in done.told
    assert 'product "rack": not in these records; left as it is' in done.told
    scenario = parse(done.text, "my-shop.toml").scenario
    assert [p.name for p in scenario.products] == ["lamp", "rack", "mug"]
    assert "product.mug.demand" in {entry.what for entry in scenario.uncertain}


def test_what_earlier_records_told_stays_where_later_ones_do_not():
    silent = replace(FULL, stock=None, unit_cost=None, ads=None, elasticity=None)
    done = renewed(BEFORE, file_of(next_month(silent, SHOP.products[1])))
    lamp = product(done.text)
    assert (lamp["opening_stock"], lamp["unit_cost"]) == (1900, 3.1)
    assert lamp["ads"]["budget_per_day"] == 40.1
    told = [line for line in done.told if "earlier records" in line]
    keys = {line.partition(":")[0] for line in told}
    assert {
        "product.lamp.opening_stock",
        "product.lamp.unit_cost",
        "product.lamp.demand.price_elasticity",
        "product.lamp.ads",
    } <= keys


def test_an_assumption_gives_way_to_what_records_tell():
    rack = replace(SHOP.products[1], unit_cost=4.4)
    done = renewed(BEFORE, file_of(next_month(FULL, rack)))
    assert product(done.text, "rack")["unit_cost"] == 4.4
    assert "unit_cost of rack" not in done.text.partition("extends")[0]


def test_growth_and_sales_that_are_over_go_and_the_file_passes_check():
    growing = replace(FULL, growth=Estimate(1.5, 1.2, 1.9, 60))
    before = file_of(replace(SHOP, products=(growing,))).text
    done = renewed(before, file_of(moved(replace(SHOP, products=(FULL,)), dt.date(2027, 2, 20))))
    scenario = parse(done.text, "my-shop.toml").scenario
    assert scenario.products[0].demand.life_cycle == ()
    assert scenario.promotions == ()
    assert "product.lamp.demand.life_cycle" not in scenario.sources
    assert 'promotion "12.12": over, and left out' in done.told


def test_what_a_backtest_widened_stays_as_wide():
    wide = widened(BEFORE, 1.6, "2026-11-20").text
    done = renewed(wide)
    spread = {e["what"]: e.get("times") for e in tables(done.text)["uncertain"]}
    plain = {e["what"]: e.get("times") for e in tables(AFTER.text)["uncertain"]}
    lamp = "product.lamp.demand"
    assert spread[lamp]["cv"] > 1.5 * plain[lamp]["cv"]
    assert {k: v for k, v in spread.items() if not k.endswith(".demand")} == {
        k: v for k, v in plain.items() if not k.endswith(".demand")
    }
    assert renewed(done.text).text == done.text


def test_a_file_of_another_language_is_renewed_as_well():
    with speaking("zh"):
        chinese = file_of(SHOP).text
        done = renewed(chinese, file_of(next_month()))
    assert done.told == []
    assert product(done.text)["demand"]["units_per_day"] == 52.4
    mixed = renewed(chinese)
    assert tables(mixed.text)["product"] == tables(AFTER.text)["product"]
    assert "仍为假设" not in mixed.text


@pytest.mark.parametrize("value", [42, 0.5, dt.date(2026, 1, 2), [1, 2.5], {"law": "x"}, "text"])
def test_a_mark_tells_its_value_from_any_other(value):
    comment = f"# {say.MARKED(kind='fit', mark=mark(value), note='1 to 2: some')}"
    assert marked(comment) == ("fit", mark(value))
    assert untouched(value, comment)
    assert not untouched(7, comment)
    assert not untouched(value, "# my own words")


def test_sources_of_fit_are_known_in_each_language_and_no_others():
    day = "2026-05-14"
    for source in in_all(lambda: say.FROM_ORDERS(first=day, last=day)):
        assert is_ours(source)
    assert not is_ours("our listing of May")
    assert not is_ours("your orders, of which I know better")


def test_what_is_only_assumed_is_not_said_to_be_of_records():
    rack = product(BEFORE, "rack")
    mine = BEFORE.replace(f"unit_cost = {rack['unit_cost']} ", "unit_cost = 2.6 ", 1)
    done = renewed(mine)
    assert product(done.text, "rack")["unit_cost"] == 2.6
    assert done.told == []


def test_what_the_seller_filled_in_is_no_longer_called_assumed():
    assert any("unit_cost of rack" in line for line in AFTER.assumed)
    edited = BEFORE.replace("[[product]]", "[cash]\nopening = 9000\n\n[[product]]", 1)
    for was, own in {
        'current_rule = "15/10/5"': 'current_rule = "rolling forecast"',
        "unit_cost = 3.4 ": "unit_cost = 2.6 ",
        "weight_kg = 0.4 ": "weight_kg = 0.5 ",
        "volume_m3 = 0.0025 ": "volume_m3 = 0.003 ",
        "carton = 24 ": "carton = 40 ",
    }.items():
        assert was in edited
        edited = edited.replace(was, own, 1)
    done = renewed(edited)
    head = done.text.partition("extends")[0]
    assert all(line in head for line in done.assumed)
    assert "limits of cash and fixed costs are the market's" in done.assumed
    for word in ("cash.opening", "unit_cost", "weight", "policies are the market's"):
        assert word not in head, word
    assert "the opening stock of rack" in head
    assert renewed(done.text).text == done.text


def test_what_earlier_records_told_is_not_called_assumed():
    silent = replace(FULL, stock=None, return_share=None)
    done = renewed(BEFORE, file_of(next_month(silent, SHOP.products[1])))
    assert "the opening stock of rack: no file tells it" in done.assumed
    assert not any("lamp" in line for line in done.assumed if "opening stock" in line)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "source", [say.FROM_FORECAST, say.YOUR_DATES, say.PLATFORMS, say.FROM_MARKET]
)
def test_each_source_that_fit_writes_is_known_as_its_own(source, language):
    with speaking(language):
        assert is_ours(source())
    assert not is_ours("our own count")
