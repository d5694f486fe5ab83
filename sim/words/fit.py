"""What `fit` asks for, and what it says of a seller's records."""

from .template import Plural, Template

FILES = Template(
    "Exports to read, several at once: orders, settlements, ads, live rooms, stock, purchase"
    " orders, or a plain table of date, sku, units"
)
MARKET = Template("The market whose file is extended, for example malaysia")
OUT = Template("The scenario file to write")
UPDATE = Template("Renew the file that is there: what was fitted, and not what you changed")
EXCHANGE = Template("How much of the files' money is one of the market's: 34.5 baht a dollar")
PRODUCTS = Template("How many SKUs at most, those that brought most in the last 90 days")
OTHER_MARKET = Template("{file} does not extend the market {market}: write another file")
READING = Template("Reading and fitting")

FILE = Template("file")
FORMAT = Template("format")
ROWS = Template("rows")
FIRST = Template("from")
LAST = Template("to")
SHEET = Template("{file}, sheet {sheet}")
LEFT_OUT = Template("not counted")
UNITS = Template("units")
NOT_UNDERSTOOD = Template("Not understood: {place}: {message}")
ROW = Template("{place}, row {row}")
COLUMN = Template("{place}, column {column}")
MORE = Template("Not understood: {count} places more")
NO_CURRENCY = Template(
    "Money: the files name no currency, so amounts are taken as {currency}. If they are in another,"
    " this file is wrong: write it again with --exchange"
)
EXCHANGED = Template("Money: {exchange} of the files' money is 1 {currency}")
SAME_MONEY = Template("Money: {currency}, as in the market's file")

SKU = Template("product")
A_DAY = Template("ordinary day")
RANGE = Template("90 % range")
NOISE = Template("dispersion")
RETURNED = Template("returned %")
OUT_DAYS = Template("days out")
GROWTH = Template("growth, 30 days")
GROWN = Template("{percent} %")
STOCK = Template("stock")
ENDS = Template("{low} to {high}")
OF_MARKET = Template("{figure} *")
UNKNOWN = Template("-")
STAR = Template("* the market's range: the records say little of it.")
SHOP = Template("shop")
VALUE = Template("value")
SEEN = Template("seen")
QUIETEST = Template("{day}, the quietest day: times the mean")
BUSIEST = Template("{day}, the busiest day: times the mean")
DAYS = (
    Template("Monday"),
    Template("Tuesday"),
    Template("Wednesday"),
    Template("Thursday"),
    Template("Friday"),
    Template("Saturday"),
    Template("Sunday"),
)
PAST_SALE = Template("{name}, {first} to {last}: times ordinary sales")
UPLIFT = Template("a sale to come: times ordinary sales")
DELIVERY = Template("days to delivery")
PAYOUT = Template("days from delivery to payout")
COMMISSION = Template("share that the platform keeps")
CANCELLED = Template("share that you cancelled")
REFUSED = Template("share refused at the door")
HOST = Template("units an hour live, {host}")
LEAD_TIME = Template("days that {name} takes")
TRANSIT = Template("days on the way by {name}")

LEFT = Template("Left out: {line}")
ASSUMED = Template("Still assumed: {line}")
QUESTION = Template("Question: {line}")
PROBLEM = Template("check finds: {line}")
WRITTEN = Template("Written: {file}. Next:")
RENEWED = Template("Renewed: {file}. Next:")
NEXT_BACKTEST = Template("  peakstock backtest {file} {files}")
NEXT_CHECK = Template("  peakstock check {file}")
NEXT_COMPARE = Template("  peakstock compare {file}")
WHICH = Plural("1 SKU", "{count} SKUs")
FITTED = Template("Fitted: {skus}, {first} to {last}.")
