"""The verdict of a comparison, and what must be heard beside it."""

from .template import Template

ALL_DONE = Template("all {runs} runs done")
ONLY_ONE = Template("Only {policy} was run: there is nothing to compare it with.")
ALL_THE_SAME = Template("All policies ended the same in each of {runs} simulated futures.")
CLEAR_WINNER = Template("Clear winner: {lead}")
CANNOT_SEPARATE = Template(
    "Cannot separate {policy} from {others}; about {runs} more runs should tell them apart. {lead}"
)
NEVER_SEPARATED = Template(
    "Cannot separate {policy} from {others}: they are too close for any number of runs. {lead}"
)
TODAY_LEADS = Template("{policy}, today's rule, has the highest mean profit.")
LEADS = Template(
    "{policy} earns {gap} more than today's rule, {today}, and does better {how_often}."
)

MEASURED_AGAIN = Template(
    "Measured again in {runs} fresh simulated futures, {policy} earns {profit}"
)
ALONE = Template("{measured}.")
MORE = Template("{measured}, which is {gap} more than today's rule.")
LESS = Template("{measured}, which is {gap} less than today's rule.")

BELOW_ZERO = Template("cash falls below zero")
BEYOND_CREDIT = Template("cash runs out beyond the credit line")
CASH_EVERYWHERE = Template(
    "But under {policy} {event} {how_often}, and no policy avoids that in 19 of 20."
)
CASH_AVOIDED = Template(
    "But under {policy} {event} {how_often}. Of the policies that avoid that in 19 of 20, "
    "{safe} earns most: {profit}."
)
GOODS_LEFT = Template(
    "Mind what is left: on {date} {policy} has {units} units on the shelf or on their way, "
    "{second} {others}; each counts at its leftover_value."
)
