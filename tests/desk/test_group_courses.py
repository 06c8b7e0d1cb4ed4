"""Enrolling a whole group, and its certificates as one PDF."""

from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select

from rumahbelajar.database import db
from rumahbelajar.learning import typesetting
from rumahbelajar.learning.models import Enrollment
from rumahbelajar.ledger.models import Fact
from tests.conftest import Visit
from tests.desk.conftest import MakeGroup
from tests.house import Dweller, House
from tests.learning.learner import COURSE, Learner


def _path(group_id: UUID, what: str, course_id: str = COURSE) -> str:
    return f"/kelompok/{group_id}/kursus/{course_id}/{what}"


@pytest.fixture
def melati(house: House, make_group: MakeGroup) -> UUID:
    """Siti and Rini, and Dewi who has not consented."""
    return make_group(house.siti, house.rini, house.dewi)


def _enrolled(app: Flask) -> set[UUID]:
    with app.app_context():
        return set(db.session.scalars(select(Enrollment.person_id)))


def test_first_it_is_said_who_begins_and_who_is_left_out(
    app: Flask, house: House, visit: Visit, melati: UUID
) -> None:
    Learner(visit(house.siti), house.siti).enroll()
    budi = visit(house.budi)
    budi.get(_path(melati, "daftarkan"))
    assert "Ya, daftarkan 1 orang" in budi.page
    begin = budi.page.index("Akan terdaftar")
    left_out = budi.page.index("Belum ada persetujuan")
    assert begin < budi.page.index("Rini Lestari") < left_out < budi.page.index("Dewi Baru")
    assert budi.page.index("Sudah terdaftar") < budi.page.index("Siti Aminah")
    assert _enrolled(app) == {house.siti.id}


def test_then_everybody_begins_who_can_and_who_lacks_consent_is_named(
    app: Flask, house: House, visit: Visit, melati: UUID
) -> None:
    budi = visit(house.budi)
    for _tap in range(2):
        assert budi.post(_path(melati, "daftarkan")).status_code == 303
    assert _enrolled(app) == {house.siti.id, house.rini.id}
    budi.follow()
    assert "Belum terdaftar, karena belum ada persetujuan: Dewi Baru." in budi.page
    with app.app_context():
        told = db.session.scalars(select(Fact).where(Fact.kind == "enrollment.opened")).all()
        assert [each.actor_id for each in told] == [house.budi.id] * 2


def test_only_a_course_that_the_group_takes_is_offered(
    house: House, visit: Visit, melati: UUID
) -> None:
    budi = visit(house.budi)
    assert budi.get(_path(melati, "daftarkan", "anak-kita")).status_code == 404
    assert budi.post(_path(melati, "daftarkan", "tidak-ada")).status_code == 404


def _others(house: House) -> tuple[Dweller, ...]:
    return house.endang, house.hartono, house.kasih


def test_others_can_neither_enroll_nor_print(house: House, visit: Visit, melati: UUID) -> None:
    for dweller in _others(house):
        visitor = visit(dweller)
        assert visitor.get(_path(melati, "daftarkan")).status_code == 404
        assert visitor.post(_path(melati, "daftarkan")).status_code == 404
        assert visitor.get(_path(melati, "sertifikat.pdf")).status_code == 404


@pytest.mark.slow
def test_the_certificates_of_a_group_come_as_one_file(
    house: House, visit: Visit, melati: UUID
) -> None:
    for dweller in (house.siti, house.rini):
        Learner(visit(dweller), dweller).finish()
    budi = visit(house.budi)
    budi.get(f"/kelompok/{melati}")
    assert "Sertifikat kelompok (PDF)" in budi.page
    response = budi.get(_path(melati, "sertifikat.pdf"))
    assert response.mimetype == "application/pdf"
    assert response.get_data().startswith(b"%PDF")


def test_where_nobody_has_one_the_page_says_so(house: House, visit: Visit, melati: UUID) -> None:
    budi = visit(house.budi)
    assert budi.get(_path(melati, "sertifikat.pdf")).status_code == 303
    budi.follow()
    assert "Belum ada sertifikat" in budi.page


@pytest.mark.slow
def test_a_crowd_at_the_printer_is_told_to_come_back(
    house: House, visit: Visit, melati: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    Learner(visit(house.siti), house.siti).finish()

    class Full:
        def acquire(self, blocking: bool) -> bool:
            return blocking

    monkeypatch.setattr(typesetting, "_places", Full())
    budi = visit(house.budi)
    response = budi.get(_path(melati, "sertifikat.pdf"))
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "5"
