"""What is said of C16: several shops against the risk of a ban."""

from ..template import Template

TOLD = Template("several shops spread the risk of a ban")
QUESTION = Template("do two shops keep a seller in business?")
EXPERIMENT = Template(
    "two shops, each suspended for two months about once a year, where 0 to all of the bans spread"
    " to the other; the days on which neither sells"
)
WHEN = Template("where {share} of bans spread")
MORE = Template("days without a sale, more than of one shop")
DAYS = Template("days")
ALONE = Template("days without a sale of one shop")
UP_TO = Template("where no more than {share} of bans spread")
SHOWS = Template(
    "one shop sells nothing on {alone} days a year; two unlinked ones are both shut on {unlinked}"
    " fewer, two linked ones on {linked} more"
)
ADVICE = Template(
    "count shops as two only where nothing links them: owner, account, device, address, bank; else"
    " a second shop is a second way to be banned."
)
