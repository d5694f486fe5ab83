"""What is said of C17: small batches and many of them."""

from ..template import Template

TOLD = Template("order in small batches, and often")
QUESTION = Template("which lot earns most, once an order has a price of its own?")
EXPERIMENT = Template(
    "even sales of 20 a day, storage of 0.02 a unit and day, lots of 20 to 800 units, and papers"
    " and customs of 0, 20 or 80 an order"
)
WHEN = Template("where an order costs {fee}")
LOSES = Template("profit of lots of {small} less that of lots of {best}, the best")
AT_BEST = Template("best lot where an order costs {fee}, in units")
SHOWS = Template("the best lot is {best} units where an order costs {fees}")
ADVICE = Template(
    "add up what an order costs whatever its size: papers, customs, minimum charges. The best lot"
    " is the root of 2 x that x daily sales / a unit's storage a day; half or double costs little."
)
