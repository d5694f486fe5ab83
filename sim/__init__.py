"""Peakstock: replays stock alerts and replenishment policies against thousands of random futures.

In as few words as on the command line::

    from sim import compare, load, plot

    result = compare(load("scenarios/double-11.toml"), runs=500)
    result.runs_frame.groupby("policy").profit.describe()
    plot.policies(result)
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .arrays import np
    from .history.exchange import exchanged
    from .history.fit import fit
    from .history.fitted import Fitted
    from .history.reading.read import read as read_records
    from .history.records import Records
    from .history.writing.save import write_shop
    from .network import Network, ScenarioError, load, replace
    from .policy.decision import Decision
    from .studies import read
    from .study.claims.tested import Tested, claims
    from .study.compare import compare
    from .study.comparison import Comparison
    from .study.explain import explain
    from .study.explanation import Explanation
    from .study.hindsight import hindsight
    from .study.launch import launch
    from .study.launch_sizes import LaunchSizes
    from .study.order import order
    from .study.order_sheet import OrderSheet
    from .study.regret import Regrets
    from .study.reverse import reverse_stress
    from .study.reverse_stress import ReverseStress
    from .study.stress import stress
    from .study.stress_test import StressTest
    from .study.trace import Trace, trace
    from .study.traded import Tradeoffs
    from .study.tradeoff import tradeoffs
    from .study.tune import tune
    from .study.tuned import Tuning

__all__ = [
    "Comparison",
    "Decision",
    "Explanation",
    "Fitted",
    "LaunchSizes",
    "Network",
    "OrderSheet",
    "Records",
    "Regrets",
    "ReverseStress",
    "ScenarioError",
    "StressTest",
    "Tested",
    "Trace",
    "Tradeoffs",
    "Tuning",
    "claims",
    "compare",
    "exchanged",
    "explain",
    "fit",
    "hindsight",
    "launch",
    "load",
    "np",
    "order",
    "plot",
    "read",
    "read_records",
    "replace",
    "reverse_stress",
    "stress",
    "trace",
    "tradeoffs",
    "tune",
    "write_shop",
]  # fmt: skip
_HOMES = {
    "sim.arrays": ("np",),
    "sim.history.exchange": ("exchanged",),
    "sim.history.fit": ("fit",),
    "sim.history.fitted": ("Fitted",),
    "sim.history.records": ("Records",),
    "sim.history.writing.save": ("write_shop",),
    "sim.network": ("Network", "ScenarioError", "load", "replace"),
    "sim.policy.decision": ("Decision",),
    "sim.studies": ("read",),
    "sim.study.claims.tested": ("Tested", "claims"),
    "sim.study.compare": ("compare",),
    "sim.study.comparison": ("Comparison",),
    "sim.study.explain": ("explain",),
    "sim.study.explanation": ("Explanation",),
    "sim.study.hindsight": ("hindsight",),
    "sim.study.launch": ("launch",),
    "sim.study.launch_sizes": ("LaunchSizes",),
    "sim.study.order": ("order",),
    "sim.study.order_sheet": ("OrderSheet",),
    "sim.study.regret": ("Regrets",),
    "sim.study.reverse": ("reverse_stress",),
    "sim.study.reverse_stress": ("ReverseStress",),
    "sim.study.stress": ("stress",),
    "sim.study.stress_test": ("StressTest",),
    "sim.study.trace": ("Trace", "trace"),
    "sim.study.traded": ("Tradeoffs",),
    "sim.study.tradeoff": ("tradeoffs",),
    "sim.study.tune": ("tune",),
    "sim.study.tuned": ("Tuning",),
}
_RENAMED = {"read_records": ("sim.history.reading.read", "read")}
"""Names that are others at home, where nothing else is read."""


def __getattr__(name: str) -> object:
    """Import a public name when it is first used: the command line starts without all of them."""
    from importlib import import_module  # noqa: PLC0415 - only when needed

    if name == "plot":
        return import_module("sim.plot")
    if name in _RENAMED:
        home, own = _RENAMED[name]
        return getattr(import_module(home), own)
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module sim has no attribute {name}")
