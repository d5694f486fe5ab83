"""Characters that no font has, told on the terminal once."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from .console import errors


@contextmanager
def missing_glyphs_told() -> Iterator[None]:
    """Print a line for each warning of charts with characters that no font has."""
    from ..chart.style import MissingGlyphsWarning  # noqa: PLC0415 - matplotlib is slow

    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("once", MissingGlyphsWarning)
        yield
    for line in dict.fromkeys(str(one.message) for one in told):
        errors().print(line, markup=False)
