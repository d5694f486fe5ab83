"""What the charts say of days of cover, of alerts, and of how long goods take."""

from .template import Template

COVER = Template("days of cover")
ON_ALERT = Template("on alert")
RED = Template("Under {policy}, the alert of {product} is {level} {how_often} {when}")
NEVER = Template("Under {policy}, no alert is raised in any of {runs} simulated futures")
NO_ALERT = Template(
    "{policy} has no alert; the shelf with the least cover is {product}: {days} {when} in the"
    " median future"
)
NO_ALERT_NO_SALES = Template("{policy} has no alert; the plan sells from no shelf")
NOTE = Template(
    "{runs} simulated futures. Cover: the days until what is on hand is sold out, should buyers"
    " come as planned. Below each: the share of futures with an alert that morning, by its level."
)
NOTE_NO_ALERT = Template(
    "{runs} simulated futures. Cover: the days until what is on hand is sold out, should buyers"
    " come as planned. {policy} has no alert."
)
BANDS = Template(
    "Bands: the lines of its alert, which counts days by {rule}, so it may fire outside them."
)
BANDS_ON_POSITION = Template(
    "Bands: the lines of its alert, which counts goods on order too, and days by {rule}, so it may"
    " fire outside them."
)
NO_BANDS = Template("Its alert has no lines that are fixed days of cover.")
RULES = {
    "days of cover": Template("recent sales"),
    "look-ahead cover": Template("the plan as recent sales correct it"),
    "reaction to conversion": Template("recent sales"),
}
CUT = Template("More than {days} days are cut off.")
CUT_APART = Template("Panels end at {low} to {high} days; what lasts longer is cut off.")
BAND = Template("{level} {days} d")
ALERT = Template("{level} alert")
FIRST = Template("first {level}: by {date} in half of the futures")
SOME = Template("{level} at some time: {how_often}")
LEVELS = {
    "yellow": Template("yellow"),
    "orange": Template("orange"),
    "red": Template("red"),
}

# Lead times
WAY = Template("{mode}, {supplier} to {warehouse}")
BY = Template("by {mode}")
SLOWEST = Template(
    "From {supplier} {mode} half of the orders are on the shelf within {half} days, and 19 of 20"
    " within {most}"
)
NO_WAYS = Template("No supplier sends goods to any shelf")
DAYS_AXIS = Template("days from order to shelf")
USUAL = Template("usual: {days} days")
SPREAD = Template("{way}: half of the orders within {half} days, 19 of 20 within {most}")
HOW_LONG = Template("half {half} d, 19 of 20 {most} d")
LEAD_NOTE = Template(
    "Orders on {days} days spread over the plan, {sample} draws each, one unit a day. Thick: half"
    " of the orders, thin: 9 of 10, dot: median. Ring: half of the orders of a usual day; closures"
    " and busy seasons lie to the right of it."
)
