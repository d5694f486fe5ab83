"""What each rule of a policy does, by its name in a file; fields are the rule's numbers.

A rule that leaves things as they are anyway says nothing.
"""

from .template import Template

ALERT = {
    "days of cover": Template(
        "Alerts at {yellow}, {orange} and {red} days of cover (yellow, orange, red) at the sales of"
        " the last {window} days, {counts}."
    ),
    "look-ahead cover": Template(
        "Alerts where stock lasts fewer than {yellow}, {orange} or {red} days (yellow, orange, red)"
        " of what is planned, {counts}."
    ),
    "percent of stock": Template(
        "Alerts at {yellow}, {orange} and {red} % of a full shelf (yellow, orange, red), {counts}."
    ),
    "reaction to conversion": Template(
        "Alerts at {yellow}, {orange} and {red} days of cover (yellow, orange, red), {counts}; when"
        " ads convert better than usual, the lines {then}."
    ),
}
ORDER = {
    "none": Template("Orders nothing."),
    "arrive before date": Template(
        "On the last safe day before a sale orders {multiple} times its planned sales by {mode}."
    ),
    "(R,S)": Template("Every {every_days} days orders up to {up_to} units, on hand and on order."),
    "constant": Template("Every {every_days} days orders {quantity} units, whatever the stock."),
    "cover target": Template(
        "When the alert is {at}, orders up to {days} days of average sales, on hand and on order."
    ),
    "first batch": Template("Orders {quantity} units on {on_day}."),
    "max x max": Template(
        "Reorders when stock falls to the highest daily sales times the longest lead time, by"
        " {mode}."
    ),
    "newsvendor": Template(
        "On {on_day} orders once for the next {days} days, weighing units short against units left."
    ),
    "promotion pre-build": Template(
        "From {days_ahead} days before a sale covers all until its end, {multiple} times the plan;"
        " otherwise keeps {cover_days} days of cover."
    ),
    "quantile": Template(
        "Reorders when stock falls to what sells within a lead time in {service} of the last"
        " {window} mornings."
    ),
    "(r,Q)": Template(
        "When stock and orders are at {r} units or below, orders a multiple of {q} units."
    ),
    "rolling forecast": Template(
        "Every {every_days} days orders what the plan expects until the next order can be there,"
        " plus {buffer}."
    ),
    "(s,S)": Template(
        "When stock and orders are at {s} units or below, orders up to {up_to} units."
    ),
    "z sigma": Template(
        "Reorders when stock falls to average sales within a lead time plus a safety stock (z times"
        " sigma)."
    ),
}
FREIGHT = {
    "by sea": Template("All goes by sea."),
    "by air": Template("All goes by air."),
    "by land": Template("All goes by land."),
    "by express": Template("All goes by express."),
    "tailored base surge": Template("Orders go by sea; air fills up to {fly_up_to} units."),
    "before promotion": Template(
        "By sea; what would miss a sale by sea and makes it by air flies, up to {multiple} times"
        " the plan."
    ),
    "bridge by air": Template(
        "At red, what the plan lacks until a ship is there flies; the rest goes by {usual}."
    ),
    "red by air": Template("What is ordered at red flies; all else goes by {usual}."),
    "dual index": Template("Air fills up to {fly_up_to} units; the rest goes by sea."),
    "split": Template("{air_share} of each order flies, the rest goes by sea."),
}
SOURCING = {
    "split": Template("The backup supplier gets {share} of each order."),
}
ADS = {
    "pace": Template("Ads start at {start_share} of the plan and grow by {growth} a day at most."),
    "pause": Template(
        "Ads are cut to {down_to} of the plan at {at_days} days of cover, and restart at"
        " {restart_days}."
    ),
    "plan b": Template(
        "At {at_days} days of cover the ads of a product pause and those of its substitute run,"
        " until {restart_days} days ({instead})."
    ),
    "throttle": Template("Below {full_cover_days} days of cover ads are cut in proportion."),
}
PRICE = {
    "clear out": Template("From day {from_day} on the price is cut by {cut}."),
    "clear overstock": Template(
        "Above {above_days} days of cover the price is cut by {cut}, until {until_days} days."
    ),
}
TRANSFERS = {
    "to days of cover": Template(
        "A warehouse at {at_days} days of cover is filled to {days} days from another, which keeps"
        " {keep_days}."
    ),
    "to look-ahead cover": Template(
        "A warehouse at {at_days} days of planned sales is filled to {days} days from another,"
        " which keeps {keep_days}."
    ),
    "level the cover": Template(
        "Stock moves between warehouses whose covers lie {apart_days} days apart; the giver keeps"
        " {keep_days}."
    ),
}
COUNTS = {
    "on hand": Template("of what is on hand"),
    "position": Template("of what is on hand and on order"),
}
AT = {
    "green": Template("green or worse, so always"),
    "yellow": Template("yellow or worse"),
    "orange": Template("orange or worse"),
    "red": Template("red"),
}
THEN = {
    "lower": Template("are lowered"),
    "keep": Template("stay"),
    "raise": Template("are raised"),
}
MODES = {
    "sea": Template("sea"),
    "air": Template("air"),
    "land": Template("land"),
    "express": Template("express"),
}
FIRST_DAY = Template("the first day")
ON_DAY = Template("day {day} of the plan")
OWN = Template("Decided by a file of the seller's own: {file}.")
BEFORE_THEN = Template("{first} Then: {then}")
OTHERWISE = Template("{first} Otherwise: {then}")
REACTION = Template("Orders go out {days} after the decision.")
TODAY = Template("Orders {what} on the first day, whatever the rules say.")
TODAY_ITEM = Template("{units} {product} by {mode}")
OF_EACH = Template("{number} ({name})")
BESIDE = Template("{sentence} Also: {settings}.")
SETTING = Template("{key} = {value}")


def by(mode: str) -> str:
    """Return what a mode of freight is called in the language that is spoken."""
    return MODES[mode]() if mode in MODES else mode
