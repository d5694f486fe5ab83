"""What a page says of the numbers of a file, and of those that it leaves to the program."""

from sim.report.sections.assumptions import assumptions


def test_left_at_default_are_the_keys_that_the_file_does_not_hold(meeting):
    *_, left = assumptions(meeting).folds
    assert left.heading.startswith("Left at the program's default: ")
    (grid,) = left.grids
    keys = {row[0].text for row in grid.rows}
    assert {"settlement.commission", "product.rack.weight_kg"} <= keys
    assert not {"product.lamp.price", "product.rack.unit_cost", "cash.opening", "seed"} & keys
