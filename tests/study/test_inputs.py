"""What was uncertain stands beside the runs, world by world, and comes back from the folder."""

from dataclasses import replace

import numpy as np
import pytest

from sim.chance.inputs import draw_inputs
from sim.chance.streams import Streams
from sim.network import parse
from sim.study.compare import INPUTS, Compare
from sim.study.folder import reopen, write
from sim.study.inputs import inputs_frame
from sim.study.replay import replay as run
from sim.study.task import blocks, tasks
from sim.study.uncertain import uncertain_in_words
from tests.reference.test_reference_uncertain import uncertain
from tests.scenario.files import small

DEMAND, TRANSIT = "product.*.demand", "lane.sea.Bangkok.transit_days"
ENTRIES = uncertain((DEMAND, "times", "[0.7, 1, 1.4]"), (TRANSIT, "plus", "[-1, 0, 6]"))
TOLD, PLAIN = parse(small(more=ENTRIES)), parse(small())


def test_the_draws_of_a_study_are_those_of_its_worlds_over_blocks():
    frame = inputs_frame(TOLD.changed(runs=2010))
    second = draw_inputs(TOLD, Streams(7, 1), 2000).draws
    assert list(frame) == ["world", DEMAND, TRANSIT]
    np.testing.assert_array_equal(frame[DEMAND][2000:], second[DEMAND][:10])
    np.testing.assert_array_equal(frame[DEMAND][:60], inputs_frame(TOLD)[DEMAND])


def test_the_draws_are_written_and_read_back(tmp_path):
    study = Compare.ask(TOLD, runs=20)
    result = study.answer()
    write(study, result, tmp_path, "compare")
    again = reopen(Compare, tmp_path).read(tmp_path)
    assert again.inputs_frame.equals(result.inputs_frame)
    assert INPUTS not in Compare.ask(PLAIN, runs=20).contents(replace(result, network=PLAIN))


@pytest.mark.parametrize("stocked", [False, True])
def test_the_wanted_units_follow_the_draw_under_a_policy_and_in_its_twin(stocked):
    wanted = []
    for network in (TOLD, PLAIN):
        (block,) = blocks(network, 200)
        task, *_ = [
            t for t in tasks(network, ["today"], 200, stocked=["today"]) if t.stocked == stocked
        ]
        assert task.block == block
        wanted.append(run((task,)).totals["units_wanted"])
    ratio = wanted[0] / wanted[1]
    draws = inputs_frame(TOLD.changed(runs=200))[DEMAND].to_numpy()
    assert np.corrcoef(ratio, draws)[0, 1] > 0.9
    assert np.mean(ratio / draws) == pytest.approx(1.0, abs=0.02)


def test_check_says_what_is_uncertain_and_how_far():
    by_law = uncertain(("lane.*.rate", "times", '{ law = "normal", mean = 1.1, sd = 0.1 }'))
    assert uncertain_in_words(parse(small(more=ENTRIES + by_law))) == (
        "product.*.demand, 0.7 to 1.4 times what the file says, usually 1",
        "lane.sea.Bangkok.transit_days, −1 to 6 days added to what the file says, usually 0",
        "lane.*.rate, nine times of ten 0.94 to 1.26 times what the file says, on average 1.1",
    )
