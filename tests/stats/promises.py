"""What the statistics promise, measured: how often an interval holds, and a verdict is right.

Each promise is measured on studies whose truth is known exactly, and with a method that breaks it,
which must be told from ours. `python -m tests.docs.readme statistics` writes the table.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from tests.stats import promised_choices as choices
from tests.stats import promised_intervals as intervals

Cells = dict[str, float]


class Promise(NamedTuple):
    name: str
    design: str
    nominal: float
    """What a method that keeps it may give at worst, as a share; or in standard errors."""
    low: float
    high: float
    """Between these a figure of the full size is accepted."""
    full: int
    quick: int
    """Studies of a cell in the table, and in the tests that always run."""
    measure: Callable[..., Cells]
    """Return the figure of each cell of the design, of so many studies by a method."""
    ours: Callable
    mutant: Callable
    wrong: str
    """What the mutant is."""
    once: str = "exact"
    """What takes the place of the number of studies where it is one."""

    def accepts(self, figure, studies):
        """Say whether a figure of so many studies is accepted: fewer scatter more."""
        wider = (self.full / studies) ** 0.5
        low = self.nominal - (self.nominal - self.low) * wider
        return low <= figure <= self.nominal + (self.high - self.nominal) * wider

    def cells(self, studies, method):
        return self.measure(studies, method)

    def row(self):
        """Return the line of the table, measured at full size."""
        ours, mutant = (self.cells(self.full, method) for method in (self.ours, self.mutant))
        return {
            "promise": self.name,
            "design": self.design,
            "studies": self.studies,
            "accepted": self.accepted,
            "measured": self.told(ours.values()),
            "mutant": f"{self.wrong}: {self.told(mutant.values())}",
            "kept": all(self.accepts(figure, self.full) for figure in ours.values()),
        }

    @property
    def studies(self):
        """How many studies a cell has, in words."""
        return f"{self.full:,}" if self.full > 1 else self.once

    @property
    def accepted(self):
        """What is accepted of the full size, in words."""
        if self.low == self.high:
            return self.told([self.low])
        if self.high == 1.0:
            return f"at least {self.told([self.low])}"
        return self.told([self.low, self.high]) if self.low else f"at most {self.told([self.high])}"

    def read(self, text):
        """Return the ends of a range that `told` wrote."""
        ends = [float(end) for end in re.findall(r"[-+]?[\d.]+", text)]
        return ends if self in OF_ERRORS else [end / 100 for end in ends]

    def told(self, figures):
        """Write figures as a range, shares in percent."""
        low, high = min(figures), max(figures)
        if self in OF_ERRORS:
            ends, unit = [f"{end:+.2f}" for end in (low, high)], " SE"
        else:
            ends, unit = [f"{100 * end:.1f}" for end in (low, high)], " %"
        return f"{' to '.join(dict.fromkeys(ends))}{unit}"


PROMISES = [
    Promise(
        "a 95 % interval of a mean holds the truth",
        "profit of O05, units sold of O06, cost of O08; 100 worlds",
        0.95, 0.94, 0.96, 4000, 400,
        intervals.of_oracles, intervals.of_a_mean, intervals.worlds_twice,
        "each world counted twice",
    ),
    Promise(
        "also of rare losses, wherever one is printed",
        "units lost of O06 in 1, 5 and 10 % of worlds; 100, 300, 1,000 worlds",
        0.95, 0.93, 1.0, 2000, 300,
        intervals.of_rare_losses, intervals.of_a_mean, intervals.plain_t,
        "Student's t whatever the events",
    ),
    Promise(
        "with fewer than 10 events none is printed",
        "the same",
        1.0, 1.0, 1.0, 2000, 300,
        intervals.refused, intervals.of_a_mean, intervals.plain_t,
        "Student's t whatever the events",
    ),
    Promise(
        "an interval of a probability holds it",
        "0.2, 1, 5 and 20 %, 30 to 1,000 worlds, enumerated",
        0.95, 0.94, 1.0, 1, 1,
        intervals.of_probabilities, intervals.of_a_probability, intervals.wald,
        "Wald",
    ),
    Promise(
        "an interval of a quantile holds it",
        "P5, P50, P95, 72 to 1,000 worlds, by their ranks",
        0.95, 0.94, 1.0, 1, 1,
        intervals.of_quantiles, intervals.of_a_quantile, intervals.a_rank_closer,
        "the neighbouring ranks inwards",
    ),
    Promise(
        "P5 and P95 of fewer than 72 worlds, P1 and P99 of fewer than 368, have none",
        "6 to 71 and 100 to 367 worlds",
        1.0, 1.0, 1.0, 1, 1,
        intervals.no_quantiles, intervals.of_a_quantile, intervals.a_rank_closer,
        "the neighbouring ranks inwards",
    ),
    Promise(
        "policies that are equal in the mean are told apart",
        "two with luck of their own, 100 common worlds",
        0.05, 0.0, 0.07, 1000, 300,
        choices.told_apart, choices.looked_at_once, choices.peeking,
        "a look every 10 worlds until it is clear",
    ),
    Promise(
        "the interval of a lead that `--precision` ended holds it",
        "looked at every 40 worlds, 60 to 1,500 in all",
        0.95, 0.93, 0.97, 1000, 100,
        choices.ended, choices.by_half_width, choices.by_significance,
        "ended once it excludes 0",
    ),
    Promise(
        "one of six equal policies is ahead",
        "100 common worlds",
        0.05, 0.0, 0.07, 1000, 200,
        choices.ahead_of_equals, choices.verdict_is_ahead, choices.best_against_worst,
        "best against worst, uncorrected",
    ),
    Promise(
        "with `--precision` of the gap the best policy is chosen",
        "O05: 20 newsvendors of 3 to 6 quantities, exact optimum, 50 seeds each",
        0.95, 0.93, 1.0, 1000, 200,
        choices.best_newsvendor, choices.until_precise, choices.after_thirty_worlds,
        "the leader after 30 worlds",
    ),
    Promise(
        "a chance of a better policy that is said to be 5 % or less is wrong",
        "the best ahead of 15 equals by 1 and 2 SE",
        0.05, 0.0, 0.07, 2000, 120,
        choices.wrongly_sure, choices.said_by_verdict, choices.said_by_runner_up,
        "the tail of the runner-up alone",
    ),
    Promise(
        "between P10 and P90 lie 80 % of fresh worlds",
        "`scenarios/launch.toml`, 10 times 1,000 worlds and 1,000 fresh ones",
        0.80, 0.765, 0.835, 10, 2,
        intervals.of_fresh_worlds, intervals.p10_to_p90, intervals.range_of_the_mean,
        "the interval of the mean",
    ),
    Promise(
        "the winner measured again is not flattered",
        "six equal policies, 100 worlds and 100 fresh ones",
        0.0, -0.1, 0.1, 1000, 300,
        choices.flattered, choices.measured_again, choices.measured_once,
        "measured where it was chosen",
    ),
    Promise(
        "more worlds narrow no range of outcomes where inputs are uncertain",
        "`scenarios/launch.toml`, P5 to P95 of 8,000 worlds over those of 500",
        1.0, 0.9, 1.1, 1, 1,
        intervals.range_over_range, intervals.range_of_outcomes, intervals.range_of_the_mean,
        "the interval of the mean for the range", "1",
    ),
]  # fmt: skip
OF_ERRORS = [promise for promise in PROMISES if promise.name.startswith("the winner measured")]
