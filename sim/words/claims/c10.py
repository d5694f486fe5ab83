"""What is said of C10: a plan B that catches all the traffic."""

from ..template import Template

TOLD = Template(
    "below 10 % of stock stop the hit's ads and start plan B at once: no traffic is lost"
)
QUESTION = Template("how much of the hit's lost sales does a substitute's campaign catch?")
EXPERIMENT = Template(
    "a hit runs low three weeks before the next lot; its ads pause, and those of a substitute start"
    " or do not; 10 to 45 % of the buyers take it anyway, and its ads learn for 3 to 7 days"
)
COLD = Template("where {share} take the substitute anyway and its ads learn for {days} days")
WARM = Template("where the substitute's ads sell like the hit's from the first day")
CAUGHT = Template("of what is lost with a mere pause, plan B catches")
GAIN = Template("profit over that of a mere pause, {where}")
PERCENT = Template("%")
SHOWS = Template(
    "plan B catches {usual} of what a pause loses, and {warm} if it sold like the hit from the"
    " first day; it earns {gain} more than the pause"
)
ADVICE = Template(
    "have a plan B, it pays where its orders pay for their clicks; but plan with half of the sales,"
    " and order the hit in time instead."
)
