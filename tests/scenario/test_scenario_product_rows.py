"""Products come from a CSV file as if each row were a [[product]]."""

import pytest

from sim.network import ScenarioError, load, parse
from tests.scenario.files import SMALL

PLAIN = SMALL[: SMALL.index("[[product]]")] + SMALL[SMALL.index("[[supplier]]") :]
"""The small file without its products."""
SKUS = """name,price,unit_cost,weight_kg,volume_m3,opening_stock,suppliers,demand.units_per_day
lamp,13.90,3.40,0.4,0.003,60,factory,10
rack,9.50,2.10,,,40,factory,6
"""


@pytest.fixture
def shop(tmp_path):
    """Return what loads a file with products of a CSV text."""

    def loaded(skus=SKUS, text='products = "skus.csv"\n' + PLAIN, **files):
        (tmp_path / "shop.toml").write_text(text, "utf-8")
        (tmp_path / "skus.csv").write_text(skus, "utf-8")
        for name, content in files.items():
            (tmp_path / f"{name}.toml").write_text(content, "utf-8")
        return load(tmp_path / "shop.toml")

    return loaded


def refused(shop, tmp_path, skus):
    with pytest.raises(ScenarioError) as caught:
        shop(skus)
    return [line.removeprefix(f"{tmp_path}/") for line in caught.value.lines]


def test_rows_are_the_products_that_tables_would_be(shop):
    assert shop().scenario == parse(SMALL).scenario
    assert shop().document.tables == {"skus.csv": SKUS}


def test_beside_semicolons_a_comma_may_part_decimals_and_thousands_are_asked_about(shop, tmp_path):
    """As spreadsheets in Vietnam and Indonesia write them; 0.003 has three decimals, too."""
    lines = SKUS.replace(",", ";").replace(".", ",").replace("demand,units", "demand.units")
    assert shop(lines).scenario == parse(SMALL).scenario
    assert refused(shop, tmp_path, lines.replace(";60;", ";1,900;")) == [
        'skus.csv row 2: product "lamp" → opening_stock: expected a whole number, found "1,900";'
        " write 1900"
    ]


def test_a_product_in_two_rows_is_refused_and_does_not_change_the_first(shop, tmp_path):
    assert refused(
        shop, tmp_path, f"{SKUS}Lamp,1,1,1,1,1,factory,1\nlamp ,9,2,1,1,1,factory,1\n"
    ) == ['skus.csv row 5: name: "lamp" stands in row 2 already']


def test_semicolons_part_columns_and_names_and_a_mark_of_byte_order_is_read_over(shop):
    lines = SKUS.replace("factory", '"factory"').replace(",", ";")
    assert shop("\ufeff" + lines).scenario == parse(SMALL).scenario
    two = parse(SMALL.replace('["factory"]', '["factory", "mill"]', 1) + MILL).scenario
    text = 'products = "skus.csv"\n' + PLAIN + MILL
    assert shop(SKUS.replace("factory", "factory; mill", 1), text).scenario == two


MILL = '\n[[supplier]]\nname = "mill"\nlead_time_days = 9\n'


def test_a_table_of_the_file_says_what_differs_from_its_row(shop):
    own = '[[product]]\nname = "rack"\nprice = 8.00\n'
    products = shop(text='products = "skus.csv"\n' + PLAIN + own).scenario.products
    assert [(p.name, p.price, p.unit_cost) for p in products] == [
        ("lamp", 13.90, 3.40),
        ("rack", 8.00, 2.10),
    ]


def test_rows_take_the_place_of_inherited_products(shop):
    other = SKUS.replace("rack", "shelf")
    text = 'extends = "base.toml"\nproducts = "skus.csv"\n'
    products = shop(other, text, base=SMALL).scenario.products
    assert [product.name for product in products] == ["lamp", "shelf"]


def test_to_drop_all_products_and_to_say_no_more_leaves_the_rows(shop):
    base = SMALL.replace("lamp", "cup").replace("rack", "mat")
    star = '[[product]]\nname = "*"\ndrop = true\n'
    text = f'extends = "base.toml"\nproducts = "skus.csv"\nlive = []\n{star}'
    assert [p.name for p in shop(text=text, base=base).scenario.products] == ["lamp", "rack"]


def test_to_drop_all_products_means_the_inherited_ones_and_not_the_rows(shop):
    text = (
        'extends = "base.toml"\nproducts = "skus.csv"\nlive = []\n'
        '[[product]]\nname = "*"\ndrop = true\n[[product]]\nname = "cup"\nprice = 5\n'
        'unit_cost = 1\nsuppliers = ["factory"]\ndemand.units_per_day = 1\n'
    )
    products = shop(SKUS.replace("lamp", "mat"), text, base=SMALL).scenario.products
    assert [product.name for product in products] == ["mat", "rack", "cup"]


@pytest.mark.parametrize(
    ("skus", "line"),
    [
        (
            SKUS.replace("9.50", "9;50"),
            'skus.csv row 3: product "rack" → price: expected a number, found "9;50"',
        ),
        (
            SKUS.replace("13.90", "15%"),
            'skus.csv row 2: product "lamp" → price: expected a number, found "15%"; write 0.15',
        ),
        (
            SKUS.replace("lamp,", ","),
            "skus.csv row 2: name: is empty",
        ),
        (
            SKUS.replace("9.50", "9,50"),
            "skus.csv row 3: expected 8 cells, found 9; quote a cell that has a comma",
        ),
        (
            SKUS.replace("name", "nme"),
            "skus.csv: row 1: expected a first row of keys, each once, with name among them, found"
            " nme, price, unit_cost, weight_kg, volume_m3, opening_stock, suppliers,"
            " demand.units_per_day",
        ),
        (
            SKUS.replace("weight_kg", "price.a"),
            "skus.csv row 2: price.a: price has a value of its own",
        ),
        (SKUS.splitlines()[0], "skus.csv: has no product below its first row"),
    ],
)
def test_a_mistake_is_told_with_file_row_and_column(shop, tmp_path, skus, line):
    assert line in refused(shop, tmp_path, skus)


def test_an_unknown_column_is_told_of_the_first_rows_and_counted(shop, tmp_path):
    rows = "".join(f"p{n},9,2,1,0.1,5,factory,1\n" for n in range(20))
    lines = refused(shop, tmp_path, SKUS.replace("weight_kg", "wight_kg") + rows)
    told = [line for line in lines if "unknown key" in line]
    assert told[0] == (
        'skus.csv row 2: product "lamp" → wight_kg: unknown key; did you mean "weight_kg"?'
    )
    assert len(told) == 3
    assert "skus.csv: the same in 18 more places" in lines


@pytest.mark.parametrize(
    ("says", "message"),
    [
        ('products = "sku.csv"', 'products: no file "sku.csv"; did you mean "skus.csv"?'),
        (
            "[[products]]\nname = 'x'",
            "products: expected the name of a CSV file in quotes; single products are [[product]]",
        ),
    ],
)
def test_a_file_of_products_that_is_none_is_refused(shop, says, message):
    text = f"{says}\n{PLAIN}" if says.startswith("p") else f"{PLAIN}\n{says}"
    with pytest.raises(ScenarioError) as caught:
        shop(text=text)
    assert str(caught.value.problems[0]) == message
