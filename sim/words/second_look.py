"""What `check` finds worth a second look: what is allowed and looks wrong, and what to do."""

from .template import Template

OF = Template("{key} of {name}")
MORE_OF_A_KIND = Template("{count} more of the same kind")

PERCENT = Template(
    "{where} is {found}, which means {found} times as much; {found} percent would be {share}"
)
THOUSANDS = Template(
    "{key} = {digits}.000 is {digits}, for the stop parts decimals: write {digits}000 for thousands"
)
BELOW_COST = Template("{product} sells for {price} and costs {cost}, as if the two were swapped")
WORTH_MORE_LEFT = Template(
    "{product} left at the end counts {left} a unit and costs {cost} on the shelf: what nobody buys"
    " would earn money (leftover_value)"
)

ADS = Template(
    "ads of {product}: an order costs {cost} and leaves {left} before ads, ROAS {roas} where"
    " {needed} breaks even; {advice}"
)
PAYS_UP_TO = Template("up to about {budget} a day would pay")
NEVER_PAYS = Template("no budget pays")
ADS_TOO_MUCH = Template(
    "ads of {product} pay on average ({cost} an order, which leaves {left}), but not the last of"
    " {budget} a day: up to about {best} they do"
)
ADS_IN_SALES = Template("ads of {product}: an order costs {sales}; spend less on those days")
IN_SALE = Template("{cost} in {sale} (and leaves {left})")

OUT_BEFORE = Template(
    "{products}: sold out around {out} by the plan, before what is ordered on the first day is"
    " there (by {mode} from {supplier} half within {half}, 19 of 20 within {most}); slow its sales"
    " or find stock that is nearer"
)

LINES_TOO_LOW = Template(
    "policy {policy} orders {products} too late: {ways}; lines and targets must last until goods"
    " are there"
)
AT_COVER = Template("by {mode} at {line} days of cover, up to {up_to}, where half arrive in {lead}")
AT_ANY_COVER = Template("by {mode} up to {up_to} days of cover, where half arrive in {lead}")
OTHER_MODE = Template(
    "policy {policy} says {rule}, which reckons with the lead time by {mode}, and its freight is"
    " {freight}"
)
BUILDS_TOO_LATE = Template(
    "policy {policy} builds for {promotion} from {begun} on, but the last day to order by {mode} so"
    " that 19 of 20 arrive is {last}: days_ahead must be {ahead} at least"
)

TOO_LARGE = Template(
    "policy {policy} asks {supplier} for {units} units on {day}: at {capacity} a day they come"
    " {later} later than a small order, half of the time by {arrives}, and {need}; order in parts,"
    " of {most} at most in the first"
)
SALE_BEGINS = Template("{sale} begins on {day}")
SOLD_OUT = Template("{product} is sold out around {day}")

REACTS_TOO_LATE = Template(
    "policy {policy} orders nothing: it reacts after {days} (reaction_days), and the plan has"
    " {plan}"
)
ASKS_NOTHING = Template("policy {policy} orders nothing: its quantities are 0")
NEVER_LOW = Template(
    "policy {policy} orders nothing by the plan: what is there and under way stays above the stock"
    " at which it orders until the end"
)
SAME = Template(
    "policies {first} and {second} have the same rules and will end the same: leave one out"
)
