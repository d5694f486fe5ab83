"""What is said of what policies leave on the table."""

from .template import Template

# Sentences
LEAST = Template(
    "{policy} leaves least on the table: at least {left} of the {hindsight} that hindsight earns."
)
ONLY = Template(
    "{policy} leaves at least {left} on the table of the {hindsight} that hindsight earns."
)
NOTHING_LEFT = Template("No plan that is known beats {policy} in any of {runs} simulated futures.")
WHAT = Template(
    "Hindsight takes in each simulated future the best of {plans} plans: what {policies} there, and"
    " those orders {least} to {most} times as large, up to {days} earlier or later{modes}. That is"
    " a bound from below: perfect foresight may earn more."
)
ONE_DECIDES = Template("{policy} decides")
SEVERAL_DECIDE = Template("{count} policies decide")
BY_ONE = Template(", or all by one mode")
ALONE = Template(
    "Of the {left} that {policy} leaves at least, one remedy alone would have brought back"
    " {remedies}; they overlap."
)
BROUGHT = Template("{amount} by {remedy}")
QUANTITY = Template("other quantities")
DATE = Template("other dates")
MODE = Template("one mode for all")
OTHER = Template("another policy")
ALIKE = Template(
    "{policy} orders {faults}: had all its orders, in every future alike, been {correction}, it"
    " would have earned {gain} more, in futures that had no part in that choice."
)
ALIKE_MODE = Template(
    "Had all orders of {policy}, in every future alike, gone {correction}, it would have earned"
    " {gain} more, in futures that had no part in that choice: look at its freight rule."
)
EDGE = Template("More than that was not tried, and may bring more.")
TIP = Template('peakstock tune --policies "{policy}" looks for numbers of its rules that do so.')
EARLIER = Template(
    "Orders that went out earlier knew what is decided only later: take that gain as a direction,"
    " not as a promise."
)
NOT_ALIKE = Template(
    "No one change of quantity, date or mode would have made {policy} earn more in every future"
    " alike: {rather}."
)
UNSURE = Template(
    "The runs show no one change of quantity, date or mode that would have made {policy} earn more"
    " in every future alike (the best that was found, {correction}: {gain}): {rather}."
)
RATHER = Template(
    "what it leaves on the table takes knowing which future comes, or deciding later, by shorter"
    " lead times and smaller batches"
)
NO_ORDERS = Template(
    "Nothing that {policy} orders could be changed, so hindsight knows no better plan: --policies"
    " names others."
)
LARGER = Template("{share} larger")
SMALLER = Template("{share} smaller")
SOONER = Template("{days} earlier")
LATER = Template("{days} later")
BY = Template("by {mode}")
AS_IS = Template("as they are")
TOO_LITTLE = Template("too little")
TOO_MUCH = Template("too much")
TOO_LATE = Template("too late")
TOO_EARLY = Template("too early")

# Tables and chart
POLICY = Template("policy")
PROFIT = Template("profit")
LEFT = Template("left on the table")
BY_QUANTITY = Template("by quantities")
BY_DATE = Template("by dates")
BY_MODE = Template("by one mode")
BY_POLICY = Template("by another policy")
HINDSIGHT = Template("hindsight, at least")
BEST_ITSELF = Template("best by itself, %")
CORRECTION = Template("all orders alike")
GAIN = Template("would earn more")
LEFT_NOTE = Template(
    "Left on the table, at least: in each future the best plan minus the policy. By quantities,"
    " dates, one mode, another policy: the same where only that may be chosen; they overlap."
)
TITLE = Template("{policy} leaves least on the table: at least {left}")
TITLE_ONLY = Template("{policy} leaves at least {left} on the table")
AXIS = Template("mean profit, {currency}")
LEFT_HINT = Template("{policy}: {figures}")
LEFT_LABEL = Template("profit {profit}\nleft {left}")
LINE = Template("hindsight: at least {amount}")
SMALL = Template(
    "{runs} simulated futures, the same for all. Blue: profit. Hatched: left on the table, at"
    " least: hindsight takes in each future the best of {plans} plans; perfect foresight may earn"
    " more."
)
