"""Estimates: a figure with its interval, or with why it has none."""

from .template import Template

PLUS_MINUS = Template("{value} ± {half_width}")
LOPSIDED = Template("{value} ({low} to {high})")
CONSTANT = Template("{value} in all {runs} runs")
PROBABILITY = Template("{value} % ({low}–{high})")
NEVER = Template("0 of {runs} (below {high} %)")
ALWAYS = Template("{runs} of {runs} (above {low} %)")
TOO_FEW_RUNS = Template("about {value} (too few runs: {runs} of {needed})")
NO_EVENTS = Template("about {value} (too few events: 0 of {runs})")
TOO_FEW_EVENTS = Template(
    "about {value} (too few events: {events} of {runs}, about {needed} runs needed)"
)
