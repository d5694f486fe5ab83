"""From a policy as the file describes it to one that decides: at once, late, or the user's own."""

from collections import deque
from collections.abc import Mapping
from dataclasses import replace
from importlib.abc import SourceLoader
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import cast

from ..arrays import np
from ..errors import UserError
from .composed import Composed
from .decision import Decision, Policy
from .desk import Desk
from .today import Today

Texts = Mapping[str, bytes]
"""Python files by their names in scenarios."""
NONE_CAME: Texts = MappingProxyType({})


def open_policy(described: Composed, folder: Path, came: Texts = NONE_CAME) -> Policy:
    """Return the policy that the file describes, for one run; `folder` is where the file lies.

    Of the user's own files those that `came` along are not looked for in the folder, but they are
    called by their places there.

    Errors: OwnPolicyError when it names a Python file that cannot be used.
    """
    policy: Policy = load_own(described.own, folder, came) if described.own else described
    if described.today:
        policy = Today(policy, described.today)
    days = described.reaction_days
    return Delayed(policy, days) if days else policy


class Delayed:
    """A policy whose orders go out some days after they are decided; alerts and ads act at once.

    People take that time between the decision to order and the order (M76, M77).

    What waits to go out counts as on order on the desk, so that nothing is decided twice. It
    remembers one run: open it anew for each.
    """

    def __init__(self, policy: Policy, days: int) -> None:
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
            promised[day + desk.lead(mode), np.arange(len(units))] += units
        on_order = sum((units for _, _, units in lots), start=desk.on_order)
        return replace(desk, on_order=on_order, promised=promised)


class OwnPolicyError(UserError):
    """The user's policy file cannot be used; the message says why, in one line."""


def file_of(reference: str) -> str:
    """Return the file that `file.py:Class` names."""
    return reference.partition(":")[0]


def load_own(reference: str, folder: Path, came: Texts = NONE_CAME) -> Policy:
    """Return an object of the class that `file.py:Class` names, relative to the scenario's folder.

    Errors: OwnPolicyError when the file is missing, raises, or has no such class.
    """
    file, name = file_of(reference), reference.partition(":")[2]
    if not file.endswith(".py") or not name:
        raise OwnPolicyError(f'expected "file.py:Class", found "{reference}"')
    path = folder / file
    if file not in came and not path.is_file():
        raise OwnPolicyError(f"{path} does not exist")
    try:
        module = _module(path, came[file] if file in came else path.read_bytes())
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


class _Text(SourceLoader):
    """Loads a module from its text, wherever it is from; nothing is kept beside the file."""

    def __init__(self, path: Path, text: bytes) -> None:
        self._path, self._text = path, text

    def get_filename(self, fullname: str) -> str:
        """Return what messages call the file."""
        return str(self._path)

    def get_data(self, path: object) -> bytes:
        """Return the text."""
        return self._text


def _module(path: Path, text: bytes) -> ModuleType:
    spec = spec_from_file_location(path.stem, path, loader=_Text(path, text))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
