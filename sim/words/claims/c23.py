"""What is said of C23: an average of daily sales without a window."""

from ..template import Template

TOLD = Template('days of cover are stock over "average daily sales"; yellow comes 15 days before')
QUESTION = Template("over how many days should daily sales be averaged?")
EXPERIMENT = Template(
    "sales that rise tenfold within three days, stock for 15 days of them, and averages of 1 to 30"
    " days: the days from yellow and red to the empty shelf"
)
WHEN = Template("with an average of {window} days")
YELLOW = Template("days from yellow to the empty shelf")
RED = Template("days from red to the empty shelf, average of {window} days")
YOUNG = Template("days from {level} of a product six days old, average of all its days")
LEVELS = {"yellow": Template("yellow"), "red": Template("red")}
DAYS = Template("days")
SHOWS = Template(
    "yellow comes {yellow} days before the stockout with averages of {windows} days, and red {red}"
)
ADVICE = Template(
    "say the window with the line: 3 to 7 days where hits come, and a line higher by the days that"
    " it costs; a long average belongs to what sells evenly."
)
