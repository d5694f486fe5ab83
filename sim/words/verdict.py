"""The verdict of a comparison in the words of the trade, and what must be heard beside it."""

from .template import Template

ALL_DONE = Template("all {runs} runs done")

# Who is best
ONLY_ONE = Template("Only {policy} was run: there is nothing to compare it with.")
ONLY_AFFORDABLE = Template("Only {policy} can be paid for: it earns {profit}.")
ALL_THE_SAME = Template(
    "All policies ended the same in each of {runs} simulated futures; "
    "what comes in fewer than 1 of {rare} may not have been among them."
)
CLEAR_WINNER = Template("Clear winner: {lead}.")
AHEAD = Template("Ahead on these numbers: {lead}.")
EVEN_SO = Template("{call} Even so it loses money: {profit}.")
CANNOT_SEPARATE = Template(
    "Cannot separate {policy} from {others}; about {runs} more runs should tell them apart."
)
NEVER_SEPARATED = Template(
    "Cannot separate {policy} from {others}: a million runs would not tell them apart."
)
LEADS_BOTH = Template("{policy} earns {gap} more than {second}, the next best, and {more}")
LEADS_TODAY = Template("{policy} earns {gap} more than {second}, today's rule")
TODAY_LEADS = Template("{policy}, today's rule, earns {gap} more than {second}, the next best")
MORE_THAN_TODAY = Template("{gap} more than today's rule, {today}")
LESS_THAN_TODAY = Template("{gap} less than today's rule, {today}, which cannot be paid for")
AND_FRONT = Template("{unclear} {front}")
FRONT = Template("{policy} earns {gap} more than today's rule, {today}.")
FRONT_IS_TODAY = Template("{policy}, today's rule, has the highest mean profit.")

# Where rare events decide
TOO_SELDOM = Template(
    "No verdict: {policy} and {others} differ {how_often}, which could be {times} times as "
    "frequent; about {needed} simulated futures would tell."
)
NEVER_VARIED = Template(
    "No verdict: {policy} earns {gap} more than {second}; what could turn that round may come in 1 "
    "of {rare} and was not seen. About {needed} simulated futures would tell."
)
SEEN = Template("in {events} of {runs} simulated futures")

# What it hangs on
HALF_THE_RESTOCK = Template("if goods earned their margin half as long after the last day")
HALF_THE_VALUE = Template("if goods left at the end were worth half")
ENDS_DECIDE = Template("It is not ahead {conditions}: the end of the plan decides.")
OVER_INPUTS = Template(
    "Of what the file says is uncertain, it is ahead in {share} of the cases; {flip}"
)
AND_NO_MORE = Template("{over}.")
BUT_ENDS = Template("{over}. It is not ahead {conditions}.")
NO_FLIP = Template("no input alone turns it round")
BELOW = Template("{what} below {value} puts {second} ahead")
ABOVE = Template("{what} above {value} puts {second} ahead")
TIMES = Template("{value} times the file's")
DAYS_MORE = Template("{value} days")
TOO_FEW_FOR_INPUTS = Template(
    "{runs} simulated futures are too few to tell how it hangs on what is uncertain; {needed} "
    "would do."
)
NOTHING_UNCERTAIN = Template(
    "Nothing in the file is uncertain, so this holds for its numbers as they are: [[uncertain]] "
    "says how wrong they may be."
)

# Cash
BELOW_ZERO = Template("cash falls below zero")
BEYOND_CREDIT = Template("cash runs out beyond the credit line")
NONE_AFFORDABLE = Template(
    "No policy can be paid for: under each, {breaks}. {policy}, which earns most, lacks {amount} "
    "at the start, kept in reserve; {least}, which needs least, {less}."
)
NONE_ALLOWED = Template("No policy keeps to {limits}.")
MORE_BUT = Template("{policy} would earn {gap} more, but {but}.")
MAYBE_MORE_BUT = Template("{policy} may earn more ({gap}), but {but}.")
SHORT = Template("its {event} {how_often}: it needs {amount} more at the start, kept in reserve")
MAYBE_OFTEN = Template("{how_often}, and it may be {most}")
DOES_NOT_KEEP = Template("does not keep to {limit}")
TOO_OFTEN = Template("{event} in more than {share} of simulated futures")
IS_PAID_FOR = Template("can be paid for")
IS_NOT_PAID_FOR = Template("cannot be paid for")
OF_THOSE = Template("Of those that keep to {limits}: {text}")
KEEPS_TO = Template("keeps to {limits}")
BREAKS_ONE = Template("breaks {limits}")
AT_MOST = Template('"{figure} <= {bound}"')
AT_LEAST = Template('"{figure} >= {bound}"')

# What matters more
WITHOUT_ADS = Template(
    "Without its ads it would earn {gap} more: under this rule they cost more than they bring."
)

# Measured again
MEASURED_AGAIN = Template(
    "Measured again in {runs} fresh simulated futures, {policy} earns {profit}"
)
ALONE = Template("{measured}.")
MORE = Template("{measured}, which is {gap} more than today's rule.")
LESS = Template("{measured}, which is {gap} less than today's rule.")

# Limits that cannot be read
NO_LIMIT = Template(
    '--limit: expected a figure, <= or >=, and a number, as "cash below zero <= 5 %", '
    'found "{text}"'
)
NO_FIGURE = Template('--limit: no figure is called "{name}"{hint}')
NOT_IN_TOTALS = Template(
    "--limit: {figure} is measured only where policies are compared alone: without --vary, and in"
    " one file"
)
NO_SHARE = Template('--limit: "{name}" is no share: leave the % out, found "{text}"')
NO_PERCENT = Template('--limit: "{name}" is a share: write 5 % or 0.05, found "{text}"')
