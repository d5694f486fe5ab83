"""How long trade goes on after the plan, and what is left counts then, in sentences."""

from collections.abc import Iterator, Sequence

from ..network.leftover import LIQUIDATED, SOLD_AFTER_DAYS
from ..network.network import Network
from ..network.run_off import MOST
from ..words import outlook as say
from ..words.number import number, percent
from ..words.rules import by
from ..words.template import DAYS
from ..words.text import chained


def run_off_in_words(network: Network) -> Iterator[str]:
    """Yield how long the run-off is and why, and what a unit counts that is left after it."""
    last, days = f"{network.date(network.plan_days - 1)}", network.days - network.plan_days
    if not days:
        yield say.NO_RUN_OFF(last=last)
    else:
        end = f"{network.date(network.days - 1)}"
        yield say.RUN_OFF(last=last, days=DAYS(days), end=end, why=_why(network, days))
    if network.restocked_on < network.days:
        until = f"{network.date(network.restocked_on - 1)}"
        yield say.RESTOCKED(last=until, values=_values(network, network.landed_costs))
    if any(product.leftover_value is None for product in network.scenario.products):
        values = _values(network, [row.leftover_value for row in network.listings])
        share, stored = percent(LIQUIDATED), DAYS(SOLD_AFTER_DAYS)
        yield say.LEFT_OVER(values=values, share=share, days=stored)


def _values(network: Network, worth: Sequence[float]) -> str:
    """Say what a unit on each shelf counts, of minor units a listing."""
    minor = network.minor
    values = [
        say.LEFT_OVER_OF(product=row.name, value=number(minor.shown(each), minor.decimals))
        for row, each in zip(network.listings, worth, strict=True)
        if row.owns_shelf
    ]
    return chained(values)


def _why(network: Network, days: int) -> str:
    """Say why the run-off is so long, where it is as long as the file implies."""
    implied = network.run_off
    if days != implied.days:
        return ""
    lanes = {x.key: say.LANE(mode=by(x.mode), to=x.to) for x in network.scenario.lanes}
    why = say.WHY_RUN_OFF(
        way=number(implied.way),
        lane=lanes.get(implied.lane, implied.lane),
        cover=number(implied.cover),
        product=implied.product,
    )
    most = implied.way + implied.cover > MOST
    return say.MOST_RUN_OFF(why=why, most=number(MOST)) if most else why
