"""HPP and break-even: a batch, a month, and what a dearer material does to both."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumahbelajar.activities.unit_cost import UnitCost, UnitCosts
from tests.activities import examples
from tests.activities.filling import refusal, worked_out

CRISPS = {name: text for name, text in examples.CRISPS.items() if name != "rise"}


def costs(**form: str) -> UnitCosts:
    return worked_out(UnitCost, {**CRISPS, **form})


def test_crisps_as_reckoned_by_hand() -> None:
    """Materials 72.000 + labour 4 x 8.000 = 104.000 a batch: 104.000 / 40 = 2.600 a piece.

    128.000 / (8 x 40) = 400 of fixed costs more: 3.000, so 4.000 earns 1.000. Of each piece
    4.000 - 2.600 = 1.400 are left: 128.000 / 1.400 = 91,4, so 92 pieces pay off.
    """
    now = costs().now
    assert (now.materials_cost, now.labour.cost, now.batch) == (72_000, 32_000, 104_000)
    assert now.fixed_a_piece == 400
    assert (now.unit_cost, now.variable, now.profit) == (3_000, 2_600, 1_000)
    assert now.break_even == 92
    assert now.pieces_a_month == 320
    assert now.profit_a_month == 320_000
    assert now.is_exact
    assert costs().rise is None


def test_crisps_of_the_course() -> None:
    """105.000 and 6 x 7.500 for 30 packs: 5.000; 150.000 / 150: 1.000. 150.000 / 3.000 = 50."""
    ratna = {"material_1_cost": "105.000", "hours": "6", "wage": "7.500", "pieces": "30"}
    month = {"batches": "5", "fixed": "150.000", "price": "8.000"}
    now = worked_out(UnitCost, ratna | month).now
    assert (now.variable, now.fixed_a_piece, now.unit_cost) == (5_000, 1_000, 6_000)
    assert (now.profit, now.break_even) == (2_000, 50)
    by_shop = worked_out(UnitCost, ratna | {**month, "price": "7.000"}).now
    assert by_shop.break_even == 75


def test_sewing_with_half_hours_and_somebody_paid() -> None:
    """1,5 hours x 10.000 = 15.000 and 5.000 paid; 30.000 of cloth: 50.000 for one shirt."""
    sewing = worked_out(
        UnitCost,
        {
            "material_1_cost": "30.000",
            "hours": "1,5",
            "wage": "10.000",
            "paid": "5.000",
            "pieces": "1",
            "batches": "20",
            "fixed": "100.000",
            "price": "75.000",
        },
    ).now
    assert (sewing.labour.own, sewing.labour.cost, sewing.unit_cost) == (15_000, 20_000, 55_000)
    assert (sewing.break_even, sewing.profit_a_month) == (4, 400_000)


def test_price_below_the_unit_cost_is_a_loss_with_a_break_even_that_is_too_far() -> None:
    """At 2.800 each piece loses 200; 128.000 / 200 = 640 pieces, but 320 are made."""
    now = costs(price="2.800").now
    assert (now.profit, now.break_even, now.never_pays_off) == (-200, 640, False)
    assert now.profit_a_month == -64_000


@pytest.mark.parametrize("price", ["2.600", "1.000"])
def test_price_that_does_not_cover_materials_and_labour_never_pays_off(price: str) -> None:
    now = costs(price=price).now
    assert now.never_pays_off
    assert now.break_even is None


def test_without_fixed_costs_the_first_piece_pays_off() -> None:
    now = costs(fixed="").now
    assert (now.break_even, now.unit_cost) == (0, 2_600)


def test_without_a_price_there_is_the_unit_cost_alone() -> None:
    now = costs(price="").now
    assert now.unit_cost == 3_000
    assert (now.profit, now.profit_a_month, now.break_even) == (None, None, None)
    assert not now.never_pays_off


def test_one_material_that_is_dearer_by_a_quarter() -> None:
    """Cassava 50.000 instead of 40.000: 130.000 / 40 = 3.250, break-even 128.000 / 1.150 = 112."""
    rise = costs(rise="25", rise_of="1").rise
    assert rise is not None
    assert (rise.name, rise.row, rise.percent) == ("Singkong", 1, 2_500)
    assert (rise.costing.unit_cost, rise.costing.profit) == (3_250, 750)
    assert rise.costing.break_even == 112


def test_all_materials_that_are_dearer_by_a_tenth() -> None:
    """72.000 + 7.200: 127.200 / 40 = 3.180; labour and fixed costs stay."""
    rise = costs(rise="10").rise
    assert rise is not None
    assert (rise.row, rise.costing.materials_cost, rise.costing.unit_cost) == (None, 79_200, 3_180)


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"material_2_cost": ""}, "material_2_cost"),
        ({"wage": ""}, "wage"),
        ({"hours": ""}, "hours"),
        ({"rise": "10", "rise_of": "5"}, "rise_of"),
    ],
)
def test_what_is_only_begun_is_told_at_its_field(form: dict[str, str], field: str) -> None:
    assert refusal(UnitCost, {**CRISPS, **form})[0] == field


def test_product_that_costs_nothing_to_make_is_asked_for_its_materials() -> None:
    assert refusal(UnitCost, {"pieces": "1", "batches": "1"})[0] == "material_1_cost"


@given(
    materials=st.lists(st.integers(1, 10**7), min_size=1, max_size=6),
    hundredths=st.integers(0, 5_000),
    wage=st.integers(0, 10**5),
    pieces=st.integers(1, 500),
    batches=st.integers(1, 60),
    fixed=st.integers(0, 10**7),
    price=st.integers(1, 10**6),
)
def test_unit_cost_covers_every_cost_and_break_even_is_the_first_that_does(
    materials: list[int],
    hundredths: int,
    wage: int,
    pieces: int,
    batches: int,
    fixed: int,
    price: int,
) -> None:
    form = {f"material_{row}_cost": str(cost) for row, cost in enumerate(materials, start=1)}
    form |= {"hours": f"{hundredths // 100},{hundredths % 100:02d}", "wage": str(wage)}
    form |= {"pieces": str(pieces), "batches": str(batches)}
    now = worked_out(UnitCost, {**form, "fixed": str(fixed), "price": str(price)}).now
    exact = Fraction(now.batch, pieces) + Fraction(fixed, pieces * batches)
    assert now.unit_cost - 1 < exact <= now.unit_cost
    assert (now.profit >= 0) is (now.profit_a_month >= 0)
    margin = price - Fraction(now.batch, pieces)
    if now.never_pays_off:
        assert margin <= 0
    else:
        assert now.break_even * margin >= fixed
        assert now.break_even == 0 or (now.break_even - 1) * margin < fixed
        assert (now.break_even <= now.pieces_a_month) is (now.profit >= 0)
