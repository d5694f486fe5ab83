"""Reading files in tests."""

import pytest

from sim.history.reading.pieces import pieces
from sim.history.records import RecordsError


def every(sheet, header):
    """Want all columns of what looks like a table."""
    return header if sum(map(bool, header)) > 1 else None


def only(*names):
    """Want some columns."""
    return lambda sheet, header: names if set(names) <= set(header) else None


def read(file, wanted=every):
    """Return the one piece of a file."""
    (one,) = pieces(file, wanted)
    return one


def refused(file, wanted=every):
    """Return the one line about a file that cannot be read, without its name."""
    with pytest.raises(RecordsError) as caught:
        list(pieces(file, wanted))
    message = str(caught.value)
    assert message.startswith(f"{file}: ")
    assert message.isprintable()
    return message.removeprefix(f"{file}: ")
