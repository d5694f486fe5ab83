"""Each promise of the statistics is kept, and the method that breaks it is told from ours."""

import pytest

from tests.stats.promises import PROMISES

BY_NAME = pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.name)


def kept(promise, studies, method):
    cells = promise.cells(studies, method)
    return {name: figure for name, figure in cells.items() if not promise.accepts(figure, studies)}


@BY_NAME
def test_a_promise_is_kept(promise):
    assert kept(promise, promise.quick, promise.ours) == {}


@BY_NAME
def test_the_method_that_breaks_it_is_noticed(promise):
    assert kept(promise, promise.quick, promise.mutant)


@pytest.mark.slow
@BY_NAME
def test_a_promise_is_kept_in_many_studies(promise):
    assert kept(promise, promise.full, promise.ours) == {}


@pytest.mark.slow
@BY_NAME
def test_the_method_that_breaks_it_is_noticed_in_many_studies(promise):
    assert kept(promise, promise.full, promise.mutant)
