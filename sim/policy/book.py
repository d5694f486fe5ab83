"""The book: from a policy's text in the file to something that can decide."""

from __future__ import annotations

from pathlib import Path

from .composed import Composed
from .decision import Policy
from .delayed import Delayed
from .own import load_own


def open_policy(text: Composed, folder: Path) -> Policy:
    """Return the policy that a text describes, for one run; `folder` is where the file lies.

    Errors: OwnPolicyError when it names a Python file that cannot be used.
    """
    if text.own:
        return load_own(text.own, folder)
    return Delayed(text, text.reaction_days) if text.reaction_days else text
