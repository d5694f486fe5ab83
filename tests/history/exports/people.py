"""Invented people, whose names, phones, addresses and messages fill the personal columns."""

NAMES = ("Somchai Jaidee", "Budi Santoso", "Nguyễn Thị Mai", "张三丰", "Maria Souza")
PHONES = ("+66 81 555 0101", "(+62)812-555-0102", "0905550103", "13800550104", "+5511955550105")
ADDRESSES = (
    "99 Moo 4 Lane Seven",
    "Jalan Mawar 12B",
    "25 Ngõ Huế",
    "幸福路八号",
    "Rua das Flores 3",
)
MESSAGES = ("leave it with aunt Ploy", "hadiah untuk Ibu Ani", "gọi trước", "放门口", "não tocar")
IDS = ("ploy_shopper88", "budi.buys", "maimai2001", "laozhang_55", "mariazinha")
TOWNS = ("Bang Saphan Yai", "Wonosobo Barat", "Hội An Tây", "平遥古城", "Ouro Preto Velho")

PERSONAL = {*NAMES, *PHONES, *ADDRESSES, *MESSAGES, *IDS, *TOWNS}


def filled(headers, rows):
    """Return columns of invented people under personal headers, one value a row."""
    kinds = {"name": NAMES, "phone": PHONES, "address": ADDRESSES, "message": MESSAGES, "id": IDS}
    kinds["town"] = TOWNS
    return {
        header: [kinds[kind][row % len(kinds[kind])] for row in range(rows)]
        for header, kind in headers.items()
    }
