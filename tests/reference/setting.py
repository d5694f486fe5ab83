"""All of a scenario that a world needs, in plain lists, so that its loop only looks things up."""

from __future__ import annotations

from dataclasses import dataclass

from sim.network.network import Network
from sim.network.shop import Shop
from sim.scenario.calendar import Promotion
from sim.world.run.plan import Plan

from .days import Boost, Interval, boosts, session_orders, sign_up, timetable
from .terms import ProductTerms, product_terms


@dataclass(frozen=True, slots=True)
class ShopSetting:
    """What one shop needs; its products are rows `first` and on of the seller's."""

    shop: Shop
    first: int
    timetable: list[list[Interval]]
    live: list[list[float]]
    """Usual orders in each step of each session."""
    boosts: list[list[Boost]]
    sign_up: dict[int, list[int]]
    """Promotions whose sign-up ends, by day."""

    @staticmethod
    def of(shop: Shop, first: int) -> ShopSetting:
        """Work everything out."""
        return ShopSetting(
            shop=shop,
            first=first,
            timetable=timetable(shop),
            live=[session_orders(shop, live) for live in shop.lives],
            boosts=[boosts(shop, day) for day in range(shop.days)],
            sign_up=sign_up(shop),
        )


@dataclass(frozen=True, slots=True)
class Setting:
    """All of a scenario that a world needs."""

    network: Network
    plan: Plan
    shops: list[ShopSetting]
    products: list[ProductTerms]
    """All listings."""
    promotions: list[tuple[int, int, tuple[str, ...]]]

    @staticmethod
    def of(network: Network, plan: Plan) -> Setting:
        """Work everything out."""
        starts = [rows.start for rows in network.rows]
        return Setting(
            network=network,
            plan=plan,
            shops=[ShopSetting.of(*pair) for pair in zip(network.shops, starts, strict=True)],
            products=[
                product_terms(shop, plan, first, number)
                for shop, first in zip(network.shops, starts, strict=True)
                for number in range(len(shop.listings))
            ],
            promotions=[
                (shop.day(p.sale_from), shop.day(p.sale_from) + p.sale_days - 1, _rows(shop, p))
                for shop in network.shops
                for p in shop.promotions
            ],
        )


def _rows(shop: Shop, promotion: Promotion) -> tuple[str, ...]:
    """Return the names of the rows that take part in a promotion."""
    return tuple(row.name for row in shop.listings if row.product in promotion.products)
