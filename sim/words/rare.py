"""What is said of rare risks: how often in how many futures, and what rests on how many."""

from .template import Template

HELP = Template(
    "Keep all totals of all runs; of more than 100,000 the further ones are otherwise kept only as"
    " far as rare risks need"
)

# What rests on how many runs
DAYS_REST = Template(
    "Charts of days rest on the first {days} of {runs} simulated futures, all else on all of them."
)
ALL_RESTS = Template(
    "Figures and charts rest on the first {figures} simulated futures, charts of days on the first"
    " {days}, and rare risks on all {runs}."
)

# How often
ONE_IN = Template("1 in {number}")
NONE_OF = Template("0 of {runs}")
ALL_OF = Template("{runs} of {runs}")
BELOW = Template("below {share}")
ABOVE = Template("above {share}")
FROM_TO = Template("{low}\N{EN DASH}{high}")

# The table
RARE_RISKS = Template("Rare risks, in {runs} simulated futures")
INTERVALS = Template("Below each: its 95 % interval, or a bound on what was never seen")

# The chart
ONE_FUTURE_IN = Template("in 1 future in {number}")
SHARE_OF_FUTURES = Template("in {share} of futures")
NO_FUTURE = Template("in none of {runs} futures")
EVERY_FUTURE = Template("in all {runs} futures")
FALLS = Template("Cash falls below zero {how_often} with {policy}")
AND_WITH = Template("{finding}, and {how_often} with {policy}")
NEVER_FALLS = Template("Cash falls below zero in none of {runs} futures")
WORST_PROFIT = Template("{finding}; the worst of them leaves {policy} with a profit of {amount}")
LOWEST_CASH = Template("lowest cash, {currency}")
ONE_FUTURE_OF = Template("as bad as this, or worse: one future in so many")
TAIL = Template("{policy}: {amount} or less in 1 future in {number}")
SMALL = Template(
    "{runs} simulated futures, the same for every policy; each line leads from the median to the"
    " worst of them. Dots: where cash falls below zero. Grey: worst ten futures; others of their"
    " kind may end elsewhere."
)
