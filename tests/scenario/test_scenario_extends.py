"""A file that extends another says only what differs; a mistake is told of its own file."""

import contextlib
import datetime as dt
import random
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.network import ScenarioError, load, parse, replace
from sim.scenario.merge import merged
from tests.scenario.files import SMALL, small
from tests.scenario.test_scenario_transfers import BARN, TRUCK
from tests.scenario.test_scenario_typos import WHOLE, with_bytes_changed, with_tokens_changed


@pytest.fixture
def network(tmp_path):
    """Return what writes files into a folder and loads the first of them."""
    (tmp_path / "small.toml").write_text(SMALL, "utf-8")

    def loaded(text="", name="mine.toml", **others):
        for other, content in others.items():
            (tmp_path / f"{other}.toml").write_text(content, "utf-8")
        file = tmp_path / name
        file.write_text(text if "extends" in text else f'extends = "small.toml"\n{text}', "utf-8")
        return load(file)

    return loaded


@pytest.fixture
def shop(network):
    """Return the same, for what the files say."""
    return lambda *text, **others: network(*text, **others).scenario


@pytest.fixture
def told(shop, tmp_path):
    """Return what writes and loads files and gives back what is said about them."""

    def lines(text="", **others):
        with pytest.raises(ScenarioError) as caught:
            shop(text, **others)
        return [line.replace(f"{tmp_path}/", "") for line in caught.value.lines]

    return lines


def product(scenario, name):
    return next(product for product in scenario.products if product.name == name)


def test_a_file_that_adds_nothing_is_the_file_that_it_extends(shop, tmp_path):
    assert shop() == load(tmp_path / "small.toml").scenario


def test_a_plain_value_replaces_the_inherited_one(shop):
    scenario = shop("runs = 99")
    assert (scenario.runs, scenario.seed) == (99, 7)


def test_tables_merge_key_by_key(shop):
    scenario = shop("[cash]\nkeep_at_least = 100")
    assert (scenario.cash.opening, scenario.cash.keep_at_least) == (5000, 100)


def test_an_entry_with_a_known_name_changes_the_inherited_one(shop):
    scenario = shop('[[product]]\nname = "rack"\nprice = 8.0\ndemand = { dispersion = 4 }')
    rack = product(scenario, "rack")
    assert tuple(p.name for p in scenario.products) == ("lamp", "rack")
    assert (rack.price, rack.unit_cost) == (8.0, 2.10)
    assert (rack.demand.units_per_day, rack.demand.dispersion) == (6, 4)


def test_an_entry_with_a_new_name_comes_after_the_inherited_ones(shop):
    scenario = shop('[[policy]]\nname = "nothing"\n[[policy]]\nname = "base stock"\n')
    assert [policy.name for policy in scenario.policies] == [
        "today",
        "base stock",
        "nothing",
    ]


def test_a_transfer_is_known_by_where_it_leads_from_and_to(shop):
    changed = '[[transfer]]\nfrom = "Bangkok"\nto = "Rayong"\nfee_per_transfer = 55\n'
    (truck,) = shop(f'extends = "barn.toml"\n{changed}', barn=small(more=BARN + TRUCK)).transfers
    assert (truck.fee_per_transfer, truck.cost_per_m3) == (55, 12)


def test_a_lane_is_known_by_its_mode_and_where_it_leads(shop):
    changed = '[[lane]]\nmode = "sea"\nto = "Bangkok"\nrate = 90\n'
    added = '[[lane]]\nmode = "air"\nto = "Bangkok"\ntransit_days = 4\nrate = 6\nper = "kg"\n'
    sea, air = shop(changed + added).lanes
    assert (sea.mode, sea.rate, sea.per, air.mode) == ("sea", 90, "m3", "air")


def test_what_is_uncertain_is_known_by_its_words_and_told_anew_whole(shop):
    entries = """
[[uncertain]]
what = "product.*.demand"
times = [0.7, 1.0, 1.4]
[[uncertain]]
what = "lane.*.transit_days"
times = [0.7, 1.0, 1.4]
"""
    again = """
[[uncertain]]
what = "lane.*.transit_days"
plus = [-1, 0, 3]
[[uncertain]]
what = "product.*.demand"
drop = true
"""
    middle = small(more=entries)
    (entry,) = shop(f'extends = "middle.toml"\n{again}', middle=middle).uncertain
    assert (entry.what, entry.times, entry.plus) == ("lane.*.transit_days", None, (-1, 0, 3))


