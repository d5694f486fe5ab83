"""Numbers as plain text, with no more digits than they carry."""

EXACT_DECIMALS = 10


def decimals_carried(size: float) -> int:
    """Return the decimals that show a number with two significant digits (negative: tens up)."""
    exponent = int(f"{abs(size):.1e}".split("e")[1])
    return 1 - exponent


def number(value: float, decimals: int) -> str:
    """Write a number with thousands separators, rounded to decimals (-2: to hundreds)."""
    # Adding 0.0 turns a rounded -0.0 into 0.0.
    return f"{round(value, decimals) + 0.0:,.{max(decimals, 0)}f}"


def exact(value: float) -> str:
    """Write a number that carries no error, without trailing zeros."""
    return number(value, EXACT_DECIMALS).rstrip("0").rstrip(".")


def value_in_range(value: float, low: float, high: float, decimals: int) -> str:
    """Write a value with its interval: `1,234 ± 56`, or `31 (18 to 60)` where it is lopsided."""
    shown, below, above = (number(x, decimals) for x in (value, low, high))
    width = number((high - low) / 2, decimals)
    lopsided = abs((high - value) - (value - low)) > 1e-6 * (high - low)
    return f"{shown} ({below} to {above})" if lopsided else f"{shown} ± {width}"


def probability_in_range(value: float, low: float, high: float) -> str:
    """Write a probability in percent with its interval: `12.3 % (11.0–13.7)`."""
    decimals = decimals_carried(100 * (high - low) / 2)
    shown, below, above = (number(100 * x, decimals) for x in (value, low, high))
    return f"{shown} % ({below}–{above})"


def never(runs: int, high: float) -> str:
    """Write that no run saw the event, and how likely it may still be."""
    return f"0 of {runs:,} (below {number(100 * high, decimals_carried(100 * high))} %)"


def always(runs: int, low: float) -> str:
    """Write that every run saw the event, and how unlikely it may still be."""
    decimals = decimals_carried(100 * (1 - low))
    return f"{runs:,} of {runs:,} (above {number(100 * low, decimals)} %)"
