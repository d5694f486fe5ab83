"""What the charts say: titles, notes, axes, keys and labels."""

from .template import Template

TODAYS_RULE = Template("today's rule")
TODAY = Template("{policy} (today)")

# Policies
MEAN_PROFIT = Template("mean profit, {currency}")
BETTER = Template("\N{NORTH WEST ARROW} better")
SAME_FUTURES = Template(
    "{runs} simulated futures, the same for every policy. Bars: 95 % intervals."
)
LEADERS = Template("Full dot: earns most, or so nearly as much that the runs cannot tell.")
AS_GOOD = Template("Full dot: earns most, or at most {worth} less than that, or may.")
RINGS = Template("Ring: earns less.")
DIAMOND = Template("Diamond: today's rule.")
CROSSES = Template("Crosses: cannot be paid for, or break another limit; they cannot win.")
SHARE_OF_SALE_DAYS = Template("share of sale days sold out, all products together")
SHARE_OF_FUTURES = Template("share of simulated futures with a stockout")
STOCKOUT_DAYS = Template("mean stockout days, all products together")
SOLD_OUT = Template("is sold out on {value} of sale days")
SELLS_OUT = Template("sells out {value}")
OUT_FOR = Template("is out of stock for {value} days")
EARNS = Template("earns {amount} on average")
LOSES = Template("loses {amount} on average")
ALONE = Template("Policy {policy} {earns} and {risk}")
ALL_THE_SAME = Template("All {count} policies do the same: each {earns}")
FIRST_BY_PROFIT = Template("the first {count} by profit")
CANNOT_SEPARATE = Template(
    "Cannot separate {policies}: {runs} runs are too few, about {needed} would do"
)
NEVER_SEPARATED = Template("Cannot separate {policies}: they lie within the noise of {runs} runs")
TOO_SELDOM = Template(
    "Cannot separate {policies}: what tells them apart is too rare for {runs} runs"
)
NONE_AFFORDABLE = Template("No policy can be paid for: each breaks a limit, as that on cash")
NOTHING_BEATS = Template(
    "Nothing beats today's rule: it {earns}, and the next best, {second}, {less} less"
)
BEST_AFFORDABLE = Template("Of the policies that can be paid for, {policy} earns most: {amount}")
AND_TODAY = Template("{amount}, today's rule {today}")
AS_TODAY = Template("{amount}, as today's rule")
AND_SAFER = Template("{gain} and {risk} instead of {today}")
BUT_RISKIER = Template("{gain} but {risk} instead of {today}")
AS_RISKY = Template("{gain} and {risk}, like today's rule")

# Stock
UNITS = Template("units")
NEVER_DRY = Template("Under {policy}, no product runs dry in any of {runs} simulated futures")
OUT_UNDER = Template("Under {policy}, {product} is out of stock {how_often} {when}")
FUTURES = Template("{runs} simulated futures.")
ALERT_LINES = Template("Alert lines, in {measure}: {policy}.")
NO_LINES_ON_POSITION = Template(
    "No alert lines: those of {policy} count goods on order too, and here is what is on hand."
)
MEASURES = {
    "days": Template("days of cover at the plan's mean daily sales"),
    "percent": Template("per cent of a full shelf"),
}
LEVELS = {"yellow": Template("yellow"), "orange": Template("orange"), "red": Template("red")}
ALERTS = {"days": Template("{level} {number} d"), "percent": Template("{level} {number} %")}
NO_ALERT = Template("No alert lines: {policy} has no alert.")
LINES_MOVE = Template("No alert lines: those of {policy} move from day to day.")
ABOVE = Template("{label} \N{UPWARDS ARROW}")
MOST_AT_RISK = Template(
    "Shown: the {count} of {all} shelves with the most sales at risk (planned sales times the"
    " chance to be empty); all are in days.parquet."
)
MEDIAN_FUTURE = Template("median future")
HALF_OF_FUTURES = Template("half of the futures")
MOST_FUTURES = Template("9 of 10 futures")
ARRIVALS = Template("expected arrivals")
SESSION = Template("live session")
SALE_DAYS = Template("sale days")
PLAN_ENDS = Template("plan ends")

# When a product is out of stock
ON = Template("on {date}")
FROM = Template("from {date} on")
NEAR = Template("{when}, {sale}")
DURING = Template("during {sale}")
BEFORE = Template("{days} before {sale}")
AFTER = Template("{days} after {sale}")

# Calendar
NEVER_OUT = Template(
    "No product is ever out of stock in {runs} simulated futures, under {policies}"
)
OUT_TOO = Template("{first}, and {next}")
ELSEWHERE = Template("in {share} under {policy}")
NEVER_ELSEWHERE = Template("in none under {policy}")
AT_THE_CLOSE = Template("{runs} simulated futures, stock at the close of each day.")
HATCHED = Template("Hatched: not on sale yet.")
WORST_DAY = Template("worst day")
NEVER = Template("never out")
LIKELY_ON = Template("{share}, {date}")
LIKELY_FROM = Template("{share} from {date}")
OUT_OF_STOCK = Template("share of simulated futures\nout of stock")

# Cash
CASH = Template("cash, {currency}")
NEVER_FALLS = Template(
    "Under {policy}, cash never falls below its first evening's; it goes below zero {how_often}"
)
DOWN_TO = Template(
    "Under {policy}, cash falls to {amount} in the worst of 20 futures; it goes below zero"
    " {how_often}"
)
DOWN_TO_ABOUT = Template(
    "Under {policy}, cash falls to {amount} in the worst of 20 futures, about {date}; it goes below"
    " zero {how_often}"
)
BANDS = Template("{runs} simulated futures, day by day; light band: 9 of 10, dark: half of them.")
TRIANGLE = Template(
    "Triangle: the lowest cash of a future, on whatever day of each, in the worst of 20; it may lie"
    " deeper than the bands, for the worst of 20 of each day are not always the same futures."
)
GREY_DAYS = Template("Grey: sale days.")
LOW = Template("lowest, worst of 20: {amount}, about {date}")
BEST = Template("best of 20")
MEDIAN = Template("median")
WORST = Template("worst of 20, day by day")
TODAY_MEDIAN = Template("today's rule: median")
TODAY_WORST = Template("today's rule: worst of 20")
MISSING = Template("no font has {characters}, so charts show boxes there")
FONTS = Template("pip install 'peakstock[fonts]' brings Chinese, Japanese, Korean and Thai ones")
