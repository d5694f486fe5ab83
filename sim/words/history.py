"""What a seller's records leave open, as questions."""

from .template import Template

OUT_OF_STOCK = Template(
    "{sku} sold nothing from {first} to {last}, and chance alone hardly does that: it counts as out"
    " of stock. A file with date, sku, stock says what it was."
)
ADS_WITHOUT_PRODUCT = Template(
    "{share} % of the ad spend is of campaigns that name no product: it is in no product's ads, and"
    " in no cost: profit is without it. A report by product, or the SKU in the campaign's name,"
    " puts it there."
)
TOLD_TWICE = Template(
    "sales of {sku} are told by orders and by a plain table: the orders count, the table does not."
)
SHOP_SILENT = Template(
    "no file tells of any sale from {first} to {last}, and chance alone hardly does that: is an"
    " export missing? These days count as days of which nothing is known."
)
SHOP_ENDS = Template(
    "orders of {shop} end on {end}, those of the other files on {last}: the days between count as"
    " days on which it sold nothing. Export it again up to the same day."
)
PAYOUTS_END = Template(
    "settlements end on {end}, orders on {last}: what was due between counts as paid out already."
    " Export them again up to the same day."
)
COMING_UNSOLD = Template(
    "{units} units of '{sku}' are ordered and not there, and no sale names that SKU: they are not"
    " in the file. Write the SKU as orders write it."
)
STOCK_UNSOLD = Template(
    "there is stock of SKUs that no sale names: {skus}. They are not in the file; if they are sold"
    " under another name, write that one."
)
STOCK_OLD = Template(
    "the last snapshot of stock is of {day}, sales go on to {last}: what was sold since is taken"
    " off, and what purchase orders say arrived is added. A snapshot of the last day is better."
)
OVERDUE = Template(
    "{units} units of '{sku}', ordered on {ordered}, have no day of arrival and are long overdue:"
    " they count as there on the first day. If they came long ago, write the day."
)
NOTHING_SOLD = Template(
    "the files tell of no sale that was paid for: give orders, or a table with date, sku, units"
)
BY_FORECAST = Template(
    "{sku} is planned by your forecast, which is taken to hold what sales, sessions and ads bring:"
    " it is in no promotion and no ads plan, and its ad spend is no cost."
)
STRANGE_PRICES = Template(
    "prices come out at {price} {currency} a unit, where those of the market's file are around"
    " {usual}: is --exchange the wrong way round? It is how much of the files' money is one"
    " {currency}, 34.5 baht a dollar"
)
STRANGE_COST = Template(
    "a unit of {sku} costs {cost} and sells at {price}: are its costs in {currency}, as the"
    " scenario's are?"
)
FEW_DAYS = Template(
    "the records tell of {days} days only: too few to know the week, the noise and what a month"
    " brings. Export three months or more."
)
