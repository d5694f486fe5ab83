"""What is said of policies whose numbers were searched."""

from .template import Template

EVALUATIONS = Template("Settings of a policy that are tried")
ALL = Template("Tune every policy of the file, each with as many settings; by default today's rule")
NUMBER = Template(
    "Search a number between two ends: order.s.lamp=2000..6000; may be repeated, and then no other"
    " number is searched"
)
GOAL = Template(
    "What to have most of: profit (the default), worst of 20, mean of worst 5 %, or lowest cash"
    " (what cash falls below in 1 future of 20); of several, each with its own --goal, what more of"
    " one costs of the other"
)
PROFIT = Template("profit")
WORST = Template("worst of 20")
TAIL = Template("mean of worst 5 %")
LOWEST_CASH = Template("lowest cash")
MEANS = Template("{goal}: {means}")
MEAN = Template("the mean of all futures")
ONE_IN_20 = Template("what 1 future of 20 earns less than")
WORST_MEAN = Template("what those 5 % of futures earn on average")
CASH_BELOW = Template("what cash falls below on its lowest day in 1 future of 20")
NO_GOAL = Template("--goal {goal}: expected {goals}")
ONE_GOAL = Template("several goals are weighed by tradeoffs(network, goals)")
FEW = Template(
    "--evaluations {found}: expected at least {least}, of which the first is the file's own"
)
NO_NUMBERS = Template("{policy} has no number that could be searched; --policies names others")
LEFT_OUT = Template("Left out of the search, for they have no numbers: {policies}")
NO_RANGE = Template("--number {text}: expected KEY=LOW..HIGH, for example order.s.lamp=2000..6000")
NO_NUMBER = Template("--number {text}: no policy that is tuned has a number {key}{hint}")
EMPTY_RANGE = Template("--number {text}: {low} is not below {high}")
NO_OPTUNA = Template('The search needs a package more: pip install "peakstock[tune]"')

# Sentences
BETTER = Template(
    "{policy}, tuned, earns {gain} more than as it is, on futures that had no part in the search."
)
BETTER_BY = Template(
    "{policy}, tuned for {goal}: it is {now} instead of {was} on futures that had no part in the"
    " search; mean profit changes by {gain}."
)
NO_BETTER_BY = Template(
    "{policy} is as good as it is: with the best of {tried} settings {goal} is {now}, as it is"
    " {was}, on futures that had no part in the search."
)
KEEPS_NOW = Template("{policy} as it is {breaks}; tuned, it {keeps}.")
TOO_CLOSE = Template(
    "{policy} is as good as it is: the best of {tried} settings earns {gain} more on futures that"
    " had no part in the search, and the runs do not tell that from nothing."
)
WORSE = Template(
    "{policy} is better as it is: the best of {tried} settings earns {gain} on futures that had no"
    " part in the search."
)
NONE_KEEPS = Template("{policy}: none of {tried} settings {keeps}.")
OPTIMISM = Template(
    "Where it was searched {goal} had seemed to be {seemed} more: {gap} of that was luck of the"
    " choice."
)
NO_OPTIMISM = Template(
    "Where it was searched {goal} had seemed to be {seemed} more: nothing of that was luck of the"
    " choice."
)
WINNER = Template("Tuned alike, {policy} earns most: {lead}.")
NO_WINNER = Template(
    "Tuned alike, {policy} and {second} are not told apart by the runs: the one earns {gap} more."
)
LEADS = Template("{gap} more than {second}")
PASTE = Template("Its numbers, to paste into the file: tuned.toml.")

# Tables and chart
POLICY = Template("policy")
NUMBER_OF = Template("{policy}")
WAS = Template("as it is")
NOW = Template("tuned")
FLAT = Template("flat from")
UP_TO = Template("up to")
FROM = Template("searched from")
TO = Template("to")
AS_IS = Template("{goal} as it is")
TUNED = Template("{goal} tuned")
GAIN = Template("gain")
GAIN_IN_PROFIT = Template("gain in profit")
SEEMED = Template("seemed to gain")
FLAT_NOTE = Template(
    "flat from, up to: where the settings lie that are within {worth} of the best, of {tried} that"
    " were tried; what lies beyond may only not have been tried"
)
TITLE_BETTER = Template("{policy}: tuned, it earns {gain} more")
TITLE_BETTER_BY = Template("{policy}: tuned, its {goal} is {now}")
TITLE_SAME = Template("{policy}: its numbers are as good as any that were tried")
TITLE_FLAT = Template("{policy}: settings within {worth} of the best have {across} and {up}")
OUTSIDE = Template("outside the map, {name}: {across} and {up}")
AT_THE_END = Template(
    "{policy}: {numbers} came out where the search ended. To look further: --number"
    " {key}={low}..{high}, and one --number for each other number to search"
)
VALUE = Template("{key} {value}")
LIES = Template("{key} from {low} to {high}")
FLAT_SMALL = Template(
    "In each cell what the best setting there lacks to the best of all, in {currency}, of {tried}"
    " settings on {runs} simulated futures, whatever the other numbers; grey: none was tried there."
    " Framed: within {worth}."
)
MEAN_PROFIT = Template("mean profit in the search, {currency}")
SMALL = Template(
    "The better half of {tried} settings, {runs} simulated futures each, the same for all. Dashed:"
    " as it is, where it may earn less than is drawn. Ring: tuned; it was chosen by its {goal} on"
    " other futures, so it need not be the highest dot."
)
CROSSES = Template("{note} Grey crosses break a limit.")

_GOALS = {goal.text: goal for goal in (PROFIT, WORST, TAIL, LOWEST_CASH)}


def called(goal: str) -> str:
    """Return what a goal is called in the language that is spoken."""
    return _GOALS[goal]()
