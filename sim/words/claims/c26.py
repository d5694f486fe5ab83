"""What is said of C26: how long a stockout costs traffic."""

from ..template import Template

TOLD = Template("a stockout costs traffic for weeks")
QUESTION = Template("for how long do buyers stay away after a week without stock?")
EXPERIMENT = Template(
    "a week without stock that loses a tenth of traffic a day; what is missing halves in 1 to 21"
    " days; the days until nine of ten buyers are back"
)
WHEN = Template("where half is back in {days}")
SLOW = Template("where half takes {days} or more to come back")
UNTIL = Template("days until 90 % are back")
DAYS = Template("days")
SCAR = Template("orders lost after the stockout for each lost in it, half back in {days}")
SHOWS = Template(
    "90 % of buyers are back after {least} to {most} days, for half-lives of {first} to {last}; the"
    " weeks after cost {low} to {high} orders for each that the stockout itself cost"
)
ADVICE = Template(
    "count the weeks after a stockout as part of its price: look up how fast your own traffic came"
    " back last time, and set market.stockout.half_life_days to it."
)
