"""`peakstock check` says what follows from a file; `--schema` prints what editors need."""

import json
from importlib.metadata import version

from sim.scenario.schema import schema_for_editors
from tests.scenario.files import small
from tests.scenario.test_scenario_pools import LAZADA
from tests.scenario.test_scenario_transfers import BARN, TRUCK


def row(text, name):
    (found,) = (line.split() for line in text.splitlines() if line.startswith(name))
    return found


def test_check_says_that_there_are_no_mistakes_and_for_which_days(told):
    done = told("check", "shop.toml")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Small: 30 days, 2026-01-05 to 2026-02-03. No mistakes.\n")


def test_check_says_which_files_a_file_extends(told, shop):
    (shop / "b.toml").write_text('extends = "shop.toml"', "utf-8")
    (shop / "a.toml").write_text('extends = "b.toml"', "utf-8")
    done = told("check", "a.toml")
    assert done.out.startswith("Small, extends b.toml, which extends shop.toml: 30 days, ")


def test_check_shows_what_a_product_s_numbers_imply(told):
    """Racks: 9.50 - 2.10 = 7.40 a unit; 9.50 / 7.40 = 1.3; 40 in stock at 6 a day: 7 days."""
    found = row(told("check", "shop.toml").out, "rack")
    assert found == [
        "rack",
        "9.50",
        "7.40",
        "1.3",
        "40",
        "7",
        "6.0",
        *["100", "%"],
        *["0", "%"] * 3,
    ]


def test_check_takes_fees_freight_and_fulfilment_from_the_margin(told, shop):
    """Lamps: 13.90 x 0.8 - 3.40 - 1.50 - 0.003 m3 x 100 = 5.92; 13.90 / 5.92 = 2.3."""
    more = "\n[settlement]\ncommission = 0.2\n"
    text = small(("dock_days = 1", "dock_days = 1\nfulfilment_per_unit = 1.50"), more=more)
    (shop / "shop.toml").write_text(text, "utf-8")
    assert row(told("check", "shop.toml").out, "lamp")[1:4] == ["13.90", "5.92", "2.3"]


def test_check_takes_refusals_and_returns_from_the_margin(told, shop):
    """Racks: half are paid at the door for 0.10, of these a fifth refused; 5.00 % come back.

    0.90 x 9.50 = 8.55, less 0.45 x 9.50 refunded and 0.04 to collect, less 2.10, and 0.145 units
    that come back at 1.00 each.
    """
    door = "\n[cash_on_delivery]\nshare = 0.5\nrefused_share = 0.2\nfee_per_unit = 0.10\n"
    handling = "\n[returns.handling]\nfreight_per_unit = 1.00\n"
    text = small(("opening_stock = 40", "opening_stock = 40\nreturn_share = 0.05"))
    (shop / "shop.toml").write_text(text + door + handling, "utf-8")
    left = 0.9 * 9.5 - 0.045 * 9.5 - 0.4 * 0.1 - 2.1 - 0.145 * 1.0
    assert row(told("check", "shop.toml").out, "rack")[2] == f"{left:.2f}"


def test_check_counts_live_sessions_in_expected_demand(told):
    """Lamps: 10 a day, and 12 in an hour's session once in 30 days: 10.4 a day, 4 % live."""
    found = row(told("check", "shop.toml").out, "lamp")
    assert found[6] == "10.4"
    assert found[-4] == "4"


def test_check_shows_days_from_order_to_shelf(told, shop):
    """Four days to make, three at sea, one at the dock."""
    sure = ('{ law = "gamma", mean = 4, cv = 0.3 }', "4")
    at_sea = ('{ law = "pert", low = 2, mode = 3, high = 7 }', "3")
    (shop / "shop.toml").write_text(small(sure, at_sea), "utf-8")
    lanes = told("check", "shop.toml").out.partition("from order to shelf")[2].splitlines()[1:3]
    assert [" ".join(lane.split()) for lane in lanes] == [
        "by sea lamp 8 days 8 days",
        "by sea rack 8 days 8 days",
    ]