def test_a_list_of_entries_without_names_is_replaced_whole(shop):
    live = (
        '[[live]]\nproduct = "rack"\nhost = "own team"\nstart = 2026-01-12T19:00:00\nminutes = 30\n'
    )
    (session,) = shop(live).lives
    assert session.product == "rack"


def test_a_plain_list_is_replaced_whole(shop):
    more = '[[supplier]]\nname = "spot"\nlead_time_days = 2\n'
    scenario = shop(f'{more}[[product]]\nname = "lamp"\nsuppliers = ["spot"]\n')
    assert product(scenario, "lamp").suppliers == ("spot",)


def test_an_empty_list_clears(shop):
    assert shop("live = []").lives == ()


def test_a_law_that_names_itself_stands_whole(shop):
    scenario = shop(
        '[[supplier]]\nname = "factory"\nlead_time_days = { law = "poisson", mean = 3 }'
    )
    assert scenario.suppliers[0].lead_time_days.model_dump() == {
        "law": "poisson",
        "mean": 3,
    }


def test_a_law_without_its_name_changes_numbers_of_the_inherited_one(shop):
    scenario = shop('[[supplier]]\nname = "factory"\nlead_time_days = { mean = 9 }')
    law = scenario.suppliers[0].lead_time_days
    assert (law.law, law.mean, law.cv) == ("gamma", 9, 0.3)


def test_a_rule_that_names_itself_stands_whole_and_one_without_its_name_changes_numbers(shop):
    scenario = shop(
        '[[policy]]\nname = "today"\norder = { up_to = 200 }\n'
        '[[policy]]\nname = "base stock"\norder = { rule = "none" }\n'
    )
    today, other = scenario.policies
    assert (today.order.s, today.order.up_to) == (60, 200)
    assert other.order.rule == "none"


def test_an_entry_with_drop_leaves_the_inherited_one_out(shop):
    scenario = shop('[[product]]\nname = "rack"\ndrop = true\n')
    assert tuple(p.name for p in scenario.products) == ("lamp",)


def test_a_star_leaves_all_inherited_entries_out(shop):
    scenario = shop('[[policy]]\nname = "*"\ndrop = true\n[[policy]]\nname = "today"\n')
    (policy,) = scenario.policies
    assert policy.order.rule == "none"


def test_a_star_that_is_not_the_first_entry_or_finds_nothing_is_told(told):
    star = '[[policy]]\nname = "*"\ndrop = true\n'
    (late,) = told(f'[[policy]]\nname = "today"\n{star}')
    assert late.startswith('mine.toml: policy "*": there is none to drop')
    (nothing,) = told('[[shop]]\nname = "*"\ndrop = true\n')
    assert nothing.startswith('mine.toml: shop "*": there is none to drop')


def test_a_table_with_drop_is_left_out_too(shop):
    ads = "budget_per_day = 9\ncost_per_click = 0.1\norders_per_click = 0.02\nhalf_saturation = 50"
    parent = small(
        ('\n[[product]]\nname = "rack"', f'\n[product.ads]\n{ads}\n[[product]]\nname = "rack"')
    )
    same = shop('extends = "ads.toml"', ads=parent)
    without = shop('extends = "ads.toml"\n[[product]]\nname = "lamp"\nads = { drop = true }')
    assert product(same, "lamp").ads is not None
    assert product(without, "lamp").ads is None


def test_an_entry_that_is_dropped_and_given_anew_inherits_nothing(shop):
    anew = '[[policy]]\nname = "today"\nown = "mine.py:Mine"\n'
    scenario = shop(f'[[policy]]\nname = "today"\ndrop = true\n{anew}')
    assert [policy.name for policy in scenario.policies] == ["base stock", "today"]
    assert scenario.policies[1].own == "mine.py:Mine"


