"""A usual value of each key that a table must have, for the message where it is missing.

A key alone stands for all tables; `Product.name` for one kind of table, as the schema calls it.
"""

from typing import Final

_DATE, _LAW = "2026-11-11", '{ law = "pert", low = 2, mode = 4, high = 9 }'

USUAL: Final = {
    "Scenario.name": '"My shop, 11.11"', "currency": '"USD"', "start": "2026-09-16",
    "Scenario.days": "90", "current_rule": '"three-tier 15/10/5"', "Cash.opening": "20_000",
    "Product.name": '"lamp"', "Container.price": "1_800", "price": "13.90", "unit_cost": "3.40",
    "suppliers": '["Ningbo Bright"]', "units_per_day": "20", "Supplier.name": '"Ningbo Bright"',
    "mode": '"sea"', "Lane.to": '"Bangkok"', "transit_days": _LAW, "rate": "170", "per": '"m3"',
    "Warehouse.name": '"Bangkok"', "dock_days": "3", "Composed.name": '"three-tier 15/10/5"',
    "Host.name": '"own team"', "units_per_hour": "14", "product": '"lamp"', "host": '"own team"',
    "Live.start": "2026-11-11T20:00:00", "minutes": "120",
    "Promotion.name": '"11.11"', "products": '["lamp"]', "sale_from": "2026-11-09",
    "sale_days": "4", "uplift": '{ law = "pert", low = 2, mode = 4, high = 12 }',
    "budget_per_day": "40", "cost_per_click": "0.05", "orders_per_click": "0.016",
    "half_saturation": "100", "date": _DATE, "first_day": "2026-10-01", "last_day": "2026-10-07",
    "SellingSeason.multiple": "1.3", "Payday.multiple": "1.3", "Viral.multiple": "10",
    "Point.multiple": "1.2", "PromotionPreBuild.multiple": "1.3",
    "yellow": "15", "orange": "10", "red": "5", "CoverTarget.days": "30", "s": "600",
    "up_to": "1_200", "r": "600", "q": "300", "quantity": "1_000",
    "Constant.quantity": "300", "days_ahead": "45",
    "cover_days": "30", "Newsvendor.days": "60", "Newsvendor.cv": "0.4", "at_days": "5",
    "restart_days": "10", "instead": '{ lamp = "rack" }', "full_cover_days": "20",
    "Split.air_share": "0.2", "fly_up_to": "300", "SplitSupply.share": "0.3", "cut": "0.2",
    "from_day": "60", "Tax.from_day": _DATE, "above_days": "90", "until_days": "45",
    "then": '"lower"', "keep_days": "14", "apart_days": "10", "ToDaysOfCover.days": "14",
    "ToLookAheadCover.days": "14", "mean": "10", "cv": "0.3", "sd": "3", "low": "2",
    "Pert.mode": "4", "Triangular.mode": "4", "high": "9", "k": "6", "values": "[1, 2, 3]",
    "least": "4", "tail": "1.6", "most": "40", "Constant.value": "3",
    "shop": '"Shopee"', "FurtherShop.name": '"Shopee"', "demand": "{ units_per_day = 20 }",
    "Region.name": '"East"', "Region.share": "0.5", "warehouse": '"Bangkok"',
    "from": '"Bangkok"', "Change.from": _DATE, "to": '"Hat Yai"', "Delivery.days": "2",
    "Transfer.transit_days": "3", "Shipment.units": "500", "arrives": "2026-10-01",
    "late_days": "0", "sold_out": '"lamp"', "bought": '"rack"', "Substitute.share": "0.2",
    "level": '{ law = "lognormal", mean = 1, cv = 0.6 }', "days_to_half": "12",
    "plateau_days": "8", "Repeat.share": "0.1", "within_days": "2", "lift": "0.01",
    "Creator.name": '"Mei"', "posts_per_week": "2",
    "orders_per_post": '{ law = "lognormal", mean = 5, cv = 3 }',
    "chance": "0.05", "CustomsHold.days": "5", "Exam.days": "5", "Exam.kind": '"x-ray"',
    "Late.days": "7", "LotRejection.days": "14", "SailingDelay.days": "7",
    "ShortShipment.share": "0.1", "Defects.share": "0.02", "premium": "0.003", "holds": "28",
    "from_charged": "5", "discount": "0.05", "from_units": "1_000", "Backup.mode": '"air"',
    "wait_days": "10", "Outage.per_year": "2", "Outage.days": "1", "ReadyStock.units": "500",
    "remake_days": "10", "bought_units": "5_000", "balance_days": "30", "after_days": "60",
    "per_m3_day": "0.4", "per_unit": "0.2", "CashOnDelivery.share": "0.3", "Deposit.amount": "500",
    "Tier.name": '"standard"', "payout_after_days": "7", "hazard_per_year": "0.2", "at": "12",
    "limit": "5_000", "AdCredit.days": "30", "when_below": "300", "top_up": "1_000",
    "listing": '"lamp"', "Parcels.units": "40", "left_on": "2026-09-15", "on": "2026-09-20",
    "amount": "1_500", "what": '"product.*.demand"', "Shock.name": '"storm"',
}  # fmt: skip
"""As a file writes them. Tables and lists of tables are told by how they begin."""

BEGINNINGS: Final = {
    "cash": "[cash] with opening = 20_000",
    "product": '[[product]] with name = "lamp"',
    "supplier": '[[supplier]] with name = "Ningbo Bright"',
    "lane": '[[lane]] with mode = "sea"',
    "warehouse": '[[warehouse]] with name = "Bangkok"',
    "host": '[[host]] with name = "own team"',
    "shop": '[[shop]] with name = "Shopee"',
    "policy": '[[policy]] with name = "today"',
}
"""How tables of the file begin."""
