"""How platforms call what became of an order, by language."""

STATUS = {
    "en": ("Unpaid", "To ship", "Shipped", "Completed", "Cancelled"),
    "zh": ("未付款", "待发货", "已发货", "已完成", "已取消"),
    "id": ("Belum dibayar", "Perlu dikirim", "Dikirim", "Selesai", "Dibatalkan"),
    "th": ("ค้างชำระ", "ที่จะจัดส่ง", "จัดส่งแล้ว", "เสร็จสมบูรณ์", "ยกเลิกแล้ว"),
    "vi": ("Chưa thanh toán", "Cần gửi", "Đã vận chuyển", "Đã hoàn tất", "Đã hủy"),
    "pt": ("Não pago", "A enviar", "Enviado", "Concluído", "Cancelado"),
}
BY = {
    "en": ("Buyer", "Seller"),
    "zh": ("买家", "卖家"),
    "id": ("Pembeli", "Penjual"),
    "th": ("ผู้ซื้อ", "ผู้ขาย"),
    "vi": ("Người mua", "Người bán"),
    "pt": ("Comprador", "Vendedor"),
}
BY_SHOPEE = {
    "en": ("Cancelled by buyer. Reason: Others", "Cancelled by seller. Reason: Out of Stock"),
    "zh": ("买家取消 原因：其他", "卖家取消 原因：缺货"),
    "id": ("Dibatalkan oleh Pembeli. Alasan: Lainnya", "Dibatalkan oleh Penjual. Alasan: lain"),
    "th": ("ยกเลิกโดยผู้ซื้อ: อื่นๆ", "ยกเลิกโดยผู้ขาย: อื่นๆ"),
    "vi": ("Hủy bởi người mua lí do là: khác", "Hủy bởi người bán lí do là: khác"),
    "pt": ("Cancelado pelo comprador: outro", "Cancelado pelo vendedor: outro"),
}


def states(orders, language):
    """Return the word of each order's status."""
    unpaid, to_ship, shipped, done, cancelled = STATUS[language]
    words = {"unpaid": unpaid, "kept": done, "waiting": to_ship}
    told = orders["status"].map(words).fillna(cancelled)
    return told.mask((orders["status"] == "waiting") & orders["shipped"].notna(), shipped)


def cancellers(orders, pair):
    """Return who cancelled each order, empty for most."""
    told = {"cancelled by buyer": pair[0], "cancelled by seller": pair[1]}
    return orders["status"].map(told).fillna("")
