"""What is said of the same policies in two scenarios."""

from .template import Template

SECOND = Template("Another scenario file: the same policies in both, side by side")
FIRST_NAME = Template("first")
SECOND_NAME = Template("second")
SAME_LEADER = Template("In {first} and in {second}, {policy} earns most.")
OTHER_LEADER = Template("In {first}, {policy} earns most; in {second}, it is {other}.")
MORE = Template("From {first} to {second}, {policy} earns {gap} more.")
LESS = Template("From {first} to {second}, {policy} earns {gap} less.")
AS_MUCH = Template("{policy} earns the same in {first} and in {second}, in each future.")
DIFFERENT = Template("What differs: {changes}.")
NO_DIFFERENCE = Template("The two say the same.")
CHANGE = Template("{key} {was} → {now}")
NOTHING = Template("(nothing)")
AND_MORE = Template("{changes}, and {count} more keys")
ONLY_IN = Template("Only {scenario} has {policies}: left out here.")
LENGTHS = Template(
    "{first} has {days}, {second} {others}: their profits are of plans of different length."
)
NOBODY_LEADS = Template("No policy {keeps}, neither in {first} nor in {second}.")
ONE_LEADS = Template("In {first}, {policy} earns most; in {second}, no policy {keeps}.")
BARRED = Template("In {scenario}, {policy} would earn more, and {breaks}.")
UNSURE = Template(
    "In {scenario}, {policy} would earn more; {runs} runs are too few to show that it {keeps}."
)
BREAKS = Template("{amount} \N{BALLOT X}")
MARK = Template("\N{BALLOT X} {breaks}")
CLOSE = Template("In {scenario} the runs do not tell the leader from its nearest rivals.")
CURRENCIES = Template("money is in {first} and in {second}; expected one currency in both")
NO_POLICY = Template("the two scenarios have no policy of the same name")
NO_SUCH_POLICY = Template("{policy} is not in both scenarios")
CHANGE_OF = Template("{second} minus {first}")
BETTER = Template("better in\n% of futures")
ENDS = Template(
    "{runs} simulated futures, the same in both as far as they name the same things. Ring: {first},"
    " dot: {second}. Bars: 95 % intervals."
)
