"""Two policies of equal mean that only a rare event tells apart are not called one way or other."""

import numpy as np
import pytest

from sim.stats import choose, verdict


def studies(share, runs, number):
    """Yield the verdicts of some studies; b earns more by an event, and less without it."""
    for seed in range(number):
        rng = np.random.default_rng([seed, runs, round(1e4 * share)])
        luck, event = rng.normal(5000, 300, runs), rng.random(runs) < share
        yield choose({"a": luck, "b": luck + np.where(event, 1000 * (1 - share), -1000 * share)})


def wrong(share, runs, number):
    return sum(study.kind == "ahead" for study in studies(share, runs, number))


def covered(study):
    """Say whether the interval of the gap holds the truth, 0, or there is none."""
    low = study.gap.gap.low
    return low is None or study.gap.gap.half_width == 0 or low <= 0 <= study.gap.gap.high


@pytest.mark.slow
@pytest.mark.parametrize("runs", [200, 2000])
@pytest.mark.parametrize("share", [0.001, 0.01, 0.02])
def test_at_most_2_of_1000_studies_call_a_rare_event_a_win_and_19_of_20_intervals_hold(share, runs):
    found = list(studies(share, runs, 1000))
    assert sum(study.kind == "ahead" for study in found) <= 2
    assert np.mean([covered(study) for study in found]) >= 0.93


def test_a_lead_that_never_varied_is_no_win():
    """In 200 worlds an event of 1 in 1,000 is seen in one study of five."""
    assert wrong(0.001, 200, 40) == 0
    kinds = {study.kind for study in studies(0.001, 200, 40)}
    assert kinds == {"too seldom to tell"}


def test_a_rule_that_takes_a_lead_without_spread_for_certain_is_noticed(monkeypatch):
    monkeypatch.setattr(verdict, "_is_seldom", lambda lead: False)
    assert wrong(0.001, 200, 40) > 20
