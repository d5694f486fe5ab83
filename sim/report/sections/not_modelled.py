"""What is not in it."""

from ...words import report as say
from ..meeting import Meeting
from ..section import Section


def not_modelled(meeting: Meeting) -> Section:
    """Return what a reader must not think is in the figures."""
    return Section("missing", say.NOT_MODELLED(), tuple(line() for line in say.MISSING))
