"""What is said of settings of a policy that are weighed by several goals."""

from .template import Template

SEVERAL_GOALS = Template("--goal: expected at least two to weigh")
GOAL_TWICE = Template("--goal {goal} is named twice: say it once")

# Sentences
FRONT = Template(
    "Of {tried} settings of {policy} {count} can be defended, {settings}: whichever is"
    " taken, no other has more of {goals} at once."
)
RANGE = Template("{first} to {last}")
ONE = Template("Of {tried} settings of {policy} {first} has most of {goals} at once.")
ONE_BESIDE = Template(
    "Of {tried} settings of {policy} {first} can be defended, and so can the policy as it is:"
    " neither has more of {goals} at once."
)
STAY = Template(
    "Of {tried} settings of {policy} none has more of {goals} at once than the policy as it is:"
    " leave its numbers as they are."
)
AS_IS = Template("As it is {policy} has {goals}.")
AS_IS_STANDS = Template("As it is {policy} has {goals}, and can be defended, too.")
GOAL = Template("{goal} {figure}")
BETTER = Template("{settings} {have} more of both than as it is: {first} has {goals}.")
BETTER_OF_ALL = Template("{settings} {have} more of all than as it is: {first} has {goals}.")
HAS = Template("has")
HAVE = Template("have")
NOT_BETTER = Template(
    "None of them has surely more of every goal than as it is: what one gains the other pays."
)
COSTS = Template(
    "From {first} to {last} {more} rises by {gain}, and {less} falls by {cost}: each"
    " {currency} 1,000 of the one costs {each} of the other."
)
NONE_KEEPS = Template("{policy}: none of {tried} settings {keeps}.")
PASTE = Template("Their numbers, to paste into the file: tuned.toml.")

# Tables and chart
SETTING = Template("{policy}")
OWN = Template("as it is")
GAIN = Template("profit over as it is")
BEATEN = Template("{name} (beaten)")
BEATEN_NOTE = Template(
    "Beaten: on fresh futures another setting, or as it is, has more of all, or a limit breaks."
)
TITLE = Template("{policy}: {gain} more {more} costs {cost} of {less}")
TITLE_MANY = Template("{policy}: {count} settings can be defended by {goals}")
TITLE_ONE = Template("{policy}: one setting has most of {goals} at once")
TITLE_BESIDE = Template("{policy}: {first} or as it is, neither has more of {goals} at once")
TITLE_STAY = Template("{policy}: no setting has more of {goals} at once than as it is")
TITLE_NONE = Template("{policy}: no setting keeps to the limits")
AXIS = Template("{goal}, {currency}")
NUMBERS = Template("{name}  {numbers}")
NUMBER = Template("{key} {value}")
POINT = Template("{name}: {up}, {right}")
SQUARE = Template("Square: as it is, on {runs} fresh simulated futures, with 95 % intervals.")
LETTERS = Template(
    "Letters: settings that none beat in the search, on the same fresh futures, with the numbers"
    " that they change most."
)
LETTERS_BEATEN = Template(
    "Letters: settings that none beat in the search, on the same fresh futures, with the numbers"
    " that they change most; grey ones were beaten there."
)
DOTS = Template("Dots: settings that were searched, on other futures.")
THEN = Template("{first} {next}")
