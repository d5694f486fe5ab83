"""What is said of C19: a shorter payout term and sales."""

from ..template import Template

TOLD = Template("a shorter payout term automatically sells more")
QUESTION = Template("does money that comes a week earlier sell more?")
EXPERIMENT = Template(
    "the same shop paid after 15 and after 8 days, with more and more cash of its own; goods and"
    " ads cost 4,000 a day"
)
WHEN = Template("with {cash} at the start")
MORE = Template("units sold more by the shorter term")
UNITS = Template("units")
SCARCE = Template("where the cash at the start is less than the longer term ties up")
SHOWS = Template(
    "{days} days less sell {most} more with {little} at the start, and {none} with {much}"
)
ADVICE = Template(
    "before you pay for a faster payout, look at your lowest cash: where it never holds an order"
    " back, the term changes nothing but interest."
)
