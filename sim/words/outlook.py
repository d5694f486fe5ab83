"""What `check` says of a scenario file: its head, its tables, its remarks."""

from .template import Plural, Template

HEAD = Template("{scenario}: {days}, {first} to {last}. No mistakes.")
EXTENDS = Template("{first}, extends {next}")
EXTENDS_IN_TURN = Template("{first}, which extends {next}")
PLANNED = Template("Planned: {promotions}, {sessions}.")
POLICIES = Template("Policies: {policies}.")
TODAY = Template("{policy} (today's rule)")
PROMOTIONS = Plural("1 promotion", "{count} promotions")
SESSIONS = Plural("1 live session", "{count} live sessions")
RUN_OFF = Template(
    "Run-off: after {last} nothing is ordered, advertised or shown live; trade goes on for {days},"
    " until {end}{why}."
)
WHY_RUN_OFF = Template(
    ": {way} until the last order is there ({lane}), {cover} to sell an opening stock of {product}"
    " and one order"
)
LANE = Template("{mode} to {to}")
MOST_RUN_OFF = Template("{why}, {most} at most")
NO_RUN_OFF = Template("Run-off: none. The books close on {last}, whatever is still under way.")
RESTOCKED = Template(
    "Goods earn their margin until {last}: no order after the plan could bring new ones before."
    " What sells later counts what having it again would cost, on the shelf: {values}."
)
LEFT_OVER = Template(
    "Left over then: a unit counts {values}; where no leftover_value is told, {share} of its cost"
    " less {days} of storage."
)
LEFT_OVER_OF = Template("{product} {value}")
IDLE = Template("If nothing is ordered, cash falls to {amount} (mean), around {day}.")

PLATFORM = Template("Platform: {remark}.")
NETWORK = Template("Network: {remark}.")
BOOKS = Template("Books: {remark}.")
CALENDAR = Template("Calendar: {remark}.")
UNCERTAIN = Template("Uncertain: {remark}.")
LEFT_OUT = Template("Left out: {remark}.")
SOURCE = Template("Source: {key} = {value}: {source}")
DOUBT = Template("Worth a second look: {remark}.")

PRODUCT = Template("product")
PRICE = Template("price")
MARGIN = Template("margin\na unit")
ROAS = Template("breakeven\nROAS")
STOCK = Template("opening\nstock")
COVER = Template("days of\ncover, week 1")
DEMAND = Template("expected a\nday on sale")
NEVER = Template("never")
SOURCES = {
    "organic": Template("organic"),
    "ads": Template("ads"),
    "live": Template("live"),
    "promotion": Template("promotion"),
    "creators": Template("creators"),
    "repeat": Template("repeat"),
}
LEAD_TIME = Template("from order to shelf")
BY_MODE = Template("by {mode}")
HALF_WITHIN = Template("half within")
MOST_WITHIN = Template("19 of 20 within")
LAST_DAY_FOR = Template("last day to\norder for")
BY = Template("by")
BY_MODE_FROM = Template("{mode}, {supplier}")
HALF_ARRIVE = Template("half\narrive")
MOST_ARRIVE = Template("19 of 20\narrive")
GONE_BY = Template("too late")
CASH = Template("cash in {currency}")
NOTHING_ORDERED = Template("nothing\nordered")
TODAYS_RULE = Template("today's\nrule")
WORST = Template("worst\nof 20")

TIMES = Template("{what}, {low} to {high} times what the file says, usually {usual}")
TIMES_BY_LAW = Template(
    "{what}, nine times of ten {low} to {high} times what the file says, on average {mean}"
)
PLUS = Template("{what}, {low} to {high} days added to what the file says, usually {usual}")
PLUS_BY_LAW = Template(
    "{what}, nine times of ten {low} to {high} days added to what the file says, on average {mean}"
)
OF_SHOP = Template("{shop}: {remark}")
SCORE = Template(
    "{stars} stars at the start bring the usual organic and live orders, the worst score {worst}"
    " and the best {best} times as many"
)
ORDER_CAP = Template("a new shop may sell {stages} units a day; the plan expects {units}")
SHOP_BAN = Template("the shop has a {chance} chance of a ban, even with a clean record")
ADS_BAN = Template("the ad account has a {chance} chance of a ban, even with a clean record")

TWO_SALES = Template(
    "{first} and {second} are both on sale on {date}, {products}: the lowest price and the larger"
    " of each multiple count"
)
AFTER_THE_PLAN = Template("{promotion} begins on {date}, after the plan: it does not take place")
ENDS_WITH_PLAN = Template("{promotion} ends with the plan, on {date}")
IN_WARM_UP = Template(
    "{first} is on sale on {date} in the warm-up of {second}, {products}: both multiply"
)
IN_HANGOVER = Template(
    "{first} is on sale on {date} in the hangover of {second}, {products}: both multiply"
)

BOOKS_OF_MONEY = Template("platforms hold {held} on the first day, and {owed} is owed")
BOOKS_OF_GOODS = Template(
    "{waiting} units wait for goods, {back} are on their way back to the shelf"
)
NO_RECEIVABLES = Template(
    "{shop} sells from stock on the first day, yet no platform holds money of the days before"
    " (opening.sold_like_this_days or opening.receivables)"
)
NO_HISTORY = Template(
    "nothing is told of past sales: the plan's first week stands in for them (opening.history)"
)

TRANSFER = Template("{origin} can send stock to {to} in {days} days (mean), for {cost}")
A_UNIT = Template("{money} a unit")
A_CUBIC_METRE = Template("{money} a m3")
A_TRANSFER = Template("{money} a transfer")
NOTHING = Template("nothing")
SHARED_SHELF = Template("{listing} sells from the shelf of {owner}, which orders for all")

LOSS = Template("{product} loses {amount} on each unit before ads")
BULKY = Template("{product} is {volume} m3 a unit: volume is in cubic metres")
HEAVY = Template("{product} weighs {weight} kg a unit: weight is in kilograms")
FINER = Template("{where} = {found} counts as {money}; finer money is not held")
NO_LEFTOVER_VALUE = Template("{product} left at the end counts for nothing (leftover_value)")
SHORT_OF_CASH = Template("under {policy} one simulated future in twenty is out of cash on {date}")
ALERT_ORDERS_NOTHING = Template("policy {policy} has an alert and no order rule: it buys nothing")
NO_PROMOTION = Template("policy {policy} says {rule}, and there is no promotion")
NO_ADS = Template("policy {policy} says {rule} of ads, and there are none")
TOO_LATE = Template(
    "policy {policy} orders nothing for {promotion}: "
    "that would have had to be ordered {days} days before it"
)
