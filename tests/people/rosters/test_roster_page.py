"""Page: a list of people, looked at first, then taken over whole or not at all."""

import re
from datetime import timedelta
from uuid import uuid4

from flask import Flask

from rumahbelajar import clock
from rumahbelajar.database import db
from rumahbelajar.ledger.models import Fact
from rumahbelajar.people import consent
from rumahbelajar.people.models import Household, Person, Roster
from tests.conftest import Visit
from tests.house import KENANGA, House
from tests.people.rosters.files import OFFICE, SEND, preview, send
from tests.visitor import Visitor, at_once

NEW = "Nama;L/P;Umur;Kategori\nNur Halimah;P;41;PMI purna\nSuparman;L;62;Umum\n"


def names(app: Flask) -> set[str]:
    with app.app_context():
        return set(db.session.scalars(db.select(Person.name)))


def counts(visitor: Visitor) -> list[int]:
    """Return how many are new, changed, the same, asked about and refused."""
    return [int(each) for each in re.findall(r'data-label="Jumlah baris">(\d+)<', visitor.page)]


def seen(visitor: Visitor) -> str:
    found = re.search(r'name="seen" value="(\w+)"', visitor.page)
    assert found is not None
    return found.group(1)


def take_over(visitor: Visitor, address: str, **answers: str) -> int:
    """Press the button of the page at hand."""
    return visitor.post(address, {"seen": seen(visitor), **answers}).status_code


def test_an_office_list_is_looked_at_first_and_then_taken_over(
    app: Flask, house: House, visit: Visit
) -> None:
    visitor, before = visit(house.budi), names(app)
    visitor.get("/orang")
    assert 'href="/orang/daftar"' in visitor.page
    visitor.get("/orang/daftar")
    address = preview(visitor, OFFICE)
    assert counts(visitor) == [3, 0, 0, 0, 0]
    assert names(app) == before, "looking changes nothing"
    assert take_over(visitor, address) == 303
    visitor.follow()
    assert "Baru: 3 orang" in visitor.page
    assert names(app) - before == {"Hj. Nur Halimah", "Mu'minah", "Suparman"}
    with app.app_context():
        nur = db.session.scalars(db.select(Person).where(Person.name.contains("Nur"))).one()
        assert (nur.sex, nur.age_band, nur.main_category) == ("P", "35-44", "pmi_purna")
        assert nur.household is not None
        assert nur.household.head_name == "Sukardi"
        assert nur.added_by == house.budi.id
        assert not consent.has_consented(nur.id)
        assert db.session.query(Fact).filter_by(subject_id=nur.id).count() == 0
        assert db.session.scalars(db.select(Roster.rows)).one() == ""
        nur_id = nur.id
    visitor.get(f"/orang/{nur_id}")
    assert "belum setuju" in visitor.page
    assert "Catat persetujuan" in visitor.page


def test_the_same_list_again_changes_nothing(app: Flask, house: House, visit: Visit) -> None:
    visitor = visit(house.budi)
    take_over(visitor, preview(visitor, OFFICE))
    preview(visitor, OFFICE)
    assert counts(visitor) == [0, 0, 3, 0, 0]
    assert "Tidak ada yang perlu dimasukkan" in visitor.page


def test_two_taps_at_once_register_everybody_once(app: Flask, house: House, visit: Visit) -> None:
    visitor = visit(house.budi)
    address = preview(visitor, NEW)
    fields = {"seen": seen(visitor)}
    taps = [visit(house.budi) for _ in range(3)]
    assert at_once(taps, lambda tap: tap.post(address, fields)) == [303] * 3
    with app.app_context():
        assert db.session.query(Person).filter(Person.name == "Suparman").count() == 1


def test_a_file_sent_twice_is_one_list(app: Flask, house: House, visit: Visit) -> None:
    roster_id = str(uuid4())
    for _ in range(2):
        assert send(visit(house.budi), NEW, roster_id=roster_id).status_code == 303
    with app.app_context():
        assert db.session.query(Roster).count() == 1


def test_a_list_is_refused_when_the_register_changed_meanwhile(
    app: Flask, house: House, visit: Visit
) -> None:
    visitor, other = visit(house.budi), visit(house.ratna)
    address = preview(visitor, NEW)
    shown = seen(visitor)
    take_over(other, preview(other, "Nama;L/P;Umur;Kategori\nSuparman;L;62;Umum\n"))
    assert visitor.post(address, {"seen": shown}).status_code == 303
    visitor.follow()
    assert "baru saja berubah" in visitor.page
    assert "Nur Halimah" not in names(app), "nothing is half imported"
    assert counts(visitor) == [1, 0, 1, 0, 0]
    assert take_over(visitor, address) == 303
    assert "Nur Halimah" in names(app)


