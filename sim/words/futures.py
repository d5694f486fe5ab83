"""How often something happens: worlds, which people know as simulated futures."""

from .number import number, percent
from .template import Template

NEVER = Template("in none of {runs} simulated futures")
ALWAYS = Template("in all {runs} simulated futures")
OFTEN = Template("in {share} of simulated futures")


def how_often(share: float, runs: int) -> str:
    """Say in how many worlds something happens, for example `in 31 % of simulated futures`."""
    if share == 0:
        return NEVER(runs=number(runs))
    return ALWAYS(runs=number(runs)) if share == 1 else OFTEN(share=percent(share))
