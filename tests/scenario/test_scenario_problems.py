"""What is wrong with a file is said all at once, in the seller's terms."""

import pytest

from sim.network import ScenarioError, load, parse
from sim.study.outlook import outlook
from sim.study.trace import trace
from tests.scenario.files import SMALL, problems, said_of, small

SHIPMENT = """
[[shipment]]
product = "lmp"
units = 300
arrives = 2031-01-01
late_days = 0
"""
HOST_AND_LIVE = """
[[live]]
product = "lamp"
host = "own team"
start = {start}
minutes = {minutes}
"""


@pytest.fixture(scope="module")
def eight_mistakes():
    return problems(
        small(
            ("price = 13.90", "prise = 13.90"),
            ("unit_cost = 3.40", 'unit_cost = "3.40"'),
            ("weight_kg = 0.4", "weight_kg = nan"),
            ("volume_m3 = 0.003", "volume_m3 = -1"),
            ("low = 2, mode = 3, high = 7", "low = 5, mode = 3, high = 7"),
            (
                "minutes = 60",
                "minutes = 60\n[[policy]]\nname = 'x'\n"
                "order = { rule = '(s,S)', s = 90, up_to = 60 }",
            ),
            more=SHIPMENT,
        )
    )


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ('product "lamp" → prise', 'unknown key; did you mean "price"?'),
        ('product "lamp" → price', "is missing"),
        ('product "lamp" → unit_cost', 'expected a number, found "3.40"'),
        ('product "lamp" → weight_kg', "expected a finite number, found nan"),
        ('product "lamp" → volume_m3', "expected 0 or more, found -1"),
        ('lane 1 ("sea") → transit_days', "low <= mode <= high and low < high, found 5, 3, 7"),
        ('policy "x" → order', "up_to (60.0) must be above s (90.0)"),
        ('shipment 1 ("lmp") → product', 'no product is named "lmp"; did you mean "lamp"?'),
        ('shipment 1 ("lmp") → arrives', "from 2025-01-05 to 2027-02-04, found 2031-01-01"),
    ],
)
def test_eight_mistakes_are_told_at_once_each_with_place_expectation_and_found_value(
    eight_mistakes, place, words
):
    assert words in said_of(place, eight_mistakes)


def test_a_mistake_in_the_only_supplier_is_told_once():
    lines = problems(small(("mean = 4, cv = 0.3", "mean = 4, cv = -0.3")))
    assert [line.partition(":")[0] for line in lines] == [
        'supplier "factory" → lead_time_days → cv'
    ]


def test_each_line_of_an_error_begins_with_the_file(tmp_path):
    file = tmp_path / "shop.toml"
    file.write_text(small(("price = 13.90", "price = -1"), ("runs = 60", "runs = 0")), "utf-8")
    with pytest.raises(ScenarioError) as caught:
        load(file)
    lines = str(caught.value).splitlines()
    assert len(lines) == len(caught.value.problems) >= 2
    assert all(line.startswith(f"{file}: ") for line in lines)


