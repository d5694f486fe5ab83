"""What the charts of profit say: scoreboard, spread, and what turns the verdict round."""

from .template import Template

CUT = Template("Cut axis (//): it does not begin at zero.")
POINT = Template("{policy}: {figure}")
AND_RISK = Template("{profit}; {what}: {risk}")

# Scoreboard
GAIN = Template("Policy {policy} earns {amount} more than today's rule")
LESS_LOSS = Template("Policy {policy} loses {amount} less than today's rule")
AND_TODAY_BREAKS = Template("{finding}; today's rule cannot be paid for")
AND_DEARER_BREAKS = Template("{finding}; {policy} earns more but cannot be paid for")
GAP = Template("{figure}  ({gap} on today's)")
TODAYS_MEAN = Template("today's rule")
TODAYS_MEDIAN = Template("median of today's rule")
BARS = Template(
    "{runs} simulated futures, the same for every policy. Line through a dot: 95 % interval of the"
    " mean; in brackets: difference from today's rule, future by future."
)
CROSSED = Template("Grey cross: cannot be paid for, or breaks another limit, and so cannot win.")

# Spread of profit
PROFIT = Template("profit, {currency}")
ONE_IN_20 = Template("One future in 20 leaves {policy} with {amount} or less")
AND_TODAY_WITH = Template("{finding}, and today's rule with {amount} or less")
STRIPS = Template(
    "{runs} simulated futures. Thin line: 9 of 10 futures; bar: half of them; white tick: the"
    " median future; triangle: mean of the worst 1 in 20 (CVaR)."
)
SPREAD = Template(
    "{policy}: worst of 20 {p05}, median {median}, best of 20 {p95}; mean of the worst 1 in 20"
    " {cvar}"
)

# What turns the verdict round
TURNS_BELOW = Template("Policy {rival} is ahead of {best} if {what} is below {value}")
TURNS_ABOVE = Template("Policy {rival} is ahead of {best} if {what} is above {value}")
MAY_BELOW = Template("Policy {rival} may be ahead of {best} if {what} is below {value}")
MAY_ABOVE = Template("Policy {rival} may be ahead of {best} if {what} is above {value}")
NOTHING_TURNS = Template(
    "Nothing that is uncertain turns the verdict round by itself: {best} stays ahead of {rival}"
)
NOT_RULED_OUT = Template(
    "{runs} runs do not rule out that {what} by itself puts {rival} ahead of {best}"
)
NOT_TOLD = Template(
    "{runs} runs do not tell {best} from {rival} when all is as the file says, so no turning point"
    " is sure"
)
NOT_TOLD_BUT = Template(
    "{runs} runs do not tell {best} from {rival} when all is as the file says; most hangs on {what}"
)
NOT_AHEAD = Template(
    "If all is as the file says, {rival} is ahead of {best}: what is uncertain decides between them"
)
TIMES = Template("{value}\N{NO-BREAK SPACE}\N{MULTIPLICATION SIGN}")
DAYS_MORE = Template("{value}\N{NO-BREAK SPACE}d")
FLIP = Template("turns round at {value} ({low} to {high})")
NO_FLIP = Template("does not turn it round")
MAY_FLIP = Template("may turn it round")
ALL_AS_USUAL = Template("all as the file says")
DASHED = Template(
    "Dashed: the fitted gap where all is as the file says, {gap}; the verdict's gap is the mean"
    " over all that is uncertain."
)
LEAD = Template("profit of {best} minus {rival}, {currency}")
LEADER_AHEAD = Template("leader ahead \N{RIGHTWARDS ARROW}")
RIVAL_AHEAD = Template("\N{LEFTWARDS ARROW} rival ahead")
INPUT = Template(
    "{what}: {low_gap} at {low}, {high_gap} at {high}; {share} of the spread of the gap"
)
BARS_OF_INPUTS = Template(
    "{runs} simulated futures. Each bar: the fitted gap while one input goes from its low value"
    " (one draw in 20 is lower) to its high one, all else as the file says; whiskers: 95 %"
    " intervals. All inputs together make {share} of the gap's spread; the rest is luck."
)
SHOWN = Template("Shown: the {count} of {all} inputs that matter most.")
