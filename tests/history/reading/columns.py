"""Columns of text for tests, with the rows of a sheet."""

import pandas as pd

from sim.history.reading.piece import Column

COLUMN = Column("orders.csv", "", "Created Time")


def column(*texts):
    return pd.Series(list(texts), index=range(2, 2 + len(texts)), dtype="str")


def lines(understood):
    return [(line.row, line.message) for line in understood.not_understood]
