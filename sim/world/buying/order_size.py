"""What is wished, raised to what a supplier takes: whole cartons, and the least of an order.

Orders have the shape (T, modes, P, W): by tier, first suppliers and backups, and by mode.
"""

from ...arrays import Numbers, Units, np
from .sellers import Sellers


def raised(wishes: Units, sellers: Sellers, carton: Units) -> Units:
    """Raise wishes to what can be ordered; what is not wished stays so."""
    return _to_whole_orders(_to_whole_products(wishes, sellers.least, carton), sellers, carton)


def _to_whole_products(wishes: Units, least: Units, carton: Units) -> Units:
    """Raise to whole cartons, and a product's modes together to its supplier's minimum."""
    cartons = -(-wishes // carton)
    total = cartons.sum(axis=1)
    lacking = np.where(total > 0, -(-least // carton) - total, 0)
    if not (lacking > 0).any():
        return cartons * carton
    largest = cartons == cartons.max(axis=1, keepdims=True)
    first = largest & (np.cumsum(largest, axis=1) == 1)
    return np.asarray((cartons + first * np.maximum(lacking, 0)[:, None]) * carton)


def _to_whole_orders(orders: Units, sellers: Sellers, carton: Units) -> Units:
    """Raise all that a supplier is asked for to the minimum of a purchase order."""
    terms = sellers.terms
    for supplier, rows, makes in sellers.parts:
        if least := terms.minimum[supplier].item():
            asked = orders[:, :, rows]
            lines = (asked * makes[:, None]).reshape(-1, asked.shape[-1])
            each, worth = (
                np.broadcast_to(of_row, asked.shape[:3])[..., None].reshape(-1, 1)
                for of_row in (carton[rows, 0], terms.weight[supplier, rows])
            )
            more = scaled_up(lines, each, worth, least).reshape(asked.shape)
            orders[:, :, rows] = np.where(makes[:, None], more, asked)
    return orders


def scaled_up(lines: Units, carton: Units, worth: Numbers, least: int) -> Units:
    """Raise lines, (L, W), in proportion until they are worth a minimum; cartons and worth (L, 1).

    Whole cartons below the exact share, and one more for the largest remainders until it is
    reached; ties go to the earlier line.
    """
    total = (lines * worth).sum(axis=0)
    short = (total > 0) & (total < least)
    exact = lines * (least / np.maximum(total, 1)) / carton
    whole = np.floor(exact + 1e-9).astype(np.int64)
    lacking = least - (whole * carton * worth).sum(axis=0)
    order = np.argsort(whole - exact, axis=0, kind="stable")
    size = np.take_along_axis(np.broadcast_to(carton * worth, lines.shape), order, axis=0)
    one_more: Numbers = np.zeros_like(lines)
    np.put_along_axis(one_more, order, np.cumsum(size, axis=0) - size < lacking, axis=0)
    more = (whole + one_more * (lines > 0)) * carton
    return np.asarray(np.where(short, more, lines))
