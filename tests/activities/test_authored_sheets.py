"""Sorting, plans and checklists: what their authors may get wrong, and what they come to."""

import copy
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from rumahbelajar.activities import Sorting
from rumahbelajar.activities.fields import read
from rumahbelajar.activities.tool import Unfit
from tests.activities.samples import ACTIVITY, SAMPLES, sample_sheet

TODAY = date(2026, 11, 25)
CHOICE = {"id": "x", "label": "X", "kind": "choice"}


def changed(kind: str, path: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    """Return a sample with another value at one place."""
    sample: Any = copy.deepcopy(SAMPLES[kind])
    at = sample
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return sample  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("kind", "path", "value", "says"),
    [
        ("sorting", ("items", 0, "box"), "lain", 'kotak "lain" tidak ada; pakai wajar, tanda'),
        ("sorting", ("items", 1, "id"), "toko", 'id "toko" dipakai dua kali'),
        ("sorting", ("boxes", 1, "id"), "wajar", 'id "wajar" dipakai dua kali'),
        ("sorting", ("items", 0, "box"), "tanda", 'tidak ada yang masuk ke kotak "wajar"'),
        ("sorting", ("items",), SAMPLES["sorting"]["items"] * 5, "at most 12"),
        ("sorting", ("reading",), ["Baris"] * 13, "at most 12"),
        ("plan", ("sections", 1, "fields", 0, "id"), "siapa", 'id "siapa" dipakai dua kali'),
        ("plan", ("sections", 0, "fields", 0), CHOICE, 'isian "x" belum punya pilihan'),
        ("plan", ("sections", 1, "fields", 2, "kind"), "words", "pilihan yang tidak dipakai"),
        ("plan", ("sections", 1, "fields", 2, "options", 1, "id"), "telepon", "dua kali"),
        ("plan", ("sections",), SAMPLES["plan"]["sections"] * 5, "at most 8"),
        ("plan", ("signatures",), ["Saya"] * 5, "at most 4"),
        ("checklist", ("sections", 0, "items", 1, "id"), "izin", 'id "izin" dipakai dua kali'),
        ("checklist", ("sections", 0, "items"), [], "at least 1"),
    ],
)
def test_authors_mistake_is_told(
    kind: str, path: tuple[str | int, ...], value: Any, says: str
) -> None:
    with pytest.raises(ValidationError) as told:
        ACTIVITY.validate_python(changed(kind, path, value))
    assert says in str(told.value)


def test_each_thing_lies_in_its_box_in_another_or_in_none() -> None:
    sorting = ACTIVITY.validate_python(SAMPLES["sorting"])
    assert isinstance(sorting, Sorting)
    put = sorting.put({"butir_toko": "wajar", "butir_cepat": "wajar", "butir_gratis": "lain"})
    assert [each.is_right for each in put] == [True, False, False]
    assert [each.chosen and each.chosen.id for each in put] == ["wajar", "wajar", None]
    assert [each.right.id for each in put] == ["wajar", "tanda", "tanda"]


def test_plan_shows_what_is_filled_in_and_what_is_not() -> None:
    plan = sample_sheet("plan")
    filled = plan.work_out(read(plan.fields, {"isian_siapa": "Mbah Siti"}).values, TODAY)
    assert [each.value for each in filled.sections[0].entries] == ["Mbah Siti", None, None]
    assert filled.signatures == ("Orang tua", "Pengasuh")


def test_plan_with_nothing_in_it_is_refused_kindly() -> None:
    plan = sample_sheet("plan")
    with pytest.raises(Unfit) as refused:
        plan.work_out(read(plan.fields, {}).values, TODAY)
    assert (refused.value.field, refused.value.sentence[:9]) == ("isian_siapa", "Isi satu ")


def test_choice_of_a_plan_is_nothing_until_it_is_made() -> None:
    plan = sample_sheet("plan")
    assert read(plan.fields, {}).values["isian_cara"] is None
    assert read(plan.fields, {"isian_cara": "video"}).values["isian_cara"] == "video"


def test_checklist_tells_what_is_missing_and_which_day_is_over() -> None:
    checklist = sample_sheet("checklist")
    form = {"status_paspor": "there", "tanggal_paspor": "24/11/2026"}
    ticked = checklist.work_out(read(checklist.fields, form).values, TODAY)
    assert [each.thing.id for each in ticked.missing] == ["izin"]
    assert [each.thing.id for each in ticked.past] == ["paspor"]
    needless = form | {"status_paspor": "needless"}
    assert not checklist.work_out(read(checklist.fields, needless).values, TODAY).past
