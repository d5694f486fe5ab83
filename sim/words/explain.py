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

CAUSE = Template("why")
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
ORDERED = Template("{units} {product} ordered")
CAME = Template("{units} {product} on the shelf")
SOLD_OUT = Template("{product} is sold out")
BACK = Template("{product} is there again after {days}")
SALE = Template("{promotion} begins")
LOWEST = Template("cash is at its lowest, {amount}")
BELOW = Template("cash falls below zero")
ENDS = Template("the plan ends: profit {amount}, {units} left")
JOINED = Template("{first}; {next}")
