"""`--set` changes a number for one command, says so, and is part of what the study is."""

import json

import pytest

from sim import replace
from sim.cli.changes import changed_lines
from sim.network import parse
from sim.scenario.source import Changed
from sim.study.compare import Compare
from sim.study.folder import manifest, reopen
from tests.scenario.files import SMALL


def test_check_says_what_is_changed_and_reckons_with_it(told):
    done = told("check", "shop.toml", "--set", "product.lamp.price=12.5", "--set", "live.drop=true")
    assert done.code == 0
    assert "Changed: product.lamp.price = 12.5 (13.9 in the file)\nLeft out: live\n" in done.out
    assert "0 live sessions" in done.out


def test_a_line_shows_the_beginning_of_a_long_value():
    long = Changed("market.weekday", f"[{', '.join(['0.92'] * 30)}]", "1")
    (line,) = changed_lines([long])
    assert line.startswith("Changed: market.weekday = 1 ([0.92, 0.92,")
    assert line.endswith(" … in the file)")


def test_a_number_that_is_set_to_what_it_was_is_not_told():
    assert [*changed_lines([Changed("start", "2026-03-02", "2026-03-02")])] == []


def test_of_a_list_of_named_tables_those_are_told_that_are_not_as_they_were():
    was, now = (f'[{{ name = "a", x = 1 }}, {{ name = "b", x = {x} }}]' for x in (2, 3))
    assert [*changed_lines([Changed("policy", was, now)])] == ['Changed: policy ("b")']


def test_long_values_that_begin_alike_are_not_told_as_if_they_were_the_same():
    was, now = ([f'{{ product = "lamp", to = "{"a" * 40}", units = {n} }}'] for n in (5, 6))
    assert [*changed_lines([Changed("shipment", *was, *now)])] == ["Changed: shipment"]


def test_a_changed_study_is_another_one_and_its_manifest_says_what_is_changed(tmp_path):
    network = parse(SMALL)
    study, changed = (Compare.ask(n) for n in (network, replace(network, {"runs": 70})))
    assert study.fingerprint != changed.fingerprint
    told = manifest(changed, "peakstock compare", tmp_path)
    assert told["set"] == [{"key": "runs", "was": "60", "now": "70"}]
    (tmp_path / "manifest.json").write_text(json.dumps(told), "utf-8")
    again = reopen(Compare, tmp_path)
    assert again.fingerprint == changed.fingerprint
    assert again.network.document.changes == changed.network.document.changes


def test_help_lists_the_keys_of_the_file(told):
    done = told("compare", "shop.toml", "--set", "help")
    assert done.code == 0
    assert "product.lamp.price = 13.9\n" in done.out
    assert "host.own team: host.own\n" in done.out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ("--set", "seed=3", "--seed", "4"),
            "shop.toml: seed: is set by --seed, too: say it once",
        ),
        (
            ("--set", "policy.base stock.order.up_to=90", "--policies", "today"),
            "shop.toml: policy.base stock.order.up_to: decides nothing: the policy takes no"
            " part (--policies)",
        ),
        (
            ("--set", "product.lamp.price=free"),
            '--set product.lamp.price=free: product "lamp" → price: expected a number, found'
            ' "free"',
        ),
    ],
)
def test_a_change_that_is_wrong_or_decides_nothing_is_refused(told, words, message):
    done = told("compare", "shop.toml", "--runs", 4, *words)
    assert (done.code, done.err) == (2, f"{message}\n")
