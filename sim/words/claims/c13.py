"""What is said of C13: the days of cover at which sellers are told to order."""

from ..template import Template

TOLD = Template("order at 15, 10 or 5 days of cover; start 4 to 8 weeks ahead, or at least 45 days")
QUESTION = Template("which order line prevents a stockout?")
EXPERIMENT = Template(
    "even sales, orders at 5 to 56 days of cover, goods that take 20, 30 or 45 days"
)
WHEN = Template("an order at {line} days, {lead} on the way")
DAYS_OUT = Template("days out in a cycle")
DAYS = Template("days")
SHOWS = Template(
    "a lead time of {lead} days leaves {out} days out with lines of {lines} days, and none with one"
    " of {enough}; {weeks} weeks are less than 45 days, and leave {early} days out where goods take"
    " {late}"
)
COVERED = Template("where the line is no shorter than the lead time")
ADVICE = Template(
    "look up how long your slowest way takes, and order at no fewer days of cover than that; add a"
    " week for what is late or sells faster."
)
