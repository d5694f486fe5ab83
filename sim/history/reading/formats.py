"""All formats, those that are told by more columns before those that fewer would do for."""

from . import (
    ads,
    forecast,
    gmv_max,
    plain,
    products,
    purchases,
    rooms,
    sales,
    shopee_orders,
    shopify_orders,
    stock,
    tiktok_orders,
    tiktok_settlements,
)

FORMATS = (
    tiktok_settlements.FORMAT,
    shopify_orders.FORMAT,
    tiktok_orders.FORMAT,
    shopee_orders.FORMAT,
    rooms.FORMAT,
    gmv_max.FORMAT,
    ads.FORMAT,
    purchases.FORMAT,
    forecast.FORMAT,
    plain.FORMAT,
    stock.FORMAT,
    products.FORMAT,
    sales.FORMAT,
)
