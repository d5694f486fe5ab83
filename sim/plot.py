"""The charts of a comparison, such as `plot.policies(result)`.

Without axes or a figure at hand each makes its own, which a notebook displays.
"""

from .chart.calendar import plot as calendar
from .chart.cash_fan import plot as cash
from .chart.cash_forecast import plot as cash_forecast
from .chart.cover import plot as cover
from .chart.launch_curves import plot as launch
from .chart.lead_times import plot as lead_times
from .chart.left_on_table import plot as hindsight
from .chart.money import plot as money
from .chart.order_curves import plot as order
from .chart.pareto import plot as tradeoff
from .chart.policies import plot as policies
from .chart.profits import plot as profits
from .chart.reverse_sizes import plot as reverse
from .chart.scoreboard import plot as scoreboard
from .chart.settlement import plot as settlement
from .chart.stock_fan import plot as stock
from .chart.stress_map import plot as stress
from .chart.tails import plot as tails
from .chart.tornado import plot as tornado
from .chart.trials import plot as trials
from .chart.waterfall import plot as waterfall

__all__ = [
    "calendar", "cash", "cash_forecast", "cover", "hindsight", "launch", "lead_times", "money",
    "order", "policies", "profits", "reverse", "scoreboard", "settlement", "stock", "stress",
    "tails", "tornado", "tradeoff", "trials", "waterfall",
]  # fmt: skip
