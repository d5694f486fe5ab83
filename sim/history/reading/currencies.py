"""How exports write currencies."""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

_CODES = (
    "IDR VND THB MYR PHP SGD USD GBP EUR BRL MXN CNY JPY KRW TWD HKD AUD CAD INR AED SAR CLP COP "
    "PEN PLN CZK HUF SEK DKK NOK CHF TRY ZAR NZD EGP"
)
_SIGNS: Mapping[str, str] = {
    "$": "",  # of a dozen countries
    "¥": "",  # of two
    "rp": "IDR",
    "rp.": "IDR",
    "₫": "VND",
    "đ": "VND",
    "vnđ": "VND",
    "฿": "THB",
    "บาท": "THB",
    "rm": "MYR",
    "₱": "PHP",
    "s$": "SGD",
    "sg$": "SGD",
    "us$": "USD",
    "usd$": "USD",
    "£": "GBP",
    "€": "EUR",
    "r$": "BRL",
    "mx$": "MXN",
    "元": "CNY",
    "rmb": "CNY",
    "cn¥": "CNY",
    "円": "JPY",
    "jp¥": "JPY",
    "₩": "KRW",
    "nt$": "TWD",
    "hk$": "HKD",
    "a$": "AUD",
    "ca$": "CAD",
    "₹": "INR",
}
CURRENCIES: Mapping[str, str] = {**_SIGNS} | {code.lower(): code for code in _CODES.split()}
"""Codes of three letters, by what stands before or after an amount, in small letters; empty: an
amount of money, of no one currency."""
WITHOUT_CENTS = frozenset({"IDR", "VND", "JPY", "KRW", "CLP", "COP"})
"""Whose amounts are whole, so that what looks like three decimals is thousands."""
IN_THOUSANDTHS = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})
"""Whose amounts may all have three decimals."""
UNKNOWN = "?"


def codes(written: pa.Array) -> pa.Array:
    """Return codes of what stands beside amounts; empty where nothing does, "?" if not known."""
    names = pc.utf8_lower(pc.utf8_trim_whitespace(written))
    kinds = names.dictionary_encode()
    known = [CURRENCIES.get(name, UNKNOWN) if name else "" for name in kinds.dictionary.to_pylist()]
    return pa.array(known, pa.string()).take(kinds.indices)
