"""What is said of a launch: the size of its first batch, and the risk to be out of stock."""

from .template import Template

PRODUCT_HELP = Template("The product that is launched; may be left out where there is only one")
MODE_HELP = Template(
    "How the first batch travels: sea, air, land or express; by default as the policy's freight"
    " sends what is not urgent"
)
RISK_HELP = Template(
    'What the smallest safe size keeps: "out more than 5 days <= 10 %", or "sold out <= 10 %",'
    " in days of the plan from the launch on and in the share of simulated futures"
)
WORTH_HELP = Template(
    "A difference of profit that you do not mind, in the scenario's currency; 1 % of the best mean"
    " profit by default"
)

# What the scenario does not have
NO_PRODUCT = Template("--product: no product is named {product}{hint}")
WHICH_PRODUCT = Template("--product: name the product that is launched{hint}")
NO_MODE = Template("--mode: no lane goes by {mode}{hint}")
NO_RISK = Template(
    '--risk: expected "out more than 5 days <= 10 %" or "sold out <= 10 %", found "{text}"'
)
NO_SHARE = Template(
    "--risk: the share of futures lies between 0 and 100 %, without these ends: write 10 % or 0.1,"
    ' found "{text}"'
)
NEVER_SO_LONG = Template(
    "--risk: {product} is on sale on {days} days of the plan and cannot be out on more: ask for"
    " fewer, found {risk}"
)

# The risk
RISK_OF = Template('"{out} <= {bound}"')
SOLD_OUT_RISK = Template('"sold out <= {bound}"')
SOLD_OUT_EVENT = Template("sold out")
OUT_A_DAY = Template("out more than {days} day")
OUT_DAYS = Template("out more than {days} days")

# The size that earns most
BEST = Template(
    "Order {units} {product} by {mode} as the first batch, and then what {policy} orders: that"
    " earns {profit}, measured in fresh futures; {flat}."
)
WOULD_BE = Template(
    "Of these {units} {product} by {mode}, and then what {policy} orders, would earn most:"
    " {profit}, measured in fresh futures; {flat}."
)
UNTOLD = Template("the runs do not tell {low} to {high} from it")
AND_UNTOLD = Template("{flat}, and the runs do not tell {low} to {high} from it")
FLAT = Template("anything from {low} to {high} is within {worth} of the best")
FLAT_FROM = Template(
    "anything from {low} to {high}, the most that was tried, is within {worth} of the best"
)
PEAKED = Template("no other size that was tried is within {worth} of it")
NO_BATCH = Template(
    "Order no {product} today: no first batch by {mode} that was tried, followed by {policy}, earns"
    " more than none at all."
)
LOSES = Template("Even the best loses money: {profit}.")
MORE_BUT = Template(
    "{units} would earn {gap} more, but {event} in {share}, which is not shown to be"
    " at most 5 %: it cannot be paid for."
)
NONE_PAYABLE = Template(
    "No size that was tried can be paid for: {event} in {share} even with {units}."
)
BELOW_ZERO = Template("cash falls below zero")
BEYOND_CREDIT = Template("cash runs out beyond the credit line")

# What comes with it
RISKS = Template("With {units} it is {event} in {share}; asked was {bound} at most.")
COMES = Template(
    "The first goods of {units} are on the shelf by {half} in half of the futures and by {most} in"
    " 19 of 20; sales begin on {launch}."
)
CUT = Template("Cash lets out {sent} of {asked} that are asked for.")
CASH = Template(
    "With {units} cash falls to {cash} or lower in 1 of 20; {left} are left when the plan ends"
)
AND_DEAD = Template("{cash}, {dead} of them when all days are over.")
NO_RUN_OFF = Template("{cash}.")

