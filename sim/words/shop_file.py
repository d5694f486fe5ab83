"""The file that `fit` writes: its comments, its sources, and what it still assumes."""

from .template import Plural, Template

HEAD = Template("""\
#:schema scenario.schema.json
# {title}: what your records of {first} to {last} say, in the market's file {parent}.
#   peakstock check {file}, and: peakstock compare {file}
# A comment that begins with "fit" says what your records say of the number before it, and in which
# range the truth lies nine times of ten. `peakstock fit ... --update --out {file}` renews such a
# number, unless you changed it, or took its comment away: then it is yours, and stays.
# Money is in {currency}.
""")
ASSUMED = Template("# Still assumed: put your own numbers here first.\n")
ASSUMED_LINE = Template("#   - {line}\n")
NAME = Template("My shop, {market}")
MARKED = Template("{kind} {mark}: {note}")
"""`kind` and `mark` are read again by `--update`."""

RANGE = Template("{low} to {high}, of {seen}")
WHOLE_RANGE = Template("{value} in whole days; {low} to {high}, of {seen}")
ONE_VALUE = Template("of {seen}")
MARKETS_RANGE = Template("the market's range, {low} to {high}: your records say little of it")
MARKETS_VALUE = Template("the market's: your records say little of it")
DAYS = Plural("1 day", "{count} days")
ORDERS = Plural("1 order", "{count} orders")
UNITS = Plural("1 unit", "{count} units")
SALES = Plural("1 sale", "{count} sales")
SESSIONS = Plural("1 session", "{count} sessions")
PURCHASES = Plural("1 purchase order", "{count} purchase orders")

FROM_ORDERS = Template("your orders, {first} to {last}")
FROM_ADS = Template("your ads and orders, {first} to {last}")
FROM_SETTLEMENTS = Template("your settlements, {first} to {last}")
FROM_PURCHASES = Template("your purchase orders, {first} to {last}")
FROM_SESSIONS = Template("your live sessions, {first} to {last}")
FROM_STOCK = Template("your stock of {last}")
FROM_TABLE = Template("your purchase orders or table of products")
FROM_MARKET = Template("the market's range: your records say little of it")

START = Template("the morning after the last day of your records")
LIVE = Template("live sessions: none; to plan some, write in place of this line:")
LIVE_EXAMPLE = Template("live = [{sessions}]   # days and hour are an example")
LIVE_RHYTHM = Template("{host}: {sessions} in {days}, most of {minutes} minutes")
AFLOAT = Template("goods that were ordered and are not there, by your usual lead times")
OWED = Template("what the platform holds, by the days on which it usually pays")
HISTORY = Template("units of each day, the last one of {last}")
PRICE = Template("mean of the last four weeks that sold any")
STOCK = Template("at the close of {last}")
TOLD = Template("as your files tell")
BUDGET = Template("mean of the last four weeks")
WEEKDAY = Template("Monday first; each up to ± {widest}, of {seen}")
SALE = Template("the market's calendar")
PLATFORMS = Template("the platform's calendar")
YOUR_DATES = Template("your dates")
UPLIFT = Template("{low} to {high} times ordinary sales, usually {mean}, of {seen}")
HANGOVER = Template("{low} to {high}, of {seen}")
LEAD_TIME = Template("mean {low} to {high} days, of {seen}")
SUPPLIERS = Template("who is asked first, then the others")
TERMS = Template("the other terms of {supplier} in the market's file")
CUSTOMS = Template("your days hold customs and late departures already")
GROWING = Template(
    "{growth} times in 30 days of late, {low} to {high}: half of it is gone in 30 days, all in 60"
)
SPREAD = Template("{low} to {high} nine times of ten: what your records leave open")
SPREAD_OF_MARKET = Template("{low} to {high} nine times of ten: the market's range")
ASSUMED_COST = Template("{share} % of the price, as in the market; put yours")
ASSUMED_PRICE = Template("no file tells one; put yours")
AS_IN_MARKET = Template("as in the market; put yours")
ASSUMED_STOCK = Template("{days} of sales, as in the market: no file tells it; put yours")

THERE = Template(
    "{file} is there already, and is left as it is: name another file with --out, or renew it with"
    " --update"
)
NOT_THERE = Template("{file} is not there: without --update it is written")
NO_FOLDER = Template("no folder {folder} to write {file} into")
CASH = Template("cash, its limits and fixed costs are the market's: cash.opening first")
CASH_LIMITS = Template("limits of cash and fixed costs are the market's")
COSTS = Template("unit_cost of {skus}: a share of the price, as in the market")
SIZES = Template("weight, volume or carton of {skus}: those of the market's {product}")
PRICES = Template("the price of {skus}: no file tells it")
STOCKS = Template("the opening stock of {skus}: no file tells it")
RETURNS = Template(
    "share of {skus} sent back: as in the market, for no order tells a return, or fewer than 20"
    " units were delivered 30 days before the last day"
)
RETURN_DAYS = Template(
    "days until {skus} is sent back: as in the market, for settlements tell fewer than 20 refunds"
    " of orders that tell their delivery"
)
FACTORY = Template("terms of the factory: minimum orders, deposits, closures")
LEAD_TIMES = Template("lead times: no purchase orders were told")
FREIGHT = Template(
    "freight rates, storage, packing and delivery fees, share of returns fit for sale"
)
TRANSIT = Template("transit days: no purchase orders were told")
PAYOUT = Template(
    "fees, payout days, and what the platform holds for you: no settlement was told, so it holds"
    " nothing on the first day"
)
NO_VIRAL = Template("viral hits: none are planned, for no record tells the next one")
NO_SALES = Template("sales: the market's calendar has none in these days; add [[promotion]]")
SALES_DATES = Template(
    "dates of sales to come that you do not tell are of the market's and the platform's calendar;"
    " seasons and paydays are the market's"
)
UPLIFTS = Template("what a sale brings: your records tell none")
POLICIES = Template("policies are the market's, and {rule} is taken for what you do today")
POLICIES_OUT = Template("{policies} of the market orders its quantities, not yours: left out")
LEFT_NAME = Template(
    "{name} is left out: a name has 1 to 64 characters, is not *, has none that steer a terminal,"
    " and looks like no other"
)
NO_LANE = Template("goods by {mode}: the market has no lane for it, so its days are not used")
AFLOAT_OUT = Template("{units} of {name} on the way are left out: the shipment is too long ago")
SALE_OUT = Template(
    "your sale {name}, {first} to {last}: a sale of a plan has at most {days} days, and begins soon"
)
UNTOLD = Template("{name} of {first}: your table of sales has these days, and does not name it")
FORECAST_MEAN = Template("mean day of your forecast, without what its weekdays bring")
BY_FORECAST = Template("your forecast, day by day; the last point is its last week, which goes on")
FROM_FORECAST = Template("your forecast")
REFUSED = Template("{value} % of what was sent was refused; {low} to {high}, of {seen}")
