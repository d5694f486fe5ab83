"""What the program that times a device says of how many runs differ; nothing here takes a time."""

import pytest

from sim.network import parse
from sim.study import on_device
from sim.study.on_device import OnDevice
from sim.study.workers import ALONE
from tests.arrays.devices import numpy_device
from tests.bench.device import differing
from tests.scenario.files import small


@pytest.mark.parametrize(("tipped", "share"), [(0, 0.0), (3, 3 / 32)])
def test_the_share_of_runs_that_differ_on_a_device_is_told(monkeypatch, tipped, share):
    monkeypatch.setattr("sim.chance.luck.BLOCK", 8)
    monkeypatch.setattr(on_device, "_TRIED", 1)
    device = numpy_device()
    home = type(device).home

    def tips(self, record):
        record = home(self, record)
        record.totals["cash_low"][: tipped * (len(record.totals["cash_low"]) == 32)] += 1
        return record

    monkeypatch.setattr(type(device), "home", tips)
    hands = OnDevice(device, ALONE, lambda line: None)
    assert differing(hands, parse(small()), worlds=16) == share
    hands.close()
