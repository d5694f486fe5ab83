"""What is said of C15: banned accounts."""

from ..template import Template

TOLD = Template("an account that is banned sells nothing, and all plans for stock are void")
QUESTION = Template("what does a shop still sell while an account is banned?")
EXPERIMENT = Template(
    "a shop that owes half of its orders to ads, with its ad account banned, or itself suspended"
)
WHEN = {
    "ads": Template("where the ad account is banned"),
    "shop": Template("where the shop is suspended"),
}
LEFT = Template("orders left")
PERCENT = Template("%")
SHOWS = Template("without its ad account the shop sells {ads} of what it would, suspended {shop}")
ADVICE = Template(
    "plan for the two apart: with ads banned order for organic sales alone, which go on; only a"
    " suspended shop needs a place to sell its stock elsewhere, and cash for what it owes."
)
