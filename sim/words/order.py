"""What is said of today's orders."""

from .template import Template

BEST = Template(
    "Also look for better quantities of today, each followed by the same policy: today's rule, or"
    " those named with --policies"
)
WORTH = Template(
    "A difference of profit that you do not mind, in the scenario's currency; with --best, 1 % of"
    " mean profit by default"
)
AS_OF = Template(
    "A CSV file of this morning, with columns date, what, product, amount; scenarios/README.md"
    " explains it"
)
WORTH_ALONE = Template(
    "--worth is what a better quantity must earn, and none is looked for: add --best, or leave"
    " --worth out"
)

# The sheet
POLICY = Template("policy")
PRODUCT = Template("product")
SUPPLIER = Template("from")
MODE = Template("by")
UNITS = Template("units")
CARTONS = Template("cartons")
NOW = Template("pay now")
LATER = Template("pay later")
HALF = Template("half there")
MOST = Template("19 of 20 there")
NOTHING = Template("nothing today")

ORDERS = Template("{policy} orders {what} today: {now} now and {later} later.")
NOTHING_TODAY = Template("{policy} orders nothing today; {next}.")
FIRST_ORDER = Template("half of its futures see the first order by {half}, and 19 of 20 by {most}")
FIRST_ORDER_HALF = Template("half of its futures see the first order by {half}")
SELDOM = Template("it orders in {share} of its futures")
NO_ORDER = Template("it never orders within the plan")
ITEM = Template("{units} {product} by {mode}")
ALERT = Template("{policy}: {alerts}.")
RINGS = Template("{level} for {products}")
LEVELS = (Template("green"), Template("yellow"), Template("orange"), Template("red"))
CUT = Template("{who} asks for {asked} {product}, and {ordered} can go out: cash allows no more.")
THE_BEST = Template("The best that was tried")
FEES = Template("Fees of the purchase orders come to {fees}.")
OTHERWISE = Template("In {share} of the futures {supplier} sends it instead.")

# The best
IS_OWN = Template("Nothing that was tried beats what {policy} orders today.")
TOO_CLOSE = Template(
    "Order what {policy} says: the best that was tried, {what}, earns {gain} more in fresh futures,"
    " and the runs do not tell that from nothing."
)
NOT_WORTH = Template(
    "Order what {policy} says: the best that was tried, {what}, earns only {gain} more in fresh"
    " futures."
)
NOTHING_BETTER = Template(
    "Order what {policy} says: nothing that was tried is better. What the search found, {what},"
    " earns {loss} less in fresh futures."
)
BETTER = Template(
    "Order {what} today, and the rest as {policy} says: that earns {gain} more than its own order,"
    " measured in fresh futures."
)
NO_MORE = Template("no {product} by {mode}")
FLAT = Template("{product} by {mode}: anything from {low} to {high} is within {worth} of the best.")
FLAT_FROM = Template(
    "{product} by {mode}: anything from {low} to {high}, the most that was tried, is within {worth}"
    " of the best."
)
PEAKED = Template(
    "{product} by {mode}: no other quantity that was tried is within {worth} of {best}."
)
OUT = Template(
    "Before goods that are ordered in a week can be there, {product} sells out in {share} of the"
    " futures."
)
OUT_EITHER = Template(
    "Before goods that are ordered in a week can be there, {product} sells out in {share} of the"
    " futures, {own} with what the policy orders."
)
OWN = Template("policy orders")
BEST_TRIED = Template("best tried")
FROM = Template("flat from")
UP_TO = Template("up to")
NOTHING_COSTS = Template("if nothing")
DOUBLE_COSTS = Template("if double")
WITHIN = Template(
    "from, up to: within {currency} {worth} of the best; if nothing, if double: profit less that of"
    " what the policy orders"
)

NOT_TRIED = Template(
    "quantities were tried of the {some} products that sell most by value; the other {others} are"
    " ordered as the policy says"
)
LATER_BATCH = Template(
    "{policy} orders a batch of its own on {day}, whatever is ordered today: its on_day is not 0"
)

COUNTED = Template(
    "first batches of days gone by count as ordered ({batches}), and the file tells of no goods"
    " under way: add an arriving row for what is"
)
BATCH = Template("{units} on {day} by {policy}")
ITS_ORDER = Template("one order")
OF = Template("{units} {product}")

# The files
COLUMNS = (
    Template("policy"),
    Template("supplier"),
    Template("product"),
    Template("mode"),
    Template("to"),
    Template("units"),
    Template("cartons"),
)
PAID_NOW = Template("now {currency}")
PAID_LATER = Template("later {currency}")
ARRIVES_HALF = Template("arrives (half)")
ARRIVES_MOST = Template("arrives (19 of 20)")

# The chart
TODAYS_QUANTITY = Template("units asked for today, {product} by {mode}")
POINT = Template("{units} {product}: {gain} over the policy's own order")
GAIN = Template("profit over the policy's own order, {currency}")
TITLE_FLAT = Template("{product} by {mode}: {low} to {high} units today earn about the same")
TITLE_PEAK = Template("{product} by {mode}: {best} units today earn most")
OWN_MARK = Template("dashed: the policy orders {units}")
BAND = Template("grey: within {worth} of the best")
HEADLINE_BETTER = Template("{what} instead of {own}: {gain} more")
HEADLINE_OWN = Template("{policy} orders well today: nothing that was tried is surely better")
SMALL = Template(
    "{runs} simulated futures, the same for every quantity; each is followed by {policy}. Band:"
    " 95 % interval. Ring: the most in this search, one product at a time; what is worth ordering"
    " is measured again in fresh futures. Where cash lets less out than is asked for, less is"
    " ordered."
)
