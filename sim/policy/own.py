"""A policy of the user's own, from a Python file."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import cast

from ..errors import UserError
from .decision import Policy


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
    """Return an error's kind and the the first line of its message."""
    return f"{type(error).__name__}: {(str(error).splitlines() or [''])[0]}"


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
