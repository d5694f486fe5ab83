"""What a sale brings and what its return costs, after the fees in force on a day (M3)."""

from ...arrays import Mills, np
from ...scenario.part import mills
from ...scenario.settlement import Settlement
from ..core.rounding import part_of


def net_price(price: Mills, terms: Settlement) -> Mills:
    """Return the mills of a sale after fees, at a price in mills; any shape."""
    commission = part_of(price, terms.commission)
    return np.asarray(price - commission - mills(terms.fee_per_unit))


def refund_price(price: Mills, terms: Settlement) -> Mills:
    """Return the mills that a return costs: the price, less the commission that is given back.

    The platform keeps a share of the commission, up to a cap: a fifth and USD 5 a unit in the US.
    """
    kept = part_of(price, terms.commission * terms.commission_kept_on_refund)
    if terms.commission_kept_at_most is not None:
        kept = np.minimum(kept, mills(terms.commission_kept_at_most))
    return np.asarray(price - part_of(price, terms.commission) + kept)
