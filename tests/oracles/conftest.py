"""How many worlds a figure gets, and the verification table at the end of a session."""

import os

import pytest

from tests.oracles.figures import write


@pytest.fixture(params=["commit", pytest.param("full", marks=pytest.mark.slow)])
def worlds(request):
    """Return a choice of sizes: enough worlds to reject the mutants, or those of the full table."""
    return lambda commit, full: {"commit": commit, "full": full}[request.param]


def pytest_sessionfinish():
    if file := os.environ.get("PEAKSTOCK_VERIFICATION"):
        write(file)
