"""Meetings that were before their members were put into the group here."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select, update

from rumahbelajar.database import db
from rumahbelajar.groups.models import GroupMember
from tests.conftest import Clock
from tests.learning.kept import rows
from tests.meetings.caller import Caller
from tests.meetings.conftest import THURSDAY

TODAY = date(2026, 11, 29)


@pytest.fixture
def begun_late(app: Flask, clock: Clock, melati: UUID, meeting: UUID) -> None:
    """Let the group have its members from a day after the meeting on."""
    clock.set(datetime(2026, 11, 29, 9, tzinfo=UTC))
    with app.app_context():
        db.session.execute(update(GroupMember).values(since=TODAY))
        db.session.commit()


@pytest.mark.usefixtures("begun_late")
def test_members_of_today_are_put_on_the_list_of_an_earlier_meeting(
    app: Flask, budi: Caller
) -> None:
    for page in ("", "/daftar-hadir", "/dari-kertas"):
        budi.visitor.get(f"{budi.path}{page}")
        assert "2 anggota baru masuk kelompok ini sesudah hari pertemuan" in budi.page, page
    for _tap in range(2):
        assert budi.press("anggota-sekarang") == 303
    assert "Siti Aminah" in budi.look()
    assert {each.since for each in rows(app, GroupMember)} == {TODAY}
    assert budi.press("dari-kertas", present="1-2", seen="") == 303
    budi.visitor.get(budi.path)
    assert "anggota-sekarang" not in budi.page


@pytest.mark.usefixtures("begun_late")
def test_only_who_is_missing_comes_after_those_on_the_list(budi: Caller, app: Flask) -> None:
    with app.app_context():
        first = db.session.scalars(select(GroupMember)).first()
        assert first
        first.since = THURSDAY
        db.session.commit()
    budi.visitor.get(budi.path)
    assert "1 anggota baru masuk" in budi.page
    budi.look()
    budi.press("sisanya-hadir")
    budi.press("anggota-sekarang")
    assert "<b>2</b>" in budi.look()


def test_nothing_is_offered_where_all_were_members(budi: Caller) -> None:
    budi.visitor.get(budi.path)
    assert "anggota-sekarang" not in budi.page
