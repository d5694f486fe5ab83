"""All of a scenario that a world needs, in plain lists, so that its loop only looks things up."""

from __future__ import annotations

from dataclasses import dataclass

from sim.scenario.scenario import Scenario
from sim.world.plan import Plan

from .days import Boost, Interval, boosts, live_fees, payday, session_orders, sign_up, timetable
from .terms import LaneTerms, ProductTerms, SupplierTerms, lane_terms, product_terms, supplier_terms


@dataclass(frozen=True, slots=True)
class Setting:
    """All of a scenario that a world needs."""

    scenario: Scenario
    products: list[ProductTerms]
    suppliers: list[SupplierTerms]
    lanes: list[LaneTerms]
    timetable: list[list[Interval]]
    live: list[list[float]]
    """Usual orders in each step of each session."""
    live_fees: list[int]
    boosts: list[list[Boost]]
    sign_up: dict[int, list[int]]
    """Promotions whose sign-up ends, by day."""
    paydays: list[int]
    promotions: list[tuple[int, int, tuple[str, ...]]]

    @staticmethod
    def of(scenario: Scenario, plan: Plan) -> Setting:
        """Work everything out."""
        return Setting(
            scenario=scenario,
            products=[product_terms(scenario, plan, p) for p in range(len(scenario.products))],
            suppliers=[supplier_terms(scenario, supplier) for supplier in scenario.suppliers],
            lanes=[lane_terms(scenario, lane) for lane in scenario.lanes],
            timetable=timetable(scenario),
            live=[session_orders(scenario, live) for live in scenario.lives],
            live_fees=live_fees(scenario),
            boosts=[boosts(scenario, day) for day in range(scenario.days)],
            sign_up=sign_up(scenario),
            paydays=[payday(day, scenario.settlement) for day in range(scenario.days)],
            promotions=[
                (scenario.day(p.sale_from), scenario.day(p.sale_from) + p.sale_days - 1, p.products)
                for p in scenario.promotions
            ],
        )
