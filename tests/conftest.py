"""`pytest --arrays strict` runs each replay once more by arrays that refuse to mix with numpy's."""

import pytest


def pytest_addoption(parser):
    text = "strict: each replay runs once more, by arrays that refuse to mix with numpy's"
    parser.addoption("--arrays", choices=["numpy", "strict"], default="numpy", help=text)


def is_strict(config):
    return config.getoption("--arrays") == "strict"


def pytest_configure(config):
    if is_strict(config):
        from tests.arrays.twice import install  # noqa: PLC0415 - before tests import what it changes

        install()


def pytest_collection_modifyitems(config, items):
    for item in items:
        if is_strict(config) and item.get_closest_marker("looks_inside"):
            item.add_marker(pytest.mark.skip(reason="looks into a replay by numpy"))