def test_files_may_extend_one_another_in_a_chain(network):
    loaded = network(
        'extends = "b.toml"\nruns = 11',
        b='extends = "c.toml"\nruns = 12\nseed = 12',
        c='extends = "small.toml"\nruns = 13\nseed = 13\ndays = 13',
    )
    assert (
        loaded.scenario.runs,
        loaded.scenario.seed,
        loaded.scenario.days,
        loaded.scenario.name,
    ) == (
        11,
        12,
        13,
        "Small",
    )
    assert list(loaded.document.inherited) == ["b.toml", "c.toml", "small.toml"]


def test_a_preset_that_is_no_whole_scenario_may_be_extended(shop):
    market, rest = SMALL.split("[cash]")
    assert shop(f'extends = "preset.toml"\n[cash]{rest}', preset=market).name == "Small"


def test_paths_start_at_the_folder_of_the_file_that_names_them(network, tmp_path):
    (tmp_path / "markets").mkdir()
    (tmp_path / "markets" / "thai.toml").write_text(
        'extends = "../small.toml"\n[[policy]]\nname = "theirs"\nown = "rules.py:Rule"\n', "utf-8"
    )
    loaded = network('extends = "markets/thai.toml"\n[[policy]]\nname = "x"\nown = "my.py:Mine"')
    assert list(loaded.document.inherited) == ["markets/thai.toml", "markets/../small.toml"]
    assert [p.own for p in loaded.scenario.policies[2:]] == ["markets/rules.py:Rule", "my.py:Mine"]


def test_the_texts_of_all_files_are_kept(network, tmp_path):
    text = 'extends = "small.toml" # as they do it'
    loaded = network(text)
    assert loaded.document.text == text
    assert loaded.document.inherited == {"small.toml": SMALL}


def test_the_shipped_scenarios_over_themselves_are_themselves(tmp_path):
    for file in WHOLE:
        text = file.read_text("utf-8")
        (tmp_path / "parent.toml").write_text(text, "utf-8")
        (tmp_path / "child.toml").write_text(f'extends = "parent.toml"\n{text}', "utf-8")
        assert load(tmp_path / "child.toml") == load(file)


# --- what is wrong, and in which file -------------------------------------------------------------


def test_a_mistake_in_the_parent_is_told_of_the_parent(told):
    lines = told('extends = "base.toml"', base=small(("price = 13.90", "price = -1")))
    assert lines == ['base.toml: product "lamp" → price: expected 0 or more, found -1']


def test_a_mistake_in_the_child_is_told_of_the_child(told):
    assert told('[[product]]\nname = "rack"\nprice = -1') == [
        'mine.toml: product "rack" → price: expected 0 or more, found -1'
    ]


def test_mistakes_of_all_files_are_told_at_once(told):
    lines = told(
        'extends = "b.toml"\nruns = 0',
        b='extends = "c.toml"\nseed = -1\n[[policy]]\nname = "today"\nordr = 1',
        c=small(("price = 13.90", "prise = 13.90"), ("cv = 0.3", "cv = -0.3")),
    )
    assert sorted(line.partition(": ")[::2] for line in lines) == [
        ("b.toml", 'policy "today" → ordr: unknown key; did you mean "order"?'),
        ("b.toml", "seed: expected 0 or more, found -1"),
        (
            "c.toml",
            'product "lamp" → price: is missing (what buyers pay for a unit); for example'
            " price = 13.90",
        ),
        ("c.toml", 'product "lamp" → prise: unknown key; did you mean "price"?'),
        ("c.toml", 'supplier "factory" → lead_time_days → cv: expected more than 0, found -0.3'),
        ("mine.toml", "runs: expected 2 or more, found 0"),
    ]


def test_a_mistake_that_the_child_puts_right_is_none(shop):
    shop('extends = "b.toml"\nruns = 20', b=small(("runs = 60", "runs = 0")))


def test_a_law_that_the_child_gives_whole_is_the_child_s_to_complete(told):
    (line,) = told(
        '[[lane]]\nmode = "sea"\nto = "Bangkok"\ntransit_days = { law = "pert", low = 1, mode = 2 }'
    )
    assert line == (
        'mine.toml: lane 1 ("sea") → transit_days → high: is missing (the most that may come);'
        " for example high = 9"
    )


def test_what_a_new_entry_lacks_is_told_of_the_file_that_adds_it(told):
    lines = told('[[host]]\nname = "top host"')
    assert lines == [
        'mine.toml: host "top host" → units_per_hour: is missing (orders an hour); for example'
        " units_per_hour = 14"
    ]


