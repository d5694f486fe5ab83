"""The exact figures of the domain notes, as the claims find them."""

import pytest

from tests.claims.found import figure, found


def test_c1_thirty_days_more_tie_up_thirty_days_of_net_sales_and_the_need_rises_with_each():
    assert figure("C1", label="money tied up") == 30 * 100 * 90
    needs = [case.figure.value.value for case in found("C1").finding.cases]
    assert needs == [4_000 * (days - 1) for days in (8, 15, 31)]  # goods and ads of each day
    assert figure("C1", label="peak need of cash, were ads") == -30 * 1_000
    assert found("C1").finding.kind == "does not hold"


def test_c12_fifteen_days_of_trailing_cover_last_eleven_ten_or_nine():
    assert figure("C12", label="15 days of today") == 11.4
    assert figure("C12", label="15 days of the mean of 7") == 10.1
    assert figure("C12", label="15 days of the mean of 14") == 8.9
    assert found("C12").finding.verdict == "holds only where goods are there within 9 days"


@pytest.mark.parametrize("lead", [20, 30, 45])
@pytest.mark.parametrize("line", [15, 10, 5, 30, 45])
def test_c13_a_cycle_is_out_for_the_lead_time_less_the_line(lead, line):
    out = figure("C13", when=f"an order at {line} days, {lead} on the way")
    assert out == max(0, lead - line)
