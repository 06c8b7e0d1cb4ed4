"""What somebody reads of themselves once their two entries are merged: what both were told of."""

import json
from datetime import timedelta
from uuid import UUID

import pytest
from flask import Flask

from rumahbelajar import clock
from rumahbelajar.access import Viewer
from rumahbelajar.database import db
from rumahbelajar.desk import kept_data
from rumahbelajar.groups import making
from rumahbelajar.groups.models import GroupMember
from rumahbelajar.ids import new_id
from rumahbelajar.learning.meeting_progress import next_meeting
from rumahbelajar.learning.models import Certificate
from rumahbelajar.meetings import marking, planning
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.planning import Plan, Whose
from rumahbelajar.people import cards
from rumahbelajar.people.house import today_in
from rumahbelajar.people.models import Household, NotSame, Person
from tests.conftest import Visit
from tests.desk.merged import merge, part
from tests.house import KURIPAN, House
from tests.learning.kept import rows
from tests.learning.learner import Learner
from tests.meetings.conftest import LONG_AGO, as_viewer

SAID = "Data kedua tentang Anda sudah digabungkan dengan yang ini."


@pytest.fixture
def rinis(app: Flask, house: House, visit: Visit) -> UUID:
    """The id of a meeting to which Rini came, of whom much is kept."""
    Learner(visit(house.rini), house.rini).finish()
    budi = as_viewer(house.budi)
    with app.app_context():
        making.add_group(budi, group_id := new_id(), KURIPAN, "Melati")
        db.session.add(GroupMember(group_id=group_id, person_id=house.rini.id, since=LONG_AGO))
        planned = Plan(today_in(KURIPAN), "14:00", 90, "Asia/Jakarta", "Balai Desa", "Bicara")
        planning.plan(budi, meeting_id := new_id(), Whose(KURIPAN, group_id), planned)
        marking.mark_rest(budi, db.session.get_one(Meeting, meeting_id))
        cards.make_card(house.rini.id)
        home = Household(
            village_code=KURIPAN, head_name="Pak Amin", head_folded="pak amin", made_at=clock.now()
        )
        db.session.add(home)
        db.session.flush()
        for each in (house.rini, house.siti):
            db.session.get_one(Person, each.id).household_id = home.id
        db.session.commit()
    return meeting_id


def counted(app: Flask, house: House) -> dict[str, int]:
    with app.app_context():
        tables = kept_data.everything_about(house.siti.id)
        return {name: len(found) for name, found in tables.items() if found}


def test_rows_of_both_are_in_it_but_what_was_typed_behind_the_other_sign_in(
    app: Flask, house: House, visit: Visit, rinis: UUID
) -> None:
    before = counted(app, house)
    merge(app, house)
    merged = counted(app, house)
    for name in ("person", "card", "group_member", "roll_row", "attendance", "certificate", "fact"):
        assert merged[name] > before.get(name, 0), name
    assert merged["household"] == 1
    for name in ("sign_in", "attempt", "answer", "credential", "kept_tool"):
        assert merged.get(name, 0) == before.get(name, 0), name
    siti = visit(house.siti)
    for path in ("/data-saya", "/data-saya/unduh"):
        siti.get(path)
        assert SAID in siti.page, path
    siti.get("/data-saya/unduh.json")
    tables = json.loads(siti.response.text)["tables"]
    assert {row["name"] for row in tables["person"]["rows"]} == {"Siti Aminah", "Rini Lestari"}
    part(app, house)
    assert counted(app, house) == before | {"sign_in": before.get("sign_in", 0) + 1}
    siti.get("/data-saya")
    assert SAID not in siti.page


def test_who_was_told_apart_from_somebody_under_both_entries_reads_each_row_once(
    app: Flask, house: House, rinis: UUID
) -> None:
    with app.app_context():
        for each in (house.siti, house.rini):
            pair = sorted([each.id, house.dewi.id])
            db.session.add(
                NotSame(
                    person_id=pair[0],
                    other_id=pair[1],
                    said_by=house.budi.id,
                    said_at=clock.now(),
                )
            )
        db.session.commit()
    merge(app, house)
    assert counted(app, house)["not_same"] == 2


def test_certificate_of_the_other_entry_is_ones_own(
    app: Flask, house: House, visit: Visit, rinis: UUID
) -> None:
    merge(app, house)
    (certificate,) = rows(app, Certificate)
    siti = visit(house.siti)
    siti.get(f"/sertifikat/{certificate.code}")
    assert "Selamat, ini sertifikat Anda" in siti.page
    wati = visit(house.wati)
    wati.get(f"/sertifikat/{certificate.code}")
    assert "Selamat, ini sertifikat Anda" not in wati.page


def test_next_meeting_of_the_other_entrys_group_is_shown(
    app: Flask, house: House, rinis: UUID
) -> None:
    with app.app_context():
        held = db.session.get_one(Meeting, rinis)
        siti: Viewer = as_viewer(house.siti)
        day = held.on - timedelta(days=1)
        assert next_meeting(siti, held.course_id, day) is None
    merge(app, house)
    with app.app_context():
        following = next_meeting(siti, "", day)
        assert following is not None
        assert following.id == rinis
