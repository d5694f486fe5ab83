"""The order sheet in sentences: what to order, and how much hangs on it."""

from collections.abc import Iterator, Sequence

from ..network.network import Network
from ..words import order as say
from ..words.number import amount, decimals_carried, exact, money, number, percent
from ..words.rules import by
from ..words.text import MORE, clauses, joined, quoted
from .best_today import BestToday, looked_at
from .next_order import FirstOrder
from .order_curve import OrderCurve
from .order_lines import Line, Today
from .order_sheet import Morning, OrderSheet, usual

_MOST, _FIRST = 6, 3
"""More parts than these are counted, after the first ones: tables have all."""


def sheet_sentences(sheet: OrderSheet) -> list[str]:
    """Say what each policy orders, then how much another order would earn."""
    network, current = sheet.network, sheet.network.scenario.current_rule
    in_turn = sorted(sheet.mornings, key=lambda one: one.today.policy != current)
    return [
        line
        for place, morning in enumerate(in_turn)
        for line in _morning(network, morning, first=place == 0)
    ]


def _morning(network: Network, morning: Morning, *, first: bool) -> Iterator[str]:
    """Yield what must be said of one policy; the table says what others than the first order."""
    today, policy = morning.today, quoted(morning.today.policy)
    if morning.best:
        yield _advice(network, policy, morning.best)
    if first or morning.best or not usual(today):
        yield orders(network, morning)
    yield from _alerts(policy, today)
    yield from _cuts(policy, today)
    if morning.best:
        yield from _cuts(say.THE_BEST(), morning.best.today)
    for line in today.lines:
        if line not in usual(today):
            yield say.OTHERWISE(share=percent(line.share), supplier=line.supplier)
    if today.fees:
        yield say.FEES(fees=_money(network, today.fees))
    if morning.best:
        yield from _out(morning.best)


def _cuts(who: str, today: Today) -> Iterator[str]:
    """Say which orders cash does not let out whole."""
    for cut in today.cut:
        asked, ordered = number(cut.asked), number(cut.ordered)
        yield say.CUT(who=who, asked=asked, product=cut.product, ordered=ordered)


def orders(network: Network, morning: Morning) -> str:
    """Say what the policy itself orders, or when it first will."""
    lines, policy = usual(morning.today), quoted(morning.today.policy)
    if not lines:
        return say.NOTHING_TODAY(policy=policy, next=_next(network, morning.later))
    now, later = (sum(getattr(line, key) for line in lines) for key in ("now", "later"))
    many = len(lines) > _MOST
    dearest = sorted(lines, key=lambda line: -(line.now + line.later)) if many else lines
    return say.ORDERS(
        policy=policy,
        what=_some([_item(line) for line in dearest]),
        now=_money(network, now),
        later=_money(network, later),
    )


def _some(parts: Sequence[str]) -> str:
    """Return parts in one phrase; of many the first ones, and how many more."""
    if len(parts) <= _MOST:
        return joined(parts)
    return joined([*parts[:_FIRST], MORE(count=number(len(parts) - _FIRST))])


def _item(line: Line) -> str:
    return say.ITEM(units=number(line.units), product=line.product, mode=by(line.mode))


def _next(network: Network, first: FirstOrder | None) -> str:
    """Say when a policy orders first that orders nothing today."""
    if first is None or first.share == 0:
        return say.NO_ORDER()
    if first.half is None:
        return say.SELDOM(share=percent(first.share))
    half = f"{network.date(first.half)}"
    if first.most is None:
        return say.FIRST_ORDER_HALF(half=half)
    return say.FIRST_ORDER(half=half, most=f"{network.date(first.most)}")


def _alerts(policy: str, today: Today) -> Iterator[str]:
    """Say which alerts ring, the worst first."""
    rings = [
        say.RINGS(
            level=say.LEVELS[level](),
            products=_some([name for name, other in today.levels.items() if other == level]),
        )
        for level in sorted({*today.levels.values()} - {0}, reverse=True)
    ]
    if rings:
        yield say.ALERT(policy=policy, alerts=clauses(rings))


