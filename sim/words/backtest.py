"""What a backtest says: how far a fit may be trusted, and what other rules would have done."""

from .template import Plural, Template

TOO_SHORT = Template(
    "records of {days} days are too short for a backtest: {least} days to fit and {horizon} to hold"
    " against them are needed"
)
NO_SKU = Template("no SKU was sold both before a time held out and in it: nothing can be judged")
NO_HOLDOUT = Template(
    "no day held out can be judged: all closed without stock, and no file tells it"
)

TRUST = Template(
    "You may trust the fan: {days} of days and {totals} of 30-day totals lay within P10 to P90,"
    " which should hold 80 %."
)
SHORT = Template(
    "The records are too short to say whether the fan may be trusted: they hold {months} to judge"
    " it by, and {fewest} are needed."
)
NARROW = Template("The fan is too narrow: widen demand's spread {factor} times.")
WIDE = Template(
    "The fan is too wide: {days} of days and {totals} of 30-day totals lay within P10 to P90,"
    " which should hold 80 %."
)
LOW = Template("The fan runs {share} low: {came} were sold for each {expected} expected.")
HIGH = Template("The fan runs {share} high: {came} were sold for each {expected} expected.")
SURPRISE = Template(
    "The fan does not know what happened to {sku}: {came} were sold in the {days} from {first},"
    " where {expected} were expected; trust it for ordinary days only."
)
DAYS_ODD = Template(
    "Trust the fan for 30-day totals, not for single days: {days} of days lay within P10 to P90,"
    " which should hold 80 %."
)
WIDEN_TOO = Template("To hold what it promises, demand's spread is to be widened {factor} times.")
TOTALS_ARE = Template(
    "{days} of days and {totals} of 30-day totals lay within P10 to P90, which should hold 80 %."
)
SKILL = Template(
    "A day's forecast is {weekday} better than the same weekday of the last 8 weeks, and {recent}"
    " better than the last 28 days."
)
WORSE_SKILL = Template(
    "A day's forecast gains {weekday} on the same weekday of the last 8 weeks, and {recent} on the"
    " last 28 days: below 0 the naive one is better."
)
OUT_DAYS = Template(
    "{out} of {judged} judged days closed without stock; the simulated shelf had the same goods."
)
LEFT_OUT = Template(
    "{days} closed without stock and are left out: no file tells how much there was before."
)
WHEN = Template(
    "{origins} from {first} to {last}, each fitted to the days before it; {horizon} held out,"
    " {runs} simulated futures each."
)
ORIGINS = Plural("1 origin", "{count} origins")
MONTHS = Plural("1 month of a SKU", "{count} months of a SKU")
UNITS = Plural("1 unit", "{count} units")
INTERVAL = Template("{value} ({low} to {high})")
SKU = Template("SKU")
TOGETHER = Template("all together")
IN_DAYS = Template("days held")
IN_TOTALS = Template("30-day totals held")
REAL_OVER_EXPECTED = Template("real / expected")
SKILL_COLUMN = Template("better than weekday")
MONTHS_COLUMN = Template("months")

WRITTEN = Template("{file}: the spread of demand is now {factor} times what was fitted")
WOULD_WRITE = Template("--write widens the spread of demand in {file} {factor} times")
WIDENED = Template("widened by the backtest of {day}")
AS_FITTED = Template("as fitted, by the backtest of {day}")
WIDE_ENOUGH = Template("The fan is no narrower than it should be: {file} stays as it is.")
NOTHING_TO_WIDEN = Template(
    "{file} has no entry of [[uncertain]] about demand that --write changes"
)
FILES = Template("Written to {folder}: {names}")
PROGRESS = Template("backtest")

FAN_TITLE = Template(
    "{sku}: {share} of days lay within P10 to P90, {came} sold where {expected} were expected"
)
ORDERED = Template("units ordered a day")
REAL = Template("real sales")
WITHOUT_STOCK = Template("closed without stock")
ORIGIN = Template("fitted until here")
EXPECTED = Template("median future")
FAN = Template("P10 to P90")
PIT_TITLE_TRUST = Template("Real days lie anywhere in the fan, as they should")
PIT_TITLE_NARROW = Template("Too many real days lie at the ends of the fan: it is too narrow")
PIT_TITLE_WIDE = Template("Too few real days lie at the ends of the fan: it is too wide")
PIT_TITLE_LOW = Template("Too many real days lie high in the fan: it runs low")
PIT_TITLE_HIGH = Template("Too many real days lie low in the fan: it runs high")
PIT_TITLE_UNEVEN = Template("Real days do not lie evenly in the fan")
PIT_AXIS = Template("where in the fan a real day lies, from below all futures to above all")
PIT_SHARE = Template("share of days")
PIT_EVEN = Template("even")

SCENARIO_HELP = Template("The file that `fit` wrote of your shop")
FILES_HELP = Template("Your exports, as `fit` reads them: orders, ads, stock, purchase orders")
ORIGINS_HELP = Template("Times held out, the latest so many; all by default")
HORIZON_HELP = Template("Days that are held out each time; 30 by default")
RUNS_HELP = Template("Simulated futures of each time; 1,000 by default")
SEED_HELP = Template("Which futures")
EXCHANGE_HELP = Template("How much of the files' money is one of the scenario's")
WRITE_HELP = Template("Widen demand in the scenario file as it is found")
OUT_HELP = Template("Folder for the results; below results/ by default")
JSON_HELP = Template("Print the figures as JSON")
WHAT_IF = Template("Also replay what buyers really wanted under the policies of the scenario")
NO_WHAT_IF = Template("the records hold fewer than {weeks} whole weeks of all SKUs to replay")
ONE_SHOP = Template("the real past of several shops cannot be replayed: the records tell of one")
WHAT_IF_IS = Template(
    "What if: {pasts} pasts of what buyers really wanted from {first} to {last}, in blocks of"
    " {block} weeks, under each policy; mean, and where nine of ten pasts lie."
)
WHAT_IF_BEST = Template(
    "{policy} would have earned {gap} more than today's rule in the mean, and more in {share} of"
    " the pasts."
)
WHAT_IF_TODAY = Template("No policy would have earned more than today's rule, {policy}.")
WHAT_IF_LEFT_OUT = Template(
    "Ads, sessions and sales are in the real demand already: here they bring nothing more and cost"
    " what the scenario plans. Days without stock are filled up by chance."
)
POLICY = Template("policy")
PROFIT = Template("profit")
GAP = Template("minus today's rule")
BETTER = Template("better in")
DAYS_OUT = Template("days out")
MISSED = Template("units missed")
CASH_LOW = Template("lowest cash")