def test_a_terminal_too_narrow_for_the_products_shows_where_demand_comes_from_below(
    told, shop, monkeypatch
):
    monkeypatch.setattr("sim.cli.console.WIDE", 100)
    name = "lamp with a name as long as that"
    (shop / "shop.toml").write_text(small().replace('"lamp"', f'"{name}"'), "utf-8")
    out = told("check", "shop.toml").out
    assert "…" not in out
    tables = out.partition("from order to shelf")[0]
    assert [line.split()[8:] for line in tables.splitlines() if line.startswith(name)] == [
        ["13.90", "10.20", "1.4", "60", "5", "10.4"],
        ["96", "%", "0", "%", "4", "%", "0", "%"],
    ]


def test_check_shows_the_lanes_in_the_order_of_the_file(told, shop):
    lanes = "".join(
        f'\n[[lane]]\nmode = "{mode}"\nto = "Bangkok"\ntransit_days = 2\nrate = 1\nper = "kg"\n'
        for mode in ("express", "land", "air")
    )
    (shop / "shop.toml").write_text(small(more=lanes), "utf-8")
    table = told("check", "shop.toml").out.partition("from order to shelf")[2].splitlines()[1:9]
    assert [line.split()[1] for line in table] == [
        mode for mode in ("sea", "express", "land", "air") for _ in ("lamp", "rack")
    ]


def test_check_counts_what_is_planned(told):
    out = told("check", "shop.toml").out
    assert "Planned: 0 promotions, 1 live session.\n" in out
    assert 'Policies: "today" (today\'s rule), "base stock".' in out
    assert "If nothing is ordered, cash falls to USD 5,000 (mean), around 2026-01-05." in out


def test_a_product_that_loses_money_never_breaks_even(told, shop):
    (shop / "shop.toml").write_text(small(("price = 13.90", "price = 1")), "utf-8")
    assert row(told("check", "shop.toml").out, "lamp")[1:4] == ["1.00", "−2.70", "never"]


def test_check_prints_the_schema_as_json_and_nothing_else(told):
    done = told("check", "--schema")
    assert (done.code, done.err) == (0, "")
    assert json.loads(done.out) == schema_for_editors()


def test_every_command_and_option_is_in_the_help(told):
    for words in ((), ("check",), ("compare",)):
        done = told(*words, "--help")
        assert done.code == 0
        assert "Usage: peakstock" in done.out
    for option in ("--policies", "--runs", "--seed", "--workers", "--out", "--json"):
        assert option in done.out


def test_the_version_is_that_of_the_package(told):
    done = told("--version")
    assert (done.code, done.out, done.err) == (0, f"peakstock {version('peakstock')}\n", "")


def test_check_tells_the_rules_of_the_platform(told, shop):
    rules = "\n[platform.shop_ban]\nhazard_per_year = 1\n"
    (shop / "shop.toml").write_text(small(more=rules), "utf-8")
    said = "Platform: the shop has a 7.9 % chance of a ban, even with a clean record."
    assert said in told("check", "shop.toml").out


def test_check_says_which_shelves_give_to_others_and_which_serve_several_rows(told, shop):
    (shop / "shop.toml").write_text(small(more=BARN + TRUCK + LAZADA), "utf-8")
    out = told("check", "shop.toml").out
    assert (
        "Network: Bangkok can send stock to Rayong in 2.2 days (mean), "
        "for 0.20 a unit, 12.00 a m3, 40.00 a transfer." in out
    )
    line = "Network: lamp @ Lazada sells from the shelf of lamp @ main, West, which orders for all."
    assert line in out


def test_check_shows_the_last_days_to_order_for_a_sale(told, shop):
    """Four days to make, three at sea, one at the dock: eight days before a sale."""
    sure = ('{ law = "gamma", mean = 4, cv = 0.3 }', "4")
    at_sea = ('{ law = "pert", low = 2, mode = 3, high = 7 }', "3")
    sales = "".join(
        f'\n[[promotion]]\nname = "{name}"\nproducts = ["lamp", "rack"]\nsale_from = {date}\n'
        "sale_days = 2\nuplift = 2\n"
        for name, date in (("early", "2026-01-12"), ("late", "2026-01-20"))
    )
    (shop / "shop.toml").write_text(small(sure, at_sea, more=sales), "utf-8")
    table = told("check", "shop.toml").out.partition("last day to")[2].splitlines()[2:4]
    assert [" ".join(line.split()) for line in table] == [
        "early lamp and rack sea too late too late",
        "late lamp and rack sea 2026-01-12 2026-01-12",
    ]