@pytest.mark.parametrize(
    "change",
    [
        ("price = 13.90", "price = 0"),
        ("price = 13.90", "price = 6e9"),
        ("days = 30", "days = 6"),
        ("days = 30", "days = 3650"),
        ("runs = 60", "runs = 2"),
        ("runs = 60", "runs = 10_000_000"),
        ("seed = 7", "seed = 0"),
        ("seed = 7", "seed = 9_223_372_036_854_775_807"),
        ("opening = 5_000", "opening = -500"),
        ("opening_stock = 60", "opening_stock = 0"),
        ("opening_stock = 60", "opening_stock = 10_000_000"),
        ("opening_stock = 60", "opening_stock = 60\nreturn_share = 1"),
        ("opening_stock = 60", "opening_stock = 60\nreturn_share = 0"),
        ("opening_stock = 60", "opening_stock = 60\non_sale_from = 2026-01-05"),
        ("opening_stock = 60", "opening_stock = 60\non_sale_from = 2026-01-10"),
        ("low = 2, mode = 3, high = 7", "low = 3, mode = 3, high = 7"),
        ("low = 2, mode = 3, high = 7", "low = 2, mode = 7, high = 7"),
        ("s = 60, up_to = 150", "s = 149, up_to = 150"),
        ("s = 60, up_to = 150", "s = 0, up_to = 1"),
        ("every_days = 3", "every_days = 1"),
        ("every_days = 3", "every_days = 365"),
        ("2026-01-10T20:00:00\nminutes = 60", "2026-01-10T00:30:00\nminutes = 60"),
        ("2026-01-10T20:00:00\nminutes = 60", "2026-01-10T23:45:00\nminutes = 5"),
        ("2026-01-10T20:00:00\nminutes = 60", "2026-01-10T00:00:00\nminutes = 1200"),
        ("2026-01-10T20:00:00\nminutes = 60", "2026-01-10T23:55:00\nminutes = 60"),
        ("2026-01-10T20:00:00", "2026-01-05T20:00:00"),
        ("2026-01-10T20:00:00", "2026-02-03T20:00:00"),
        ('name = "Small"', 'name = "香港の店 – ✓"'),
        ('name = "Small"', f'name = "{"x" * 64}"'),
    ],
)
def test_values_on_the_border_are_accepted(change):
    assert problems(small(change)) == []


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (("price = 13.90", "price = 1.1e13"), 'product "lamp" → price'),
        (("price = 13.90", "price = inf"), 'product "lamp" → price'),
        (("price = 13.90", "price = true"), 'product "lamp" → price'),
        (("days = 30", "days = 0"), "days"),
        (("days = 30", "days = 3651"), "days"),
        (("runs = 60", "runs = 1"), "runs"),
        (("seed = 7", "seed = -1"), "seed"),
        (("opening_stock = 60", "opening_stock = -1"), 'product "lamp" → opening_stock'),
        (("opening_stock = 60", "opening_stock = 1.5"), 'product "lamp" → opening_stock'),
        (
            ("opening_stock = 60", "opening_stock = 60\nreturn_share = 1.01"),
            'product "lamp" → return_share',
        ),
        (
            ("opening_stock = 60", "opening_stock = 60\non_sale_from = 2026-01-04"),
            'product "lamp" → on_sale_from',
        ),
        (
            ("opening_stock = 60", "opening_stock = 60\non_sale_from = 2026-02-04"),
            'product "lamp" → on_sale_from',
        ),
        (("low = 2, mode = 3, high = 7", "low = 3, mode = 3, high = 3"), 'lane 1 ("sea")'),
        (("low = 2, mode = 3, high = 7", "low = 2, mode = 8, high = 7"), 'lane 1 ("sea")'),
        (("s = 60, up_to = 150", "s = 150, up_to = 150"), 'policy "today" → order'),
        (("every_days = 3", "every_days = 0"), 'policy "base stock" → order'),
        (("minutes = 60", "minutes = 62"), 'live 1 ("lamp") → minutes'),
        (("T20:00:00", "T20:01:00"), 'live 1 ("lamp")'),
        (("2026-01-10T20:00:00", "2026-02-03T23:05:00"), 'live 1 ("lamp") → minutes'),
        (("2026-01-10T20:00:00", "2026-01-04T20:00:00"), 'live 1 ("lamp") → start'),
        (("2026-01-10T20:00:00", "2026-02-04T20:00:00"), 'live 1 ("lamp") → start'),
        (('name = "Small"', f'name = "{"x" * 65}"'), "name"),
        (('name = "Small"', 'name = ""'), "name"),
        (('currency = "USD"', 'currency = "usd"'), "currency"),
    ],
)
def test_values_just_beyond_the_border_are_refused_where_they_stand(change, place):
    assert any(line.startswith(place) for line in problems(small(change)))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (('to = "Bangkok"', 'to = "Bankok"'), 'named "Bankok"; did you mean "Bangkok"?'),
        (('host = "own team"', 'host = "own tem"'), 'named "own tem"; did you mean "own team"?'),
        (('["factory"]', '["factory", "facory"]'), 'named "facory"; did you mean "factory"?'),
        (('current_rule = "today"', 'current_rule = "toady"'), 'did you mean "today"?'),
        (('law = "pert"', 'law = "prt"'), 'found "prt"; did you mean "pert"?'),
        (('rule = "(R,S)"', 'rule = "(R,s)"'), 'found "(R,s)"; did you mean'),
        (('mode = "sea"', 'mode = "see"'), 'found "see"; did you mean "sea"?'),
    ],
)
def test_a_name_that_nothing_has_is_answered_with_the_nearest_one(change, words):
    assert any(words in line for line in problems(small(change)))


def test_a_name_that_is_far_from_all_is_answered_with_those_there_are():
    lines = problems(small(('current_rule = "today"', 'current_rule = "zzz"')))
    assert lines == ['current_rule: no policy is named "zzz"; there is base stock, today']


