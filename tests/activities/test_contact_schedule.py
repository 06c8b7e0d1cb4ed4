"""Jadwal kabar: both clocks worked out by hand, night and school, and far away."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumahbelajar.activities.contact_schedule import (
    DAYS,
    HOMES,
    OTHER,
    PLACES,
    ContactSchedule,
    Week,
)
from tests.activities.examples import CALLS
from tests.activities.filling import refusal, worked_out

HOME = {"home": "Asia/Jakarta", "place": "Asia/Hong_Kong"}


def week(form: dict[str, str], today: date = date(2026, 11, 25)) -> Week:
    return worked_out(ContactSchedule, form, today)


def test_week_of_the_family_of_the_course() -> None:
    """Hong Kong is UTC+8 and WIB UTC+7: 19.00 at home is 20.00 there."""
    found = week(CALLS)
    assert [(each.day, each.here, each.there, each.heed) for each in found.calls] == [
        ("Rabu", time(19), time(20), ()),
        ("Minggu", time(8), time(9), ()),
    ]
    assert (found.zone, found.place, found.ahead, found.minutes) == ("WIB", "Hong Kong", 60, 10)
    assert (found.backup, found.backup_is_taken, found.is_much) == ("Jumat", False, False)
    assert [day for day, _call in found.days] == list(DAYS.values())


@pytest.mark.parametrize(
    ("home", "place", "there"),
    [
        ("Asia/Jakarta", "Asia/Taipei", time(20)),
        ("Asia/Jakarta", "Asia/Kuala_Lumpur", time(20)),
        ("Asia/Jakarta", "Asia/Singapore", time(20)),
        ("Asia/Jakarta", "Asia/Riyadh", time(15)),
        ("Asia/Jakarta", "Asia/Seoul", time(21)),
        ("Asia/Makassar", "Asia/Hong_Kong", time(19)),
        ("Asia/Makassar", "Asia/Riyadh", time(14)),
        ("Asia/Jayapura", "Asia/Tokyo", time(19)),
        ("Asia/Jayapura", "Asia/Riyadh", time(13)),
    ],
)
def test_clock_there_when_it_is_19_at_home(home: str, place: str, there: time) -> None:
    """WIB, WITA, WIT are UTC+7, +8, +9; Saudi Arabia is UTC+3, Japan and Korea UTC+9."""
    assert week({"home": home, "place": place, "monday": "19"}).calls[0].there == there


def test_it_may_be_another_day_there() -> None:
    """Monday 03.00 WIB is Sunday 23.00 in Saudi Arabia; Sunday 23.00 WIT + 3 h is Monday."""
    early = week({**HOME, "place": "Asia/Riyadh", "monday": "3.00"}).calls[0]
    assert (early.there, early.there_day, early.is_another_day) == (time(23), "Minggu", True)
    far = {"home": "Asia/Jayapura", "place": OTHER, "offset": "GMT+12", "sunday": "23.00"}
    late = week(far).calls[0]
    assert (late.there, late.there_day) == (time(2), "Senin")


def test_other_place_is_told_by_its_offset() -> None:
    """GMT+4 is three hours behind WIB."""
    found = week({**HOME, "place": OTHER, "offset": "GMT+4", "monday": "19"})
    assert (found.place, found.ahead, found.calls[0].there) == ("", -180, time(16))


@pytest.mark.parametrize(
    ("day", "hour", "minutes", "told"),
    [
        ("monday", "21.00", "10", ["Di rumah sudah malam", "Di sana sudah malam"]),
        ("monday", "20.55", "10", ["Di rumah sudah malam", "Di sana sudah malam"]),
        ("monday", "20.00", "10", ["Di sana sudah malam"]),
        ("monday", "4.30", "10", ["Di rumah sudah malam"]),
        ("monday", "10.00", "10", ["Di rumah mungkin jam sekolah"]),
        ("monday", "6.50", "10", []),
        ("monday", "6.50", "11", ["Di rumah mungkin jam sekolah"]),
        ("monday", "13.00", "10", []),
        ("sunday", "10.00", "10", []),
    ],
)
def test_night_and_school_are_told_on_either_side(
    day: str, hour: str, minutes: str, told: list[str]
) -> None:
    heed = week({**HOME, day: hour, "minutes": minutes}).calls[0].heed
    assert [each.partition(".")[0] for each in heed] == told


def test_more_than_three_calls_and_a_taken_day_are_told() -> None:
    every = dict.fromkeys(DAYS, "18.30")
    assert week({**HOME, **every}).is_much
    assert week({**HOME, "monday": "19", "backup": "monday"}).backup_is_taken


def test_what_is_missing_or_cannot_be_read_is_told_where_it_stands() -> None:
    assert refusal(ContactSchedule, {"monday": "19"})[0] == "home"
    assert refusal(ContactSchedule, {"home": "Asia/Jakarta", "monday": "19"})[0] == "place"
    assert refusal(ContactSchedule, HOME)[0] == "monday"
    assert refusal(ContactSchedule, {**HOME, "friday": "magrib"})[0] == "friday"
    other = {**HOME, "place": OTHER, "monday": "19"}
    assert refusal(ContactSchedule, other)[0] == "offset"
    assert refusal(ContactSchedule, {**other, "offset": "Dubai"})[0] == "offset"


def test_no_place_is_said_to_be_open_or_closed() -> None:
    assert not any("buka" in each.lower() or "tutup" in each.lower() for each in PLACES.values())


@given(
    home=st.sampled_from(list(HOMES)),
    place=st.sampled_from([each for each in PLACES if each != OTHER]),
    day=st.sampled_from(list(DAYS)),
    hour=st.times(),
    today=st.dates(date(2026, 1, 1), date(2040, 12, 31)),
)
def test_both_clocks_are_always_as_far_apart_as_told(
    home: str, place: str, day: str, hour: time, today: date
) -> None:
    found = week({"home": home, "place": place, day: f"{hour:%H.%M}"}, today)
    call = found.calls[0]
    apart = (call.there.hour - call.here.hour) * 60 + call.there.minute - call.here.minute
    assert (apart - found.ahead) % (24 * 60) == 0
    days = list(DAYS.values())
    moved = (days.index(call.there_day) - days.index(call.day)) % 7
    assert moved == (call.here.hour * 60 + call.here.minute + found.ahead) // (24 * 60) % 7
