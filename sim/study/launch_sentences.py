"""Launch sizes in sentences: which one to order, which one is safe, and what stands in the way."""

from collections.abc import Iterator
from math import sqrt

from ..network.network import Network
from ..stats import Estimate
from ..stats.interval import runs_for_half_width
from ..words import launch as say
from ..words.number import amount, decimals_carried, exact, exact_percent, money, number, rounded
from ..words.rules import by
from ..words.text import quoted
from .launch_curve import Batch, LaunchCurve
from .launch_sizes import LaunchSizes


def launch_sentences(sizes: LaunchSizes) -> list[str]:
    """Say the size that earns most, the smallest that is safe, and what other policies change."""
    curve = sizes.best
    return [
        *_best(sizes, curve),
        *_safe(sizes, curve),
        *_beside(sizes, curve),
        *(_behind(sizes, other) for other in sizes.curves[1:]),
    ]


# --- the size that earns most ----------------------------------------------------------------


def _best(sizes: LaunchSizes, curve: LaunchCurve) -> Iterator[str]:
    """Yield what to order, and what would earn more if it could be paid for."""
    network, policy = sizes.network, quoted(curve.policy)
    if not curve.best.payable:
        yield say.NONE_PAYABLE(
            event=_short(network), share=f"{curve.best.short}", units=number(curve.best.units)
        )
    profit = money(f"{curve.again.profit}", network.scenario.currency)
    if curve.best.units == 0:
        yield say.NO_BATCH(product=sizes.product, mode=by(curve.mode), policy=policy)
    else:
        yield (say.BEST if curve.best.payable else say.WOULD_BE)(
            units=number(curve.best.units),
            product=sizes.product,
            mode=by(curve.mode),
            policy=policy,
            profit=profit,
            flat=_flat(network, curve),
        )
    if curve.safe(sizes.risk) is not curve.best:
        yield say.RISKS(
            units=number(curve.best.units),
            event=sizes.risk.event,
            share=f"{curve.best.out_long}",
            bound=exact_percent(sizes.risk.bound),
        )
    if curve.again.profit.value < 0:
        yield say.LOSES(profit=profit)
    yield from _more(sizes, curve)


def _flat(network: Network, curve: LaunchCurve) -> str:
    """Say how far the size may be off."""
    flat, (low, high) = _within(network, curve), curve.untold
    if curve.flat[0] <= low and high <= curve.flat[1]:
        return flat
    if curve.flat[0] == curve.flat[1]:
        return say.UNTOLD(low=number(low), high=number(high))
    return say.AND_UNTOLD(flat=flat, low=number(low), high=number(high))


def _within(network: Network, curve: LaunchCurve) -> str:
    """Say which sizes earn about as much as the best in the mean."""
    low, high = (number(end) for end in curve.flat)
    worth = money(exact(curve.profits.worth), network.scenario.currency)
    if low == high:
        return say.PEAKED(worth=worth)
    text = say.FLAT_FROM if curve.flat[1] == curve.batches[-1].units else say.FLAT
    return text(low=low, high=high, worth=worth)


def _more(sizes: LaunchSizes, curve: LaunchCurve) -> Iterator[str]:
    """Yield a size that would earn more and cannot be paid for, if there is one."""
    top = max(curve.batches, key=lambda batch: batch.profit.value)
    gap = top.profit.value - curve.best.profit.value
    if curve.best.payable and gap > curve.profits.worth:
        yield say.MORE_BUT(
            units=number(top.units),
            gap=_amount(sizes.network, gap),
            event=_short(sizes.network),
            share=f"{top.short}",
        )


# --- the size that is safe -------------------------------------------------------------------


def _safe(sizes: LaunchSizes, curve: LaunchCurve) -> Iterator[str]:
    """Yield the smallest size that keeps the risk, or why none does."""
    risk, safe = sizes.risk, curve.safe(sizes.risk)
    if safe is None:
        yield say.NOT_REACHED(
            risk=f"{risk}",
            policy=quoted(curve.policy),
            units=number(curve.least_risky.units),
            event=risk.event,
            share=f"{curve.least_risky.out_long}",
        )
        yield from _reasons(sizes, curve)
    else:
        share, price = f"{safe.out_long}", _price(sizes.network, curve, safe)
        if safe.units == 0:
            yield say.SAFE_WITHOUT(risk=f"{risk}", event=risk.event, share=share, price=price)
            return
        units = number(safe.units)
        yield say.SAFE(risk=f"{risk}", units=units, event=risk.event, share=share, price=price)


def _price(network: Network, curve: LaunchCurve, safe: Batch) -> str:
    """Say what a size earns less than the best."""
    if safe.units == curve.best.units:
        return say.ALSO_BEST()
    less, best = -curve.costs(safe).gap, number(curve.best.units)
    if less.low is None or less.low <= 0:
        return say.NO_LESS(best=best)
    return say.COSTS(gap=money(f"{less}", network.scenario.currency), best=best)


def _reasons(sizes: LaunchSizes, curve: LaunchCurve) -> Iterator[str]:
    """Yield why no size keeps the risk: each reason that is seen, or that more does not help."""
    reasons = [
        *_too_few(sizes, curve),
        *_too_dear(sizes, curve),
        *_held_back(curve),
        *_too_late(sizes, curve),
    ]
    last = curve.batches[-1]
    yield from reasons or [
        say.NO_MORE(units=number(last.units), event=sizes.risk.event, share=f"{last.out_long}")
    ]