@pytest.mark.parametrize("kind", ["product", "supplier", "warehouse", "host", "policy"])
def test_a_name_given_twice_is_told(kind):
    head, _, tail = SMALL.partition(f"[[{kind}]]\n")
    entry = tail.split("\n\n")[0]
    name = entry.split('"')[1]
    again = f"{head}[[{kind}]]\n{entry}\n\n[[{kind}]]\n{tail}"
    assert f'{kind} "{name}": 2 entries have this name, expected one' in problems(again)


def test_two_lanes_of_one_mode_are_told():
    lane = '[[lane]]\nmode = "sea"\nto = "Bangkok"\ntransit_days = 9\nrate = 1\nper = "kg"\n'
    assert 'lane: 2 lanes by "sea" to Bangkok, expected one of each mode' in problems(
        small(more=lane)
    )


def test_text_that_is_not_toml_is_told_with_line_and_column():
    (line,) = problems(small(('currency = "USD"', "currency = = 1")))
    assert line.splitlines() == [
        'line 3: expected a value here: a number, a date, true or false, or "text"',
        "    currency = = 1",
        "               ^",
    ]


def test_a_key_given_twice_is_told_with_its_line():
    (line,) = problems(small(("price = 13.90", "price = 13.90\nprice = 14")))
    assert line.startswith("line 17: a key of this table stands in it twice\n    price = 14")


def test_brackets_nested_beyond_reason_are_told():
    (line,) = problems(small(more="x = " + "[" * 5000))
    assert line == "tables lie too deep in one another"


def test_text_that_is_not_utf_8_is_told_with_the_byte(tmp_path):
    file = tmp_path / "latin.toml"
    file.write_bytes('name = "Café"'.encode("latin-1"))
    with pytest.raises(ScenarioError, match="not UTF-8 text: byte 11 "):
        load(file)


def test_a_mark_of_byte_order_is_read_over(tmp_path):
    file = tmp_path / "marked.toml"
    file.write_bytes(b"\xef\xbb\xbf" + SMALL.encode())
    assert load(file) == parse(SMALL)


def test_line_ends_of_windows_change_nothing(tmp_path):
    file = tmp_path / "windows.toml"
    file.write_bytes(SMALL.replace("\n", "\r\n").encode())
    assert load(file) == parse(SMALL)


def test_a_file_beyond_a_megabyte_is_refused_and_one_of_a_megabyte_is_read(tmp_path):
    file = tmp_path / "long.toml"
    filler = "#" * (1_000_000 - len(SMALL) - 1)
    file.write_text(f"{SMALL}{filler}\n", "utf-8")
    assert load(file) == parse(SMALL)
    file.write_text(f"{SMALL}{filler}#\n", "utf-8")
    with pytest.raises(ScenarioError, match="larger than 1,000,000 bytes"):
        load(file)


def test_a_missing_file_is_answered_with_its_nearest_neighbour(tmp_path):
    (tmp_path / "shop.toml").write_text(SMALL, "utf-8")
    with pytest.raises(ScenarioError, match=r'no such file; did you mean ".*shop.toml"\?'):
        load(tmp_path / "shp.toml")


def test_a_folder_is_no_scenario(tmp_path):
    with pytest.raises(ScenarioError, match="cannot be read: Is a directory"):
        load(tmp_path)


def test_an_empty_file_lacks_all_that_has_no_default():
    lines = problems("")
    lacking = "name currency start days current_rule cash product supplier lane warehouse policy"
    assert [line.partition(": is missing")[0] for line in lines] == lacking.split()
    assert (
        "current_rule: is missing (the policy that the shop follows today); for example"
        ' current_rule = "three-tier 15/10/5"'
    ) in lines


def test_a_long_value_is_shortened_in_the_message():
    (line,) = (p for p in problems(small(("seed = 7", f'seed = "{"7" * 500}x"'))) if "seed" in p)
    assert len(line) < 200


@pytest.mark.parametrize(
    "change",
    [
        ("days = 30", 'days = "30"'),
        ("runs = 60", 'runs = "60"'),
        ("opening_stock = 60", 'opening_stock = 60\ncarton = "24"'),
        ("opening_stock = 60", "opening_stock = 60\ncarton = true"),
        ("every_days = 3", 'every_days = "3"'),
        ("units_per_day = 10", 'units_per_day = 10, units_per_order = "2"'),
    ],
)
def test_text_and_truth_values_are_no_numbers(change):
    assert problems(small(change))


