"""What is said of an amount of profit that is not worth having."""

from .template import Template

HELP = Template(
    "A difference of profit that you do not mind, in the scenario's currency: a smaller lead is no"
    " lead, and rivals within it are as good"
)
NO_AMOUNT = Template("--worth is a difference of profit, at least 0, found {found}")

WORTH_HAVING = Template("{call} That lead is more than the {worth} that you care about.")
NO_DIFFERENCE = Template(
    "No difference worth having: {policy} earns {gap} more than {other}, which is less than the"
    " {worth} that you care about: {advice}."
)
NO_DIFFERENCES = Template(
    "No difference worth having: {policy} earns most, and {others} are within the {worth} that you"
    " care about: {advice}."
)
TAKE_THE_SIMPLER = Template("take the simpler")
TAKE_THE_SIMPLEST = Template("take the simplest of them")
STAY = Template("stay with today's rule, {today}")
AND_FRONT = Template("{text} {front}")
CANNOT_TELL = Template(
    "Cannot tell whether {policy} earns more than {others} by the {worth} that you care about;"
    " about {runs} more runs should."
)
NEVER_TOLD = Template(
    "Cannot tell whether {policy} earns more than {others} by the {worth} that you care about: the"
    " difference is too near to it for any number of runs."
)

# How surely the right one was chosen
CHANCE = Template("The chance that {other} earns more than {policy} is {most}.")
CHANCE_OF = Template("The chance that {other} earns at least {worth} more than {policy} is {most}.")
ANOTHER = Template("another of these policies")
ANOTHER_ALLOWED = Template("another policy that keeps to the limits")
BELOW = Template("below {share}")

# At several values, and in two scenarios
AS_GOOD = Template(
    "No difference worth having at {values}: others come within the {worth} that you care about."
)
AS_GOOD_IN = Template(
    "No difference worth having in {scenario}: {others} are within the {worth} that you care about."
)
GAIN_NOT_WORTH = Template("{gain} That is less than the {worth} that you care about.")

# Charts
TITLE = Template("{policies} earn the same, to within {worth}")
