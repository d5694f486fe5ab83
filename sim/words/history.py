"""What a seller's records leave open, as questions."""

from .template import Template

OUT_OF_STOCK = Template(
    "{sku} sold nothing from {first} to {last}, and chance alone hardly does that: it counts as out"
    " of stock. A file with date, sku, stock says what it was."
)
ADS_WITHOUT_PRODUCT = Template(
    "{share} % of the ad spend is of campaigns that name no product: it is in no product's ads. A"
    " report by product, or the SKU in the campaign's name, puts it there."
)
TOLD_TWICE = Template(
    "sales of {sku} are told by orders and by a plain table: the orders count, the table does not."
)
NOTHING_SOLD = Template(
    "the files tell of no sale that was paid for: give orders, or a table with date, sku, units"
)
BY_FORECAST = Template(
    "{sku} is planned by your forecast, which is taken to hold what sales, sessions and ads bring:"
    " it is in no promotion and no ads plan, and its ad spend is no cost."
)
