"""The workbook: names of its sheets, headings, and what its first sheet says."""

from .template import Template

# Sheets
READ_ME = Template("read me")
POLICIES = Template("policies")
FIGURES = Template("all figures")
AGAINST_TODAY = Template("minus today's rule")
STOCK = Template("stock by day")
CASH = Template("cash by day")
ORDER = Template("order")
ASSUMPTIONS = Template("assumptions")

# What they hold
OF_POLICIES = Template("a row a policy, as on the screen; profit with its 95 % interval")
OF_FIGURES = Template("a row a policy and figure: value, 95 % interval, method, runs")
OF_AGAINST_TODAY = Template("a row a policy: its profit minus today's rule's in the same futures")
OF_STOCK = Template("a row a policy, product and day: quantiles of stock at the close of the day")
OF_SOME_STOCK = Template(
    "a row a policy, product and day, of the {count} products with the most sales at risk: a sheet"
    " has no room for all {all}, which are in days.parquet"
)
OF_CASH = Template("a row a policy and day: quantiles of cash at the close of the day")
OF_ORDER = Template("a row a line of today's purchase orders")
OF_ASSUMPTIONS = Template(
    "a row a number that the scenario file says, with its source or the note beside it"
)
OF_OTHER_STUDY = Template("what the study `{kind}` found, as in its {file}")

# The first sheet
SCENARIO = Template("scenario")
RUNS = Template("simulated futures")
SEED = Template("seed")
CURRENCY = Template("money in")
VERSION = Template("made by")
MADE_BY = Template("peakstock {version}")
COMMAND = Template("command")
QUANTILE = Template("by day")
QUANTILES = Template(
    "p05 is the worst of 20 futures for goods and cash, p50 the median, p95 the best of 20."
)

# Headings
POLICY = Template("policy")
PROFIT = Template("profit, {currency}")
LOW = Template("low")
HIGH = Template("high")
TODAY = Template("today's rule")
CAN_BE_PAID = Template("keeps to the limits")
YES = Template("yes")
NO = Template("no")
FIGURE = Template("figure")
UNIT = Template("unit")
VALUE = Template("value")
METHOD = Template("method of the interval")
DIFFERENCE = Template("more profit than today's rule, {currency}")
BETTER = Template("better in so many futures")
VARIANCE = Template("variance reduction")
PRODUCT = Template("product")
DATE = Template("date")
MEAN = Template("mean")
EMPTY = Template("chance to be empty")
ARRIVALS = Template("mean units that arrive")
KEY = Template("key")
SAYS = Template("the file says")
SOURCE = Template("source or note")
