"""Reports of ads and of live rooms, from tables of Records."""

import pandas as pd

from .files import dated, local, money, write
from .people import filled


def write_ads_manager(ads, path, language="en", currency="USD", total=True):
    """Write ads as Ads Manager does, by day, with its row of totals."""
    told = {
        "Campaign name": ads["campaign"],
        "By Day": dated(ads["date"], "%Y-%m-%d"),
        f"Cost ({currency})": money(ads["spend"]),
        "Impressions": "12345",
        "Clicks (destination)": money(ads["clicks"], "{:.0f}"),
        "CTR (destination)": "1.2%",
        "Conversions": money(ads["orders"], "{:.0f}"),
        **filled({"Operator": "name"}, len(ads)),
    }
    table = pd.DataFrame(told, index=ads.index)
    if total:
        last = {
            "By Day": "Total of 3 results",
            f"Cost ({currency})": money([ads["spend"].sum()])[0],
        }
        table = pd.concat([table, pd.DataFrame([last])], ignore_index=True).fillna("")
    if language != "en":
        names = ["campaign_name", "By Day", "Cost", "impressions", "clicks", "ctr", "conversions"]
        table.columns = [*local("ads", names, language), "Operator"]
    return write(table, path, "Data")


def write_gmv_max(ads, path, language="en"):
    """Write ads as GMV Max does."""
    columns = [
        "campaign_name",
        "stat_time_day",
        "cost",
        "net_cost",
        "orders",
        "gross_revenue",
        "roi",
    ]
    told = {
        "campaign_name": ads["campaign"],
        "stat_time_day": dated(ads["date"], "%Y-%m-%d 00:00:00"),
        "cost": money(ads["spend"]),
        "net_cost": money(ads["spend"] * 0.9),
        "orders": money(ads["orders"], "{:.0f}"),
        "gross_revenue": money(ads["spend"] * 5),
        "roi": "5.0",
    }
    table = pd.DataFrame(told, columns=columns, index=ads.index)
    table.columns = local("gmv_max", columns, language)
    return write(table, path, "Data")


def write_rooms(rooms, path, language="en"):
    """Write live rooms, their lengths as `3h 7m`."""
    hours = (rooms["minutes"] // 60).astype("int64").astype("str")
    rest = (rooms["minutes"] % 60).astype("int64").astype("str")
    told = {
        "room_id": rooms["room"],
        "live_name": rooms["host"],
        "live_launched_time": dated(rooms["start"], "%Y-%m-%d %H:%M:%S"),
        "live_duration": hours + "h " + rest + "m",
        "cost": money(rooms["spend"]),
        "orders": money(rooms["orders"], "{:.0f}"),
        "live_views": "999",
        **filled({"Top viewer": "name"}, len(rooms)),
    }
    table = pd.DataFrame(told, index=rooms.index)
    if language != "en":
        names = ["room_id", "host", "live_launched_time", "live_duration", "cost", "orders"]
        table.columns = [*local("rooms", names, language), "live_views", "Top viewer"]
    return write(table, path, "LIVE")
