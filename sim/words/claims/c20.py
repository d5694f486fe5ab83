"""What is said of C20: the deposit for the platform's logistics."""

from ..template import Template

TOLD = Template(
    "a deposit of 1,500 opens the platform's logistics, and costs nothing: it comes back"
)
QUESTION = Template("what does money cost that the platform locks up?")
EXPERIMENT = Template(
    "the same shop with a deposit of 500, 1,500 or 4,000, and with little or ample cash of its own"
)
WHEN = Template("a deposit of {amount} of {cash} at the start")
LOST = Template("profit more than without it")
AMPLE = Template("where cash at the start is ample")
SHOWS = Template(
    "a deposit of {amount} changes profit by {short} where cash is short, by {ample} else"
)
ADVICE = Template(
    "put the deposit into your cash plan as money that is gone until you leave; where the lowest"
    " cash is above it, it is free."
)
