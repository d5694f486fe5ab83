"""The claims that are put to the test; each is a module of its own, named here in a line."""

from collections.abc import Sequence
from functools import cache
from importlib import import_module

from ...errors import UserError
from ...scenario.problem import nearest_spoken
from ...words.claims import verdict as say
from ...words.text import quoted
from .claim import Claim

MODULES = (
    "c01_payout_loan",
    "c02_double_terms",
    "c03_lower_lines",
    "c04_hits_shorter",
    "c05_max_times_max",
    "c06_reorder_at_7500",
    "c07_production_twice",
    "c08_percent_of_stock",
    "c09_pause_ads",
    "c10_plan_b",
    "c11_partition",
    "c12_growth",
    "c13_order_lines",
    "c14_red_line",
    "c15_account_ban",
    "c16_shop_matrix",
    "c17_small_batches",
    "c18_pre_build",
    "c19_shorter_term",
    "c20_deposit",
    "c21_thirty_days",
    "c22_weekly_maximum",
    "c23_window",
    "c24_compliance",
    "c25_faster_delivery",
    "c26_scar",
)


class UnknownClaimError(UserError):
    """No claim has such a name."""


@cache
def claims_by_name() -> dict[str, Claim]:
    """Return all claims by their names, in the order of their numbers."""
    found: list[Claim] = [import_module(f".{name}", __package__).CLAIM for name in MODULES]
    return {claim.name: claim for claim in found}


def chosen(names: Sequence[str]) -> list[Claim]:
    """Return the claims of some names, as `C13`, `c13` or `13`; all of them where none is named.

    Errors: UnknownClaimError.
    """
    known = claims_by_name()
    asked = [_name(word) for text in names for word in text.replace(",", " ").split()]
    for name, word in asked:
        if name not in known:
            first, *_, last = known
            hint = nearest_spoken(name, known) or say.THERE(first=first, last=last)
            raise UnknownClaimError(say.UNKNOWN(word=quoted(word), hint=hint))
    wanted = {name for name, _ in asked} or known
    return [claim for name, claim in known.items() if name in wanted]


def _name(word: str) -> tuple[str, str]:
    """Return the name that a word means, and the word."""
    digits = word.upper().removeprefix("C")
    return (say.NAME(number=digits.lstrip("0")) if digits.isdecimal() else word, word)
