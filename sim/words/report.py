"""What is said in a report around the answers of its studies."""

from .template import Template

# The command
RESULTS = Template("Folders that studies of one scenario wrote; one report is made of all")
DECK = Template("Write slides too, deck.pptx: ten at most, editable charts, notes under each")
XLSX = Template("Write a workbook too, report.xlsx: all figures as numbers")
PDF = Template("Write all charts too, a page each: charts.pdf")
OUT = Template("Folder for the report; that of the first study by default")
ORDERING = Template("orders of today")
WROTE = Template("Wrote {files}")

# What cannot be shown
NO_STUDY = Template("{folder} holds no study: name a folder that compare or another study wrote")
DAMAGED = Template(
    "{folder} holds a study that cannot be read ({why}): run its command again, into a new folder"
)
UNKNOWN_STUDY = Template('{folder} holds a study "{kind}", which a report cannot show')
SEVERAL_SCENARIOS = Template(
    "{first} and {second} are studies of different scenarios: they differ in {keys}"
)

# Questions, by the kind of study
QUESTIONS = {
    "compare": Template("Which policy earns most, and how surely?"),
    "vary": Template("What does one number change?"),
    "beside": Template("What is different in the second scenario?"),
    "order": Template("What to order today"),
    "stress": Template("What breaks the plan?"),
    "reverse": Template("How large a shock breaks the plan?"),
    "launch": Template("How large should the first batch be?"),
    "tune": Template("Which numbers would make the policies better?"),
    "tradeoff": Template("What does one goal cost in another?"),
    "explain": Template("Why does one policy earn more than the other?"),
    "hindsight": Template("What is left on the table?"),
}
WHICH_FOR = Template("Which of {count} policies for {promotions}?")
WHICH = Template("Which of {count} policies?")
WHAT_OF = Template("What does {policy} earn, and what does it risk?")

# The answer
EITHER = Template(
    "Between {policies} the figures decide nothing: take the one that is simpler to follow."
)
MORE_RUNS = Template("About {runs} futures in all should tell them apart.")
SURE_OF_TODAY = Template("What is sure: each of them earns more than today's rule, {today}.")
OPEN = Template(
    "The order of {policies}: in other simulated futures any of them could come out first."
)
BUT_NOT = Template("Not surely more than today's rule, {today}.")
HOW_SURE = Template("How surely?")
WHAT_THEN = Template("What to do then?")
WHAT_OVERTURNS = Template("What could overturn it?")
ALSO = Template("Also")
MORE = Template("More of it")
DOUBTS = Template("Worth a second look")
PROFIT_OF = Template("mean profit of {policy}")
CASH_LOW = Template("lowest cash, 1 future in 20 is worse")
OF_TODAY = Template("today's rule: {value}")
IS_TODAY = Template("this is today's rule")
PERCENT = Template("{value} %")
AND_RANGE = Template("{value} ({interval})")
CALLS = {
    "clear winner": Template(
        "Ahead of every rival by more than chance explains in {runs} simulated futures, in at least"
        " 80 % of what the file calls uncertain, and also if goods left were worth half."
    ),
    "ahead on these numbers": Template(
        "Ahead of every rival by more than chance explains in {runs} simulated futures, on the"
        " numbers of the file; below stands what a clear winner lacks."
    ),
    "no difference worth having": Template(
        "In {runs} simulated futures the first differ by less than is worth having."
    ),
    "cannot separate": Template(
        "Not surely: in {runs} simulated futures chance alone could have put the first policies in"
        " another order."
    ),
    "too seldom to tell": Template(
        "Not surely: what decides was hardly seen in {runs} simulated futures."
    ),
    "the same in every world": Template("In each of {runs} simulated futures they ended the same."),
    "only one policy": Template("One policy was run, in {runs} simulated futures."),
    "only one affordable": Template(
        "In {runs} simulated futures every other policy breaks a limit too often."
    ),
    "none affordable": Template("In {runs} simulated futures every policy breaks a limit."),
}

# Sections
CONTENTS = Template("On this page")
TODAY_IN_PLACE = Template(
    "Orders on the morning of {date}, money in {currency}, arrivals from {runs} simulated futures."
)
OTHER_ORDERS = Template("What the other policies order")
POLICIES = Template("The policies side by side")
POLICY = Template("policy")
WHAT_IT_DOES = Template("what it does")
IN_WORDS = Template("What each policy does")
ALL_FIGURES = Template("All figures")
DETAILS = Template("All numbers of this study")
ASSUMPTIONS = Template("What is assumed")
ASSUMED = Template(
    "All of this follows from the numbers of {scenario}. Those marked as assumptions have no"
    " source; replace them with your own before you act."
)
KEY = Template("number")
VALUE = Template("value")
SOURCE = Template("source, or note in the file")
SET = Template("set on the command line; the file says {was}")
SET_ALONE = Template("set on the command line; the file does not say it")
WITH_NOTE = Template("With a source or note: {count}")
WITHOUT_NOTE = Template("Without one: {count}")
AT_DEFAULT = Template("Left at the program's default: {count}")
UNCERTAIN = Template("{remark}.")
UNCERTAIN_NUMBERS = Template("Uncertain, and by how much: {count}")
SPREAD = Template("How sure the figures are")
INTERVALS = Template(
    "{runs} simulated futures, seed {seed}; every policy met the same ones. ± is a 95 % interval of"
    " the mean: what more runs would narrow."
)
LUCK = Template(
    "Of the spread of the gap to {second}, {share} comes from what is uncertain in the file, which"
    " better numbers would narrow; the rest is luck of the day, which nothing narrows."
)
NO_INPUTS = Template(
    "Nothing in the file is called uncertain, so ± is the luck of the simulated futures alone: how"
    " wrong the file's numbers may be is not in it."
)
RUNS_OF_STUDY = Template("From {runs} simulated futures.")
STOPPED = Template("Why the runs ended: {reason}.")
NOT_MODELLED = Template("What is not in it")
MISSING = (
    Template("No seller's records were used: the model is checked against theory, not your past."),
    Template("Demand is what the file says it is; nothing is forecast from history."),
    Template("Only the policies named here were compared; a better one may exist."),
    Template(
        "What rivals, platforms and customs do next is in it only as far as the file says so."
    ),
)
REPRODUCE = Template("How to get the same figures")
VERSION = Template("Peakstock {version}, seed {seed}, scenario {hash}.")
VERSION_OF = Template("{study}, {runs} simulated futures: {version}")
COMMANDS = Template("Command")
TEXT = Template("The scenario file")
INHERITED = Template("{file}, which it extends")
TABLE_FILE = Template("{file}, which it reads")
BACK = Template("Back to the top")
SORT = Template("Click a heading to sort.")
LANGUAGE = Template("en")
HEAD = Template("{first} to {last}, {runs} simulated futures, money in {currency}")
