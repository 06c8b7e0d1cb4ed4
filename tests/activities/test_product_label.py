"""Susun label: what stands on it, what is missing, and what it cannot say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumahbelajar.activities.dates import day_text
from rumahbelajar.activities.product_label import Label, ProductLabel
from tests.activities import examples
from tests.activities.filling import refusal, worked_out

CRISPS = {name: text for name, text in examples.LABEL.items() if name != "price"}
CRISPS |= {"made": "2 November 2026", "best_before": "30 November 2026"}


def label(**form: str) -> Label:
    return worked_out(ProductLabel, {**CRISPS, **form})


def test_label_of_the_course_is_whole_and_two_things_are_to_be_asked() -> None:
    made = label()
    assert made.missing == ()
    assert (made.made, made.best_before) == (date(2026, 11, 2), date(2026, 11, 30))
    assert [each.split(":")[0] for each in made.ask] == ["PIRT", "Halal"]
    assert len(made.copies) == 8


@pytest.mark.parametrize("name", ["contents", "net", "producer", "made", "best_before"])
def test_what_food_lacks_on_its_label_is_told(name: str) -> None:
    assert len(label(**{name: ""}).missing) == 1


def test_goods_need_no_dates_and_ask_nothing() -> None:
    broom = worked_out(ProductLabel, {"name": "Sapu", "kind": "goods", "producer": "Pak Dedi"})
    assert (broom.missing, broom.ask) == ((), ())


def test_number_that_the_product_cannot_have_is_refused() -> None:
    assert label(pirt="2063318010024-31").pirt == "2063318010024-31"
    for kind in ("other", "goods"):
        assert refusal(ProductLabel, {**CRISPS, "kind": kind, "pirt": "1"})[0] == "pirt"


@pytest.mark.parametrize("typed", ["abc", "1", "PIRT", "2063318010024-31-99", "20633180100a4-31"])
def test_what_is_no_pirt_number_is_told_how_one_looks(typed: str) -> None:
    field, told = refusal(ProductLabel, {**CRISPS, "pirt": typed})
    assert field == "pirt"
    assert "12 sampai 16 angka" in told


def test_pirt_number_may_be_typed_with_its_name() -> None:
    assert label(pirt="P-IRT No. 2063318010024-31").pirt == "2063318010024-31"


def test_choices_that_nobody_made_are_told_and_advised_nothing() -> None:
    found = label(kind="", halal="")
    assert found.unanswered == ("Barang apa ini?", "Halal")
    assert (found.missing, found.ask, found.is_certified) == ((), (), False)


def test_wet_food_is_told_that_pirt_is_not_for_it() -> None:
    assert label(kind="other").ask[0].startswith("Barang ini tidak memakai PIRT.")


def test_halal_stands_on_it_only_with_a_certificate() -> None:
    assert not label().is_certified
    assert label(halal="yes").missing == ("Nomor sertifikat halal",)
    assert label(halal="yes", halal_number="ID123").missing == ()
    assert refusal(ProductLabel, {**CRISPS, "halal_number": "ID123"})[0] == "halal_number"
    not_halal = label(halal="haram")
    assert not_halal.is_not_halal
    assert not any(each.startswith("Halal:") for each in not_halal.ask)


@given(made=st.dates(date(2000, 1, 1), date(2099, 1, 1)), days=st.integers(-400, 400))
def test_best_before_is_after_the_day_it_was_made(made: date, days: int) -> None:
    best = date.fromordinal(max(made.toordinal() + days, date(2000, 1, 1).toordinal()))
    form = {**CRISPS, "made": day_text(made.isoformat()), "best_before": best.isoformat()}
    if best.year > 2099:
        return
    if best > made:
        assert worked_out(ProductLabel, form).best_before == best
    else:
        assert refusal(ProductLabel, form)[0] == "best_before"