def test_what_no_file_says_is_told_of_the_file_that_was_asked_for(told):
    lines = told('extends = "b.toml"', b=small(('currency = "USD"\n', "")))
    assert lines == [
        'mine.toml: currency: is missing (three letters of ISO 4217); for example currency = "USD"'
    ]


def test_entries_are_found_in_their_own_file_although_others_were_dropped_before_them(told):
    live = (
        '[[live]]\nproduct = "rack"\nhost = "own team"\nstart = 2026-01-12T19:00:00\nminutes = 7\n'
    )
    lines = told(
        f'extends = "b.toml"\n{live}[[product]]\nname = "lamp"\ndrop = true',
        b=small(("price = 9.50", "price = -1")),
    )
    assert [line.partition(": ")[0] for line in lines] == ["b.toml", "mine.toml"]
    assert 'product "rack" → price' in lines[0]
    assert 'live 1 ("rack") → minutes' in lines[1]


@pytest.mark.parametrize(
    ("parent", "child", "blamed"),
    [
        (('to = "Bangkok"', 'to = "Bankok"'), "", "b.toml"),
        (('host = "own team"', 'host = "own tem"'), "", "b.toml"),
        (("start = 2026-01-05", "start = 2026-01-05"), 'current_rule = "toady"', "mine.toml"),
        (("s = 60, up_to = 150", "s = { lmp = 6 }, up_to = 150"), "", "b.toml"),
        (("runs = 60", "runs = 60"), "[[policy]]\nname = 'x'\nfreight = { rule = 'by air' }\n"
         "order = { rule = '(R,S)', up_to = 3 }", "mine.toml"),
    ],
)  # fmt: skip
def test_a_name_that_nothing_has_is_told_of_the_file_that_says_it(told, parent, child, blamed):
    lines = told(f'extends = "b.toml"\n{child}', b=small(parent))
    assert {line.partition(": ")[0] for line in lines} == {blamed}


@pytest.mark.parametrize("blamed", ["b.toml", "mine.toml"])
def test_a_name_given_twice_is_told_of_the_file_that_does(told, blamed):
    host = '\n[[host]]\nname = "own team"\nunits_per_hour = 5\n'
    child, parent = (2 * host, SMALL) if blamed == "mine.toml" else (host, SMALL + host)
    lines = told(f'extends = "b.toml"\n{child}', b=parent)
    assert lines == [f'{blamed}: host "own team": 2 entries have this name, expected one']


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[[product]]\nname = "lmp"\ndrop = true',
         'product "lmp": there is none to drop; did you mean "lamp"?'),
        ('[[lane]]\nmode = "sea"\nto = "Bankok"\ndrop = true',
         'lane 1 ("sea"): there is none to drop; did you mean "sea to Bangkok"?'),
        ('[[product]]\nname = "lamp"\nad = { drop = true }',
         'product "lamp" → ad: there is none to drop; there is demand'),
        ('[[product]]\nname = "rack"\ndrop = true\nprice = 3',
         'product "rack" → price: cannot stand beside drop = true'),
        ('[[live]]\ndrop = true', "live 1: there is none to drop"),
    ],
)  # fmt: skip
def test_what_cannot_be_dropped_is_told(told, text, line):
    assert f"mine.toml: {line}" in told(text)


def test_a_file_that_extends_nothing_has_nothing_to_drop(told):
    lines = told('extends = "b.toml"', b=small(more='\n[[host]]\nname = "x"\ndrop = true\n'))
    assert lines == ['b.toml: host "x": there is none to drop']


def test_drop_is_only_true(told):
    lines = told('[[product]]\nname = "rack"\ndrop = false')
    assert any(line.startswith('mine.toml: product "rack" → drop: unknown key') for line in lines)


def test_a_misspelt_extends_is_recognised(told, tmp_path):
    (tmp_path / "typo.toml").write_text('extnds = "small.toml"\n' + SMALL, "utf-8")
    with pytest.raises(ScenarioError, match='extnds: unknown key; did you mean "extends"'):
        load(tmp_path / "typo.toml")


# --- chains that cannot be followed ---------------------------------------------------------------


