"""Who walks in, said twice: from an old page, by a late tap, or by two at the same moment."""

from uuid import UUID

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.meetings import planning
from rumahbelajar.meetings.attendance_models import Attendance, WalkIn
from rumahbelajar.meetings.planning import Plan, Whose
from tests.conftest import Visit
from tests.house import KURIPAN, House
from tests.learning.kept import rows
from tests.meetings.caller import Caller
from tests.meetings.conftest import THURSDAY, as_viewer
from tests.meetings.test_walk_ins import come
from tests.visitor import Visitor, at_once

TAKEN_OUT = "hapus"


def test_an_id_from_the_page_of_another_meeting_writes_nobody_down(
    app: Flask, budi: Caller, house: House, melati: UUID
) -> None:
    fields = come(budi, "Mbah Tumini")
    assert budi.press("datang-langsung", **fields) == 303
    with app.app_context():
        planned = Plan(THURSDAY, "16:00", 60, "Asia/Jakarta", "Balai Desa", "Uji")
        whose = Whose(KURIPAN, melati)
        planning.plan(as_viewer(house.budi), other := new_id(), whose, planned)
        db.session.commit()
    assert budi.visitor.post(f"/pertemuan/{other}/datang-langsung", fields).status_code == 409
    assert "pertemuan lain" in budi.page
    assert len(rows(app, WalkIn)) == len(rows(app, Attendance)) == 1


def test_a_late_second_tap_writes_nobody_down_who_was_joined_meanwhile(
    app: Flask, budi: Caller, house: House
) -> None:
    fields = come(budi, "Bu Dewi")
    budi.press("datang-langsung", **fields)
    (row,) = rows(app, WalkIn)
    budi.press(f"datang-langsung/{row.id}/gabungkan", orang=str(house.dewi.id))
    assert budi.press("datang-langsung", **fields) == 303
    assert [each.person_id for each in rows(app, Attendance)] == [house.dewi.id]


@pytest.mark.parametrize("other", ["dewi", "siti", TAKEN_OUT])
def test_of_two_who_say_at_once_who_it_was_one_counts(
    app: Flask, budi: Caller, house: House, visit: Visit, other: str
) -> None:
    visitors = [visit(house.budi), visit(house.ratna)]
    for number in range(4):
        budi.press("datang-langsung", **come(budi, f"Bu {number}"))
        walk_in = next(each for each in rows(app, WalkIn) if each.name == f"Bu {number}")

        def press(visitor: Visitor, walk_in: WalkIn = walk_in) -> TestResponse:
            place = f"{budi.path}/datang-langsung/{walk_in.id}"
            who = "dewi" if visitor is visitors[0] else other
            if who == TAKEN_OUT:
                return visitor.post(f"{place}/hapus")
            return visitor.post(f"{place}/gabungkan", {"orang": str(getattr(house, who).id)})

        answers = sorted(at_once(visitors, press))
        assert answers in ([303, 303], [303, 404], [303, 409])
        assert answers != [303, 303] or other == "dewi"
        joined = {each.id: each.person_id for each in rows(app, WalkIn)}
        marked = {each.person_id for each in rows(app, Attendance)}
        assert marked == {each for each in joined.values() if each}
        assert joined.get(walk_in.id, house.dewi.id) is not None
