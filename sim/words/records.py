"""What files of a seller's records are called, and why rows of them say nothing of demand."""

from .template import Template

TIKTOK_ORDERS = Template("TikTok Shop orders")
TIKTOK_SETTLEMENTS = Template("TikTok Shop settlements")
SHOPEE_ORDERS = Template("Shopee orders")
SHOPIFY_ORDERS = Template("Shopify orders")
ADS = Template("an ads report by day")
GMV_MAX = Template("a GMV Max report by day")
ROOMS = Template("live rooms")
PLAIN = Template("a plain table of daily sales")
STOCK = Template("snapshots of stock")
PURCHASES = Template("past purchase orders")
PRODUCTS = Template("a table of products")
SALES = Template("dates of sales")
FORECAST = Template("a forecast")

UNPAID = Template("never paid for")
BY_BUYER = Template("cancelled by the buyer")
BY_NOBODY = Template("cancelled, and the file does not say by whom: counted as by the buyer")
GIFTS = Template("gifts: sold for nothing")
SAMPLES = Template("samples")
REFUSED = Template("sent and called off, refused at the door: counted as demand")
RETURNED = Template("sold and sent back: counted as demand")
TWICE = Template("exported twice: counted once")
TITLES = Template("headers and descriptions among the rows")
TOTALS = Template("totals of other rows")
ADJUSTMENTS = Template("adjustments that belong to no sale")