# The size that is safe
SAFE = Template(
    "For {risk} {units} is the smallest size that was tried: {event} in {share}; {price}."
)
SAFE_WITHOUT = Template(
    "No first batch is needed for {risk}: without one {event} in {share}; {price}."
)
COSTS = Template("it earns {gap} less than {best}")
NO_LESS = Template("the runs do not tell its profit from that of {best}")
ALSO_BEST = Template("it also earns most")
NOT_REACHED = Template(
    "Not reachable: no size that was tried is shown to keep {risk}, followed by {policy}; nearest"
    " comes {units}, {event} in {share}."
)
TOO_FEW = Template(
    "{runs} simulated futures are too few to show it, whatever the size: it takes {needed}."
)
MORE_RUNS = Template(
    "{runs} simulated futures are too few to show it at {units}: about {needed} would do."
)
TOO_DEAR = Template("{units} would keep it, but {event} in {share}.")
HELD_BACK = Template("Cash allows no more: of {asked} that are asked for {sent} can go out.")
LATE_ANYWAY = Template(
    "By {mode} even {units} ordered today are on the shelf only by {half} in half of the futures"
    " and by {most} in 19 of 20; sales begin on {launch}."
)
CAPACITY = Template(
    "{supplier} makes {capacity} a day: {units} are on the shelf by {half} in half of the futures"
    " and by {most} in 19 of 20, {least} by {first} and {last}; sales begin on {launch}."
)
NO_MORE = Template(
    "More units do not help: {units}, the most that was tried, is {event} in {share}."
)

# Other policies
BEHIND = Template(
    "Followed by {policy} the best is {units} by {mode}, and that earns {gap} less; {safe}."
)
AS_GOOD = Template(
    "Followed by {policy} the best is {units} by {mode}, and the runs do not tell its profit from"
    " the first's ({gap} less); {safe}."
)
BEHIND_SAFE = Template("{units} keeps {risk}")
BEHIND_NOT = Template("no size is shown to keep {risk}")

# The table
UNITS = Template("first\nbatch")
PROFIT = Template("profit")
SOLD_OUT = Template("sold\nout %")
OUT_LONG = Template("out > {days}\ndays %")
DAYS_OUT = Template("days\nout")
CASH_LOW = Template("cash low,\n1 in 20")
LEFT = Template("left")
DEAD = Template("never\nsold")
BEST_MARK = Template("best {units}")
SAFE_MARK = Template("safe {units}")
BOTH_MARKS = Template("best, safe {units}")
UNPAID_MARK = Template("\N{BALLOT X} {units}")
FOLLOWED_BY = Template("by {mode}, then what {policy} orders")
LEGEND = Template(
    "best: earns most; safe: the smallest that keeps {risk}; left: when the plan ends; ±: 95 %"
)
AND_UNPAID = Template("{legend}; \N{BALLOT X} cannot be paid for: cash runs out too often")

# The chart
SIZE = Template("first batch of {product}, units")
PROFIT_AXIS = Template("profit, {currency}")
RISK_AXIS = Template("{event}, % of futures")
ASKED = Template("asked: {bound} %")
HEADLINE = Template("{units} {product} earn most")
HEADLINE_UNDER = Template("{units} {product}, followed by {policy}, earn most")
OF_THE_PAYABLE = Template("Of what can be paid for: {title}")
HEADLINE_NONE = Template("No first batch of {product} earns more than none")
TITLE_SAFE = Template("{best}; {units} keep {risk}")
TITLE_WITHOUT = Template("{best}; {risk} needs none")
TRY = Template("--mode {mode} says what a first batch by {mode} would change.")
TITLE_BOTH = Template("{best}, and keep {risk}")
TITLE_NOT = Template("{best}; no size is shown to keep {risk}")
POINT = Template("{units} units, {policy}: {figure}")
MARK_BEST = Template("best: {units}")
MARK_SAFE = Template("keeps it from {units} on")
NO_MORE_OUT = Template(
    "{small} Not shown: more than {units} units, which change nothing, for cash lets no more out."
)
SHADED = Template("{small} Grey: within {worth} of the best.")
CROSSED = Template("{small} Crossed out: cannot be paid for.")
SMALL = Template(
    "{runs} simulated futures, the same for every size; followed by {policies}. Bands: 95 %"
    " intervals; two sizes are told apart more closely than these."
)