def test_a_horizon_beyond_the_year_9999_is_told():
    assert problems(small(("start = 2026-01-05", "start = 9999-12-30")))


def test_a_number_of_5_000_digits_is_told():
    assert problems(small(("price = 13.90", f"price = {'9' * 5000}")))


@pytest.mark.parametrize(
    "order",
    [
        "{ rule = '(s,S)', s = { lmp = 60 }, up_to = { lamp = 150 } }",
        "{ rule = '(r,Q)', r = { lmp = 60 }, q = 20 }",
        "{ rule = 'first batch', quantity = { hti = 60 } }",
    ],
)
def test_a_product_that_a_policy_names_must_exist(order):
    assert problems(small(more=f"\n[[policy]]\nname = 'mine'\norder = {order}\n"))


@pytest.mark.parametrize(
    "rule",
    [
        "order = { rule = '(s,S)', s = { lamp = 80 }, up_to = { lamp = 30 } }",
        "order = { rule = '(s,S)', s = 80, up_to = { lamp = 90, rack = 30 } }",
        "alert = { rule = 'days of cover', yellow = {lamp = 1}, orange = {lamp = 2}, red = 3 }",
    ],
)
def test_bounds_by_product_must_rise_as_plain_bounds_must(rule):
    assert problems(small(more=f"\n[[policy]]\nname = 'mine'\n{rule}\n"))


@pytest.mark.parametrize(
    "rule",
    [
        "order = { rule = '(R,S)', up_to = 9 }\nfreight = { rule = 'by air' }",
        "order = { rule = '(R,S)', up_to = 9 }\nfreight = { rule = 'red by air' }",
        "freight = { rule = 'tailored base surge', fly_up_to = 30 }",
        "order = { rule = 'max x max', mode = 'air' }",
        "order = { rule = 'rolling forecast', mode = 'air' }",
    ],
)
def test_a_policy_may_not_use_a_mode_that_has_no_lane(rule):
    assert problems(small(more=f"\n[[policy]]\nname = 'mine'\n{rule}\n"))


def test_an_order_can_be_split_only_where_a_product_has_two_suppliers():
    split = "\n[[policy]]\nname = 'mine'\nsourcing = { rule = 'split', share = 0.2 }\n"
    (line,) = problems(small(more=split))
    assert 'policy "mine": sourcing "split" needs a product with two suppliers' in line
    market = "[[supplier]]\nname = 'market'\nlead_time_days = 2\n"
    two = ('suppliers = ["factory"]', 'suppliers = ["factory", "market"]')
    assert not problems(small(two, more=split + market))


def test_prices_can_be_cut_only_where_a_product_says_what_that_does():
    lines = problems(small(more='price = { rule = "clear out", cut = 0.3, from_day = 9 }\n'))
    assert 'price "clear out" needs a product with a price_elasticity' in lines[0]


def test_more_than_all_buyers_cannot_turn_to_substitutes():
    pair = '[[substitute]]\nsold_out = "lamp"\nbought = "rack"\nshare = 0.6\n'
    assert problems(small(more=pair)) == []
    (line,) = problems(small(more=pair + pair))
    assert line == "substitute: the shares of lamp's buyers sum to 1.2, expected at most 1"


def test_a_season_beyond_the_horizon_is_told():
    season = "[[season]]\nfirst_day = 2025-01-01\nlast_day = 2025-01-09\nmultiple = 2\n"
    (line,) = problems(small(more=season))
    assert "lies outside the horizon" in line


def test_a_table_is_known_by_one_name_only():
    assert problems(small(("[[live]]", "[[lives]]"), ('host = "own team"', 'host = "nobody"')))


def test_a_session_starts_at_local_time():
    assert problems(small(("T20:00:00", "T20:00:00+09:00")))


def test_sessions_of_a_product_do_not_overlap():
    again = HOST_AND_LIVE.format(start="2026-01-10T20:30:00", minutes=60)
    assert problems(small(more=again))


