"""What goes to another machine: small tasks, networks once, policy files along; and to which."""

import pickle

import numpy as np
import pytest

from sim.network import load, parse
from sim.policy.open import OwnPolicyError
from sim.study.block_result import block_results
from sim.study.environment import difference, environment, minor
from sim.study.lockstep import side_by_side
from sim.study.task import tasks
from sim.study.travel import UnlikeError, call, pack, pack_network
from tests.scenario.files import SMALL, small

OWN = """
from sim import Decision


class Mine:
    def decide(self, desk):
        return Decision() if desk.day < 5 else 1 / 0


class Calm:
    def decide(self, desk):
        return Decision()
"""
MORE = "".join(
    f'\n[[policy]]\nname = "{kind}"\nown = "rules/my own.py:{kind}"\n' for kind in ("Mine", "Calm")
)


def sent(work):
    """Return what comes of a piece of work as another machine does it."""
    packed = pack(block_results, work)
    return call(environment(), packed.call, *map(pack_network, packed.networks))


@pytest.fixture
def network(tmp_path):
    """Return a network with policies of one's own, whose files are gone once they are sent."""
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "my own.py").write_text(OWN, "utf-8")
    (tmp_path / "shop.toml").write_text(small(more=MORE), "utf-8")
    return load(tmp_path / "shop.toml")


def group(network, policy):
    (work,) = side_by_side(tasks(network, [policy], 5))
    return work


def test_a_task_that_travelled_has_the_result_of_one_at_home():
    work = group(parse(SMALL), "today")
    for here, there in zip(block_results(work), sent(work), strict=True):
        assert here.keys() == there.keys()
        assert all(np.array_equal(here[name], there[name]) for name in here)


def test_a_task_travels_without_its_network_which_is_named_once():
    work = group(parse(SMALL), "today")
    packed = pack(block_results, work * 3)
    assert [id(one) for one in packed.networks] == [id(work[0].block.network)]
    assert len(packed.call) < 1000 < len(pickle.dumps(work))


def test_networks_of_several_scenarios_come_back_in_their_places():
    networks = [parse(SMALL).changed(seed=seed) for seed in (1, 2, 1)]
    packed = pack(list, networks)
    come = call(environment(), packed.call, *map(pack_network, packed.networks))
    assert come == networks


def test_an_own_policy_travels_as_text_and_is_not_looked_for(network, tmp_path, monkeypatch):
    work = group(network, "Calm")
    packed = pack(block_results, work)
    texts = [pack_network(one) for one in packed.networks]
    at_home = block_results(work)
    (tmp_path / "rules" / "my own.py").unlink()
    (result,) = call(environment(), packed.call, *texts)
    assert np.array_equal(result["totals"], at_home[0]["totals"])


def test_an_error_of_an_own_policy_names_the_file_at_home_by_its_line(network, tmp_path):
    file = (tmp_path / "rules" / "my own.py").resolve()
    line = OWN.splitlines().index("        return Decision() if desk.day < 5 else 1 / 0") + 1
    with pytest.raises(OwnPolicyError) as caught:
        sent(group(network, "Mine"))
    where = f"(line {line} of {file})"
    assert str(caught.value) == f'policy "Mine" raises ZeroDivisionError: division by zero {where}'


def test_a_machine_is_like_itself():
    assert difference("it", environment(), environment()) == ""


def test_what_is_not_known_of_a_machine_is_not_compared():
    assert difference("it", {"Python": environment()["Python"]}, environment()) == ""


@pytest.mark.parametrize(
    ("what", "line"),
    [
        ("Python", "it has Python other, here it is 3"),
        ("peakstock", "it has peakstock other, here it is "),
        ("numpy", "it has numpy other, here it is "),
        ("code", "it has other code of peakstock"),
        ("digits", "it calculates with other last digits"),
    ],
)
def test_a_machine_that_is_unlike_does_no_task(what, line):
    home = dict(environment())
    other = home | {what: "other"}
    assert difference("it", other, home).startswith(line)
    with pytest.raises(UnlikeError, match=r"^the worker "):
        call(other, b"")


def test_code_of_python_can_be_exchanged_between_its_small_versions():
    assert minor("3.11.7") == minor("3.11.12") == "3.11" != minor("3.12.1")
