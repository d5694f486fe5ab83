"""Random scenarios: the lockstep model gives the path of the plain one in all of them."""

import pytest

from sim.network import parse
from tests.cases.switched_on import switched_off
from tests.cases.test_everything import LEFT_OUT
from tests.reference import settlement
from tests.reference.agree import assert_agrees, case_of
from tests.reference.random_scenario import random_scenario

FEW, MANY = range(2), range(2, 1002)


def agree(seed, worlds=1):
    """Assert that both models agree in a random scenario; a warning is an error, too."""
    text = random_scenario(seed)
    try:
        assert_agrees(case_of.__wrapped__(text), "random", worlds)
    except Exception as error:
        error.add_note(text)
        raise


@pytest.mark.parametrize("seed", FEW)
def test_both_models_agree_in_a_random_scenario(seed):
    agree(seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", MANY)
def test_both_models_agree_in_each_of_a_thousand_random_scenarios(seed):
    agree(seed, worlds=2)


@pytest.mark.slow
def test_every_key_is_in_some_random_scenario():
    missing = [switched_off(parse(random_scenario(seed))) for seed in range(200)]
    everywhere = set.intersection(*({(m, k) for m in one for k in one[m]} for one in missing))
    assert everywhere == {(model, key) for model, keys in LEFT_OUT.items() for key in keys}


def test_a_cent_more_a_unit_in_one_model_is_noticed(monkeypatch):
    right = settlement.net_price
    monkeypatch.setattr(settlement, "net_price", lambda *sale: right(*sale) + 1000)
    noticed = 0
    for seed in (1, 4, 5, 6):  # in others shops sell nothing, banned or on terms of their own
        if noticed:
            break
        try:
            agree(seed)
        except AssertionError as difference:
            noticed += "lockstep" in str(difference)
    assert noticed == 1
