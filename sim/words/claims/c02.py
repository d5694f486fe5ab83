"""What is said of C2: two terms that are said to add up."""

from ..template import Template

TOLD = Template("supplier credit and the platform's term add up: the double term is cash advantage")
QUESTION = Template("do the supplier's days and the platform's days add up?")
EXPERIMENT = Template(
    "20 units a day without chance, 0 to 60 days of credit, payout after 1 to 31 days; what is in"
    " the bank in the end"
)
WHEN = Template("with {credit} days of credit")
GAIN = Template("cash from payout after {last} days instead of {first}")
LENT = Template("cash from {days} days of credit")
CYCLE = Template("days that money is away: credit {credit}, payout {term}")
DAYS = Template("days")
SHOWS = Template(
    "{credit} days of credit bring {lent}, {last} days to payout instead of {first} take {gone};"
    " most is in the bank with {best} days of credit and payout after {soonest}"
)
ADVICE = Template(
    "ask suppliers for more days and the platform for fewer; a long payout term is a cost to be"
    " covered by credit, never a second credit."
)
