"""What is typed about a meeting: kept by any database, and free of numbers that are somebody's."""

import pytest
from flask import Flask

from rumahbelajar.meetings.models import MeetingNote
from rumahbelajar.meetings.room_models import RoomGroup
from tests.learning.kept import rows
from tests.meetings.caller import Caller
from tests.meetings.test_room_groups import HERE

NOTES = {"version": "0", "trouble": "", "follow_up": "", "materials": ""}
TYPED = " Satu\0\x07\r\n\r\nDua\u200b  tiga\t\r\n"
KEPT = "Satu\n\nDua tiga"


def test_what_no_database_can_keep_is_left_out_of_notes(app: Flask, budi: Caller) -> None:
    assert budi.press("catatan", went_well=TYPED, **NOTES) == 303
    assert [each.went_well for each in rows(app, MeetingNote)] == [KEPT]


def test_what_no_database_can_keep_is_left_out_of_what_a_group_made(
    app: Flask, budi: Caller
) -> None:
    budi.press(HERE, kali="0", banyak="1")
    assert budi.press(f"{HERE}/1", version="1", topic="a\0b", made=TYPED, speaker="") == 303
    assert [(each.topic, each.made) for each in rows(app, RoomGroup)] == [("ab", KEPT)]


@pytest.mark.parametrize("typed", ["Hubungi 0812-3456-7890", "NIK 3307104101900001"])
def test_number_by_which_somebody_is_known_is_refused_and_nothing_is_lost(
    app: Flask, budi: Caller, typed: str
) -> None:
    assert budi.press("catatan", went_well=typed, **NOTES) == 422
    assert "Hapus nomor itu, lalu simpan lagi." in budi.page
    assert typed in budi.page
    assert not rows(app, MeetingNote)
    budi.press(HERE, kali="0", banyak="1")
    for said in ({"topic": typed, "made": ""}, {"topic": "", "made": typed}):
        assert budi.press(f"{HERE}/1", version="1", speaker="", **said) == 422
        assert typed in budi.page
