"""The programs that are timed say the same of the shop; nothing here takes a time."""

import re
from pathlib import Path

import pytest

from sim.network import load, parse
from tests.bench import plain
from tests.bench.common import M1, Timing, agree, distances, repeated, simulated
from tests.bench.speed import POLICIES, PROMOTION

RUNS = 2000
POWER = 9.0
"""Standard errors between a mutant and M1, so that it is missed once in 100,000."""


@pytest.fixture(scope="module")
def expected():
    return repeated(plain.run, RUNS)


def m1_with(old, new):
    """Return our figures of M1 with one line changed."""
    text = M1.read_text("utf-8")
    assert text.count(old) == 1
    return simulated(parse(text.replace(old, new)), RUNS)


def test_m1_is_the_same_shop_in_plain_simpy(expected):
    agree("Peakstock", simulated(load(M1), RUNS), expected)


def test_m1_is_the_same_shop_with_the_demand_drawn_ahead(expected):
    agree("drawn ahead", repeated(plain.run_drawn_ahead, RUNS, seed=2), expected)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("transit_days = 0", "transit_days = 1", id="an order a day late"),
        pytest.param('orders = "lost"', 'orders = "backordered"', id="sales kept as backorders"),
    ],
)
def test_another_shop_is_noticed_before_any_time_is_taken(old, new, expected):
    mutant = m1_with(old, new)
    assert max(map(abs, distances(mutant, expected).values())) >= POWER
    with pytest.raises(SystemExit, match="standard errors off"):
        agree("mutant", mutant, expected)


class NoChance:
    """Draws what is expected, and 20 days from order to shelf."""

    def poisson(self, units):
        return int(units)

    def lognormal(self, mu, sigma):
        return 20.0


def test_without_chance_m1_is_the_same_run_to_the_unit():
    text = M1.read_text("utf-8")
    text = text.replace("[market.stockout]", '[market]\ndemand_noise = "none"\n[market.stockout]')
    text = re.sub("lead_time_days = .*", "lead_time_days = 20", text)
    (ours,) = simulated(parse(text), 1).T
    assert tuple(ours) == plain.run(NoChance())
    assert 0 < ours[1] < 120


def test_without_chance_m1_is_the_same_run_in_supplynetpy():
    pytest.importorskip("SupplyNetPy")
    from tests.bench import supplynetpy_m1  # noqa: PLC0415 - an extra that few install

    assert supplynetpy_m1.run(NoChance()) == pytest.approx(plain.run(NoChance()), rel=1e-6)


def test_plain_simpy_is_written_in_under_40_lines_of_code():
    text = re.sub(r'""".*?"""', "", Path(plain.__file__).read_text("utf-8"), flags=re.DOTALL)
    code = [
        line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")
    ]
    assert 0 < len(code) < 40, len(code)


def test_the_frozen_promotion_has_the_policies_that_are_timed():
    assert set(POLICIES) <= {policy.name for policy in load(PROMOTION).scenario.policies}


def test_a_machine_that_slows_down_changes_no_ratio():
    timing = Timing.of(own=[1e-6, 2e-6, 3e-6], beside=[5e-6, 10e-6, 15e-6])
    assert timing.us_per_run == pytest.approx(2)
    assert (timing.times_plain, *timing.quartiles) == pytest.approx((5, 5, 5))
