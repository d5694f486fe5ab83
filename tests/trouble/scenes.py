"""Common ground of the cases: a small scenario, changed as a file changes the one it extends."""

import re
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sim.chance.luck import draw_luck
from sim.network import Network, parse
from sim.world.run.block import Record
from sim.world.run.plan import make_plan
from tests.reference.agree import Case, assert_agrees
from tests.reference.setting import Setting

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Ran:
    """One policy's run in the first world; the reference took the same path."""

    network: Network
    record: Record

    def path(self, name: str, row: int = 0) -> list[int]:
        """Return the daily closes of a path, of one listing where there is one a listing."""
        path = self.record.paths[name]
        return (path[:, 0] if path.ndim == 2 else path[:, row, 0]).tolist()

    def flow(self, name: str, row: int = 0) -> list[int]:
        """Return what a path that counts from the first day gained on each day."""
        closes = self.path(name, row)
        return [now - before for now, before in zip(closes, [0, *closes], strict=False)]

    def total(self, name: str) -> float:
        """Return a total."""
        return float(self.record.totals[name][0])


def scene(changes: str, base: str = "base.toml") -> Network:
    """Return the network of the common ground with some tables changed.

    Another currency is that of the common ground, too: a file cannot rename what it inherits.
    """
    money = re.search(r'^currency = "\w+"$', changes.partition("\n[")[0], re.M)
    if money is None:
        return parse(f'extends = "{base}"\n{changes}', folder=HERE)
    ground = re.sub(r"^currency = .*$", money[0], (HERE / base).read_text("utf-8"), flags=re.M)
    with TemporaryDirectory() as folder:
        (Path(folder) / base).write_text(ground, "utf-8")
        return parse(f'extends = "{base}"\n{changes}', folder=Path(folder))


def case(network: Network) -> Case:
    """Return a network with its luck, for both models."""
    plan = make_plan(network)
    return Case(network, draw_luck(network, 0), plan, Setting.of(network, plan))


def ran(changes: str, policy: str = "rule", worlds: int = 1, base: str = "base.toml") -> Ran:
    """Run the lockstep model, assert that the reference takes the same path, and return it."""
    network = scene(changes, base)
    return Ran(network, assert_agrees(case(network), policy, worlds))