def _too_few(sizes: LaunchSizes, curve: LaunchCurve) -> Iterator[str]:
    """Yield that so few futures cannot show so small a risk, whatever the size or at the best."""
    runs, risk, least = number(sizes.runs), sizes.risk, curve.least_risky
    share = least.out_long.value
    if sizes.runs < risk.runs_needed:
        yield say.TOO_FEW(runs=runs, needed=number(risk.runs_needed))
    elif share < risk.bound < (least.out_long.high or 0):
        needed = runs_for_half_width(sqrt(share * (1 - share)), risk.bound - share)
        if needed:
            yield say.MORE_RUNS(runs=runs, units=number(least.units), needed=rounded(needed))


def _too_dear(sizes: LaunchSizes, curve: LaunchCurve) -> Iterator[str]:
    """Yield the smallest size that would keep the risk and cannot be paid for."""
    for batch in curve.keeping(sizes.risk)[:1]:
        yield say.TOO_DEAR(
            units=number(batch.units), event=_short(sizes.network), share=f"{batch.short}"
        )


def _held_back(curve: LaunchCurve) -> Iterator[str]:
    """Yield that cash cuts the largest order."""
    if curve.largest.sent < curve.largest.units:
        yield say.HELD_BACK(asked=number(curve.largest.units), sent=number(curve.largest.sent))


def _too_late(sizes: LaunchSizes, curve: LaunchCurve) -> Iterator[str]:
    """Yield that goods come later after the launch than the risk allows, and what delays them."""
    small, large, latest = curve.smallest, curve.largest, sizes.launch + sizes.risk.days
    if small.half is None or large.half is None:
        return
    launch, first, last = (_date(sizes, day) for day in (sizes.launch, small.half, small.most))
    if small.most > latest:
        units = number(small.units)
        yield say.LATE_ANYWAY(
            units=units, mode=by(curve.mode), half=first, most=last, launch=launch
        )
        yield from _faster(sizes.network, curve)
        return
    capacity = sizes.first_supplier.capacity_per_day
    if capacity and large.most > latest and large.half > small.half:
        yield say.CAPACITY(
            supplier=sizes.first_supplier.name,
            capacity=number(capacity),
            units=number(large.sent),
            half=_date(sizes, large.half),
            most=_date(sizes, large.most),
            least=number(small.units),
            first=first,
            last=last,
            launch=launch,
        )
        yield from _faster(sizes.network, curve)


def _faster(network: Network, curve: LaunchCurve) -> Iterator[str]:
    """Yield that there is another mode, where the batch would not fly."""
    if "air" in network.modes - {curve.mode}:
        yield say.TRY(mode="air")


def _date(sizes: LaunchSizes, day: int) -> str:
    return f"{sizes.network.date(day)}"


# --- what comes with the best ----------------------------------------------------------------


def _beside(sizes: LaunchSizes, curve: LaunchCurve) -> Iterator[str]:
    """Yield what cash lets out of the best size, when it comes, and what it leaves."""
    network, best, coming = sizes.network, curve.best, curve.best_coming
    if best.units and coming.sent < best.units:
        yield say.CUT(sent=number(coming.sent), asked=number(best.units))
    if best.units and coming.half is not None:
        half, most, launch = (_date(sizes, day) for day in (coming.half, coming.most, sizes.launch))
        yield say.COMES(units=number(best.units), half=half, most=most, launch=launch)
    cash = say.CASH(
        units=number(best.units),
        cash=_amount(network, best.cash_low.value),
        left=_units(best.left),
    )
    if network.days > network.plan_days:
        yield say.AND_DEAD(cash=cash, dead=_units(best.dead))
    else:
        yield say.NO_RUN_OFF(cash=cash)


def _units(figure: Estimate) -> str:
    """Write a mean of units to the digit that its interval leaves certain."""
    return number(figure.value, min((figure.decimals or 1) - 1, 0))


# --- other policies --------------------------------------------------------------------------


def _behind(sizes: LaunchSizes, curve: LaunchCurve) -> str:
    """Say what another policy that follows changes."""
    gap, safe = sizes.behind[curve.policy].gap, curve.safe(sizes.risk)
    risk = f"{sizes.risk}"
    is_less = gap.low is not None and gap.low > 0
    return (say.BEHIND if is_less else say.AS_GOOD)(
        policy=quoted(curve.policy),
        units=number(curve.best.units),
        mode=by(curve.mode),
        gap=money(f"{gap}", sizes.network.scenario.currency),
        safe=say.BEHIND_SAFE(units=number(safe.units), risk=risk)
        if safe
        else say.BEHIND_NOT(risk=risk),
    )


def _short(network: Network) -> str:
    """Say what it is that cash runs out."""
    return (say.BEYOND_CREDIT if network.scenario.cash.credit else say.BELOW_ZERO)()


def _amount(network: Network, value: float) -> str:
    """Write an amount without more digits than a planner reads."""
    return amount(value, network.scenario.currency, decimals_carried(value or 1.0))


def headline(sizes: LaunchSizes) -> str:
    """Return what the curves show."""
    curve, several = sizes.best, len(sizes.curves) > 1
    safe, risk = curve.safe(sizes.risk), f"{sizes.risk}"
    units, product = number(curve.best.units), sizes.product
    best = say.HEADLINE(units=units, product=product)
    if several:
        best = say.HEADLINE_UNDER(units=units, product=product, policy=quoted(curve.policy))
    if curve.best.units == 0:
        best = say.HEADLINE_NONE(product=product)
    if safe is None:
        return say.TITLE_NOT(best=best, risk=risk)
    if safe.units == curve.best.units:
        return say.TITLE_BOTH(best=best, risk=risk)
    if safe.units == 0:
        return say.TITLE_WITHOUT(best=best, risk=risk)
    return say.TITLE_SAFE(best=best, units=number(safe.units), risk=risk)
