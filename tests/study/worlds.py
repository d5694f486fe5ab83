"""Small random shops for the properties of a study."""

import copy
import tomllib
from pathlib import Path

from pandas.testing import assert_frame_equal

from sim.network import Network, load
from sim.scenario.scenario import Scenario
from sim.scenario.weekly import with_sessions
from sim.study.compare import Compare
from sim.study.folder import write

ROOT = Path(__file__).parents[2]
DOUBLE_11 = ROOT / "scenarios" / "double-11.toml"


def double_11(**update):
    """Return the 11.11 scenario with some fields changed, and without a run-off: it takes time."""
    return load(DOUBLE_11).changed(**{"run_off_days": 0} | update)


def double_11_table():
    """Return the raw tables of the 11.11 scenario, without a run-off as well."""
    table = with_sessions(tomllib.loads(DOUBLE_11.read_text("utf-8")))
    return copy.deepcopy(dict(table)) | {"run_off_days": 0}


def without_tables(table):
    """Leave only the first policy, which has no numbers by product."""
    return {**table, "policy": table["policy"][:1]}


def assert_same(one, other):
    """Assert that two studies are the same, run by run and day by day; == skips their frames."""
    assert one == other
    assert_frame_equal(one.runs_frame, other.runs_frame)
    assert_frame_equal(one.days_frame, other.days_frame)


def scenario_of(table):
    """Return the scenario of raw tables."""
    return Network.of(Scenario.model_validate(table))


def written(result, folder):
    """Write a comparison into a folder, and return the folder."""
    study = Compare(result.network, tuple(summary.name for summary in result.policies))
    write(study, result, folder, "by the test")
    return folder
