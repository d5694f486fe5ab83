"""What is allowed in a file and looks wrong: a module a subject, from what is seen to lines."""

from collections.abc import Callable, Iterator

from ...words import second_look as say
from ...words.number import number
from .ads import ads
from .alert_lines import alert_lines
from .days_ahead import days_ahead
from .large_orders import large_orders
from .never_orders import never_orders
from .opening_cover import opening_cover
from .seen import Seen
from .slips import slips
from .thousands import thousands

SUBJECTS: tuple[Callable[[Seen], Iterator[str]], ...] = (
    thousands, slips, ads, opening_cover, alert_lines, days_ahead, large_orders, never_orders,
)  # fmt: skip
"""All of them, in the order in which they are told."""


_MOST = 10
"""Lines of a subject that are told; many products share one fault."""


def second_look(seen: Seen) -> list[str]:
    """Return a line for all that is worth a second look, with its number and what to do."""
    return [line for subject in SUBJECTS for line in _first(list(subject(seen)))]


def _first(lines: list[str]) -> list[str]:
    """Return the first lines of a subject, and how many more there are."""
    more = len(lines) - _MOST
    return [*lines[:_MOST], say.MORE_OF_A_KIND(count=number(more))] if more > 0 else lines
