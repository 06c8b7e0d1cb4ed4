"""Kesepakatan gawai: what is told at each age, and advice that no number goes beyond."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumahbelajar.activities.device_agreement import AGES, BROKEN, Agreement, DeviceAgreement
from tests.activities.examples import PHONES
from tests.activities.filling import refusal, worked_out


def agreed(age: str, minutes: int, **more: str) -> Agreement:
    return worked_out(DeviceAgreement, {"age": age, "minutes": str(minutes), **more})


def test_agreement_of_the_family_of_the_course() -> None:
    """Dani, 8, may use the phone for 30 minutes: WHO names no number for his age."""
    found = worked_out(DeviceAgreement, PHONES)
    assert (found.child, found.age, found.minutes) == ("Dani", "5 sampai 12 tahun", 30)
    assert (found.advised, found.is_above_advice) == (None, False)
    assert dict(found.agreed)["Waktu tanpa HP"] == "saat makan"
    assert dict(found.agreed)["Tempat tanpa HP"] == ""


@pytest.mark.parametrize(
    ("age", "minutes", "is_above"),
    [
        ("under-2", 0, False),
        ("under-2", 1, True),
        ("2-4", 60, False),
        ("2-4", 61, True),
        ("5-12", 700, False),
        ("16-17", 700, False),
    ],
)
def test_advice_of_who_is_an_hour_from_two_to_four_and_none_before(
    age: str, minutes: int, is_above: bool
) -> None:
    assert agreed(age, minutes).is_above_advice is is_above


@pytest.mark.parametrize(
    ("age", "risk"),
    [
        ("under-2", "rendah"),
        ("2-4", "rendah"),
        ("5-12", "rendah"),
        ("13-15", "sedang"),
        ("16-17", "tinggi"),
    ],
)
def test_services_of_each_age_need_the_parents_leave(age: str, risk: str) -> None:
    services = agreed(age, 30).services
    assert f"berisiko {risk}" in services
    assert "dengan izin orang tua" in services
    assert not any(other in services for other in {"rendah", "sedang", "tinggi"} - {risk})


def test_age_and_minutes_are_asked_for() -> None:
    assert refusal(DeviceAgreement, {"minutes": "30"})[0] == "age"
    assert DeviceAgreement.fields["minutes"].required


def test_what_follows_is_never_violence() -> None:
    for words in BROKEN.values():
        assert not {"pukul", "dipukul", "hukum", "dihukum", "kunci"} & set(words.lower().split())


@given(age=st.sampled_from(list(AGES)), minutes=st.integers(0, 720))
def test_it_is_told_only_where_there_is_advice_to_go_beyond(age: str, minutes: int) -> None:
    found = agreed(age, minutes)
    assert found.is_above_advice == (found.advised is not None and minutes > found.advised)
    assert found.use
    assert found.services
