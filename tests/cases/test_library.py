"""The scenario library: complete, free of doubts, and true in what its comments tell."""

import re

import pytest

from sim import load, trace
from sim.study.arrivals import Arrivals
from sim.study.outlook import doubts, outlook
from sim.study.second_look.ads import ads
from sim.study.second_look.seen import Seen
from sim.study.second_look.slips import slips
from sim.world.run.plan import make_plan
from tests.cases.files import SCENARIOS, shipped
from tests.cases.told import columns, table, told

FILES = sorted(SCENARIOS.glob("*.toml"))
LOCAL = (
    "market-thailand", "market-malaysia", "market-vietnam", "market-indonesia", "market-uk",
    "market-us",
)  # fmt: skip
"""Markets whose goods come from further away than the sellers' lines reach."""
RUINED = {"case-3-viral-oversell"}
"""Cases whose point is that today's rule empties the bank account."""
VARIANTS = {
    "case-1-by-hand", "case-2-by-hand", "case-3-in-step", "case-5-fifteen-days",
    "case-7-one-warehouse",
}  # fmt: skip
"""Files that differ from another in what cannot be a slip."""
TELLING = [file for file in FILES if columns(file.read_text("utf-8"))]


def stem(file):
    return file.stem


def test_the_readme_names_every_file_once():
    text = (SCENARIOS / "README.md").read_text("utf-8")
    named = re.findall(r"^\| `([\w-]+\.toml)` \|", text, re.M)
    assert sorted(named) == [file.name for file in FILES]


@pytest.mark.parametrize("file", [f for f in FILES if f.stem not in VARIANTS], ids=stem)
def test_no_file_holds_what_looks_like_a_slip(file):
    """Lines and cover are for a planner to judge: the rivals are there to be compared."""
    network = load(file)
    implied = outlook(network)
    found = set(doubts(network, implied)) - set(implied.second_look)
    seen = Seen(network, make_plan(network), Arrivals(network))
    assert not [*slips(seen)]
    assert bool([*ads(seen)]) == (file.stem == "everything")  # all others pay to their last coin
    idle = [line for line in found if "out of cash" not in line]
    assert bool(idle) == (file.stem == "everything")  # a rule that comes too late for its sales
    assert bool(found - set(idle)) == (file.stem in RUINED)


@pytest.mark.parametrize("file", FILES, ids=stem)
def test_every_file_but_those_by_hand_says_what_nobody_knows_beforehand(file):
    assert bool(load(file).scenario.uncertain) == ("by-hand" not in file.stem)


@pytest.mark.parametrize("file", FILES, ids=stem)
def test_every_file_begins_with_what_it_is_about(file):
    first, second = file.read_text("utf-8").splitlines()[:2]
    assert first == "#:schema scenario.schema.json"
    assert re.match(r"# \S", second)


@pytest.mark.parametrize("market", LOCAL)
def test_lines_above_the_lead_time_are_out_on_fewer_days_than_the_sellers(market):
    """Both are the same rule; the second policy of the file has lines that fit its lanes."""
    network = shipped(market)
    sellers, fitted = network.scenario.policies[:2]
    assert sellers.name == network.scenario.current_rule == "15/10/5"
    assert fitted.alert.orange > sellers.alert.orange
    days = [
        trace(network, policy.name, 40, paths=()).totals["stockout_days"]
        for policy in (sellers, fitted)
    ]
    assert (days[0] > days[1]).mean() > 0.8
    assert days[0].mean() > 1.7 * days[1].mean()


@pytest.mark.parametrize("file", TELLING, ids=stem)
def test_a_case_tells_the_figures_that_its_command_gives(file):
    text = file.read_text("utf-8")
    command = f"`peakstock compare scenarios/{file.name} --runs 200`"
    assert command in text
    assert told(text) == table(file, columns(text))
