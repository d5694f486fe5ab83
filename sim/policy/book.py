"""The book: from a policy's text in the file to something that can decide."""

from __future__ import annotations

from pathlib import Path

from .composed import Composed
from .decision import Policy
from .own import load_own


def open_policy(text: Composed, folder: Path) -> Policy:
    """Return the policy that a text describes; `folder` is where the scenario file lies.

    Errors: OwnPolicyError when it names a Python file that cannot be used.
    """
    return load_own(text.own, folder) if text.own else text
