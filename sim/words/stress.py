"""What `peakstock stress` says: the shocks, what they do to whom, where a plan breaks."""

from .template import Template

SHOCKS = Template(
    'Shocks to meet, by name, with commas between: "late sea, low demand", of another size'
    ' "late sea=21", several at once "late sea + late payout"; all that apply by default, and the'
    " file's own [[shock]]"
)

# Mistakes
NO_SHOCK = Template("--shocks: no shock is named {name}{hint}")
SEVERAL_SHOCKS = Template("--shocks: {name} may be {names}")
TOO_FEW = Template("fewer than two of its parts apply")
NOT_HERE = Template("--shocks: {name} does not apply to this file: {why}")
NONE_APPLIES = Template("no shock applies to this file: say one in [[shock]]")
NO_SIZE = Template("--shocks: the size of {name} is a number from {low} to {high}, found {found}")
NO_WHOLE_SIZE = Template(
    "--shocks: the size of {name} is whole days from {low} to {high}, found {found}"
)

NOT_SIZED = Template("--shocks: {name} has several numbers and no one size: say it without =")
NOT_ONE = Template("--shocks: {name} has no one size, and --reverse looks for one: leave it out")
TWICE = Template("--shocks: {name} is named twice")
TOO_MUCH = Template(
    '--shocks: {name} come to {times} times "{key}" together; more than {most}, or less than'
    " {least}, is no shock of a number"
)
NOT_MEASURED = Template(
    'the limit "{limit}" is on what nothing measures in this file: leave it out'
)

# The shocks
LATE_SEA = Template("late sea")
LATE_SEA_LINE = Template(
    "every lot by sea comes {size} later, and so do goods that are on the water today"
)
STOP = Template("factory stop")
STOP_LINE = Template(
    "no factory makes anything for {size} from today on; what is ordered meanwhile is made after"
    " that, what lies ready is shipped"
)
VIRAL = Template("viral")
VIRAL_LINE = Template("posts go viral {size} times as often as the plan expects")
AUDIENCE = Template("big audience")
AUDIENCE_LINE = Template("the audience of every host is {size} times the planned one")
PAYOUT = Template("late payout")
PAYOUT_LINE = Template("platforms pay what leaves from today on {size} later")
ADS_BAN = Template("ads banned")
ADS_BAN_LINE = Template("the ad account is suspended for {size} from {date} on")
CUSTOMS = Template("customs hold")
CUSTOMS_LINE = Template(
    "customs hold every lot of every lane {size} longer, also what is on the water today"
)
DEMAND = Template("low demand")
DEMAND_LINE = Template("buyers want {size} of what they otherwise would, whatever brings them")
CLICKS = Template("dear clicks")
CLICKS_LINE = Template("a click costs {size} times the planned price")
AT_ONCE = Template("several at once")
PLUS = Template("{first} + {next}")
ALSO = Template("{first}; {next}")
SO_MANY_TIMES = Template("{size} times")
SOME_DAYS = Template("{size} days")
SIZED = Template("{name}={size}")
TIMES_KEY = Template("{key} is {size} times the file's")
PLUS_KEY = Template("{key} is {size} more than the file's")

# What they do
SHOCK_IS = Template("{name}: {line}.")
LEFT_OUT = Template("Left out, since it does not apply: {names}.")
CHANGES_NOTHING = Template("{names} changes nothing here, in any future and under any policy.")
CHANGE_NOTHING = Template("{names} change nothing here, in any future and under any policy.")
BREAKS_ALREADY = Template("{policy} breaks a limit already without a shock: {how}.")
BREAKS_FIRST = Template("{policy} breaks worst under {shock}: {how}.")
BREAKS_MORE = Template("It breaks a limit under {count} of {all} shocks: {names}.")
KEEPS = Template("{policy} keeps to its limits under every shock ({limits}).")
KEEPS_FREE = Template("{policy} has no limit to break: the file lets it spend freely.")
HOW_CASH = Template("cash falls below zero in {value} of futures, where {bound} is allowed")
HOW_CREDIT = Template(
    "cash falls beyond the credit line in {value} of futures, where {bound} is allowed"
)
HOW_MOST = Template("{figure}: {value}, where at most {bound} is allowed")
HOW_LEAST = Template("{figure}: {value}, where at least {bound} is asked for")
CHANGE_ROW = Template("change of profit")
COSTS_MOST = Template("Most is lost under {shock}: {change} of profit, from {calm}.")
COSTS_NOTHING = Template("No shock costs {policy} profit that the runs can tell from nothing.")
GAINS = Template("It earns more under {names}.")
BEST_EVERYWHERE = Template("{best} earns most under every shock{those}.")
BEST_UNDER = Template("{best} earns most{those} under {names}.")
UNCLEAR_UNDER = Template("Who earns most{those} is not clear under {names}.")
OF_KEEPERS = Template(" of those that keep to the limits")
NOBODY_KEEPS = Template("No policy keeps to the limits under {names}.")
NOBODY_AT_ALL = Template("No policy keeps to the limits even without a shock.")
CALM = Template("no shock")
SHOCK = Template("shock")
POLICY = Template("policy")
DASH = Template("-")
CHANGE = Template("profit,\nchange")
CASH = Template("P(cash\nbelow 0)")
CREDIT = Template("P(beyond\ncredit)")
SALE_DAYS = Template("sale days\nsold out")
DAYS_OUT = Template("stockout\ndays")
BROKEN = Template("{figure} *")
CAPTION = Template("{currency}: mean profit, and what each shock changes of it; * breaks {limits}")
CAPTION_FREE = Template("{currency}: mean profit, and what each shock changes of it")
PLAN_CAPTION = Template("* breaks {limits}")

# The chart
TITLE_BREAKS = Template(
    "{policy} breaks a limit under {count} of {all} shocks, worst under {shock}"
)
TITLE_KEEPS = Template("{policy} keeps to its limits under all {all} shocks")
TITLE_ALREADY = Template("{policy} breaks a limit even without a shock")
TITLE_FREE = Template("{shock} costs {policy} most of {all} shocks")
TITLE_OF_TWO = Template(
    "Limits are broken by {best}, which earns most, {breaks}, and by {plan} {too}, of {all} shocks"
)
TITLE_BOTH_KEEP = Template(
    "{best}, which earns most, and {plan} keep to the limits under all {all} shocks"
)
EVEN_WITHOUT = Template("even without a shock")
UNDER_SO_MANY = Template("under {count}")
UNDER_NONE = Template("under none")
CALM_PROFIT = Template("Profit, no shock")
CELL = Template("{policy} under {shock}: {change} of profit")
MAP_SAYS = Template(
    "First column: mean profit, {currency}; the others: what each shock changes of it. {note}"
)
SMALL = Template("{runs} simulated futures, the same for all. * breaks {limits}.")
SMALL_FREE = Template("{runs} simulated futures, the same for all.")

_KINDS = {
    kind.text: kind
    for kind in (
        *(LATE_SEA, STOP, VIRAL, AUDIENCE, PAYOUT),
        *(ADS_BAN, CUSTOMS, DEMAND, CLICKS, AT_ONCE),
    )
}


def called(shock: str) -> str:
    """Return what a shock, of a size or several at once, is called in the spoken language."""
    parts = [part.partition("=") for part in shock.split(" + ")]
    return " + ".join(_kind(name) + sign + size for name, sign, size in parts)


def _kind(name: str) -> str:
    return _KINDS[name]() if name in _KINDS else name
