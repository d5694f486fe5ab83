"""The terminal's tables: what stands in their heads and cells beside figures."""

from .template import Template

POLICY = Template("policy")
MINUS_TODAY = Template("minus today's rule")
PROFIT = Template("profit")
BETTER = Template("better in\n% of futures")
VARIANCE = Template("variance\nreduction")
IDENTICAL = Template("identical")
TIMES = Template("{times} x")
RANGE = Template("{low} to {high}")
