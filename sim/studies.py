"""The studies that there are: each is a command, a kind of folder, its charts and its tables.

A study is registered here and nowhere else. Nothing of it is imported before it is asked for, so
that the command line starts at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Generic, NamedTuple, TypeVar

from .errors import UserError

if TYPE_CHECKING:
    from rich.table import Table

    from .chart.save import Charts
    from .study.comparison import Comparison
    from .study.explanation import Explanation
    from .study.launch_sizes import LaunchSizes
    from .study.order_sheet import OrderSheet
    from .study.regret import Regrets
    from .study.reverse_stress import ReverseStress
    from .study.stress_test import StressTest
    from .study.study import Study
    from .study.traded import Tradeoffs
    from .study.tuned import Tuning
    from .study.two_scenarios import TwoScenarios
    from .study.variation import Variation

R = TypeVar("R")


class Registered(NamedTuple, Generic[R]):
    """A study, and what its result looks like."""

    study: type[Study[R]]
    charts: Callable[[R], Charts]
    tables: Callable[[R, int], Sequence[Table]] = lambda result, width: ()
    """For a terminal of some columns; without any, the sentences of the study must do."""
    details: Callable[[R, int], Sequence[Table]] = lambda result, width: ()
    """The same of all that there is, with --full."""
    more: Callable[[R], Charts] = lambda result: {}
    """Charts that are drawn only when they are asked for."""


def compare() -> Registered[Comparison]:
    """Replay policies against the same simulated futures and say which one is better."""
    from .chart.comparison import charts, details, more, tables  # noqa: PLC0415 - only when asked
    from .study.compare import Compare  # noqa: PLC0415 - the same

    return Registered(Compare, charts, tables, details, more)


def vary() -> Registered[Variation]:
    """Replay policies at several values of one number; asked for by `compare --vary`."""
    from .chart.variation import charts, tables  # noqa: PLC0415 - only when it is asked for
    from .study.vary import Vary  # noqa: PLC0415 - the same

    return Registered(Vary, charts, tables)


def beside() -> Registered[TwoScenarios]:
    """Replay the same policies in two scenarios; asked for by `compare` with two files."""
    from .chart.two_scenarios import charts, tables  # noqa: PLC0415 - only when it is asked for
    from .study.beside import Beside  # noqa: PLC0415 - the same

    return Registered(Beside, charts, tables)


def order() -> Registered[OrderSheet]:
    """Say what to order today, what it costs, when it comes, and how much another order matters."""
    from .chart.orders import charts, details, tables  # noqa: PLC0415 - only when it is asked for
    from .study.order import Order  # noqa: PLC0415 - the same

    return Registered(Order, charts, tables, details)


def stress() -> Registered[StressTest]:
    """Say what breaks policies: late ships, a stopped factory, late payouts, other buyers."""
    from .chart.stress import charts, details, tables  # noqa: PLC0415 - only when it is asked for
    from .study.stress import Stress  # noqa: PLC0415 - the same

    return Registered(Stress, charts, tables, details)


def reverse() -> Registered[ReverseStress]:
    """Look for the smallest shocks that break policies; asked for by `stress --reverse`."""
    from .chart.reverse import charts, tables  # noqa: PLC0415 - only when it is asked for
    from .study.reverse import Reverse  # noqa: PLC0415 - the same

    return Registered(Reverse, charts, tables)


def launch() -> Registered[LaunchSizes]:
    """Say how large a first batch should be, for profit and risk; what follows is today's rule."""
    from .chart.launches import charts, details, tables  # noqa: PLC0415 - only when it is asked for
    from .study.launch import Launch  # noqa: PLC0415 - the same

    return Registered(Launch, charts, tables, details)


def tune() -> Registered[Tuning]:
    """Search better thresholds and quantities for policies, and judge them on fresh futures."""
    from .chart.tuning import charts, details, tables  # noqa: PLC0415 - only when it is asked for
    from .study.tune import Tune  # noqa: PLC0415 - the same

    return Registered(Tune, charts, tables, details)


def tradeoff() -> Registered[Tradeoffs]:
    """Search settings that none beats in several goals; asked for by several `tune --goal`."""
    from .chart.tradeoff import charts, details, tables  # noqa: PLC0415 - only when asked for
    from .study.tradeoff import Tradeoff  # noqa: PLC0415 - the same

    return Registered(Tradeoff, charts, tables, details)


def explain() -> Registered[Explanation]:
    """Say why one policy earns more than another, cause by cause; tell one future as a story."""
    from .chart.explanation import charts, details, tables  # noqa: PLC0415 - only when asked for
    from .study.explain import Explain  # noqa: PLC0415 - the same

    return Registered(Explain, charts, tables, details)


def hindsight() -> Registered[Regrets]:
    """Say what each policy leaves on the table beside hindsight, and what would bring it back."""
    from .chart.hindsight import charts, details, tables  # noqa: PLC0415 - only when asked for
    from .study.hindsight import Hindsight  # noqa: PLC0415 - the same

    return Registered(Hindsight, charts, tables, details)


Opener = Callable[[], Registered[Any]]
STUDIES: Final[Mapping[str, Opener]] = {
    "compare": compare,
    "vary": vary,
    "beside": beside,
    "order": order,
    "stress": stress,
    "reverse": reverse,
    "launch": launch,
    "tune": tune,
    "tradeoff": tradeoff,
    "explain": explain,
    "hindsight": hindsight,
}
"""What opens each kind; its docstring is the command's help."""
FORMS: Final[Mapping[str, Mapping[str, Opener]]] = {
    "compare": {"vary": vary, "second": beside},
    "stress": {"reverse": reverse},
    "tune": {"goal": tradeoff},
}
"""Studies that are no commands of their own: by the command, and by their setting, which is an
option of it, or its second file, and asks for them; one that the command has, too, if repeated."""


def read(folder: Path | str) -> Any:  # noqa: ANN401 - the result of any study
    """Return the result that a study's folder holds.

    Errors: FileNotFoundError where it is no study's folder; UserError for one of a later version.
    """
    from .study.folder import read_json, reopen  # noqa: PLC0415 - only when it is asked for

    place = Path(folder)
    kind = read_json(place / "manifest.json").get("kind", "compare")  # older folders name none
    if kind not in STUDIES:
        raise UserError(f'{folder} holds a study "{kind}", which this version does not know')
    return reopen(STUDIES[kind]().study, place).read(place)
