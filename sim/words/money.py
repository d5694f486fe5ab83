"""What the charts say of money: where it goes, what is owed to whom, and what is in the bank."""

from .template import Template

# Where the money goes, by sim.study.money.PARTS
PARTS = {
    "paid": Template("what buyers pay"),
    "fees": Template("platform fees"),
    "commission": Template("hosts' and creators' share"),
    "returns": Template("refunds and returns"),
    "goods": Template("goods, there at the start or bought"),
    "freight": Template("freight, duty, insurance"),
    "warehouse": Template("warehouse"),
    "parcels": Template("packing and delivery"),
    "ads": Template("ads"),
    "live": Template("fees of live hosts"),
    "fixed": Template("fixed costs"),
    "bank": Template("interest, capital, transfers"),
    "left": Template("goods left, at leftover value"),
    "late": Template("margin on late sales, not counted"),
}
PROFIT = Template("profit")
LOSS = Template("loss")
OF_WHAT_BUYERS_PAY = Template(
    "Of each {currency} 100 that buyers pay under {policy}, {left} stays as profit; most goes to"
    " {most}: {takes}"
)
LOST = Template(
    "For each {currency} 100 that buyers pay under {policy}, {left} is lost; most goes to"
    " {most}: {takes}"
)
NOTHING_PAID = Template("Under {policy} buyers pay nothing, and {amount} is lost")
NOTHING_PAID_NOR_LOST = Template("Under {policy} buyers pay nothing, and profit is {amount}")
NOTHING_TAKEN = Template("Under {policy} all that buyers pay stays as profit: {amount}")
MEAN_OF_RUNS = Template(
    "Mean of {runs} simulated futures, in {currency}; ± and grey lines: 95 % intervals, where there"
    " is one. The bars sum up to profit in each future, to the cent."
)
LATE_NOTE = Template(
    "Late sales: those after new goods could have been there; what they bring counts only up to"
    " what it would cost to have these goods again, and the margin above that is taken off."
)
BAR = Template("{name}: {currency} {figure}")
AXIS = Template("{currency}, mean of a run")

# What is owed
OWED = Template(
    "Under {policy}, platforms hold {amount} of your money in the median future on {date} (day by"
    " day, up to {most} in 19 of 20); the bills that wait are highest on {day}: median {bills}"
)
OWED_NO_BILLS = Template(
    "Under {policy}, platforms hold {amount} of your money in the median future on {date} (day by"
    " day, up to {most} in 19 of 20); no bill waits in the median future"
)
NOTHING_OWED = Template("Under {policy}, platforms owe nothing on any evening in the median future")
OWED_AXIS = Template("{currency}")
RECEIVABLE = Template("platforms owe you")
PAYABLE = Template("you owe")
CASH = Template("cash")
OWED_NOTE = Template(
    "{runs} simulated futures, at the close of each day: lines are the median, bands 9 of 10"
    " futures. Above zero: what platforms hold, and payouts on their way to the bank. Below:"
    " bills for goods, freight and all else that are known and not yet due. Dashed: cash."
)
SERIES = Template("{name}: median up to {amount}, on {date}")
PEAK = Template("{amount}, {date}")

# The cash forecast
WEEK = Template("week to")
MEDIAN = Template("cash, median")
WORST = Template("worst of 20")
BELOW = Template("below zero")
TO_COME = Template("platforms owe")
TO_PAY = Template("you owe")
FORECAST_FALLS = Template(
    "In the next {days} days under {policy}, cash is lowest on {date}: {amount} in the worst of 20"
    " futures"
)
FORECAST_BELOW = Template(
    "In the next {days} days under {policy}, cash is below zero in the week to {date} {how_often}"
)
FORECAST_NOTE = Template(
    "{runs} simulated futures; light band: 9 of 10, dark: half of them. Table, in {currency}: what"
    " the evening that ends the week brings; below zero: the share of futures with less than"
    " nothing on an evening of that week."
)
