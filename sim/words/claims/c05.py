"""What is said of C5: the formula for safety stock that every guide prints."""

from ..template import Template

TOLD = Template(
    "safety stock is the most sold in a day × the longest lead time − mean sales × mean lead time"
)
QUESTION = Template("how much does the formula max × max order, and what do others?")
EXPERIMENT = Template(
    "four products of more and more surprise, 120 days of history, lead times of 15 days (cv 0.15);"
    " the reorder point of max × max against the 99 % point of what sells in a lead time, and the"
    " share of cycles without a stockout of four rules, three of which are asked for 95 %"
)
WHEN = Template("demand is {kind}")
TIMES = Template("reorder point over the 99 % point of lead-time demand")
CYCLES = Template("{kind}, {policy}: cycles without a stockout")
PERCENT = Template("%")
SHOWS = Template(
    "its reorder point is {times} times the 99 % point for {kinds} demand; the textbook's z sigma,"
    " asked for 95 % of the cycles, keeps {kept}, {last} demand last"
)
ADVICE = Template(
    "take the formula out of the sheet: it pays for every worst case at once. Use z sigma with the"
    " undershoot counted where sales are steady, and plan bursts as events of their own: no formula"
    " of past sales keeps its promise for them."
)
