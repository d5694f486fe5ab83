"""What happens after an order: delivery, payout, fees, returns, cancellations."""

from dataclasses import dataclass

import pandas as pd

from ..estimate import Estimate
from ..fitted import Due
from ..orders import demand_lines, refused
from ..records import Records
from .ranges import mean_of_weeks, share

_SETTLED_DAYS = 30
"""After a delivery most that comes back has come back."""
_FEWEST = 20
"""Orders below which nothing is said."""
_RECENT_DAYS = 90
_USUAL_DAYS = 14
"""From an order to its delivery, where no file tells."""
_LATEST_DAYS = 30
"""What should have been paid out longer ago is not counted on."""
_PAYS_WITHIN_DAYS = 7
"""Between two payouts at most: settlements that end earlier before the last day are cut."""


@dataclass(frozen=True, slots=True)
class AfterTheSale:
    """What records say of the way of an order; None where they tell too little."""

    delivery_days: Estimate | None
    payout_days: Estimate | None
    commission: Estimate | None
    seller_cancelled: Estimate | None
    refused: Estimate | None
    receivables: tuple[Due, ...]


def after_the_sale(records: Records) -> AfterTheSale:
    """Return what records say of delivery, payout, fees and cancellations."""
    delivery, payout = delivery_days(records), payout_days(records)
    commission = _commission(records)
    return AfterTheSale(
        delivery,
        payout,
        commission,
        _seller_cancelled(records),
        _refused(records),
        tuple(receivables(records, delivery, payout, commission)),
    )


def delivery_days(records: Records) -> Estimate | None:
    """Return the days from a parcel's departure to its delivery."""
    orders = demand_lines(records).dropna(subset=["shipped", "delivered"])
    return _days(orders["shipped"], orders["delivered"])


def payout_days(records: Records) -> Estimate | None:
    """Return the days from delivery to payout, by orders that both files tell."""
    paid = _paid(records).dropna(subset=["delivered", "settled"])
    return _days(paid["delivered"], paid["settled"])


def _paid(records: Records) -> pd.DataFrame:
    """Return the settlements of sales with the delivery of their orders."""
    sales = records.settlements[~records.settlements["refund"]]
    delivered = records.orders.groupby(["shop", "order"], as_index=False)["delivered"].max()
    return sales.merge(delivered, on=["shop", "order"])


def _days(start: pd.Series, end: pd.Series) -> Estimate | None:
    """Return the days between two calendar dates; what starts in one week fares alike."""
    days = (end.dt.normalize() - start.dt.normalize()).dt.days
    if len(days) < _FEWEST:
        return None
    return mean_of_weeks(days, days * 0.0 + 1.0, _week(start))


def _week(times: pd.Series) -> pd.Series:
    """Return the number of the week of each time."""
    return (times - pd.Timestamp("1970-01-05")).dt.days // 7


def _commission(records: Records) -> Estimate | None:
    """Return the share of revenue that the platform keeps, of the last 90 days."""
    sales = records.settlements[~records.settlements["refund"]]
    sales = sales[(sales["revenue"] > 0) & sales["fees"].notna()].dropna(subset=["settled"])
    if len(sales) < _FEWEST:
        return None
    sales = sales[sales["settled"] > sales["settled"].max() - pd.Timedelta(days=_RECENT_DAYS)]
    revenue = sales["revenue"]
    return mean_of_weeks(-sales["fees"] / revenue, revenue, _week(sales["settled"]))


def _seller_cancelled(records: Records) -> Estimate | None:
    """Return the share of units paid for that the seller cancelled."""
    lines = demand_lines(records)
    units = int(lines["units"].sum())
    cancelled = int(lines.loc[lines["status"] == "cancelled by seller", "units"].sum())
    return share(cancelled, units) if units >= _FEWEST else None


def _refused(records: Records) -> Estimate | None:
    """Return the share of units sent that buyers refused at the door."""
    sent = demand_lines(records).dropna(subset=["shipped"])
    units = int(sent["units"].sum())
    return share(int(sent.loc[refused(sent), "units"].sum()), units) if units >= _FEWEST else None


