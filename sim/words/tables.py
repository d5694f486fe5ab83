"""The terminal's tables: what stands in their heads and cells beside figures."""

from .template import Template

POLICY = Template("policy")
MEAN_PROFIT = Template("profit")
WORST = Template("worst\nof 20")
CASH_LOW = Template("cash low,\n1 in 20")
SALE_DAYS_OUT = Template("sale days\nout %")
DAYS_OUT = Template("days\nsold out")
MISSED = Template("units\nmissed")
LOST = Template("units\nlost")
BREAKS = Template("\N{BALLOT X} {policy}")
BREAK_WHAT = Template("\N{BALLOT X} does not keep to {limits}, and so cannot win")
MINUS_TODAY = Template("minus today's rule")
PROFIT = Template("profit")
BETTER = Template("better in\n% of futures")
VARIANCE = Template("variance\nreduction")
IDENTICAL = Template("identical")
TIMES = Template("{times} x")
RANGE = Template("{low} to {high}")