def test_a_missing_parent_is_one_error_with_its_nearest_neighbour(told):
    assert told('extends = "smal.toml"\nruns = 0') == [
        'mine.toml: extends: no file "smal.toml"; did you mean "small.toml"?'
    ]


def test_a_missing_parent_in_another_folder_is_looked_for_there(told, tmp_path):
    (tmp_path / "markets").mkdir()
    (tmp_path / "markets" / "thailand.toml").write_text("", "utf-8")
    assert told('extends = "markets/tailand.toml"') == [
        'mine.toml: extends: no file "markets/tailand.toml"; did you mean "markets/thailand.toml"?'
    ]


@pytest.mark.parametrize("name", ["malaysia", "Malaysia.toml", "market-malasia.toml"])
def test_a_market_of_the_program_is_what_was_meant_by_a_name_like_its(told, name):
    assert told(f'extends = "{name}"') == [
        f'mine.toml: extends: no file "{name}"; did you mean "market-malaysia.toml"?'
    ]


def test_a_file_that_extends_itself_is_a_circle(told):
    assert told('extends = "mine.toml"') == [
        "mine.toml: extends: goes round in a circle: mine.toml → mine.toml"
    ]


def test_files_that_extend_each_other_are_a_circle(told):
    lines = told('extends = "b.toml"', b='extends = "c.toml"', c='extends = "./b.toml"')
    assert lines == ["c.toml: extends: goes round in a circle: b.toml → c.toml → b.toml"]


def chain(length):
    """Return files of which each extends the next, and the last the small one."""
    names = [f"f{n}" for n in range(length)]
    return {
        name: f'extends = "{after}.toml"'
        for name, after in zip(names, [*names[1:], "small"], strict=True)
    }


def test_ten_files_may_stand_behind_one_and_no_more(network, told):
    assert len(network('extends = "f0.toml"', **chain(9)).document.inherited) == 10
    (line,) = told('extends = "f0.toml"', **chain(10))
    assert line == "f9.toml: extends: more than 10 files behind one scenario"


@pytest.mark.parametrize(
    "value",
    ["3", "true", '["small.toml"]', "{ file = 'small.toml' }", '""', '"a\\u0000b"', '"a\\nb"'],
)
def test_what_is_no_name_of_a_file_is_told(told, value):
    (line,) = told(f"extends = {value}")
    assert line.startswith("mine.toml: extends: expected the name of a file in quotes, found ")


def test_a_name_beyond_all_length_is_no_file(told):
    (line,) = told(f'extends = "{"x" * 5000}"')
    assert line.startswith('mine.toml: extends: no file "xxx')


def test_a_folder_cannot_be_extended(told, tmp_path):
    (tmp_path / "markets").mkdir()
    assert told('extends = "markets"') == ["markets: cannot be read: Is a directory"]


def test_a_mark_of_byte_order_in_the_parent_is_read_over(shop, tmp_path):
    (tmp_path / "marked.toml").write_bytes(b"\xef\xbb\xbf" + SMALL.encode())
    assert shop('extends = "marked.toml"').name == "Small"


def test_a_parent_that_is_not_utf_8_is_told_with_the_byte(told, tmp_path):
    (tmp_path / "latin.toml").write_bytes('name = "Café"'.encode("latin-1"))
    (line,) = told('extends = "latin.toml"')
    assert line.startswith("latin.toml: not UTF-8 text: byte 11 ")


def test_a_parent_that_is_not_toml_is_told(told):
    (line,) = told('extends = "b.toml"', b="name = = 1")
    assert line.startswith("b.toml: line 1: expected a value here")


def test_each_file_may_be_a_megabyte_long_and_no_longer(shop, told):
    filler = "#" * (1_000_000 - len(SMALL) - 1)
    half = 'extends = "long.toml"\n#'
    long_child = half + "x" * (1_000_000 - len(half))
    assert shop(long_child, long=f"{SMALL}{filler}\n").name == "Small"
    assert told('extends = "long.toml"', long=f"{SMALL}{filler}#\n") == [
        "long.toml: larger than 1,000,000 bytes, too long for a scenario"
    ]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a file without an end")
def test_a_file_without_an_end_is_too_long(told):
    (line,) = told('extends = "/dev/zero"')
    assert line == "/dev/zero: larger than 1,000,000 bytes, too long for a scenario"


