"""What the small groups of a meeting made: kept in words, and lost by nobody's next tap."""

import re
from datetime import timedelta
from uuid import UUID

from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.library import the_library
from rumahbelajar.meetings import planning
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.planning import Plan, Whose
from tests.conftest import Visit
from tests.house import KURIPAN, House
from tests.learning.kept import rows
from tests.meetings.caller import Caller
from tests.meetings.conftest import THURSDAY, MakeMembers, as_viewer
from tests.meetings.test_room_groups import HERE, look


def version(caller: Caller, number: int = 1) -> str:
    caller.visitor.get(f"{caller.path}/{HERE}/{number}")
    found = re.search(r'name="version"[^>]*value="(\d+)"', caller.page)
    assert found
    return found[1]


def test_what_a_group_made_is_kept_and_never_written_over_unseen(
    app: Flask, budi: Caller, ratna: Caller, house: House
) -> None:
    budi.press(HERE, kali="0", banyak="1")
    first, second = version(budi), version(ratna)
    said = {"topic": "Menenangkan anak", "made": "Poster", "speaker": str(house.siti.id)}
    for _tap in range(2):
        assert budi.press(f"{HERE}/1", version=first, **said) == 303
    late = {"topic": "Menenangkan anak", "made": "Lagu", "speaker": str(house.rini.id)}
    assert ratna.press(f"{HERE}/1", version=second, **late) == 409
    assert "Poster" in ratna.page
    assert "Lagu" in ratna.page
    assert ratna.press(f"{HERE}/1", version=version(ratna), **late) == 303
    assert "Yang bicara: Rini Lestari" in look(budi)
    wrong = late | {"made": "a" * 301}
    assert budi.press(f"{HERE}/1", version="3", **wrong) == 422
    assert budi.press(f"{HERE}/1", version="3", **(late | {"speaker": str(house.wati.id)})) == 422
    assert budi.press(f"{HERE}/7", version="0", **late) == 404


def test_dealing_again_keeps_the_words_and_drops_no_group_that_has_some(
    app: Flask, budi: Caller, add_members: MakeMembers
) -> None:
    add_members(4)
    budi.press(HERE, kali="0", banyak="3")
    budi.press(f"{HERE}/3", version="1", topic="Sekolah", made="Jadwal", speaker="")
    assert budi.press(HERE, kali="1", banyak="2") == 409
    assert "Kelompok 3 sudah punya catatan" in budi.page
    assert budi.press(HERE, kali="1", banyak="3") == 303
    assert "Jadwal" in look(budi)
    assert "Ganti pembagiannya" in budi.page


def test_page_is_discreet_where_last_time_was_about_a_hard_subject(
    app: Flask, house: House, visit: Visit, melati: UUID
) -> None:
    with app.app_context():
        planning.plan_series(
            as_viewer(house.budi),
            new_id(),
            whose=Whose(KURIPAN, melati),
            course_id="anak-kita",
            guides=the_library().courses["anak-kita"].meetings[6:],
            days=[THURSDAY, THURSDAY + timedelta(days=7)],
            first=Plan(THURSDAY, "14:00", 90, "Asia/Jakarta", "Balai Desa"),
        )
        db.session.commit()
    hard, next_one = sorted(rows(app, Meeting), key=lambda each: each.on)
    budi = Caller(visit(house.budi), hard.id)
    pages = [f"/pertemuan/{next_one.id}{page}" for page in ("", f"/{HERE}", "/komitmen")]

    def discreet() -> list[bool]:
        found = []
        for address in pages:
            budi.visitor.get(address)
            found.append("<title>Belajar" in budi.page)
        return found

    assert discreet() == [False, False, False]
    budi.press("sisanya-hadir")
    budi.press("komitmen", pilih=f"{house.siti.id}:ya")
    budi.press(HERE, kali="0", banyak="1")
    assert discreet() == [True, True, True]
