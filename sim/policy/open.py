"""From a policy as the file describes it to one that decides: at once, late, or the user's own."""

import importlib.util
from collections import deque
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import cast

from ..errors import UserError
from .composed import Composed
from .decision import Decision, Policy
from .desk import Desk


def open_policy(described: Composed, folder: Path) -> Policy:
    """Return the policy that the file describes, for one run; `folder` is where the file lies.

    Errors: OwnPolicyError when it names a Python file that cannot be used.
    """
    if described.own:
        return load_own(described.own, folder)
    days = described.reaction_days
    return Delayed(described, days) if days else described


class Delayed:
    """A policy whose orders go out some days after they are decided; alerts and ads act at once.

    People take that time between the decision to order and the order (M76, M77).

    What waits to go out counts as on order on the desk, so that nothing is decided twice. It
    remembers one run: open it anew for each.
    """

    def __init__(self, policy: Composed, days: int) -> None:
        self._policy = policy
        self._waiting = deque([Decision()] * days)

    def decide(self, desk: Desk) -> Decision:
        """Decide on today's desk, and send the orders of some days ago."""
        today = self._policy.decide(self._seen(desk))
        self._waiting.append(today)
        old = self._waiting.popleft()
        return replace(today, orders=old.orders, backup_share=old.backup_share)

    def _seen(self, desk: Desk) -> Desk:
        """Return the desk as if what waits had gone out on the day of its decision."""
        lots = [
            (desk.day - ago, mode, units)
            for ago, decided in enumerate(reversed(self._waiting), start=1)
            for mode, units in decided.orders.items()
            if units.any()
        ]
        if not lots:
            return desk
        promised = desk.promised.copy()
        for day, mode, units in lots:
            for row, lead in enumerate(desk.lead(mode)):
                promised[day + lead, row] += units[row]
        on_order = sum((units for _, _, units in lots), start=desk.on_order)
        return replace(desk, on_order=on_order, promised=promised)


class OwnPolicyError(UserError):
    """The user's policy file cannot be used; the message says why, in one line."""


def load_own(reference: str, folder: Path) -> Policy:
    """Return an object of the class that `file.py:Class` names, relative to the scenario's folder.

    Errors: OwnPolicyError when the file is missing, raises, or has no such class.
    """
    file, _, name = reference.partition(":")
    if not file.endswith(".py") or not name:
        raise OwnPolicyError(f'expected "file.py:Class", found "{reference}"')
    path = folder / file
    if not path.is_file():
        raise OwnPolicyError(f"{path} does not exist")
    try:
        module = _module(path)
        if not hasattr(module, name):
            raise OwnPolicyError(f"{path} has no class {name}")
        made = getattr(module, name)()
    except OwnPolicyError:
        raise
    except (Exception, SystemExit) as error:
        raise OwnPolicyError(f"{path} raises {describe_error(error)}") from error
    if not callable(getattr(made, "decide", None)):
        raise OwnPolicyError(f"{path}: class {name} has no method decide(desk)")
    return cast("Policy", made)


def describe_error(error: BaseException) -> str:
    """Return an error's kind and the first line of its message."""
    return f"{type(error).__name__}: {(str(error).splitlines() or [''])[0]}"


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