def test_tables_nested_beyond_reason_are_told(told):
    deep = ".".join(["a"] * 5_000)
    assert told('extends = "b.toml"', b=f"{deep} = 1\n") == [
        "b.toml: tables lie too deep in one another"
    ]


def test_many_thousand_entries_are_merged_at_once(shop):
    hosts = "".join(f'[[host]]\nname = "h{n}"\nunits_per_hour = 1\n' for n in range(10_000))
    assert len(shop(f'extends = "b.toml"\n{hosts}', b=SMALL + hosts).hosts) == 10_001


@pytest.mark.parametrize("change", [with_bytes_changed, with_tokens_changed])
def test_damaged_parents_and_children_raise_nothing_but_a_scenario_error(change, tmp_path):
    rng = random.Random(12)  # noqa: S311 - nothing secret
    text = WHOLE[0].read_text("utf-8")
    parent, child = tmp_path / "parent.toml", tmp_path / "child.toml"
    for _ in range(60):
        parent.write_bytes(change(text, rng) if rng.random() < 0.5 else text.encode())
        child.write_bytes(b'extends = "parent.toml"\n' + change(text, rng))
        with contextlib.suppress(ScenarioError):
            load(child)


# --- the merge itself -----------------------------------------------------------------------------

NAMES = st.sampled_from(["lamp", "rack", "x"])
PLAIN = st.none() | st.booleans() | st.integers() | NAMES
KEYS = st.sampled_from(["name", "mode", "from", "to", "law", "rule", "lane", "transfer", "a", "b"])
TABLES = st.recursive(
    st.dictionaries(KEYS, PLAIN, max_size=4),
    lambda inner: st.dictionaries(KEYS, PLAIN | inner | st.lists(inner | PLAIN, max_size=4)),
    max_leaves=12,
)


@given(TABLES)
def test_a_table_merged_over_itself_changes_nothing(table):
    assert merged(table, table) == (table, [])


@given(TABLES)
def test_a_table_merged_over_nothing_or_under_nothing_is_itself(table):
    assert merged({}, table) == (table, [])
    assert merged(table, {}) == (table, [])


@given(TABLES, TABLES)
def test_what_a_table_says_is_said_after_the_merge(inherited, given_):
    table, _ = merged(inherited, given_)
    assert merged(table, given_) == (table, [])


@given(TABLES, TABLES)
def test_a_merge_leaves_its_parts_as_they_were(inherited, given_):
    before = repr((inherited, given_))
    merged(inherited, given_)
    assert repr((inherited, given_)) == before


def test_the_example_of_the_readme_is_a_scenario(tmp_path):
    text = Path("scenarios/README.md").read_text("utf-8")
    examples = [block.split("```")[0] for block in text.split("```toml\n")[1:]]
    example = next(one for one in examples if "extends = " in one)
    place = tmp_path / "mine.toml"
    (tmp_path / "double-11.toml").write_bytes(Path("scenarios/double-11.toml").read_bytes())
    place.write_text(example, "utf-8")
    assert load(place).scenario.name == tomllib.loads(example)["name"]


def test_a_currency_that_would_only_rename_what_is_inherited_is_refused(tmp_path):
    (tmp_path / "base.toml").write_text(SMALL, "utf-8")
    text = 'extends = "base.toml"\ncurrency = "MYR"\n'
    with pytest.raises(ScenarioError) as caught:
        parse(text, "mine.toml", tmp_path)
    assert caught.value.lines == [
        "mine.toml: currency: what is there already is in USD, and would only be called MYR: write"
        " your own amounts in USD, or all of them in a file of your own"
    ]
    same = parse(text.replace("MYR", "USD"), "mine.toml", tmp_path)
    with pytest.raises(ScenarioError, match="and would only be called SGD"):
        replace(same, {"currency": "SGD"})


