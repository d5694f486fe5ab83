"""C15: an account that is banned sells nothing; an ad account and a shop are not the same."""

from ...stats import mean
from ...words.claims import c15 as say
from .bench import AS_IT_IS, Bench, Changes
from .claim import Claim
from .finding import Case, Figure, Finding, above, neither, said

_CERTAIN = 1_000_000.0
"""Bans a year: it comes on the first day."""
_FOR_EVER = 3650


def examine(bench: Bench) -> Finding:
    """Return what share of its orders a shop keeps under each ban."""
    arms = [AS_IT_IS, *(_banned(account) for account in ("ads_ban", "shop_ban"))]
    usual, *banned = [next(iter(found.values()))["units_sold"] for found in bench.replay(*arms)]
    ads, shop = [mean((100 * sold / usual).round(1)) for sold in banned]
    return Finding(
        shows=say.SHOWS(ads=said(ads, say.PERCENT()), shop=said(shop, say.PERCENT())),
        cases=tuple(
            Case(
                say.WHEN[account](),
                Figure(say.LEFT(), left, say.PERCENT()),
                neither(above(left)),
            )
            for account, left in (("ads", ads), ("shop", shop))
        ),
        advice={"holds only when": say.ADVICE()},
    )


def _banned(account: str) -> Changes:
    """Return the shop whose account is banned from the first day on."""
    ban = {"hazard_per_year": _CERTAIN, "appeal_success": 0.0, "ban_days": _FOR_EVER}
    return {f"platform.{account}": ban}


CLAIM = Claim(15, "c15-account-ban", say.TOLD, say.QUESTION, say.EXPERIMENT, examine)
