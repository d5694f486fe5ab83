"""The causes of the ledger: a closed list, which the ledger and the margin both go by."""

import numpy as np
import pytest

from sim.study import margin
from sim.world.core.causes import BILLS, CAUSES, COMMITTED, RECEIVABLES, Cause
from sim.world.core.ledger import Ledger

from .toys import toy

CENTS, WORLD = np.array([5, 7]), np.array([0, 1])
UNKNOWN = ("freight", Cause("freight"))
"""A name is no cause, and neither is a cause that is not on the list."""
USES = {
    "post": lambda ledger, cause: ledger.post(cause, CENTS),
    "post some": lambda ledger, cause: ledger.post_some(cause, CENTS, WORLD),
    "book": lambda ledger, cause: ledger.book(cause, CENTS, 1),
    "book some": lambda ledger, cause: ledger.book_some(cause, CENTS, WORLD, WORLD),
    "coming": lambda ledger, cause: ledger.coming(cause, 1),
    "outstanding": lambda ledger, cause: ledger.outstanding(cause),
    "booked": lambda ledger, cause: ledger.booked(cause),
}


@pytest.mark.parametrize("cause", UNKNOWN, ids=["a name", "off the list"])
@pytest.mark.parametrize("use", USES.values(), ids=USES)
def test_what_is_no_cause_is_refused(use, cause):
    with pytest.raises(KeyError, match="freight"):
        use(Ledger(0, 5, 2), cause)


def test_every_cause_has_a_name_of_its_own():
    assert len({cause.name for cause in CAUSES}) == len(CAUSES)


def test_what_goods_under_way_still_cost_is_a_bill_that_is_foreseen():
    assert set(COMMITTED) < set(BILLS)
    assert not set(RECEIVABLES) & set(BILLS)


def test_every_cause_costs_a_unit_something_or_there_is_a_reason_why_not():
    assert margin.PER_UNIT.keys() == set(CAUSES)
    assert all(entry for entry in margin.PER_UNIT.values())


def test_a_cause_without_an_entry_stops_the_margin(monkeypatch):
    new = Cause("label fees")
    monkeypatch.setattr(margin, "CAUSES", (*CAUSES, new))
    with pytest.raises(KeyError, match="label fees"):
        margin.margin(toy().shops[0], 0)
