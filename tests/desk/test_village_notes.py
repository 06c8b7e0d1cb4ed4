"""A coordinator's note reaches the facilitator of the village, who says that it was read."""

import re
from uuid import uuid4

from flask import Flask

from rumahbelajar import clock
from rumahbelajar.access import RoleKind
from rumahbelajar.database import db
from rumahbelajar.desk.village_note_model import VillageNote
from rumahbelajar.people.models import Person
from rumahbelajar.people.register import grant
from tests.conftest import Visit
from tests.house import KENANGA, KURIPAN, House
from tests.visitor import Visitor

NOTES = f"/desa/{KURIPAN}/pesan"
TEXT = "Terima kasih. Apa yang membuat pertemuan tertunda?"


def _write(visitor: Visitor, text: str = TEXT, note_id: str = "") -> None:
    visitor.post(NOTES, {"note_id": note_id or str(uuid4()), "text": text})


def _only_note(app: Flask) -> VillageNote:
    with app.app_context():
        return db.session.query(VillageNote).one()


def test_the_facilitator_sees_a_note_at_home_until_it_is_read(
    app: Flask, house: House, visit: Visit
) -> None:
    hartono, budi = visit(house.hartono), visit(house.budi)
    _write(hartono)
    budi.get("/")
    assert "Pesan dari koordinator" in budi.page
    budi.get(NOTES)
    assert TEXT in budi.page
    for _twice in range(2):
        budi.post(f"/pesan-desa/{_only_note(app).id}/dibaca")
    budi.get("/")
    assert "Pesan dari koordinator" not in budi.page
    hartono.get(NOTES)
    assert f"Dibaca {house.budi.name}" in hartono.page


def test_who_wrote_goes_back_to_the_village(house: House, visit: Visit) -> None:
    hartono, budi = visit(house.hartono), visit(house.budi)
    _write(hartono)
    hartono.get(NOTES)
    assert f'class="back" href="/wilayah?wilayah={KURIPAN}"' in hartono.page
    assert hartono.get(f"/wilayah?wilayah={KURIPAN}").status_code == 200
    budi.get(NOTES)
    assert 'class="back" href="/"' in budi.page


def test_where_nobody_would_read_it_no_note_is_offered(
    app: Flask, house: House, visit: Visit
) -> None:
    with app.app_context():
        db.session.get_one(Person, house.budi.id).suspended_at = clock.now()
        db.session.commit()
    hartono = visit(house.hartono)
    for page in (NOTES, f"/wilayah?wilayah={KURIPAN}"):
        hartono.get(page)
        assert f'href="/petugas/baru?desa={KURIPAN}"' in hartono.page
        assert "Kirim pesan" not in hartono.page


def test_it_is_said_of_who_would_read_it_if_they_never_signed_in(
    house: House, visit: Visit
) -> None:
    hartono = visit(house.hartono)
    for page in (NOTES, f"/wilayah?wilayah={KURIPAN}"):
        hartono.get(page)
        assert re.search(rf"{house.budi.name}</a> <span[^>]*>belum pernah masuk", hartono.page)
    visit(house.budi)
    hartono.get(NOTES)
    assert "belum pernah masuk" not in hartono.page


def test_a_double_tap_sends_one_note(app: Flask, house: House, visit: Visit) -> None:
    visitor, note_id = visit(house.hartono), str(uuid4())
    _write(visitor, note_id=note_id)
    _write(visitor, note_id=note_id)
    assert _only_note(app).text == TEXT


def test_the_same_words_from_a_form_that_was_gone_back_to_are_one_note(
    app: Flask, house: House, visit: Visit
) -> None:
    visitor = visit(house.hartono)
    _write(visitor)
    _write(visitor)
    assert _only_note(app).text == TEXT
    _write(visitor, "Kapan pertemuan berikutnya?")
    with app.app_context():
        assert db.session.query(VillageNote).count() == 2


def test_a_note_is_taken_back_only_before_it_is_read(
    app: Flask, house: House, visit: Visit
) -> None:
    hartono, budi = visit(house.hartono), visit(house.budi)
    _write(hartono)
    take_back = f"/pesan-desa/{_only_note(app).id}/tarik"
    budi.post(f"/pesan-desa/{_only_note(app).id}/dibaca")
    assert hartono.post(take_back).status_code == 409
    assert _only_note(app).text == TEXT
    with app.app_context():
        db.session.query(VillageNote).update({"read_at": None, "read_by": None})
        db.session.commit()
    hartono.post(take_back)
    with app.app_context():
        assert db.session.query(VillageNote).count() == 0


def test_what_is_wrong_is_said_and_what_was_typed_stays(
    app: Flask, house: House, visit: Visit
) -> None:
    visitor = visit(house.hartono)
    _write(visitor, "  ")
    assert "Pesannya masih kosong." in visitor.page
    _write(visitor, "Telepon 081234567890 saja")
    assert "Telepon 081234567890 saja" in visitor.page
    assert "maxlength" not in visitor.page
    _write(visitor, "a" * 601)
    assert "Terlalu panjang. Tulis paling banyak 600 huruf." in visitor.page
    with app.app_context():
        assert db.session.query(VillageNote).count() == 0


def test_who_works_in_a_village_writes_no_notes_to_it_from_above(
    app: Flask, house: House, visit: Visit
) -> None:
    with app.app_context():
        grant(house.budi.id, RoleKind.COORDINATOR, KENANGA, granted_by=None)
        db.session.commit()
    answer = visit(house.budi).post(NOTES, {"note_id": str(uuid4()), "text": TEXT})
    assert answer.status_code == 404
    with app.app_context():
        assert db.session.query(VillageNote).count() == 0


def test_others_neither_read_nor_write(app: Flask, house: House, visit: Visit) -> None:
    _write(visit(house.hartono))
    note_id = _only_note(app).id
    for stranger in (house.yanti, house.endang, house.kasih):
        visitor = visit(stranger)
        assert visitor.get(NOTES).status_code == 404
        assert visitor.post(NOTES, {"note_id": str(uuid4()), "text": "Halo"}).status_code in {
            403,
            404,
        }
        assert visitor.post(f"/pesan-desa/{note_id}/dibaca").status_code in {403, 404}
        assert visitor.post(f"/pesan-desa/{note_id}/tarik").status_code in {403, 404}
    assert visit(house.siti).get(NOTES).status_code == 403
    assert visit(house.hartono).get(f"/desa/{KENANGA}/pesan").status_code == 404
    assert _only_note(app).read_at is None
