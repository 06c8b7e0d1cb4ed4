"""Hours and clocks far away, as people type them."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumahbelajar.activities.clock import hour_text, read_hour, read_offset
from rumahbelajar.questions.marking import UnreadableAnswer


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("19.00", time(19)),
        ("19:30", time(19, 30)),
        ("7", time(7)),
        ("jam 7 malam", time(19)),
        ("Pukul 7.15 pagi", time(7, 15)),
        ("12 malam", time(0)),
        ("12 siang", time(12)),
        ("1 siang", time(13)),
        ("11 siang", time(11)),
        ("4 sore", time(16)),
        ("2 malam", time(2)),
        ("19.00 malam", time(19)),
    ],
)
def test_hour_is_read_as_people_say_it(text: str, hour: time) -> None:
    assert read_hour(text) == hour


@pytest.mark.parametrize("text", ["24.00", "19.60", "malam", "sesudah magrib", "1900", "-3", ""])
def test_hour_that_cannot_be_read_is_told(text: str) -> None:
    with pytest.raises(UnreadableAnswer, match=r"Tulis seperti ini: 19\.00\."):
        read_hour(text)


@given(st.times())
def test_hour_is_read_as_it_is_written(hour: time) -> None:
    assert read_hour(hour_text(hour)) == hour.replace(second=0, microsecond=0)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("GMT+4", 240), ("UTC-5", -300), ("+5.30", 330), ("4", 240), ("gmt \u22123:30", -210)],
)
def test_offset_is_read_from_the_settings_of_a_phone(text: str, minutes: int) -> None:
    away = read_offset(text).utcoffset(datetime(2026, 11, 25, tzinfo=UTC))
    assert away == timedelta(minutes=minutes)


@pytest.mark.parametrize("text", ["Dubai", "+15", "-13", "+4.75", "empat"])
def test_offset_that_cannot_be_is_told(text: str) -> None:
    with pytest.raises(UnreadableAnswer):
        read_offset(text)
