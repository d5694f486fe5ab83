"""Which SKU ads and live sessions are of, and what was ordered while sessions ran."""

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd

from .orders import demand_lines
from .records import Records


def named_ads(records: Records, skus: Sequence[str]) -> pd.DataFrame:
    """Return the rows of ads that belong to a SKU: told, named by the campaign, or the only one."""
    return _named(records.ads, "campaign", skus)


def named_rooms(records: Records, skus: Sequence[str]) -> pd.DataFrame:
    """Return the sessions that belong to a SKU: told, or the SKU that sold most while it ran.

    One in which nothing was sold is of the SKU that most of the others are of.
    """
    rooms = _named(records.rooms, "room", skus)
    lost = records.rooms[~records.rooms.index.isin(rooms.index)]
    sold = in_sessions(records, lost.assign(sku=""), any_sku=True)
    if sold.empty:
        return rooms
    most = sold.sort_values("units", kind="stable").drop_duplicates("place", keep="last")
    found = lost.loc[most["place"]].assign(sku=most["sku"].to_numpy())
    rest = lost.drop(index=found.index).assign(sku=found["sku"].mode().iloc[0])
    return pd.concat([rooms, found, rest])


def _named(rows: pd.DataFrame, by: str, skus: Sequence[str]) -> pd.DataFrame:
    """Return rows with their SKU: as told, else the one whose name stands in another column."""
    if len(skus) == 1:
        return rows.assign(sku=rows["sku"].where(rows["sku"] != "", skus[0]))
    sku = rows["sku"].copy()
    for name in sorted(skus, key=len):  # the longest name that fits is the last to be written
        fits = rows[by].str.contains(_alone(name), case=False)
        sku = sku.where((rows["sku"] != "") | ~fits, name)
    return rows.assign(sku=sku).loc[sku != ""]


def _alone(name: str) -> str:
    """Return the pattern of a name that is no part of a longer word: SKU 12 is not in 2012."""
    return rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])"


def in_sessions(records: Records, rooms: pd.DataFrame, any_sku: bool = False) -> pd.DataFrame:
    """Return what was ordered while sessions ran: a row a session and SKU; `place` is the room's.

    A session counts on the day of its start. Only SKUs of the session, unless any may count.
    """
    columns = ["place", "date", "sku", "units"]
    lines = demand_lines(records).sort_values("created")[["created", "sku", "units"]].dropna()
    if rooms.empty or lines.empty:
        return pd.DataFrame(columns=columns).astype({"units": np.int64, "date": "datetime64[s]"})
    created = lines["created"].to_numpy()
    starts = rooms["start"].to_numpy()
    ends = starts + pd.to_timedelta(rooms["minutes"], unit="min").to_numpy()
    reach = np.searchsorted(created, starts), np.searchsorted(created, ends)
    place = np.repeat(np.arange(len(rooms)), reach[1] - reach[0])
    inside = lines.iloc[np.concatenate([np.arange(a, b) for a, b in zip(*reach, strict=True)])]
    sold = inside.assign(
        place=rooms.index.to_numpy()[place],
        date=rooms["start"].dt.normalize().to_numpy()[place],
        of=rooms["sku"].to_numpy()[place],
    )
    if not any_sku:
        sold = sold[sold["sku"] == sold["of"]]
    grouped = sold.groupby(["place", "date", "sku"])["units"].sum()
    return grouped.reset_index()[columns]
