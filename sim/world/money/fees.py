"""What a sale brings and what its return costs, after the fees in force on a day (M3)."""

import numpy as np

from ...arrays import Cents, Floats
from ...scenario.part import cents
from ...scenario.settlement import Settlement


def net_price(price: Cents, terms: Settlement) -> Cents:
    """Return the cents of a sale after fees, at a price in cents; any shape."""
    commission = np.rint(price * terms.commission).astype(np.int64)
    return np.asarray(price - commission - cents(terms.fee_per_unit))


def refund_price(price: Cents, terms: Settlement) -> Cents:
    """Return the cents that a return costs: the price, less the commission that is given back.

    The platform keeps a share of the commission, up to a cap: a fifth and USD 5 a unit in the US.
    """
    kept: float | Floats = terms.commission * terms.commission_kept_on_refund
    if terms.commission_kept_at_most is not None:
        kept = np.minimum(kept, cents(terms.commission_kept_at_most) / np.maximum(price, 1))
    return np.asarray(np.rint(price * (1.0 - terms.commission + kept)), np.int64)
