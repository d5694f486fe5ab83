"""What is said of why one policy earns more than another, and of one future as a story."""

from .template import Template

WORLD = Template(
    "Tell one simulated future, by its number, as a dated story under each of the policies"
)
TWO = Template(
    "explain sets two policies side by side, found {found}: name two with --policies, or one to set"
    " beside today's rule"
)
NO_WORLD = Template("--world {found}: there are futures 0 to {last}")

MORE = Template("{best} earns {gap} more than {other}: {most}.")
SAME = Template("{best} and {other} earn the same in every future.")
UNSURE = Template("The runs do not tell {best} from {other}: the difference of profit is {gap}.")
BRINGS = Template("{amount} more by {cause}")
TAKES = Template("{amount} less by {cause}")
SUM = Template("The parts sum up to the difference, future by future, to the cent.")

# Why a shelf is empty, by sim.study.stockouts.CAUSES
WHY = {
    "capacity": Template("its factory was busy with other units"),
    "late": Template("goods were late"),
    "cash": Template("cash did not let the order out"),
    "demand": Template("more buyers came than planned"),
    "too_late": Template("it was ordered too late"),
    "not_ordered": Template("nothing was ordered"),
}
OUT = Template(
    "Under {policy} a run has {days} days with an empty shelf, all shelves together{most}."
)
MOSTLY = Template(", {share} of them because {why}")
NEVER_OUT = Template("Under {policy} no shelf is ever empty.")
DAYS_BECAUSE = Template("days out because {why}")
WHY_EMPTY = Template("why a shelf is empty")
DAYS_OUT = Template("days out, {policy}")
ALL_DAYS = Template("all")
FIRST_REMEDY = Template(
    "Days on which a shelf closes empty, all shelves of a run together. A stockout counts for the"
    " first of these that alone would have had goods there on half of its days: an idle factory,"
    " goods on their usual day, cash, buyers as planned."
)

# The worst futures
WORST = Template("In its worst futures, one in twenty, {policy} earns {profit}: {traits}.")
NO_TRAITS = Template("nothing that is counted tells them from the others")
TRAIT = Template("{name} {worst}, elsewhere {others}")
WORST_OF = Template("The worst 5 % of futures under {policy}, profit below {below}")
WHAT_DIFFERS = Template("what differs there")
THERE = Template("in the worst")
ELSEWHERE = Template("in all others")

# What stands beside the difference
WITHOUT = {
    "scar": Template("traffic that stockouts cost"),
    "ads": Template("ads for what is sold out"),
    "air": Template("air, all by sea instead"),
}
WITHOUT_WHAT = Template("profit without")
WITHOUT_NOTE = Template(
    "Profit more, or less, in the same futures without each. The causes above hold these already:"
    " they are in no sum."
)

CAUSE = Template("why")
BAR = Template("{name}: {figure}")
NAMES = {
    "sales": Template("turnover after fees"),
    "balances": Template("balances to suppliers"),
    "deposits": Template("deposits to suppliers"),
    "fulfilment": Template("delivery to buyers"),
}
"""What causes are called whose own name says less than it should."""
DIFFERENCE = Template("difference")
PROFIT = Template("profit")
OTHERS = Template("all others")

TITLE = Template("{best} earns {gap} more than {other}: mostly {most}")
TITLE_UNSURE = Template("{best} and {other}: the runs do not tell who earns more")
AXIS = Template("mean profit, {currency}")
SMALL = Template(
    "{runs} simulated futures, the same for both. Each bar is what a cause brings more or less; to"
    " the cent they sum up to the difference."
)

# The story
DATE = Template("date")
WHAT = Template("what happens")
STORY = Template("Future {world} under {policy}")
ORDERED = Template("{units} {product} ordered by {mode}")
CAME = Template("{units} {product} on the shelf")
SOLD_OUT = Template("{product} is sold out: {why}")
BACK = Template("{product} is there again after {days}")
BACK_UNORDERED = Template("{product} is there again after {days}, not by an order")
SALE = Template("{promotion} begins")
LOWEST = Template("cash is at its lowest, {amount}")
BELOW = Template("cash falls below zero")
PLAN_ENDS = Template("the plan ends: {units} left, {coming} on their way")
ENDS = Template("profit {amount}, {units} left unsold")
JOINED = Template("{first}; {next}")

# The picture of one future
FUTURE = Template("{policy} in future {world}: {what}")
FUTURE_OUT = Template("{product} is out for {days} from {date}, {why}")
FUTURE_FULL = Template("no product on sale is out of stock")
BATCHES = Template("on the way")
ON_HAND = Template("units on hand")
CASH = Template("cash, {currency}")
BATCH = Template("{units} {product}")
FUTURE_SMALL = Template(
    "One simulated future. A bar is a batch from the day on which it is ordered to the day on which"
    " it is on the shelf, {kinds}."
)
FUTURE_SALES = Template("Shaded: sales.")
FUTURE_SQUARES = Template("Squares below 0: days on which a shelf is empty.")
BATCH_DAYS = Template("{batch}, {sent} to {there}")
NO_BATCH = Template("of which there are none")
MODE = {
    "sea": Template("by sea blue"),
    "air": Template("by air orange and hatched"),
    "express": Template("by express red and crossed"),
    "land": Template("by land grey and dotted"),
    "": Template("under way at the start light grey"),
}
LEFT_OUT = Template("The {most} largest batches have a bar, {left} more are left out.")
NEXT = Template("{first} {next}")
