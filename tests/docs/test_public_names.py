"""The public names are those that the package lists, and each can be had."""

import sim


def test_every_public_name_can_be_imported():
    assert all(getattr(sim, name) is not None for name in sim.__all__)


def test_an_unknown_name_is_an_attribute_error():
    assert not hasattr(sim, "simulate_everything")
