"""The standing of every listing: that of its shop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

import numpy as np

from ..policy.standing import UNJUDGED, Standing


def by_listing(shops: Sequence[tuple[slice, Standing]], worlds: int) -> Standing:
    """Spread the standing of shops, (W,) each, over their listings, (P, W)."""
    if all(standing is UNJUDGED for _, standing in shops):
        return UNJUDGED
    return Standing(
        *(
            np.concatenate(
                [
                    np.broadcast_to(getattr(standing, field.name), (rows.stop - rows.start, worlds))
                    for rows, standing in shops
                ]
            )
            for field in fields(Standing)
        )
    )
