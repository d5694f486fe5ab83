"""The public names are those that the package lists, and each can be had."""

from pathlib import Path

import sim


def test_every_public_name_can_be_imported():
    assert all(getattr(sim, name) is not None for name in sim.__all__)


def test_type_checkers_of_users_may_read_the_package_s_types():
    assert (Path(sim.__file__).parent / "py.typed").is_file()


def test_an_unknown_name_is_an_attribute_error():
    assert not hasattr(sim, "simulate_everything")