@pytest.mark.parametrize(
    ("change", "jargon"),
    [
        (("s = 60, up_to = 150", "s = -1, up_to = 150"), "constrained-float"),
        (("s = 60, up_to = 150", 's = "x", up_to = 150'), "dict"),
        (('currency = "USD"', 'currency = "usd"'), "^[A-Z]{3}$"),
        (('["factory"]', "[]"), "Tuple"),
        (("opening_stock = 60", "opening_stock = 1.5"), "a integer"),
        (("[[warehouse]]", "[warehouse]"), "tuple"),
        (("dock_days = 1", 'dock_days = "1 day"'), "object to extract fields from"),
        (("dock_days = 1", "dock_days = -1"), "constant"),
    ],
)
def test_messages_are_free_of_the_words_of_programmers(change, jargon):
    lines = problems(small(change))
    assert lines
    assert not any(jargon in line for line in lines)


def test_a_start_with_a_time_of_day_is_told():
    assert problems(small(("start = 2026-01-05", "start = 2026-01-05T10:00:00")))


def test_known_words_are_listed_once():
    (line,) = problems(small(('rule = "(R,S)"', 'rule = "zzz"')))
    assert line.count("promotion pre-build") == 1


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ("2026-01-10, 2027-01-10", "from 2026-01-05 to 2026-02-03, found 2027-01-10"),
        ("2026-01-10, 2026-01-10", "a day of hits_on is told twice"),
    ],
)
def test_a_hit_comes_once_a_day_and_within_the_horizon(days, said):
    viral = f"viral = {{ hits_on = [{days}], multiple = 6, plateau_days = 7 }}"
    (found,) = problems(small(("units_per_day = 10", f"units_per_day = 10, {viral}")))
    assert found.endswith(said)


def test_who_orders_nothing_needs_no_ship():
    text = small(
        ('mode = "sea"', 'mode = "land"'),
        ('order = { rule = "(s,S)", s = 60, up_to = 150 }', ""),
        ("up_to = 120 }", 'up_to = 120 }\nfreight = { rule = "by land" }'),
    )
    network = parse(text)
    assert outlook(network).lanes[0].mode == "land"
    assert not trace(network, "today", runs=2).totals["units_ordered"].any()


# --- one name, one form ---------------------------------------------------------------------

COMPOSED, MARKED = "l\u00e1mpe", "la\u0301mpe"


def renamed(first, then=COMPOSED):
    """Return the small file with its lamp under one spelling, its sessions under another."""
    head, product, rest = SMALL.partition('name = "lamp"')
    return head + product.replace("lamp", first) + rest.replace("lamp", then)


@pytest.mark.parametrize("name", [COMPOSED, MARKED, f" {MARKED}\u3000"])
def test_a_name_is_the_same_composed_or_marked_and_with_spaces_at_its_ends(name):
    assert parse(renamed(name)).scenario.products[0].name == COMPOSED


def test_a_table_by_name_is_read_in_the_same_form():
    rule = 'first batch", quantity = { rack = 1, "la\u0301mpe " = 2 }, on_day = 3 }'
    network = parse(renamed(COMPOSED) + f'[[policy]]\nname = "two"\norder = {{ rule = "{rule}')
    assert network.policy("two").order.quantity == {"rack": 1, COMPOSED: 2}


def test_two_keys_of_one_form_are_refused():
    rule = 'first batch", quantity = { rack = 1, " rack" = 2 } }'
    text = SMALL + f'[[policy]]\nname = "two"\norder = {{ rule = "{rule}'
    assert problems(text) == ['a table has the key "rack" twice']


def test_names_that_are_the_same_once_in_one_form_are_twins():
    text = renamed(COMPOSED).replace('name = "rack"', f'name = "{MARKED} "')
    assert f'product "{COMPOSED}": 2 entries have this name, expected one' in problems(text)


@pytest.mark.parametrize(
    ("first", "second"),
    [("AB-1", "\uff21\uff22-\uff11"), ("\ufb01le", "file"), ("a b", "a\u00a0b")],
)
def test_names_that_differ_in_their_width_only_are_refused(first, second):
    text = renamed(first, first).replace("rack", second)
    wrong = f'"{first}" and "{second}" look alike, expected names that differ in more than'
    assert any(wrong in line for line in problems(text))


def test_names_that_differ_in_case_are_two():
    assert not problems(renamed("AB-1a", "AB-1a").replace("rack", "AB-1A"))


@pytest.mark.parametrize("key", ["thawed_days", "frozen_days", "chilled_share"])
def test_only_a_key_of_a_near_meaning_is_suggested(key):
    text = small(('name = "lamp"', f'name = "lamp"\n{key} = 3'))
    said = said_of(f'product "lamp" → {key}', problems(text))
    assert said.startswith("unknown key; there is ads, ")