def returns(records: Records, sku: str) -> tuple[Estimate | None, Estimate | None]:
    """Return the share of delivered units that come back, and after how many days.

    None where no file tells of any return: nobody has none.
    """
    if not records.orders["returned"].any():
        return None, None
    lines = demand_lines(records)
    lines = _with_delivery(lines[lines["sku"] == sku])
    last = lines["delivered"].max()
    ripe = lines[lines["delivered"] <= last - pd.Timedelta(days=_SETTLED_DAYS)]
    units, back = int(ripe["units"].sum()), int(ripe["returned"].sum())
    if units < _FEWEST:
        return None, None
    refunds = records.settlements[records.settlements["refund"]]
    refunds = refunds.merge(lines[["shop", "order", "delivered"]], on=["shop", "order"])
    late = refunds[refunds["settled"] >= refunds["delivered"]]
    return share(min(back, units), units), _days(late["delivered"], late["settled"])


def _with_delivery(lines: pd.DataFrame) -> pd.DataFrame:
    """Return lines that were delivered; in a shop that tells no delivery, two weeks after each."""
    tells = lines.groupby("shop")["delivered"].transform("count") > 0
    usual = lines["created"] + pd.Timedelta(days=_USUAL_DAYS)
    delivered = lines["delivered"].where(tells, usual)
    return lines.assign(delivered=delivered).dropna(subset=["delivered"])


def receivables(
    records: Records,
    delivery: Estimate | None,
    payout: Estimate | None,
    commission: Estimate | None,
) -> list[Due]:
    """Return what the platform holds after the last day, by the day of its payout.

    Orders that were kept and are not settled, less what came back, after fees; only of shops with
    settlements, and only of days that these reach. Without them nothing is said.
    """
    settled = records.settlements
    if settled.empty or payout is None or commission is None:
        return []
    last = demand_lines(records)["created"].max().normalize()
    open_since = settled["created"].min()
    orders = records.orders[records.orders["status"].isin(["kept", "waiting"])]
    orders = orders[orders["shop"].isin(settled["shop"]) & ~(orders["created"] < open_since)]
    orders = orders.dropna(subset=["price"])
    known = pd.MultiIndex.from_frame(settled[["shop", "order"]].drop_duplicates())
    left = orders[~pd.MultiIndex.from_frame(orders[["shop", "order"]]).isin(known)]
    days = pd.Timedelta(days=round(payout.value))
    on_its_way = pd.Timedelta(days=round(delivery.value) if delivery else 0)
    left_at = left["shipped"].fillna(left["created"]).dt.normalize()
    arrived = left["delivered"].fillna(left_at + on_its_way).dt.normalize()
    due = arrived + days
    due = due[_still_owed(due, settled["settled"].dropna().dt.normalize(), last)]
    kept = left.loc[due.index]
    amount = (kept["units"] - kept["returned"]) * kept["price"] * (1.0 - commission.value)
    by_day = amount.groupby(due.clip(lower=last + pd.Timedelta(days=1)).to_numpy()).sum()
    return [Due(pd.Timestamp(day).date(), float(sum_)) for day, sum_ in by_day.items() if sum_ > 0]


def payouts_end(settled: pd.Series, last: pd.Timestamp) -> pd.Timestamp:
    """Return the day up to which settlements tell what was paid out."""
    end = pd.Timestamp(settled.max())
    return last if end >= last - pd.Timedelta(days=_PAYS_WITHIN_DAYS) else end


def _still_owed(due: pd.Series, settled: pd.Series, last: pd.Timestamp) -> pd.Series:
    """Return what of unsettled orders, by the day of its payout, has not been paid out.

    Before the first settlement, and after the last, others were paid out that no file tells.
    """
    overdue = (due >= settled.min()) & (due <= payouts_end(settled, last))
    not_long = due > last - pd.Timedelta(days=_LATEST_DAYS)
    owed: pd.Series = (overdue & not_long) | (due > last)
    return owed