def _advice(network: Network, policy: str, best: BestToday) -> str:
    """Say whether to order what was found to be best."""
    if not best.orders:
        return say.IS_OWN(policy=policy)
    what, gap = _some(_wished(best)), best.gain.gap
    if gap.value < 0:
        loss = money(f"{-gap}", network.scenario.currency)
        return say.NOTHING_BETTER(policy=policy, what=what, loss=loss)
    gain = money(f"{gap}", network.scenario.currency)
    if best.is_better:
        return say.BETTER(what=what, policy=policy, gain=gain)
    sure = gap.low is not None and gap.low > 0
    return (say.NOT_WORTH if sure else say.TOO_CLOSE)(policy=policy, what=what, gain=gain)


def _wished(best: BestToday) -> list[str]:
    """Return the orders that were found to be best, in words: of each what can go out."""
    short = {cut.product for cut in best.today.cut}
    return [
        _wish(name, mode, _out_today(best, name, mode) if name in short else units)
        for mode, orders in best.orders.items()
        for name, units in orders.items()
    ]


def _out_today(best: BestToday, product: str, mode: str) -> int:
    """Return how much usually goes out of what was found to be best."""
    lines = usual(best.today)
    return sum(line.units for line in lines if (line.product, line.mode) == (product, mode))


def _wish(product: str, mode: str, units: int) -> str:
    if not units:
        return say.NO_MORE(product=product, mode=by(mode))
    return say.ITEM(units=number(units), product=product, mode=by(mode))


def not_tried(network: Network) -> list[str]:
    """Say of how many products no other quantities were tried, where there are many."""
    shelves, some = sum(row.owns_shelf for row in network.listings), len(looked_at(network))
    return [say.NOT_TRIED(some=number(some), others=number(shelves - some))] * (shelves > some)


def flat_sentences(sheet: OrderSheet) -> list[str]:
    """Say how far each quantity may be off, where any may be ordered at all."""
    return [
        _flat(sheet.network, curve)
        for morning in sheet.mornings
        for curve in (morning.best.curves if morning.best else ())
        if curve.best or curve.flat != (0, 0)
    ]


def _flat(network: Network, curve: OrderCurve) -> str:
    low, high = (number(end) for end in curve.flat)
    worth = money(exact(curve.worth), network.scenario.currency)
    product, mode = curve.product, curve.mode
    if low == high:
        return say.PEAKED(product=product, mode=by(mode), best=low, worth=worth)
    text = say.FLAT_FROM if curve.flat[1] == curve.quantities[-1] else say.FLAT
    return text(product=product, mode=by(mode), low=low, high=high, worth=worth)


def _out(best: BestToday) -> Iterator[str]:
    """Say which products sell out before other goods can be there."""
    for name, chance in best.out_before.items():
        own = best.out_as_is[name]
        if chance.value == own.value > 0:
            yield say.OUT(product=name, share=percent(chance.value))
        elif chance.value or own.value:
            share = percent(chance.value)
            yield say.OUT_EITHER(product=name, share=share, own=percent(own.value))


def _money(network: Network, value: float) -> str:
    """Write an amount without more digits than a planner reads."""
    return amount(value, network.scenario.currency, decimals_carried(value or 1.0))


def finding(curve: OrderCurve) -> str:
    """Return what a curve shows."""
    low, high = (number(end) for end in curve.flat)
    if low == high:
        return say.TITLE_PEAK(product=curve.product, mode=by(curve.mode), best=low)
    return say.TITLE_FLAT(product=curve.product, mode=by(curve.mode), low=low, high=high)


def headline(sheet: OrderSheet, morning: Morning) -> str:
    """Return what a policy's curves show together."""
    best, policy = morning.best, quoted(morning.today.policy)
    if best is None or not best.is_better:
        return say.HEADLINE_OWN(policy=policy)
    gain = money(f"{best.gain.gap}", sheet.network.scenario.currency)
    own = [
        number(morning.today.units(name, mode))
        for mode, orders in best.orders.items()
        for name in orders
    ]
    return say.HEADLINE_BETTER(what=_some(_wished(best)), own=_some(own), gain=gain)


def by_weight(curves: Sequence[OrderCurve]) -> list[OrderCurve]:
    """Return curves by what hangs on their quantity between nothing and the best, most first."""
    return sorted(curves, key=lambda c: c.profits[0] - max(c.profits))