def test_who_may_be_registered_already_is_asked_about(
    app: Flask, house: House, visit: Visit
) -> None:
    visitor = visit(house.budi)
    content = "Nama;L/P;Umur;Kategori;Negara tujuan\nHj. Sitti Amina;P;30;Keluarga PMI;Taiwan\n"
    address = preview(visitor, content)
    assert counts(visitor) == [0, 0, 0, 1, 0]
    assert "Di daftar: Perempuan · 25–34 tahun · keluarga belum dicatat" in visitor.page
    assert "Terdaftar: Siti Aminah · Perempuan · 25–34 tahun" in visitor.page
    assert take_over(visitor, address) == 303
    assert "Hj. Sitti Amina" not in names(app), "without an answer nobody is registered"
    address = preview(visitor, content)
    take_over(visitor, address, **{"baris-2": str(house.siti.id)})
    with app.app_context():
        siti = db.session.get_one(Person, house.siti.id)
        assert (siti.name, siti.destination) == ("Hj. Sitti Amina", "TW")
    address = preview(visitor, content.replace("Hj. Sitti", "Siti"))
    take_over(visitor, address, **{"baris-2": "lain"})
    assert "Siti Amina" in names(app)


def test_a_person_that_was_no_candidate_cannot_be_chosen(
    app: Flask, house: House, visit: Visit
) -> None:
    visitor = visit(house.budi)
    content = "Nama;L/P;Umur;Kategori\nSitti Amina;P;30;Umum\n"
    for stranger in (house.wati, house.budi, house.rini):
        address = preview(visitor, content)
        take_over(visitor, address, **{"baris-2": str(stranger.id)})
        assert "Sitti Amina" not in names(app)


def test_one_person_twice_in_a_list_is_asked_about_once(
    app: Flask, house: House, visit: Visit
) -> None:
    visitor = visit(house.budi)
    rows = "Suparman;L;62;Umum\n" * 2
    address = preview(visitor, f"Nama;L/P;Umur;Kategori\n{rows}")
    assert counts(visitor) == [1, 0, 0, 1, 0]
    assert "Orang lain dari baris 2" in visitor.page
    take_over(visitor, address)
    with app.app_context():
        assert db.session.query(Person).filter(Person.name == "Suparman").count() == 1


def test_what_is_missing_is_refused_with_its_row_and_the_rest_goes_in(
    app: Flask, house: House, visit: Visit
) -> None:
    visitor = visit(house.budi)
    content = "Nama;NIK;Umur;Agama\nNur;3307101234567890;;Islam\nJoko;1;30;Islam\n"
    preview(visitor, content)
    assert counts(visitor) == [0, 0, 0, 0, 2]
    assert "sel C2: umur kosong" in visitor.page
    assert "kategori kosong" in visitor.page
    address = preview(visitor, content, fallback="umum")
    assert counts(visitor) == [1, 0, 0, 0, 1]
    assert "tidak boleh disimpan di sini, jadi tidak dibaca: nik" in visitor.page
    assert "tidak dipakai: agama" in visitor.page
    assert "3307101234567890" not in visitor.page
    with app.app_context():
        assert "33071012" not in db.session.scalars(db.select(Roster.rows)).one()
    take_over(visitor, address)
    assert "Joko" in names(app)
    assert "Nur" not in names(app)


def test_a_list_that_is_thrown_away_is_erased(app: Flask, house: House, visit: Visit) -> None:
    visitor = visit(house.budi)
    address = preview(visitor, NEW)
    assert visitor.post(f"{address}/buang").status_code == 303
    assert visitor.get(address).status_code == 404
    with app.app_context():
        assert db.session.query(Roster).count() == 0


def test_a_list_waits_a_day_and_one_at_a_time(app: Flask, house: House, visit: Visit) -> None:
    visitor = visit(house.budi)
    first, second = preview(visitor, NEW), preview(visitor, NEW)
    assert visitor.get(first).status_code == 404
    with app.app_context():
        db.session.execute(db.update(Roster).values(sent_at=clock.now() - timedelta(hours=25)))
        db.session.commit()
    assert visitor.get(second).status_code == 404
    preview(visit(house.ratna), NEW)
    with app.app_context():
        assert db.session.query(Roster).count() == 1


def test_nobody_sees_or_takes_over_the_list_of_another(house: House, visit: Visit) -> None:
    visitor = visit(house.budi)
    address = preview(visitor, NEW)
    for person in (house.ratna, house.endang):
        other = visit(person)
        assert other.get(address).status_code == 404
        assert other.post(address, {"seen": seen(visitor)}).status_code == 404
        other.post(f"{address}/buang")
    assert visitor.get(address).status_code == 200
    assert send(visitor, NEW, village=KENANGA).status_code == 422
    for person in (house.siti, house.hartono):
        assert visit(person).post(SEND).status_code == 403


def test_what_is_no_list_is_refused_on_the_page(house: House, visit: Visit) -> None:
    visitor = visit(house.budi)
    for content in (b"", b"%PDF-1.7\x00", b"PK\x03\x04", b"Umur\n3\n"):
        assert send(visitor, content).status_code == 422
        assert "Ada yang perlu diperbaiki" in visitor.page
    assert visitor.post(SEND, {"roster_id": "x"}).status_code == 422


def test_households_of_a_list_are_those_of_the_village(
    app: Flask, house: House, visit: Visit
) -> None:
    visitor = visit(house.budi)
    visitor.post(f"/orang/{house.rini.id}/keluarga", {"household": "SUKARDI"})
    take_over(visitor, preview(visitor, OFFICE))
    with app.app_context():
        assert set(db.session.scalars(db.select(Household.head_name))) == {"SUKARDI", "Suparman"}
