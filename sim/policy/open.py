"""From a policy as the file describes it to one that can decide."""

from __future__ import annotations

from pathlib import Path

from .composed import Composed
from .decision import Policy
from .delayed import Delayed
from .own import load_own


def open_policy(described: Composed, folder: Path) -> Policy:
    """Return the policy that the file describes, for one run; `folder` is where the file lies.

    Errors: OwnPolicyError when it names a Python file that cannot be used.
    """
    if described.own:
        return load_own(described.own, folder)
    days = described.reaction_days
    return Delayed(described, days) if days else described
