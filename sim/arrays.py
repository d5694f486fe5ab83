"""The types of arrays, once: what a number in one means.

Worlds lie on the last axis of all of them, (W,) or (P, W) by row.
"""

import numpy as np
from numpy.typing import NDArray

Units = NDArray[np.int64]
"""Pieces of a product."""
Cents = NDArray[np.int64]
"""Money in minor units of the currency: cents, or whole dong."""
Mills = NDArray[np.int64]
"""Money for a unit, in thousandths of a minor unit."""
Days = NDArray[np.int64]
"""Days since the first one, or how many of them."""
Numbers = NDArray[np.int64]
"""Any other whole numbers: counts, indices, order numbers."""
Floats = NDArray[np.float64]
"""Rates, shares, multiples, and what is reported."""
Flags = NDArray[np.bool_]
"""Yes or no."""
Normals = NDArray[np.float32]
"""Normal scores, drawn beforehand."""
