"""Alarms, read off the levels and the empty closes of one product when all is over."""

from itertools import groupby


def spells(flags: list[bool]) -> list[tuple[int, int]]:
    """Return the first day of each run of days, and the day after its last."""
    runs, day = [], 0
    for flag, run in groupby(flags):
        length = len(list(run))
        if flag:
            runs.append((day, day + length))
        day += length
    return runs


def alarms(levels: list[int], outs: list[bool]) -> dict[str, int]:
    """Return the counts of sim.world.run.alarms."""
    alerts = spells([level > 0 for level in levels])
    stockouts = [first for first, _ in spells(outs)]
    starts = {day: first for first, after in alerts for day in range(first, after)}
    return {
        "stockouts": len(stockouts),
        "stockouts_missed": sum(day not in starts for day in stockouts),
        "warning_days": sum(day - starts[day] for day in stockouts if day in starts),
        "false_alarms": sum(
            after < len(levels) and not any(outs[first:after]) for first, after in alerts
        ),
        "alert_days": len(starts),
    }