CALENDAR = """
[[supplier]]
name = "mill"
lead_time_days = 4
closed = [
    { first_day = 2026-01-20, last_day = 2026-01-22 },
    { first_day = 2026-02-01, last_day = 2026-02-09 },
]

[[season]]
first_day = 2026-01-05
last_day = 2026-01-09
multiple = 1.2

[[promotion]]
name = "1.15"
products = ["lamp"]
sale_from = 2026-01-15
sale_days = 2
uplift = 2

[[uncertain]]
what = "promotion.*.uplift"
times = [0.6, 1.0, 1.5]

[[uncertain]]
what = "product.*.return_share"
times = [0.6, 1.0, 1.5]
"""
RETURNED = ("price = 13.90", "price = 13.90\nreturn_share = 0.1")
NEXT_YEAR = 'extends = "base.toml"\nstart = 2027-01-05\nlive = []\n'
LEFT_OUT = (
    'supplier "mill" → closed 1: lies outside the horizon: 2026-01-20 to 2026-01-22 (base.toml)',
    "season 1: lies outside the horizon: 2026-01-05 to 2026-01-09 (base.toml)",
    'promotion "1.15": expected a sale within 120 days of the horizon, found 2026-01-15'
    " (base.toml)",
)


@pytest.fixture
def moved(tmp_path):
    """Return what loads a file that extends one with a calendar."""
    (tmp_path / "base.toml").write_text(small(RETURNED, more=CALENDAR), "utf-8")

    def loaded(text):
        return parse(text, "mine.toml", tmp_path)

    return loaded


def test_what_is_inherited_and_of_other_days_is_left_out_and_told(moved):
    network = moved(NEXT_YEAR)
    gone = [*network.document.left_out]
    closures = [line for line in gone if "closed" in line]
    assert len(closures) == 2
    assert set(LEFT_OUT) <= set(gone)
    assert gone[-1].startswith("uncertain 1: * stands for the entries of a list")
    assert [s.closed for s in network.scenario.suppliers] == [(), ()]
    assert (network.scenario.seasons, network.scenario.promotions) == ((), ())
    assert [entry.what for entry in network.scenario.uncertain] == ["product.*.return_share"]


def test_inputs_that_are_idle_with_one_s_own_products_are_left_out_and_told(moved):
    own = 'name = "lamp"\nreturn_share = 0\n'
    network = moved(f'extends = "base.toml"\n[[product]]\n{own}')
    assert network.document.left_out == (
        'uncertain 2: "product.*.return_share" is 0, and times changes nothing (base.toml)',
    )
    assert [entry.what for entry in network.scenario.uncertain] == ["promotion.*.uplift"]


def test_what_a_file_says_itself_must_lie_in_its_days_and_mean_something(moved):
    own = CALENDAR.replace("mill", "factory").partition("[[uncertain]]")[0]
    with pytest.raises(ScenarioError) as caught:
        moved(NEXT_YEAR + own.replace("1.15", "1.16"))
    assert [line.partition(":")[0] for line in caught.value.lines] == ["mine.toml"] * 4
    idle = 'uncertain = [{ what = "product.rack.return_share", times = [0.6, 1.0, 1.5] }]\n'
    with pytest.raises(ScenarioError, match="is 0, and times changes nothing"):
        moved(f'extends = "base.toml"\n{idle}')


def test_a_changed_first_day_leaves_the_closures_of_others_behind(moved):
    base = moved('extends = "base.toml"\nlive = []\npromotion = []\nuncertain = []\n')
    network = replace(base, {"start": dt.date(2026, 1, 30)})
    assert network.document.left_out == (
        "season 1: lies outside the horizon: 2026-01-05 to 2026-01-09",
        'supplier "mill" → closed 1: lies outside the horizon: 2026-01-20 to 2026-01-22',
    )
    assert len(network.scenario.suppliers[1].closed) == 1


def test_a_star_without_drop_is_one_mistake_and_no_product(told):
    assert told('extends = "small.toml"\n[[product]]\nname = "*"\n') == [
        'mine.toml: product "*": * is no name; with drop = true, and first of all, it leaves out'
        " what is inherited"
    ]


def test_a_promotion_of_a_product_that_is_not_there_is_one_mistake(told):
    sale = "products = ['lapm']\nsale_from = 2026-01-15\nsale_days = 2\nuplift = 2\n"
    assert told(f'extends = "small.toml"\n[[promotion]]\nname = "1.15"\n{sale}') == [
        'mine.toml: promotion "1.15" → products: no product is named "lapm"; did you mean "lamp"?'
    ]
