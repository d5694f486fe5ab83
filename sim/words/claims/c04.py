"""What is said of C4: shorter alert days for hits."""

from ..template import Template

TOLD = Template("hits need fewer days of alert than steady sellers, and more frequent orders")
QUESTION = Template("at how many days of stock should a hit be ordered, and a steady seller?")
EXPERIMENT = Template(
    "orders at 5 to 90 days of stock and goods on order, two weeks' worth each; a steady seller"
    " whose goods take 20 days, and a hit whose goods take 3 to 35 days or whose life is short; the"
    " line that earns most"
)
LEAD = Template("where the hit's goods take {days} days")
LIFE = Template("where the hit's fashion passes after {days} days")
BEST = Template("best line of the hit; a steady seller's: {steady} days")
STEADY = Template("best line of a steady seller")
LOSS = Template("profit that the hit loses at {line} days, {where}")
DAYS = Template("days")
OR = Template("days ({low} to {high} may be as good)")
AMONG = Template("{line} ({low} to {high})")
SHOWS = Template(
    "a steady seller earns most with an order at {steady} days, a hit with the same lead time at"
    " {hit}, and one whose fashion passes after {life} days at {short}"
)
ADVICE = Template(
    "give a hit a longer line than a steady seller with the same lead time; shorten it only for"
    " goods that you can have within days, and for the last weeks of a fashion."
)
