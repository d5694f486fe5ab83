"""Claims that pick the best of several settings by the very runs that judge it."""

from types import SimpleNamespace

import numpy as np
import pytest

from sim.study.claims import c17_small_batches as c17
from sim.study.claims.c04_hits_shorter import LINES, Best, best, shorter

STUDIES = 200


def equals(seed, names):
    """Return profits that are the same in truth, on common worlds."""
    rng = np.random.default_rng(seed)
    common = rng.normal(0, 5, 300)
    return {name: {"profit": common + rng.normal(0, 1, 300)} for name in names}


def test_of_equally_good_lines_hardly_any_study_calls_one_worse():
    excluded = [best(equals(seed, LINES)).among != LINES for seed in range(STUDIES)]
    assert np.mean(excluded) <= 0.05


@pytest.mark.parametrize(
    ("hit", "steady", "answer"),
    [
        (Best(10, (10, 20)), Best(30, (30, 40)), True),
        (Best(10, (10, 20, 30)), Best(30, (30, 40)), None),
        (Best(20, (20,)), Best(30, (20, 30)), None),
        (Best(30, (30,)), Best(30, (20, 30)), False),
        (Best(30, (20, 30, 40)), Best(30, (30,)), None),
        (Best(50, (40, 50)), Best(30, (20, 30, 40)), False),
        (Best(50, (30, 50)), Best(30, (30, 40)), None),
    ],
)
def test_a_line_is_shorter_only_below_all_that_may_be_the_others_best(hit, steady, answer):
    assert shorter(hit, steady) is answer


def test_of_equally_good_lots_hardly_any_study_says_that_small_ones_lose():
    network = SimpleNamespace(scenario=SimpleNamespace(currency="USD"))
    held = []
    for seed in range(STUDIES):
        arms = [equals(3 * seed + fee, map(str, c17.LOTS)) for fee in range(len(c17.FEES))]
        bench = SimpleNamespace(network=network, replay=lambda *_, arms=arms: arms)
        held += [case.holds for case in c17.examine(bench).cases]
    assert np.mean([answer is False for answer in held]) <= 0.05
