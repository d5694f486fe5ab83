"""The seller's plan: what each source of demand is expected to bring, in one mean world."""

from dataclasses import dataclass, field, replace
from functools import cached_property

from ...arrays import Floats, np
from ...chance.streams import Streams
from ...chance.supply import draw_supply
from ...network.lanes import lanes_of
from ...network.network import Network
from ...policy.sales_before import SalesBefore
from ..buying.supplier import Supplier
from ..core.shipment import Lots
from ..core.timetable import Timetable, timetable
from ..demand.ads import planned_budget
from ..freight.carrier import Booking, Carrier
from .forecast import forecast
from .sales_book import sales_before

AHEAD = 120
"""Days after the last one that the plan reaches: the last orders need something to aim at."""
_SAMPLE = 1000


@dataclass(frozen=True)
class Plan:
    """What the seller expects of demand and of lead times."""

    sources: dict[str, Floats]
    """Units a day by source, (days + AHEAD, P) each."""
    lead_days: dict[str, Floats]
    """Days by mode, (P,) each."""
    longest_lead_days: dict[str, Floats]
    lead_sd_days: dict[str, Floats]
    ads_budget: Floats
    """Planned cents of each day of the horizon, (days, P)."""
    sold_before: SalesBefore
    timetables: tuple[Timetable, ...] = field(repr=False)
    """When each shop's market trades."""

    @property
    def units(self) -> Floats:
        """All sources together."""
        return np.asarray(sum(self.sources.values()))

    @cached_property
    def cumulative(self) -> Floats:
        """Units expected before each day, (days + AHEAD + 1, P)."""
        return _cumulative(self.units)


def _cumulative(units: Floats) -> Floats:
    """Return the units before each day, (days + 1, P)."""
    return np.concatenate([np.zeros((1, units.shape[1])), np.cumsum(units, axis=0)])


def make_plan(network: Network) -> Plan:
    """Work out the plan: the forecast of demand, and a sample of lead times."""
    shops = [forecast(replace(shop, days=shop.days + AHEAD)) for shop in network.shops]
    sources = {name: np.concatenate([shop[name] for shop in shops], axis=1) for name in shops[0]}
    units, lead = np.asarray(sum(sources.values())), sample_lead_days(network)
    return Plan(
        sources=sources,
        lead_days={mode: days.mean(axis=1) for mode, days in lead.items()},
        longest_lead_days={mode: np.quantile(days, 0.95, axis=1) for mode, days in lead.items()},
        lead_sd_days={mode: days.std(axis=1) for mode, days in lead.items()},
        ads_budget=np.concatenate([planned_budget(s)[:, :, 0] for s in network.shops], axis=1),
        sold_before=sales_before(network, _cumulative(units)),
        timetables=tuple(timetable(shop) for shop in network.shops),
    )


def sample_lead_days(network: Network) -> dict[str, Floats]:
    """Return days from order to shelf by mode, (P, sample); orders of all days of the plan."""
    luck = draw_supply(network, Streams(network.terms.seed, -1 % 2**32), _SAMPLE)
    world, rows = np.arange(_SAMPLE), network.listings
    day = world * network.plan_days // _SAMPLE
    suppliers = {s.name: Supplier(s, network, luck, _SAMPLE) for s in network.terms.suppliers}
    modes = dict.fromkeys(lane.mode for lane in network.terms.lanes if lane.mode in network.modes)
    result: dict[str, Floats] = {mode: np.zeros((len(rows), _SAMPLE)) for mode in modes}
    carriers = {lane.key: Carrier(lane, network, luck, _SAMPLE) for lane in network.terms.lanes}
    one, none = np.ones(_SAMPLE, np.int64), np.zeros(_SAMPLE, np.int64)
    for number, row in enumerate(rows):
        ready = suppliers[row.suppliers[0]].work.ready(day, none, world)
        lots = Lots(none + number, one, one, none, day, none, world)
        lanes = lanes_of(network.terms.lanes, row)
        trips = {
            key: carriers[key].land(lots, Booking(*carriers[key].sails(ready, world), none))
            for key in {lane.key for lane in lanes.values()}
        }
        for mode, lane in lanes.items():
            result[mode][number] = trips[lane.key].on_shelf - day
    return result
