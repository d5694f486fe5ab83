"""What is allowed in a file and looks wrong: a module a subject, from what is seen to lines."""

from collections.abc import Callable, Iterator

from .ads import ads
from .alert_lines import alert_lines
from .days_ahead import days_ahead
from .large_orders import large_orders
from .never_orders import never_orders
from .opening_cover import opening_cover
from .seen import Seen
from .slips import slips

SUBJECTS: tuple[Callable[[Seen], Iterator[str]], ...] = (
    slips, ads, opening_cover, alert_lines, days_ahead, large_orders, never_orders,
)  # fmt: skip
"""All of them, in the order in which they are told."""


def second_look(seen: Seen) -> list[str]:
    """Return a line for all that is worth a second look, with its number and what to do."""
    return [line for subject in SUBJECTS for line in subject(seen)]
